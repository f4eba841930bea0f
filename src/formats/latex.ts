import type { ExportOptions } from '../core/citing';
import { accents, ownCharacters, replacements } from './latex-characters';
import { greekLetters, lowered, mathsLetter, raised } from './latex-symbols';

/** How what isn't ASCII is written: by LaTeX commands where there are some, or as it is. */
export type Encoding = ExportOptions['encoding'];

/**
 * Write plain text for LaTeX and BibTeX, each command in braces of its own (`{\"u}`); what has none (other scripts,
 * emoji) is written as it is. What can't be seen is dropped, white space becomes single spaces.
 * Braces are balanced as BibTeX counts them: it knows no backslash before one.
 */
export function escapeLatex(text: string, encoding: Encoding = 'ascii'): string {
  return isPlain(text) ? text : escapeTidy(tidyText(text), encoding);
}

/** The same for text that `tidyText` has seen. Control characters stay, so that a caller can mark places with them. */
export function escapeTidy(text: string, encoding: Encoding): string {
  if (encoding === 'utf-8' || !/[^\0-\x7f]/.test(text)) return text.replace(special, writeOwn);
  return text.replace(specialOrForeign, (cluster: string, at: number) =>
    cluster.length === 1 && cluster < '\u007f' ? writeOwn(cluster, at, text) : (write(cluster, at, text) ?? cluster),
  );
}

/** Write text of several lines, as a note: the lines stay, and none of them begins as an entry does. */
export function escapeLines(text: string, encoding: Encoding): string {
  if (!text.includes('\n') && !text.includes('\r')) return escapeLatex(text, encoding);
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => escapeLatex(line, encoding));
  return lines
    .join('\n')
    .replace(/^@/gm, '{@}')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Drop control and zero-width characters, make white space single spaces, and compose letters with their marks. */
export function tidyText(text: string): string {
  if (!untidy.test(text) && !isSpaceAround(text)) return text;
  return text
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}\ufeff]|(?!\s)\p{Cc}|(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/(?<![\u0590-\u{10ffff}])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\u{10ffff}])/gu, '') // Emoji and Persian need theirs.
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** Whether text is written as it is: no sign of LaTeX's, nothing beyond ASCII, no white space but single spaces within. */
export function isPlain(text: string): boolean {
  return !unlike.test(text) && !isSpaceAround(text);
}

function isSpaceAround(text: string): boolean {
  return text.startsWith(' ') || text.endsWith(' ');
}

const unlike = /[^ !'-/0-9:;=?@A-Z[\]`a-z]| {2}/;

/** What text may have to be tidied of: anything beyond Latin-1's letters and signs, and more than a space. */
const untidy = /[^ -~\u00a1-\u00ac\u00ae-\u00ff]| {2}/;

const special = /[#$%&_\\{}~^<>|"]/g;

/** What may need a command: LaTeX's own characters, and anything beyond ASCII with the marks on it, runs of indices as one. */
const specialOrForeign = /[#$%&_\\{}~^<>|"]|[ -~]\p{M}+|[⁰¹²³⁴-⁹⁺-ⁿⁱ]+|[₀-₎ₐ-ₜᵢᵣᵤᵥⱼ]+|[^ -~]\p{M}*/gu;

function writeOwn(character: string, at: number, whole: string): string {
  if (character === '"') return opensQuote.test(whole[at - 1] ?? ' ') ? '``' : "''";
  return ownCharacters.get(character) ?? character;
}

const opensQuote = /[\s([{/–—-]/;

function write(cluster: string, at: number, whole: string): string | undefined {
  return (
    replacements.get(cluster) ??
    index('^', cluster, raised) ??
    index('_', cluster, lowered) ??
    greek(cluster, at, whole) ??
    accented(cluster) ??
    mathsLetter(cluster)
  );
}

/** Write raised or lowered characters as one index: `⁻¹` is `{$^{-1}$}`. */
function index(sign: string, cluster: string, characters: ReadonlyMap<string, string>): string | undefined {
  const written = [...cluster].map((character) => characters.get(character));
  if (written.includes(undefined)) return undefined;
  return written.length > 1 ? `{$${sign}{${written.join('')}}$}` : `{$${sign}${written[0]}$}`;
}

const greekLetter = /^\p{Script=Greek}$/u;

function greek(cluster: string, at: number, whole: string): string | undefined {
  const isAlone = ![whole[at - 1], whole[at + 1]].some((next) => next !== undefined && greekLetter.test(next));
  return isAlone ? greekLetters.get(cluster) : undefined;
}

/** T1 has signs of their own for these; elsewhere the accent goes on a letter without its dot. */
const hasOwnSign = /^[ìíîï]$/;

/** Marks that stand below the letter, and so go around those above: `ệ` is `{\d{\^e}}`. */
const below = new Set(['\u0323', '\u0326', '\u0327', '\u0328', '\u0331']);

/** Write a letter with one or two marks as accent commands, the innermost first. */
function accented(cluster: string): string | undefined {
  const [base = '', ...marks] = cluster.slice(0, 8).normalize('NFD');
  if (marks.length === 0 || marks.length > 2) return undefined;
  const above = marks.filter((mark) => !below.has(mark));
  const hasDot = /^[ij]$/.test(base) && above.length > 0 && !hasOwnSign.test(cluster);
  const letter = hasDot ? `{\\${base}}` : letterOf(base);
  const names = [...above, ...marks.filter((mark) => below.has(mark))].map((mark) => accents[mark] ?? '');
  if (letter === undefined || names.includes('')) return undefined;
  return names.reduce((inner, name) => `{\\${name}${/^[a-z]/i.test(name) ? braced(inner) : inner}}`, letter);
}

function braced(inner: string): string {
  return inner.startsWith('{') ? inner : `{${inner}}`;
}

/** An ASCII letter, or one beyond ASCII that has a command of its own, such as `ø`. */
function letterOf(character: string): string | undefined {
  if (/^[a-z]$/i.test(character)) return character;
  const written = replacements.get(character);
  return /^\p{L}$/u.test(character) && written?.startsWith('{\\') ? written : undefined;
}

import { accents, greekLetters, replacements } from './latex-characters';

/**
 * Write plain text for LaTeX and BibTeX: in ASCII where LaTeX has a command, each in braces of its own (`{\"u}`); other
 * scripts and emoji as they are. What can't be seen is dropped, white space becomes single spaces.
 * Braces are balanced as BibTeX counts them: it knows no backslash before one.
 */
export function escapeLatex(text: string): string {
  return escapeTidy(tidyText(text));
}

/** The same for text that `tidyText` has seen. Control characters stay, so that a caller can mark places with them. */
export function escapeTidy(text: string): string {
  return text.replace(special, (cluster, at: number) => {
    if (cluster === '"') return /[\s([{/–—-]/.test(text[at - 1] ?? ' ') ? '``' : "''";
    return replacements.get(cluster) ?? greek(cluster, at, text) ?? accented(cluster) ?? cluster;
  });
}

/** Drop control and zero-width characters, make white space single spaces, and compose letters with their marks. */
export function tidyText(text: string): string {
  return text
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}\ufeff]|(?!\s)\p{Cc}|(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/(?<![\u0590-\u{10ffff}])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\u{10ffff}])/gu, '') // Emoji and Persian need theirs.
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** What may need a command: LaTeX's own characters, and anything beyond ASCII with the marks on it. */
const special = /[#$%&_\\{}~^<>|"]|[ -~]\p{M}+|[^ -~]\p{M}*/gu;

const greekLetter = /^\p{Script=Greek}$/u;

function greek(cluster: string, at: number, whole: string): string | undefined {
  const isAlone = ![whole[at - 1], whole[at + 1]].some((next) => next !== undefined && greekLetter.test(next));
  return isAlone ? greekLetters.get(cluster) : undefined;
}

/** Marks that stand below the letter, and so go around those above: `ệ` is `{\d{\^e}}`. */
const below = new Set(['\u0323', '\u0326', '\u0327', '\u0328', '\u0331']);

/** Write a letter with one or two marks as accent commands, the innermost first. */
function accented(cluster: string): string | undefined {
  const [base = '', ...marks] = cluster.slice(0, 8).normalize('NFD');
  if (marks.length === 0 || marks.length > 2) return undefined;
  const above = marks.filter((mark) => !below.has(mark));
  const letter = /^[ij]$/.test(base) && above.length > 0 ? `{\\${base}}` : letterOf(base);
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

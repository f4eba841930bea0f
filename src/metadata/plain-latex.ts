import { tidy } from '../core/text';
import { accents, replacements } from '../formats/latex-characters';

const marks: ReadonlyMap<string, string> = new Map(Object.entries(accents).map(([mark, command]) => [command, mark]));

/** Characters by the command that writes each, as `ss` for ß; those in maths are left there. */
const characters: ReadonlyMap<string, string> = new Map(
  [...replacements].flatMap(([character, written]): [string, string][] => {
    const [, command] = /^\{?\\([A-Za-z]+|[#$%&_])(?:\{\})?\}?$/.exec(written) ?? [];
    return command === undefined ? [] : [[command, character]];
  }),
);

/**
 * Read the LaTeX of a bibliography that is written by a machine, as the ACL Anthology's: accents, letters and signs become
 * characters, braces go, maths stays. Commands that it doesn't know go, too.
 */
export function plainLatex(text: string): string {
  return tidy(outsideMaths(text, withoutCommands)).normalize('NFC');
}

/** Put characters in place of the accents, letters and signs that LaTeX has commands for, without those that set type, and leave all else as it is. */
export function readAccents(text: string): string {
  return text.includes('\\') ? outsideMaths(text, withCharacters).normalize('NFC') : text;
}

function outsideMaths(text: string, read: (part: string) => string): string {
  const parts = text.slice(0, 100_000).split(/(\$[^$]{1,500}\$)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : read(part))).join('');
}

const letter = '(?:\\{\\s{0,3}(\\\\?[A-Za-z])\\s{0,3}\\}|(\\\\[ij](?![A-Za-z])|[A-Za-z]))';
/** Accents that are signs, and those that are letters, which a space or a brace follows. */
const signs = new RegExp(`\\\\([\`'^"~=.])\\s{0,3}${letter}`, 'g');
const letters = new RegExp(`\\\\([uvHcdkbr]|textcommabelow)(?:\\s{1,3}|(?=\\{))${letter}`, 'g');

const typed =
  /\\(?:emph|underline|text(?:it|bf|tt|sc|rm|sf|sl|up|md|normal)?)\s{0,3}\{([^{}]{0,500})\}|\{\\(?:em|it|bf|tt|sc|rm|sf|sl)\s{1,3}([^{}]{0,500})\}/g;

/** Without what sets type, three within each other at most. */
function withoutType(text: string): string {
  const once = (part: string) => part.replace(typed, (_, one?: string, other?: string) => one ?? other ?? '');
  return once(once(once(text)));
}

function withCharacters(text: string): string {
  return withoutType(text)
    .replace(signs, accented)
    .replace(letters, accented)
    .replace(/\\([A-Za-z]{1,30})(?:\{\}|\s{1,3})?/g, (whole, name: string) => characters.get(name) ?? whole)
    .replace(/\\([#$%&_])/g, '$1')
    .replace(/\{(\p{L}\p{M}{0,2})\}/gu, '$1');
}

function withoutCommands(text: string): string {
  return text
    .replace(signs, accented)
    .replace(letters, accented)
    .replace(/\\([A-Za-z]{1,30})(?:\{\}|\s{1,3})?/g, (_, name: string) => characters.get(name) ?? '')
    .replace(/\\([#$%&_])/g, '$1')
    .replace(/\\[{}]/g, (brace) => (brace === '\\{' ? '\uE000' : '\uE001'))
    .replace(/\\./g, '')
    .replace(/[{}]/g, '')
    .replaceAll('\uE000', '{')
    .replaceAll('\uE001', '}')
    .replaceAll('~', ' ')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”');
}

/** The letter with its mark; an i or j without its dot makes room for one. */
function accented(_: string, command: string, braced?: string, bare?: string): string {
  return (braced ?? bare ?? '').replace('\\', '') + (marks.get(command) ?? '');
}

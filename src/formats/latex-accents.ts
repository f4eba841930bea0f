import { accents } from './latex-characters';

const marks: ReadonlyMap<string, string> = new Map(Object.entries(accents).map(([mark, command]) => [command, mark]));

/** A letter behind an accent, in braces or not; an i or j without its dot takes the white space behind it. */
const letter = '(?:\\{\\s{0,3}(\\\\?[A-Za-z])\\s{0,3}\\}|(\\\\[ij])(?![A-Za-z])\\s{0,3}|([A-Za-z]))';

/** Accents that are signs, and those that are letters, which a space or a brace follows. No line break stands before them. */
const signs = new RegExp(`(?<!\\\\)\\\\([\`'^"~=.])\\s{0,3}${letter}`, 'g');
const letters = new RegExp(
  `(?<!\\\\)\\\\([uvHcdkbr]|textcommabelow)(?:\\s{1,3}|(?=\\{|\\\\[ij](?![A-Za-z])))${letter}`,
  'g',
);

/** Put letters with accents in place of LaTeX's commands for them (`\'{\i}` is `í`), and leave all else as it is. Maths isn't known. */
export function withAccents(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(signs, accented).replace(letters, accented);
}

/** Compose letters with their marks; an i or j without its dot makes room for one. */
export function composed(text: string): string {
  return text
    .replace(/ı(?=\p{Mn})/gu, 'i')
    .replace(/ȷ(?=\p{Mn})/gu, 'j')
    .normalize('NFC');
}

function accented(whole: string, command: string, braced?: string, dotless?: string, bare?: string): string {
  const base = braced ?? dotless ?? bare ?? '';
  // A command of one letter that isn't one without its dot, as `\o`.
  if (/^\\[^ij]/.test(base)) return whole;
  return composed(base.replace('\\', '') + (marks.get(command) ?? ''));
}

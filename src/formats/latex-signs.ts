import { accents, ownCharacters, replacements } from './latex-characters';
import { greekLetters, lowered, mathsLetter, raised } from './latex-symbols';

/** Where letters of mathematics are in Unicode: letterlike symbols, and the block of their own. */
const letters = [
  [0x2100, 0x214f],
  [0x1d400, 0x1d7ff],
] as const;

/** We don't write these so, because Unicode fonts lack the circle, but others do. */
const circledDigits = [...'①②③④⑤⑥⑦⑧⑨'].map((sign, at): [string, string] => [sign, `{\\textcircled{${at + 1}}}`]);

let signs: Map<string, string> | undefined;
let indices: Record<'^' | '_', Map<string, string>> | undefined;

/**
 * Put in the characters that we write as commands or formulas: `{$\mathbf{A}$}` is `𝐀`, `{$^{-1}$}` is `⁻¹`. What has
 * braces of its own is a sign, what has none a formula. Where several characters are written alike, the first counts.
 */
export function withSigns(text: string): string {
  if (!/\{[\\$]/.test(text)) return text;
  signs ??= inverse([
    ...replacements,
    ...circledDigits,
    ...greekLetters,
    ...letters.flatMap(([first, last]) => mathsLetters(first, last)),
  ]);
  indices ??= { '^': inverse(raised), _: inverse(lowered) };
  return text.replace(/\{[\\$](?:[^{}]|\{[^{}]{0,40}\}){1,60}\}/g, (whole) => {
    const [, sign, group = '', one = ''] = /^\{\$([\^_])(?:\{([^{}]{1,40})\}|([^{}\\$]))\$\}$/.exec(whole) ?? [];
    if (sign === undefined) return signs?.get(whole) ?? accented(whole) ?? whole;
    const all = [...(group || one)].map((character) => indices?.[sign as '^' | '_'].get(character));
    return all.includes(undefined) ? whole : all.join('');
  });
}

/** `{\b{K}}` with whatever accent there is. */
function accented(whole: string): string | undefined {
  const [, name, letter] = /^\{\\([a-z]+)\{([a-z])\}\}$/i.exec(whole) ?? [];
  const mark = Object.entries(accents).find(([, command]) => command === name)?.[0];
  return letter === undefined || mark === undefined ? undefined : (letter + mark).normalize('NFC');
}

function mathsLetters(first: number, last: number): [string, string][] {
  return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).flatMap((character) => {
    const latex = mathsLetter(character);
    return latex === undefined ? [] : [[character, latex] as [string, string]];
  });
}

/** What is written as a character of ASCII is stays as it is. */
function inverse(table: Iterable<readonly [string, string]>): Map<string, string> {
  const own = new Set(ownCharacters.values());
  const found = new Map<string, string>();
  for (const [character, latex] of table) if (!own.has(latex) && !found.has(latex)) found.set(latex, character);
  return found;
}

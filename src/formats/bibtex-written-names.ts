import { type Name, parseName } from '../core/name';

/** A name of a BibTeX file in its parts, LaTeX as it is; `whole` stands in braces as one, `plain` is in the order of a page. */
export type WrittenName =
  | { whole: string }
  | { plain: string }
  | { family: string; given: string; particle: string; suffix: string };

/** Names of one list, and characters of one. */
const [maxNames, maxLength] = [20_000, 1_000];

/**
 * Split a list of names as BibTeX does: at each `and` that stands in no braces, then at commas, then particles by their
 * small letters. BibLaTeX's `family=…, given=…` are read, too.
 * Source: https://tug.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf (section 11).
 */
export function splitNames(written: string): WrittenName[] {
  return cut(written.slice(0, maxNames * 100).replace(/\s+/g, ' '), /^ and (?=.)/i)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, maxNames)
    .map((name) => splitName(name.slice(0, maxLength)));
}

/** The texts of a name that are to be decoded. */
export function textsOf(name: WrittenName): string[] {
  return Object.values(name);
}

/** A name of its decoded parts; undefined for nobody. */
export function decodedName(name: WrittenName, decode: (text: string) => string): Name | undefined {
  if ('whole' in name) return { literal: decode(name.whole) };
  if ('plain' in name) return parseName(decode(name.plain));
  const [family, given, particle, suffix] = [name.family, name.given, name.particle, name.suffix].map(decode);
  if (!family) return given ? { literal: given } : undefined;
  if (!given && !particle && !suffix) return { literal: family };
  return {
    family,
    ...(given && { given }),
    ...(particle && { 'non-dropping-particle': particle }),
    ...(suffix && { suffix }),
  };
}

function splitName(name: string): WrittenName {
  if (isGroup(name)) return { whole: name.slice(1, -1) };
  const parts = cut(name, /^,/).map((part) => part.trim());
  const extended = parts.map((part) =>
    /^"?(family|given|prefix|suffix|useprefix|(?:family|given|prefix|suffix)-i)\s?=\s?(.*?)"?$/i.exec(part),
  );
  if (extended.every((part) => part !== null)) {
    const of = (wanted: string) => bare(extended.find((part) => part[1]?.toLowerCase() === wanted)?.[2] ?? '');
    return { family: of('family'), given: of('given'), particle: of('prefix'), suffix: of('suffix') };
  }
  const [before = '', second = '', third] = parts;
  if (parts.length === 1) return hasGroup(name) ? inOrder(name) : { plain: name };
  if (parts.length > 3) return { plain: name };
  const words = wordsOf(before);
  const small = smallWords(words);
  return {
    family: bare(words.slice(small).join(' ')),
    particle: words.slice(0, small).join(' '),
    suffix: bare(third === undefined ? '' : second),
    given: bare(third ?? second),
  };
}

/** `Jan {van Dam}` and `Ann de {la Cruz}`: what stands in braces is one word. */
function inOrder(name: string): WrittenName {
  const words = wordsOf(name);
  const first = words.slice(0, -1).findIndex(isSmall);
  const given = words.splice(0, first === -1 ? words.length - 1 : first);
  const small = smallWords(words);
  return {
    given: given.join(' '),
    particle: words.slice(0, small).join(' '),
    family: bare(words.slice(small).join(' ')),
    suffix: '',
  };
}

/** How many words before the last one begin with a small letter; what stands between two surnames (`Ramón y Cajal`) is no particle. */
function smallWords(words: readonly string[]): number {
  const first = words.slice(0, -1).findIndex((word) => !isSmall(word));
  return first === -1 ? Math.max(0, words.length - 1) : first;
}

/** A part in braces of its own without them. */
function bare(text: string): string {
  return isGroup(text) ? text.slice(1, -1) : text;
}

/** Whether a text stands in one pair of braces as a whole, and isn't a letter with an accent. */
function isGroup(text: string): boolean {
  if (!/^\{(?!\\)[\s\S]*\}$/.test(text)) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}

/** Whether braces hold several words, with accents in them or not. */
function hasGroup(name: string): boolean {
  return wordsOf(name).some((word) => /^\{[^\\][\s\S]* /.test(word) && isGroup(word));
}

function wordsOf(text: string): string[] {
  return cut(text, /^[ ~]+/).filter((word) => word !== '');
}

/** Whether a word's first letter is small; what stands in braces has no size, but for a letter with an accent. */
function isSmall(word: string): boolean {
  const [, letter = ''] = /^(?:\{?\\(?:[^a-zA-Z]|[a-zA-Z](?=\s?\{)|[a-zA-Z](?= ))\s?\{?\\?)?([^{\\])/u.exec(word) ?? [];
  if (letter !== '') return /\p{Ll}/u.test(letter);
  return /^\{?\\(?:ae|oe|aa|o|l|ss|i|j|dh|dj|th|ng)(?![a-zA-Z])/.test(word);
}

/** Cut a text where the expression finds something outside of all braces. */
function cut(text: string, at: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  const first = at.source.startsWith('^,') ? ',' : ' ~';
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? '';
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (depth === 0 && first.includes(sign) && text[index - 1] !== '\\') {
      const [found] = at.exec(text.slice(index, index + 20)) ?? [];
      if (found === undefined) continue;
      pieces.push(text.slice(from, index));
      from = index + found.length;
      index = from - 1;
    }
  }
  return [...pieces, text.slice(from)];
}

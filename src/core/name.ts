import { fold, tidy } from './text';

/**
 * A person's name with CSL-JSON's parts. A group or a name that can't be split has only `literal`.
 * Source: https://github.com/citation-style-language/schema (csl-data.json, name-variable).
 */
export interface Name {
  family?: string;
  given?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
  literal?: string;
  /** As a page prints it. The page's script leaves the splitting to whom it sends the name (`splitName`): it has no room for it. */
  printed?: string;
}

/** Characters of one name; what is longer is cut. */
export const maxNameLength = 200;

const suffixes = /^(?:jr|sr)\.?$|^(?:II|III|IV)$/i;
// Marked pure, or a script that splits no name would carry them.
const particles = /* @__PURE__ */ setOf(
  'van von vom der den de het la le les du da das dos do di del della degli dal ter ten te zu zum zur af av al el bin ibn',
);
const capitalParticles = /* @__PURE__ */ setOf('Van Von De Del Della Di Dos El La Le Ter Ten');
const vietnameseFamilies = /* @__PURE__ */ setOf(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh',
);
const groupWord =
  /(?:^| )(?:AI|Team|Teams|Collaborations?|Consortium|Collective|Group|Labs?|Laborator(?:y|ies)|Institute|University|Initiative|Community|Network|Project|Foundation|Society|Committee|Alliance|Association|Cent(?:er|re)|Council|Corporation|Inc\.?|Research|of|for|and|&|the|The)(?= |$)/;

/** The name with its parts, split if it came as printed. */
export function splitName(name: Name): Name {
  return name.printed === undefined ? name : parseName(name.printed);
}

/**
 * Split a name as pages print it: `Laurens van der Maaten`, `Sammy Davis Jr.`, also `Maaten, Laurens van der`.
 * Groups (`Open Science Collaboration`), single words (`DeepSeek-AI`) and names in Han, Kana or Hangul stay literal.
 */
export function parseName(text: string): Name {
  const name = tidy(text.slice(0, 2 * maxNameLength)).slice(0, maxNameLength);
  const parts = name.split(/ ?, ?/).filter((part) => part !== '');
  const [before = '', ...after] = parts;
  if (after.length > 0 && after.every((part) => suffixes.test(part))) return split(`${before} ${after.join(' ')}`);
  if (after.length === 0) return split(before);
  return groupWord.test(name) || after.length > 2 ? { literal: name } : inverted(before, after);
}

/** Whether a word is one of those that may stand before a surname: `van`, `de`. */
export function isParticle(word: string): boolean {
  return particles.has(word);
}

/** Write a name as "Given Surname". */
export function displayName(name: Name): string {
  const whole = name.literal ?? name.printed;
  if (whole !== undefined) return whole;
  return [name.given, name['non-dropping-particle'], name.family, name.suffix].filter((part) => part).join(' ');
}

function split(name: string): Name {
  const all = name.split(' ');
  const suffix = all.length > 2 && suffixes.test(all.at(-1) ?? '') ? all.pop() : undefined;
  if (all.length < 2 || groupWord.test(name) || isUnsplittable(name)) return { literal: name };
  const start = familyStart(all);
  return nameOf(all.slice(0, start).join(' '), all.slice(start), suffix);
}

/** `Family, Given` and `Family, Jr., Given`; particles may stand before the family or after the given name. */
function inverted(family: string, after: string[]): Name {
  const suffix = after.find((part) => suffixes.test(part));
  const given = after
    .filter((part) => part !== suffix)
    .join(' ')
    .split(' ');
  const trailing: string[] = [];
  while (given.length > 1 && particles.has(given.at(-1) ?? '')) trailing.unshift(given.pop() ?? '');
  return nameOf(given.join(' '), [...trailing, ...family.split(' ')], suffix);
}

/** Particles in small letters stand apart; capital ones (`Van Gool`) are part of the family name. */
function nameOf(given: string, familyWords: string[], suffix: string | undefined): Name {
  const first = familyWords.findIndex((word, index) => index === familyWords.length - 1 || !particles.has(word));
  const particle = familyWords.slice(0, first).join(' ');
  return {
    family: familyWords.slice(first).join(' '),
    ...(given ? { given } : {}),
    ...(particle ? { 'non-dropping-particle': particle } : {}),
    ...(suffix ? { suffix } : {}),
  };
}

/** Where the family name begins, its particles included. */
function familyStart(all: string[]): number {
  const last = all.length - 1;
  let start = last;
  while (start > 0 && particles.has(all[start - 1] ?? '')) start -= 1;
  if (start <= 1 || !capitalParticles.has(all[start - 1] ?? '')) return start;
  // "Van" is a middle name where the family is Vietnamese.
  const isMiddleName = start === last && [all[0], all[last]].some((word) => vietnameseFamilies.has(fold(word ?? '')));
  return isMiddleName ? start : start - 1;
}

function isUnsplittable(name: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]|\)$/u.test(name);
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

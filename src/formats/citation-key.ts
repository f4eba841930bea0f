import { defaultKeyPattern } from '../core/citing';
import { schemeOf } from '../core/identifier';
import type { Paper } from '../core/paper';
import { foldToAscii } from './ascii';
import { type KeyPattern, type KeyTerm, parseKeyPattern } from './key-pattern';

const scholar = parseKeyPattern(defaultKeyPattern);

/** Read a pattern; one that can't be read is as if nobody had set one. */
export function keyPatternOf(text: string): KeyPattern {
  try {
    return parseKeyPattern(text);
  } catch {
    return scholar;
  }
}

/**
 * Propose a citation key by a pattern, by default Google Scholar's: the first author's surname or group, the year, and the
 * title's first word that says something, as in `touvron2023llama`. ASCII letters, digits and `: . _ + / -`, never empty,
 * and of letters and digits alone at its ends.
 */
export function proposeKey(paper: Paper, pattern: KeyPattern = scholar): string {
  for (const terms of pattern) {
    const key = keyBy(terms, paper);
    if (key !== undefined) return key;
  }
  return pattern === scholar ? (keyById(paper) ?? 'paper') : proposeKey(paper);
}

/** Make a key that isn't taken, whatever its case, by adding a, b, … z, aa, ab and so on. `taken` is in small letters. */
export function uniqueKey(proposed: string, taken: ReadonlySet<string>): string {
  const keyAt = (count: number) => keyVariant(proposed, count);
  const isTaken = (count: number) => taken.has(keyAt(count).toLowerCase());
  let free = 0;
  while (free < steps && isTaken(free)) free += 1;
  if (!isTaken(free)) return keyAt(free);
  // Of many with one name, the first that is free isn't looked for one by one.
  let last = free;
  while (isTaken(free)) [last, free] = [free, free * 2];
  while (free - last > 1) {
    const between = Math.floor((last + free) / 2);
    if (isTaken(between)) last = between;
    else free = between;
  }
  return keyAt(free);
}

/** What a key becomes that is taken, by number: itself, then with a, b, … z, aa, ab and so on. */
export function keyVariant(proposed: string, number: number): string {
  return number === 0 ? proposed : proposed + letters(number);
}

/** Keys that are tried one by one. */
const steps = 100;

/** Characters of a key that is made. */
const maxKeyLength = 100;

/** What stands for the authors where nobody has said them. */
const nobody = 'anonymous';

/** The key by an alternative; undefined where that says nothing of the paper. */
function keyBy(terms: readonly KeyTerm[], paper: Paper): string | undefined {
  const said = terms.map((term) => saidBy(term, paper));
  if (said.includes(undefined)) return undefined;
  const read = terms.map(({ source }, index) => ({
    of: typeof source === 'string' ? 'text' : source.it.of,
    at: index,
  }));
  const says = ({ at }: { at: number }) => (said[at] ?? '') !== '';
  if (!read.some((part) => part.of !== 'text' && says(part))) return undefined;
  // A year alone tells nothing where a title was asked for.
  const isVague = read.some(({ of }) => of === 'other') && !read.some((part) => !isDate(part) && says(part));
  if (isVague) return keyById(paper) ?? keyed(withNobody(terms, said));
  return keyed(withNobody(terms, said));
}

function isDate({ of }: { of: string }): boolean {
  return of === 'date' || of === 'text';
}

/** What a term says; undefined where the next alternative is to be taken. */
function saidBy({ source, filters }: KeyTerm, paper: Paper): string | undefined {
  const text = typeof source === 'string' ? source : source.it.read(paper, ...(source.values as never[]));
  return filtered(text, filters);
}

function filtered(text: string, filters: KeyTerm['filters']): string | undefined {
  let now: string | undefined = text;
  for (const { it, values } of filters) if (now !== undefined) now = it.apply(now, ...(values as never[]));
  return now;
}

/** All that was said, with a word for authors that nobody has said. */
function withNobody(terms: readonly KeyTerm[], said: readonly (string | undefined)[]): string {
  return terms
    .map(({ source, filters }, index) => {
      const isMissing = said[index] === '' && typeof source !== 'string' && source.it.of === 'authors';
      return isMissing ? (filtered(nobody, filters) ?? '') : said[index];
    })
    .join('');
}

/** A text as a key; undefined where nothing is left of it. */
function keyed(text: string): string | undefined {
  const key = foldToAscii(text)
    .replace(/[^A-Za-z0-9:._+/-]+/g, '')
    .slice(0, maxKeyLength)
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  return key === '' ? undefined : key;
}

/** `arxiv230709288`; undefined where the paper has no identifier but its title. */
function keyById({ id }: Paper): string | undefined {
  if (schemeOf(id) === 'title') return undefined;
  return foldToAscii(id)
    .replace(/[^A-Za-z0-9]+/g, '')
    .slice(0, maxKeyLength);
}

/** Count in letters: 1 is `a`, 26 `z`, 27 `aa`. */
function letters(count: number): string {
  const before = Math.floor((count - 1) / 26);
  return (before > 0 ? letters(before) : '') + String.fromCharCode(97 + ((count - 1) % 26));
}

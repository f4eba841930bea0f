import { type WordField, wordFields } from './folded';
import { expressionOf } from './match';
import { type PlacedWord, wordsIn } from './placed-words';
import type { Query } from './query';
import { segmented } from './texts';

/** Places that are told of one text. */
const maxPlaces = 200;

/** How much of a text is looked at, in UTF-16 code units. */
const maxLength = 20_000;

/** From its first UTF-16 code unit to the one behind its last. */
export type Place = [start: number, end: number];

/** A condition that is looked for in a text. */
type TextCondition = Extract<Query, { kind: 'words' | 'author' | 'pattern' }>;

/**
 * Find where, in a text as the page shows it, a query's words, phrases, beginnings of words, authors and patterns stand
 * that aren't negated: sorted, none overlapping another, at most 200.
 * @param field What the text is: conditions on other fields are left out. Without it all are looked for.
 */
export function locate(query: Query, text: string, field?: WordField): Place[] {
  const wanted = positive(query).filter((condition) => isAbout(condition, field));
  if (wanted.length === 0) return [];
  const bounded = text.slice(0, maxLength);
  const read = wordsIn(bounded);
  const places = wanted.flatMap((condition) =>
    condition.kind === 'pattern' ? matched(condition, bounded) : said(condition, read),
  );
  return merged(places).slice(0, maxPlaces);
}

/** The conditions on texts that make a query true by being met. */
function positive(query: Query, isNegated = false): TextCondition[] {
  if (query.kind === 'and' || query.kind === 'or') return query.of.flatMap((part) => positive(part, isNegated));
  if (query.kind === 'not') return positive(query.of, !isNegated);
  const isText = query.kind === 'words' || query.kind === 'author' || query.kind === 'pattern';
  return isText && !isNegated ? [query] : [];
}

function isAbout(condition: TextCondition, field: WordField | undefined): boolean {
  const of = condition.kind === 'author' ? 'author' : condition.field;
  return field === undefined || (of === undefined ? wordFields.includes(field) : of === field);
}

function matched({ source, ignoresCase }: Extract<Query, { kind: 'pattern' }>, text: string): Place[] {
  const expression = expressionOf(source, ignoresCase, 'g');
  const places: Place[] = [];
  for (const found of expression ? text.matchAll(expression) : []) {
    if (found[0] !== '') places.push([found.index, found.index + found[0].length]);
    if (places.length === maxPlaces) break;
  }
  return places;
}

function said(condition: Exclude<TextCondition, { kind: 'pattern' }>, read: readonly PlacedWord[]): Place[] {
  const wanted = segmented(condition.kind === 'author' ? condition.name : condition.words).split(' ');
  const last = wanted.length - 1;
  const places: Place[] = [];
  for (let at = 0; at + last < read.length && places.length < maxPlaces; at += 1) {
    const stands = wanted.every((word, index) => {
      const have = read[at + index]?.word ?? '';
      return condition.prefix && index === last ? have.startsWith(word) : have === word;
    });
    const [first, final] = [read[at], read[at + last]];
    if (stands && first && final) places.push([first.start, final.end]);
  }
  return places;
}

function merged(places: readonly Place[]): Place[] {
  const all: Place[] = [];
  for (const [start, end] of places.toSorted((a, b) => a[0] - b[0])) {
    const before = all.at(-1);
    if (before && start < before[1]) before[1] = Math.max(before[1], end);
    else all.push([start, end]);
  }
  return all;
}

import { displayName } from '../core/name';
import { fold } from '../core/text';
import { dayLength, dayOfTime } from './days';
import { type Folded, type WordField, wordFields } from './folded';
import { locate } from './locate';
import { compile, type ExactCondition, meets } from './match';
import { type AuthorCondition, isPerson } from './people';
import { numberOf } from './quantities';
import type { DayField, ExactField, NumberField, Query } from './query';

/** Different words that are told of one condition in one field. */
const maxWords = 5;

/** Why a query is true of a subject: one condition that is met, and by what. */
export interface Reason {
  field: WordField | ExactField | NumberField | DayField | 'is' | 'has';
  /**
   * What was found, as the page shows it: words, authors, the tag or the category, a number, a date; for `is` and `has`
   * what they ask for. At most 5, none where what is met is that something isn't there.
   */
  words: string[];
  /** The condition; a negated one is a `not`. */
  condition: Query;
}

/**
 * Say which conditions make a query true, in the order of the query, a field each; nothing where it isn't true. What is
 * met by not being there is told only where there is nothing else to tell.
 */
export function explain(query: Query, subject: Folded): Reason[] {
  if (compile(query)(subject) !== true) return [];
  const reasons = reasonsFor(query, subject);
  const telling = reasons.filter(({ condition }) => condition.kind !== 'not');
  return telling.length > 0 ? telling : reasons;
}

function reasonsFor(query: Query, subject: Folded): Reason[] {
  if (compile(query)(subject) !== true) return [];
  switch (query.kind) {
    case 'everything':
      return [];
    case 'and':
    case 'or':
      return query.of.flatMap((part) => reasonsFor(part, subject));
    case 'not':
      return reasonsAgainst(query.of, subject);
    case 'words':
    case 'pattern':
      return (query.field ? [query.field] : wordFields).flatMap((field) => found(query, field, subject));
    case 'author':
      return authors(query, subject);
    case 'exact':
      return values(query, subject);
    case 'number':
    case 'day':
      return [{ field: query.field, words: quantity(query.field, subject), condition: query }];
    case 'is':
    case 'has':
      return [{ field: query.kind, words: [query.what], condition: query }];
  }
}

/** Why a query is false. */
function reasonsAgainst(query: Query, subject: Folded): Reason[] {
  if (compile(query)(subject) !== false) return [];
  switch (query.kind) {
    case 'everything':
      return [];
    case 'and':
    case 'or':
      return query.of.flatMap((part) => reasonsAgainst(part, subject));
    case 'not':
      return reasonsFor(query.of, subject);
    case 'is':
    case 'has':
      return [{ field: query.kind, words: [], condition: { kind: 'not', of: query } }];
    default: {
      const field = query.kind === 'author' ? 'author' : query.field;
      return (field ? [field] : wordFields).map((one) => ({
        field: one,
        words: [],
        condition: { kind: 'not', of: query },
      }));
    }
  }
}

function found(condition: Query, field: WordField, subject: Folded): Reason[] {
  const words = new Set<string>();
  for (const text of subject.raw(field) ?? [])
    for (const [start, end] of locate(condition, text, field))
      if (words.size < maxWords) words.add(text.slice(start, end));
  return words.size > 0 ? [{ field, words: [...words], condition }] : [];
}

function authors(condition: AuthorCondition, { subject, people = [] }: Folded): Reason[] {
  const met = subject.author?.filter((_, index) => people[index] && isPerson(people[index], condition)) ?? [];
  return [{ field: 'author', words: met.slice(0, maxWords).map(displayName), condition }];
}

function values(condition: ExactCondition, { subject }: Folded): Reason[] {
  const all = [subject[condition.field] ?? []].flat();
  const met = all.filter((value) => meets(condition, fold(value)));
  return [{ field: condition.field, words: met.slice(0, maxWords), condition }];
}

/** A number or a day; of a date that is only in an arXiv id, the id. */
function quantity(field: NumberField | DayField, folded: Folded): string[] {
  const { subject } = folded;
  if (field === 'added' || field === 'addedAge') return [isoDay(subject.added)];
  if (field === 'read' || field === 'readAge') return [isoDay(subject.read)];
  if (field === 'year' || field === 'age' || field === 'date')
    return [subject.issued || (subject.id?.find((id) => id.startsWith('arxiv:')) ?? '')];
  const { from } = numberOf(folded, field) || { from: 0 };
  return [String(from)];
}

function isoDay(time = 0): string {
  return new Date(dayOfTime(time) * dayLength).toISOString().slice(0, 10);
}

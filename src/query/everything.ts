import { expressionOf } from './match';
import type { NumberField, Query } from './query';

/**
 * Whether a query says nothing about a paper, so that a rule with it would meet every one: the empty query, what it is
 * joined to by OR, NOT of what nothing meets, `a OR -a`; an expression that fits any title (`/./`), a count that all
 * papers reach (`upvotes>=0`). Else only the query's form is looked at: `year<2000 OR year>=2000` or `-id:nothing` is
 * taken to say something.
 */
export function matchesEverything(query: Query): boolean {
  switch (query.kind) {
    case 'everything':
      return true;
    case 'and':
      return query.of.every(matchesEverything);
    case 'or':
      return query.of.some(matchesEverything) || hasOpposites(query.of);
    case 'not':
      return matchesNothing(query.of);
    case 'pattern':
      return fitsAnything(query);
    case 'number':
      return query.to === undefined && (query.from ?? 0) <= (least[query.field] ?? 0);
    default:
      return false;
  }
}

/** The least that a paper has, where that isn't 0. Not every paper is read. */
const least: Partial<Record<NumberField, number>> = { year: 1000, authors: 1, readAge: -1 };

/** Texts that have next to nothing in common but that they are of letters, with spaces between words. */
const titles = ['word2vec Explained', 'GPT-4 Report', 'Why Do Graphs Oversmooth?', 'Fast FFTs on GPUs', 'K. Cholesky'];

/** Whether an expression fits whatever may stand in a field that every paper has. */
function fitsAnything({ field, source, ignoresCase }: Extract<Query, { kind: 'pattern' }>): boolean {
  if (field === 'note' || field === 'venue') return false;
  const expression = expressionOf(source, ignoresCase);
  return expression !== undefined && titles.every((title) => expression.test(title));
}

/** Whether no paper can meet a query, by its form alone: NOT of everything, `a -a`. */
export function matchesNothing(query: Query): boolean {
  switch (query.kind) {
    case 'and':
      return query.of.some(matchesNothing) || hasOpposites(query.of);
    case 'or':
      return query.of.every(matchesNothing);
    case 'not':
      return matchesEverything(query.of);
    default:
      return false;
  }
}

/** Whether two of the parts are each other's negation. */
function hasOpposites(parts: Query[]): boolean {
  const known = new Set(parts.map(formOf));
  return parts.some((part) => part.kind === 'not' && known.has(formOf(part.of)));
}

/** What two queries of the same form share. NOT of NOT is left out; the order of what is joined isn't. */
function formOf(query: Query): string {
  return query.kind === 'not' && query.of.kind === 'not' ? formOf(query.of.of) : JSON.stringify(query);
}

import type { Query } from './query';

/**
 * Whether a query says nothing about a paper, so that a rule with it would meet every one: the empty query, what it is
 * joined to by OR, NOT of what nothing meets, `a OR -a`. Only the query's form is looked at, so it stops where the
 * meaning of conditions would have to be known: `year<2000 OR year>=2000` or `-id:nothing` is taken to say something.
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
    default:
      return false;
  }
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

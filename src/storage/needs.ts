import type { Query } from '../query/query';

/** Whether a query asks for what only sightings and papers know: the sites. */
export function asksForSite(query: Query): boolean {
  return someCondition(query, (condition) => condition.kind === 'exact' && condition.field === 'site');
}

/** Whether a query asks for more than annotations say. Papers are most of the library; without them a search is far quicker. */
export function asksForPaper(query: Query): boolean {
  return someCondition(query, (condition) => {
    if (condition.kind === 'everything') return false;
    return !inAnnotations.has(
      condition.kind === 'is' || condition.kind === 'has' ? condition.what : fieldOf(condition),
    );
  });
}

/** What annotations know: fields, and what `is:` and `has:` ask for. */
const inAnnotations = new Set<string | undefined>([
  'note',
  'tag',
  'status',
  'added',
  'addedAge',
  'read',
  'readAge',
  'starred',
  'saved',
  'hidden',
]);

function fieldOf(
  condition: Exclude<Query, { kind: 'and' | 'or' | 'not' | 'everything' | 'is' | 'has' }>,
): string | undefined {
  return condition.kind === 'author' ? 'author' : condition.field;
}

type Condition = Exclude<Query, { kind: 'and' | 'or' | 'not' }>;

function someCondition(query: Query, test: (condition: Condition) => boolean): boolean {
  if (query.kind === 'and' || query.kind === 'or') return query.of.some((part) => someCondition(part, test));
  if (query.kind === 'not') return someCondition(query.of, test);
  return test(query);
}

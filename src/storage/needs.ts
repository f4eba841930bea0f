import type { Query } from '../query/query';

/** Whether a query asks for what only sightings and papers know: the sites. */
export function asksForSite(query: Query): boolean {
  return someCondition(query, (condition) => condition.kind === 'exact' && condition.field === 'site');
}

/** Whether a query asks for more than annotations say. Papers are most of the library; without them a search is far quicker. */
export function asksForPaper(query: Query): boolean {
  return someCondition(query, (condition) => {
    if (condition.kind === 'words') return condition.field !== 'note';
    if (condition.kind === 'exact') return condition.field !== 'tag' && condition.field !== 'status';
    return condition.kind === 'has' && condition.what !== 'note' && condition.what !== 'tag';
  });
}

function someCondition(query: Query, test: (condition: Query) => boolean): boolean {
  if (query.kind === 'and' || query.kind === 'or') return query.of.some((part) => someCondition(part, test));
  if (query.kind === 'not') return someCondition(query.of, test);
  return test(query);
}

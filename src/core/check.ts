/**
 * What can be wrong inside a library:
 *
 * - `alone`: a paper has no annotation, or an annotation no paper.
 * - `ids`: a paper's ids lack its own, belong to another paper too, or aren't those that it claims by title and author.
 * - `facts`: what holds of a paper isn't what follows from what sources say and the reader has written.
 * - `order`: the time by which a paper is listed isn't when it was saved.
 * - `key`: the citation keys by which it is found aren't its own.
 * - `both`: it is hidden and always shown.
 * - `tags`, `total`: the number of papers with a tag, or of all papers, is wrong.
 * - `merge`: what was merged isn't part of a paper, or a paper has lost what was merged into it.
 * - `rule`: a rule has no place in the order.
 * - `list`: a reading list has no place in the order.
 * - `hits`: a rule is counted that there isn't.
 * - `index`: one of the database's indexes doesn't find what it should.
 * - `search`: what can be searched of some papers isn't what their records say.
 * - `journal`: the journal ends before what pages have been told.
 */
export const libraryFaultKinds = [
  'alone',
  'ids',
  'facts',
  'order',
  'key',
  'both',
  'tags',
  'total',
  'merge',
  'rule',
  'list',
  'hits',
  'index',
  'search',
  'journal',
] as const;

/** Something that is wrong inside a library. */
export interface LibraryFault {
  kind: (typeof libraryFaultKinds)[number];
  /** The paper, rule, tag or index that is concerned; empty where it is the library as a whole. */
  of: string;
}

import type { PaperId } from '../core/identifier';
import type { LibraryStatistics, RuleCount } from '../core/statistics';
import { parse } from '../query/parse';
import { Counted } from './counted';
import { countByIndex, newestOf } from './facet-counts';
import { levelsOf } from './facet-values';
import { venueOf } from './facts';
import { listRules } from './rules';
import type { LibraryDatabase, StoredAnnotation, StoredTagCount } from './schema';
import { findIds } from './search';
import type { SearchIndex } from './search-index';
import { Tallies } from './tallies';

/** Annotations that are read at a time: between two of these, other work gets in. */
const papersAtOnce = 500;

/** Where less than one in so many papers match, they are read one by one, and the rest of the library isn't. */
const fewIn = 8;

/** Tags that are counted: the most used of the library. */
const mostTags = 1_000;

/** Rules that are told. */
const mostRules = 20;

/** What keeps a paper from being seen. */
const hiding: ReadonlySet<string> = new Set(['hide', 'collapse', 'dim']);

/**
 * Count what the saved papers that match a query are as a whole: in one pass over their annotations, years by the search
 * index, venues by the records of the newest 2,000. Undefined as soon as nobody wants to know any more.
 * @throws QueryError
 */
export async function countStatistics(
  db: LibraryDatabase,
  index: SearchIndex,
  text: string,
  isWanted: () => boolean = () => true,
): Promise<LibraryStatistics | undefined> {
  const ids = parse(text).kind === 'everything' ? undefined : await findIds(db, index, text);
  const set = ids && new Set(ids);
  const tallies = new Tallies(mostUsed(await db.getAll('tags')), Date.now());
  const total = Number(await db.get('meta', 'total'));
  for await (const slice of ids && ids.length < total / fewIn ? readEach(db, ids) : readAll(db, set)) {
    if (!isWanted()) return undefined;
    for (const annotation of slice) tallies.add(annotation);
  }
  const counted = new Counted();
  const none: ReadonlySet<PaperId> = new Set();
  if (!(await countByIndex(db, index, { year: set, tag: none, status: none, has: none }, counted, isWanted))) {
    return undefined;
  }
  const newest = await newestOf(db, ids);
  for (const { paper } of newest) counted.add('venue', (paper && venueOf(paper)) ?? '');
  const { venue, year } = counted.list([]);
  return { ...tallies.list(), years: year, venues: venue, looked: newest.length, rules: await rulesThatHid(db) };
}

/** Read the annotations of saved papers slice by slice, newest first: all, or those with these ids. */
async function* readAll(
  db: LibraryDatabase,
  ids: ReadonlySet<PaperId> | undefined,
): AsyncGenerator<StoredAnnotation[], undefined> {
  for (let range: IDBKeyRange | null = null; ; ) {
    const slice: StoredAnnotation[] = await db.getAllFromIndex('annotations', 'newest', range, papersAtOnce);
    yield ids ? slice.filter(({ id }) => ids.has(id)) : slice;
    const last = slice.at(-1);
    if (slice.length < papersAtOnce || last?.newest === undefined) return;
    range = IDBKeyRange.lowerBound([last.newest, last.id], true);
  }
}

/** Read annotations by their ids, slice by slice; those of papers that aren't saved any more are passed over. */
async function* readEach(db: LibraryDatabase, ids: readonly PaperId[]): AsyncGenerator<StoredAnnotation[], undefined> {
  for (let at = 0; at < ids.length; at += papersAtOnce) {
    const { store } = db.transaction('annotations');
    const read = await Promise.all(ids.slice(at, at + papersAtOnce).map((id) => store.get(id)));
    yield read.flatMap((annotation) => (annotation?.newest === undefined ? [] : [annotation]));
  }
}

/** The tags, and those above them, that most papers carry. */
function mostUsed(tags: readonly StoredTagCount[]): string[] {
  const counts = new Map<string, number>();
  for (const { tag, count } of tags)
    for (const level of levelsOf([tag])) counts.set(level, (counts.get(level) ?? 0) + count);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, mostTags).map(([tag]) => tag);
}

async function rulesThatHid(db: LibraryDatabase): Promise<RuleCount[]> {
  return (await listRules(db))
    .filter(({ action, hits }) => hits > 0 && hiding.has(action))
    .sort((a, b) => b.hits - a.hits)
    .slice(0, mostRules)
    .map(({ id, name, query, action, hits }) => ({ id, name, query, action, hits }));
}

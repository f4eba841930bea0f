import type { PaperId } from '../core/identifier';
import type { LibraryStatistics, RuleCount } from '../core/statistics';
import { parse } from '../query/parse';
import { levelsOf } from './facet-values';
import { listRules } from './rules';
import { type Found, readRange, readStores } from './scan';
import type { LibraryDatabase, StoredTagCount } from './schema';
import { findIds } from './search';
import type { SearchIndex } from './search-index';
import { Tallies } from './tallies';

/** Records that are read in one transaction: between two of these, other work gets in. */
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
 * Count what the saved papers that match a query are as a whole, in one pass over their records. Undefined as soon as
 * nobody wants to know any more.
 * @throws QueryError
 */
export async function countStatistics(
  db: LibraryDatabase,
  index: SearchIndex,
  text: string,
  isWanted: () => boolean = () => true,
): Promise<LibraryStatistics | undefined> {
  const ids = parse(text).kind === 'everything' ? undefined : await findIds(db, index, text);
  const tallies = new Tallies(mostUsed(await db.getAll('tags')), Date.now());
  const total = Number(await db.get('meta', 'total'));
  const slices = ids && ids.length < total / fewIn ? readEach(db, ids) : readAll(db, ids && new Set(ids));
  for await (const slice of slices) {
    if (!isWanted()) return undefined;
    for (const found of slice) tallies.add(found);
  }
  return { ...tallies.list(), rules: await rulesThatHid(db) };
}

/** Read saved papers slice by slice, newest first: all, or those with these ids. */
async function* readAll(
  db: LibraryDatabase,
  ids: ReadonlySet<PaperId> | undefined,
): AsyncGenerator<Found[], undefined> {
  for (let range: IDBKeyRange | null = null; ; ) {
    const slice: Found[] = await readRange(db.transaction(readStores), range, papersAtOnce, true);
    yield ids ? slice.filter(({ annotation }) => ids.has(annotation.id)) : slice;
    const last = slice.at(-1)?.annotation;
    if (slice.length < papersAtOnce || last?.newest === undefined) return;
    range = IDBKeyRange.lowerBound([last.newest, last.id], true);
  }
}

/** Read papers by their ids, slice by slice; those that aren't saved any more are passed over. */
async function* readEach(db: LibraryDatabase, ids: readonly PaperId[]): AsyncGenerator<Found[], undefined> {
  for (let at = 0; at < ids.length; at += papersAtOnce) {
    const tx = db.transaction(['annotations', 'papers']);
    const found = ids.slice(at, at + papersAtOnce).map(async (id): Promise<Found[]> => {
      const [annotation, paper] = await Promise.all([
        tx.objectStore('annotations').get(id),
        tx.objectStore('papers').get(id),
      ]);
      return annotation?.newest !== undefined && paper ? [{ annotation, paper }] : [];
    });
    yield (await Promise.all(found)).flat();
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

import { type Found, type ReadTransaction, readRange } from './scan';
import type { SearchIndex } from './search-index';
import { lastPlace, type Place } from './segment';

/**
 * Read saved papers, newest first: `limit` of them after the first `offset`. Where that is far, the index tells what is
 * passed over on the way: the database would count it one by one.
 */
export async function readPage(
  tx: ReadTransaction,
  index: SearchIndex,
  offset: number,
  limit: number,
): Promise<Found[]> {
  if (limit <= 0) return [];
  const { after, passed } = offset < near ? { passed: 0 } : await passOver(tx, index, offset);
  const range = await rangeFrom(tx, after, offset - passed);
  return range === undefined ? [] : readRange(tx, range, limit, true);
}

/** So many papers the database passes over itself. */
const near = 1_000;

/** Pass over whole segments; answers the end of the last one, and how many papers stand up to there. */
async function passOver(
  tx: ReadTransaction,
  index: SearchIndex,
  offset: number,
): Promise<{ after?: Place; passed: number }> {
  let [passed, end]: [number, Place | undefined] = [0, undefined];
  for await (const { segment, after, stale } of index.read(tx)) {
    const count =
      stale.length === 0
        ? segment.size - (after ? segment.countUpTo(after) : 0)
        : await tx.objectStore('annotations').index('newest').count(rangeBetween(after, segment.last));
    if (passed + count > offset) break;
    passed += count;
    end = segment.last;
  }
  return { passed, ...(end && { after: end }) };
}

function rangeBetween(after: Place | undefined, last: Place): IDBKeyRange {
  return after ? IDBKeyRange.bound(after, last, true) : IDBKeyRange.upperBound(last);
}

/** From so many records behind a place on; null for all, undefined where there are fewer. */
async function rangeFrom(
  tx: ReadTransaction,
  after: Place | undefined,
  offset: number,
): Promise<IDBKeyRange | null | undefined> {
  if (after?.[0] === lastPlace[0]) return undefined;
  const range = after ? IDBKeyRange.lowerBound(after, true) : null;
  if (offset === 0) return range;
  const cursor = await tx.objectStore('annotations').index('newest').openKeyCursor(range);
  const at = await cursor?.advance(offset);
  return at ? IDBKeyRange.lowerBound(at.key) : undefined;
}

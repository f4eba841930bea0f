import { segmentSize } from './bits';
import { randomNumber } from './random-number';
import { type Found, readRange, readStores } from './scan';
import type { LibraryDatabase } from './schema';
import type { SearchIndex } from './search-index';
import { searchableOf } from './searchable';
import { comparePlaces, lastPlace, type Place, segmentOf } from './segment';
import type { WholeTransaction } from './whole';
import { wholeSubjectOf } from './whole-subject';

/** Papers that are indexed at a time, so that no single call has much to do. Two segments: a full one and what came in front of it are parted anew. */
const papersAtOnce = 2 * segmentSize;

/** What is to be indexed next: the papers from behind `after` up to `last`. */
interface Work {
  generation: string | number | undefined;
  after: Place | undefined;
  last: Place;
  papers: Found[];
  /** What has changed there, with the random number of the change. */
  stale: Map<string, number>;
}

/**
 * Index some papers that aren't in the index as they are now; false where there are none. What is written by one call
 * stays, so that a worker that is killed between two goes on where it was.
 */
export async function keepIndex(db: LibraryDatabase, index: SearchIndex): Promise<boolean> {
  const work = await nextWork(db);
  if (!work) return false;
  const { generation, after, last, papers, stale } = work;
  const segments = piecesOf(papers, after === undefined || comparePlaces(last, lastPlace) === 0).map((piece, at, all) =>
    segmentOf(piece.map(indexedOf), at === all.length - 1 ? last : placeOf(piece.at(-1))),
  );
  const isEmpty = segments.length === 0;
  if (isEmpty && last[0] === lastPlace[0]) segments.push(segmentOf([], last));
  const next = randomNumber();
  const tx = db.transaction(['segments', 'stale', 'meta'], 'readwrite');
  if ((await tx.objectStore('meta').get('segments')) !== generation) return true;
  const range = rangeOf(after, last);
  const places = tx.objectStore('stale');
  const [keys, changes] = await Promise.all([places.getAllKeys(range), places.getAll(range)]);
  // What was changed once more while it was being indexed isn't done.
  const done = keys.filter((key, at) => stale.get(String(key)) === changes[at]);
  await Promise.all([
    tx.objectStore('segments').delete(range),
    ...segments.map((segment) => tx.objectStore('segments').put(segment)),
    ...done.map((key) => places.delete(key)),
    tx.objectStore('meta').put(next, 'segments'),
    tx.done,
  ]);
  index.replace(after, last, segments, generation, next);
  return true;
}

/** Forget the index: it is made anew from the records. Whoever writes records beside the Library's own changes calls this in the same transaction. */
export async function forgetIndex(tx: WholeTransaction<'readwrite'>): Promise<void> {
  await Promise.all([
    tx.objectStore('segments').clear(),
    tx.objectStore('stale').clear(),
    tx.objectStore('meta').put(randomNumber(), 'segments'),
  ]);
}

async function nextWork(db: LibraryDatabase): Promise<Work | undefined> {
  const tx = db.transaction(readStores);
  const [segments, stale] = [tx.objectStore('segments'), tx.objectStore('stale')];
  const [generation, end, changed] = await Promise.all([
    tx.objectStore('meta').get('segments'),
    segments.openKeyCursor(null, 'prev'),
    stale.openKeyCursor(),
  ]);
  let [after, last] = [end?.key, lastPlace];
  if (end && changed && comparePlaces(changed.key, end.key) <= 0) {
    last = (await segments.getKey(IDBKeyRange.lowerBound(changed.key))) ?? lastPlace;
    after = (await segments.openKeyCursor(IDBKeyRange.upperBound(last, true), 'prev'))?.key;
  } else if (end && end.key[0] === lastPlace[0]) return undefined;
  const read = await readRange(tx, rangeOf(after, last), papersAtOnce + 1, true);
  const papers = read.slice(0, papersAtOnce);
  if (papers.length < read.length) last = placeOf(papers.at(-1));
  const range = rangeOf(after, last);
  const [keys, changes] = await Promise.all([stale.getAllKeys(range), stale.getAll(range)]);
  return { generation, after, last, papers, stale: new Map(keys.map((key, at) => [String(key), changes[at] ?? 0])) };
}

/**
 * Cut papers into segments. At either end of the library the older ones are full, because it grows at the newer end;
 * in its middle they are of one size, so that there is room in each.
 */
function piecesOf(papers: readonly Found[], isAtEnd: boolean): Found[][] {
  const count = Math.ceil(papers.length / segmentSize);
  const size = isAtEnd ? segmentSize : Math.ceil(papers.length / Math.max(1, count));
  const first = papers.length - size * (count - 1);
  return Array.from({ length: count }, (_, at) =>
    papers.slice(at === 0 ? 0 : first + size * (at - 1), first + size * at),
  );
}

/** A paper as segments are made of it. */
export function indexedOf(found: Found) {
  return { place: placeOf(found), ...searchableOf(wholeSubjectOf(found, undefined)) };
}

function placeOf(found: Found | undefined): Place {
  return found ? [found.annotation.newest ?? 0, found.annotation.id] : lastPlace;
}

/** The places from behind one up to another. */
export function rangeOf(after: Place | undefined, last: Place): IDBKeyRange {
  return after ? IDBKeyRange.bound(after, last, true) : IDBKeyRange.upperBound(last);
}

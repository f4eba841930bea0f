import type { PaperId } from '../core/identifier';
import { compile } from '../query/match';
import type { Query } from '../query/query';
import { bitsBetween, both, countBits, placesOf, without } from './bits';
import { asksForPaper, asksForSite } from './needs';
import { type Found, type ReadTransaction, readRange, scan, sitesOfAll } from './scan';
import type { SearchIndex, Stretch } from './search-index';
import { comparePlaces, lastPlace, type Place } from './segment';
import { compileForSegments, type SegmentMatcher } from './segment-match';
import { wholeSubjectOf } from './whole-subject';

/** A paper that matches, with its records where they had to be read. */
export interface Hit {
  id: PaperId;
  found?: Found;
}

/** What matches among papers that stand behind each other in the library. */
export interface Hits {
  count: number;
  /** Newest first. */
  list(): Hit[];
}

/** Where more papers of a stretch are to be looked at than this, all of it is read at once. */
const fewRecords = 48;

/** Stretches that are looked at while records of the first are being read: few at first, so that the first rows come soon. */
const [fewStretches, manyStretches] = [2, 8];

type Test = (found: Found) => boolean;

/** Find the saved papers that match, newest first: by the index as far as it goes, then by their records. */
export async function* matches(tx: ReadTransaction, query: Query, index: SearchIndex): AsyncGenerator<Hits, undefined> {
  const isMatch = compile(query);
  const seen = asksForSite(query) ? await sitesOfAll(tx) : undefined;
  const withPapers = asksForPaper(query);
  const test: Test = (found) => isMatch(wholeSubjectOf(found, seen)) === true;
  const matcher = compileForSegments(query);
  let after: Place | undefined;
  if (matcher) {
    const pending: Promise<Hits>[] = [];
    let atOnce: number = fewStretches;
    for await (const stretch of index.read(tx)) {
      after = stretch.segment.last;
      if (stretch.stale.length > fewRecords) {
        for (const hits of pending.splice(0)) yield await hits;
        yield* byRecords(tx, withPapers, test, stretch.after, after);
        continue;
      }
      pending.push(byIndex(tx, withPapers, test, stretch, matcher));
      const [first] = pending.length >= atOnce ? pending.splice(0, 1) : [];
      if (first) yield await first;
      if (first) atOnce = Math.min(manyStretches, atOnce + 1);
    }
    for (const hits of pending) yield await hits;
  }
  if (after?.[0] !== lastPlace[0]) yield* byRecords(tx, withPapers, test, after, lastPlace);
}

async function* byRecords(
  tx: ReadTransaction,
  withPapers: boolean,
  test: Test,
  after: Place | undefined,
  last: Place,
): AsyncGenerator<Hits, undefined> {
  for await (const batch of scan(tx, withPapers, after, last)) {
    const hits = batch.filter(test).map((found): Hit => ({ id: found.annotation.id, found }));
    yield { count: hits.length, list: () => hits };
  }
}

async function byIndex(
  tx: ReadTransaction,
  withPapers: boolean,
  test: Test,
  { segment, after, stale }: Stretch,
  matcher: SegmentMatcher,
): Promise<Hits> {
  let all = bitsBetween(after ? segment.countUpTo(after) : 0, segment.size);
  for (const place of stale) {
    const end = segment.countUpTo(place);
    const isThere = end > 0 && comparePlaces(segment.place(end - 1), place) === 0;
    if (isThere) all = without(all, bitsBetween(end - 1, end));
  }
  const bounds = matcher(segment, all);
  const sure = both(bounds.meets, all);
  const open = both(without(bounds.mayMeet, bounds.meets), all);
  if (stale.length === 0 && countBits(open) === 0) {
    return { count: countBits(sure), list: () => placesOf(sure).map((at) => ({ id: segment.place(at)[1] })) };
  }
  const wanted = [...placesOf(open).map((at) => segment.place(at)), ...stale];
  const read = (await readPlaces(tx, withPapers, wanted, after, segment.last)).filter(test);
  const hits = [
    ...placesOf(sure).map((at) => ({ place: segment.place(at), hit: { id: segment.place(at)[1] } as Hit })),
    ...read.map((found) => ({
      place: [found.annotation.newest ?? 0, found.annotation.id] as Place,
      hit: { id: found.annotation.id, found },
    })),
  ].sort((a, b) => comparePlaces(a.place, b.place));
  return { count: hits.length, list: () => hits.map(({ hit }) => hit) };
}

/** Read the papers that stand at some places; one that has moved from there isn't among them. */
async function readPlaces(
  tx: ReadTransaction,
  withPapers: boolean,
  places: readonly Place[],
  after: Place | undefined,
  last: Place,
): Promise<Found[]> {
  if (places.length > fewRecords) {
    const wanted = new Set(places.map(([, id]) => id));
    const range = after ? IDBKeyRange.bound(after, last, true) : IDBKeyRange.upperBound(last);
    return (await readRange(tx, range, undefined, withPapers)).filter(({ annotation }) => wanted.has(annotation.id));
  }
  const found = await Promise.all(
    places.map(async ([newest, id]): Promise<Found[]> => {
      const [annotation, paper] = await Promise.all([
        tx.objectStore('annotations').get(id),
        withPapers ? tx.objectStore('papers').get(id) : undefined,
      ]);
      if (annotation?.newest !== newest) return [];
      return [{ annotation, ...(paper && { paper }) }];
    }),
  );
  return found.flat();
}

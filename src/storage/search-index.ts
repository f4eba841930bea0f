import type { ReadTransaction } from './scan';
import type { LibraryDatabase, StoredSegment } from './schema';
import { comparePlaces, lastPlace, type Place, Segment } from './segment';

/** Segments read at first, and at most: the first rows needn't wait for the rest. */
const [fewSegments, manySegments] = [4, 64];

/** Changed places that are read; segments behind them are left to their records. */
const mostStale = 20_000;

/** A segment, and the places from behind `after` up to its end where something has changed since it was made. */
export interface Stretch {
  segment: Segment;
  after: Place | undefined;
  stale: Place[];
}

/** The segments of the library, kept in memory while the worker lives; the newest are read first, the others as they are wanted. */
export class SearchIndex {
  #generation: string | number | undefined;
  #segments: Segment[] = [];
  #isWhole = false;

  /** Go through the segments as they are in a transaction, newest first. */
  async *read(tx: ReadTransaction): AsyncGenerator<Stretch, undefined> {
    const generation = await tx.objectStore('meta').get('segments');
    if (generation === undefined) return;
    const stale = await tx.objectStore('stale').getAllKeys(null, mostStale);
    const horizon = stale.length < mostStale ? lastPlace : (stale.at(-1) ?? lastPlace);
    this.#begin(generation);
    let [next, after]: [number, Place | undefined] = [0, undefined];
    for (let at = 0; ; at += 1) {
      if (at >= this.#segments.length && !(await this.#load(tx, generation))) return;
      const segment = this.#segments[at];
      if (!segment || comparePlaces(segment.last, horizon) > 0) return;
      const from = next;
      while (next < stale.length && comparePlaces(stale[next] ?? lastPlace, segment.last) <= 0) next += 1;
      yield { segment, after, stale: stale.slice(from, next) };
      after = segment.last;
    }
  }

  /** Read what isn't in memory yet. */
  async warm(db: LibraryDatabase): Promise<void> {
    const tx = db.transaction(['segments', 'meta']) as unknown as ReadTransaction;
    const generation = await tx.objectStore('meta').get('segments');
    if (generation === undefined) return;
    this.#begin(generation);
    while (await this.#load(tx, generation));
  }

  /** Take over segments in place of what reached from behind `after` up to `last`. */
  replace(after: Place | undefined, last: Place, by: readonly StoredSegment[], was: unknown, is: number): void {
    if (this.#generation !== was) return;
    if (was === undefined) this.#isWhole = true;
    this.#generation = is;
    const isBefore = ({ last: end }: Segment, place: Place) => comparePlaces(end, place) <= 0;
    const start = after ? this.#segments.filter((segment) => isBefore(segment, after)).length : 0;
    const end = this.#segments.filter((segment) => isBefore(segment, last)).length;
    const isLoaded = this.#isWhole || start < this.#segments.length;
    if (isLoaded) this.#segments.splice(start, end - start, ...by.map((stored) => new Segment(stored)));
  }

  #begin(generation: string | number): void {
    if (this.#generation === generation) return;
    this.#generation = generation;
    this.#segments = [];
    this.#isWhole = false;
  }

  /** Read the next segments; false where there are none. */
  async #load(tx: ReadTransaction, generation: string | number): Promise<boolean> {
    if (this.#isWhole || this.#generation !== generation) return false;
    const known = this.#segments;
    const [last] = known.slice(-1);
    const count = Math.min(manySegments, Math.max(fewSegments, known.length));
    const range = last && IDBKeyRange.lowerBound(last.last, true);
    const read = (await tx.objectStore('segments').getAll(range, count)).map((stored) => new Segment(stored));
    // Others may have read the same meanwhile.
    if (this.#generation !== generation) return false;
    if (this.#segments === known && known.at(-1) === last) known.push(...read);
    if (read.length < count) this.#isWhole = true;
    return true;
  }
}

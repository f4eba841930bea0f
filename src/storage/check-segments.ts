import { indexedOf, rangeOf } from './index-upkeep';
import { isSame } from './parts';
import { type ReadTransaction, readRange } from './scan';
import { comparePlaces, type Place, Segment, segmentOf } from './segment';
import type { WholeTransaction } from './whole';

/** Segments read at a time. */
const segmentsAtOnce = 16;

/**
 * List the last papers of segments that don't say what the records say. Places that are known to have changed don't
 * count, since nobody believes what is said of them.
 */
export async function wrongSegments(tx: WholeTransaction): Promise<string[]> {
  const wrong: string[] = [];
  const stale = new Set((await tx.objectStore('stale').getAllKeys()).map(String));
  let after: Place | undefined;
  for (;;) {
    const range = after && IDBKeyRange.lowerBound(after, true);
    const segments = await tx.objectStore('segments').getAll(range, segmentsAtOnce);
    for (const stored of segments) {
      const isBelieved = ({ place }: { place: Place }) => !stale.has(String(place));
      const read = await readRange(tx as unknown as ReadTransaction, rangeOf(after, stored.last), undefined, true);
      const is = read.map(indexedOf).filter(isBelieved);
      const segment = new Segment(stored);
      const said = Array.from({ length: segment.size }, (_, at) => ({ place: segment.place(at) }))
        .filter(({ place }) => after === undefined || comparePlaces(place, after) > 0)
        .filter(isBelieved);
      const isWhole = said.length === segment.size;
      const isRight =
        isSame(
          said.map(({ place }) => place),
          is.map(({ place }) => place),
        ) &&
        // Of one whose papers are partly others' now the rest is looked up in vain and does no harm.
        (!isWhole || isSame(segmentOf(is, stored.last), stored));
      if (!isRight) wrong.push(String(stored.last[1]));
      after = stored.last;
    }
    if (segments.length < segmentsAtOnce) return wrong;
  }
}

import type { IDBPTransaction } from 'idb';
import type { PaperId } from '../core/identifier';
import type { LibrarySchema, StoredAnnotation, StoredPaper } from './schema';
import { comparePlaces, lastPlace, type Place } from './segment';

/** A transaction that reads the library. */
export type ReadTransaction = IDBPTransaction<LibrarySchema, typeof readStores, 'readonly'>;

/** The stores that a search reads. */
export const readStores = ['annotations', 'papers', 'sightings', 'segments', 'stale', 'meta'] as const;

/** A saved paper as it lies in the database; `paper` is absent where only its annotation was wanted. */
export interface Found {
  annotation: StoredAnnotation;
  paper?: StoredPaper;
}

/** Records read at a time, at first and at most: the first rows come soon, and whoever asks anew needn't wait for long. */
const [smallBatch, largeBatch] = [64, 256];

/**
 * Read all saved papers, or their annotations alone, newest first; a batch is read while the caller looks at the one before.
 * @param after read from behind this place only
 * @param last read up to this place only
 */
export async function* scan(
  tx: ReadTransaction,
  withPapers: boolean,
  after?: Place,
  last: Place = lastPlace,
): AsyncGenerator<Found[], undefined> {
  const from = (place: Place | undefined) =>
    place ? IDBKeyRange.bound(place, last, true) : IDBKeyRange.upperBound(last);
  let size: number = smallBatch;
  let next: Promise<Found[]> | undefined = readRange(tx, from(after), size, withPapers);
  while (next) {
    const batch: Found[] = await next;
    const end = batch.length === size ? batch.at(-1)?.annotation : undefined;
    size = Math.min(largeBatch, 2 * size);
    const place: Place | undefined = end?.newest === undefined ? undefined : [end.newest, end.id];
    const isMore = place !== undefined && comparePlaces(place, last) < 0;
    next = isMore ? readRange(tx, from(place), size, withPapers) : undefined;
    yield batch;
  }
}

/** The ids of the sites that have shown papers, by every id that was seen. */
export async function sitesOfAll(tx: ReadTransaction): Promise<Map<PaperId, Set<string>>> {
  const sites = new Map<PaperId, Set<string>>();
  for (const [paper, site] of await tx.objectStore('sightings').getAllKeys()) {
    const known = sites.get(paper);
    if (known) known.add(site);
    else sites.set(paper, new Set([site]));
  }
  return sites;
}

/** The ids of the sites that have shown one paper: where it was annotated, and where it was seen. */
export async function sitesOf(tx: ReadTransaction, { ids, sites }: StoredPaper): Promise<string[]> {
  const store = tx.objectStore('sightings');
  const keys = await Promise.all(ids.map((id) => store.getAllKeys(IDBKeyRange.bound([id], [id, []]))));
  return [...new Set([...sites, ...keys.flat().map(([, site]) => site)])];
}

/** Read the saved papers of a range of places, newest first, or their annotations alone. */
export async function readRange(
  tx: ReadTransaction,
  range: IDBKeyRange | null,
  limit: number | undefined,
  withPapers: boolean,
): Promise<Found[]> {
  const [annotations, papers] = await Promise.all([
    tx.objectStore('annotations').index('newest').getAll(range, limit),
    withPapers ? tx.objectStore('papers').index('newest').getAll(range, limit) : [],
  ]);
  if (!withPapers) return annotations.map((annotation) => ({ annotation }));
  return annotations.flatMap((annotation, index) => {
    const paper = papers[index];
    // Both stores have the same papers in the same order, because every change writes both in one transaction.
    return paper?.id === annotation.id ? [{ annotation, paper }] : [];
  });
}

import type { PaperId } from '../core/identifier';
import type { LibraryDatabase, Sighting } from './schema';

/** Milliseconds after which a sighting is forgotten: 400 days since the page last showed the paper. */
export const sightingLifetime = 400 * 24 * 60 * 60 * 1000;

/** Old sightings forgotten at a time, so that no single call has much to do. */
const forgottenAtOnce = 1_000;

/** Remember that a page showed papers. */
export async function putSightings(db: LibraryDatabase, site: string, page: string, ids: PaperId[]): Promise<void> {
  const tx = db.transaction('sightings', 'readwrite');
  const now = Date.now();
  const old = await tx.store.index('last').getAllKeys(IDBKeyRange.upperBound(now - sightingLifetime), forgottenAtOnce);
  const known = await Promise.all(ids.map((paper) => tx.store.get([paper, site, page])));
  await Promise.all([
    ...old.map((key) => tx.store.delete(key)),
    ...ids.map((paper, index) => tx.store.put({ paper, site, page, first: known[index]?.first ?? now, last: now })),
    tx.done,
  ]);
}

/** All sightings of a paper under any of its ids. */
export async function listSightings(db: LibraryDatabase, ids: PaperId[]): Promise<Sighting[]> {
  const tx = db.transaction('sightings');
  const found = await Promise.all(ids.map((id) => tx.store.getAll(IDBKeyRange.bound([id], [id, []]))));
  return found.flat();
}

/** Where one paper was seen, named by any of its ids: each listing once, the last time first. */
export async function seenAt(db: LibraryDatabase, id: PaperId, limit: number): Promise<Omit<Sighting, 'paper'>[]> {
  const paper = await db.getFromIndex('papers', 'ids', id);
  const places = new Map<string, Omit<Sighting, 'paper'>>();
  for (const { paper: _, ...seen } of await listSightings(db, paper?.ids ?? [id])) {
    const key = `${seen.site} ${seen.page}`;
    const known = places.get(key);
    const [first, last] = [known?.first ?? seen.first, known?.last ?? seen.last];
    places.set(key, { ...seen, first: Math.min(first, seen.first), last: Math.max(last, seen.last) });
  }
  return [...places.values()].sort((a, b) => b.last - a.last).slice(0, limit);
}

/** Forget all sightings. */
export async function clearSightings(db: LibraryDatabase): Promise<void> {
  await db.clear('sightings');
}

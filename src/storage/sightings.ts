import type { PaperId } from '../core/identifier';
import type { LibraryDatabase, Sighting, Visit } from './schema';
import { visitAt } from './visits';

/** Milliseconds after which a sighting is forgotten: 400 days since the page last showed the paper. */
export const sightingLifetime = 400 * 24 * 60 * 60 * 1000;

/** How many sightings are kept; beyond them those of the pages that were visited longest ago are forgotten. */
export const mostSightings = 200_000;

/** Sightings forgotten at a time, so that no single call has much to do. */
const forgottenAtOnce = 2_000;

/** How many sightings there are, once that was counted: with many of them counting takes a while. */
const counts = new WeakMap<LibraryDatabase, number>();

/** Remember that a page showed papers, and that its site was visited; forget what is old, or too many. */
export async function putSightings(
  db: LibraryDatabase,
  site: string,
  page: string,
  ids: PaperId[],
  most = mostSightings,
): Promise<void> {
  const tx = db.transaction(['sightings', 'visits'], 'readwrite');
  const [sightings, visits] = [tx.objectStore('sightings'), tx.objectStore('visits')];
  const now = Date.now();
  const [known, visit, before] = await Promise.all([
    Promise.all(ids.map((paper) => sightings.get([paper, site, page]))),
    visits.get(site),
    counts.get(db) ?? sightings.count(),
  ]);
  const count = before + known.filter((one) => one === undefined).length;
  await Promise.all([
    ...ids.map((paper, index) => sightings.put({ paper, site, page, first: known[index]?.first ?? now, last: now })),
    visits.put(visitAt(now, site, visit)),
  ]);
  const excess = count - most;
  const atOnce = forgottenAtOnce + ids.length;
  const oldest = sightings.index('last');
  const old = [
    ...(await oldest.getAllKeys(IDBKeyRange.upperBound(now - sightingLifetime), atOnce)),
    ...(excess > 0 ? await oldest.getAllKeys(undefined, Math.min(excess, atOnce)) : []),
  ];
  const forgotten = new Map(old.map((key) => [String(key), key]));
  counts.delete(db);
  await Promise.all([...[...forgotten.values()].map((key) => sightings.delete(key)), tx.done]);
  counts.set(db, count - forgotten.size);
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

/** Sightings of which the keys are looked through at a time. */
const keysAtOnce = 10_000;

/** Forget all sightings and visits, or those of one site. */
export async function clearSightings(db: LibraryDatabase, site?: string): Promise<void> {
  counts.delete(db);
  const tx = db.transaction(['sightings', 'visits'], 'readwrite');
  const [sightings, visits] = [tx.objectStore('sightings'), tx.objectStore('visits')];
  if (site === undefined) {
    await Promise.all([sightings.clear(), visits.clear(), tx.done]);
    return;
  }
  void visits.delete(site);
  let range: IDBKeyRange | undefined;
  for (;;) {
    const keys = await sightings.getAllKeys(range, keysAtOnce);
    for (const key of keys) if (key[1] === site) void sightings.delete(key);
    const last = keys.at(-1);
    if (!last || keys.length < keysAtOnce) break;
    range = IDBKeyRange.lowerBound(last, true);
  }
  await tx.done;
}

/** The sites that were visited, the last one first. */
export async function listVisits(db: LibraryDatabase): Promise<Visit[]> {
  return (await db.getAll('visits')).sort((a, b) => b.last - a.last);
}

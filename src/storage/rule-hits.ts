import type { LibraryDatabase } from './schema';

/**
 * Count how often rules acted on this device, by their ids. Rules that there aren't, or that are removed, are passed
 * over. No journal has these counts and no revision grows by them.
 */
export async function countHits(db: LibraryDatabase, hits: ReadonlyMap<string, number>): Promise<void> {
  const tx = db.transaction(['rules', 'hits'], 'readwrite');
  const last = Date.now();
  const add = async (rule: string, count: number) => {
    const [known, before] = await Promise.all([tx.objectStore('rules').get(rule), tx.objectStore('hits').get(rule)]);
    if (!known || known.removed !== undefined) return;
    await tx.objectStore('hits').put({ rule, count: (before?.count ?? 0) + count, last });
  };
  await Promise.all([...[...hits].map(([rule, count]) => add(rule, count)), tx.done]);
}

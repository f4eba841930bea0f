import type { Naming } from './citations';
import type { ChangeTransaction } from './schema';

/**
 * The keys, in lower case, that stand in the way of papers that are to be named: those that were given to others just now,
 * and of the frozen ones those that are like a proposed key. Where the variants of a name are known, they are looked up one by one, and of many only as many as it takes.
 */
export async function takenKeys(
  tx: ChangeTransaction,
  proposed: readonly string[],
  { variant }: Naming,
  given: ReadonlySet<string>,
): Promise<Set<string>> {
  const wanted = new Map<string, number>();
  for (const key of proposed) wanted.set(key.toLowerCase(), (wanted.get(key.toLowerCase()) ?? 0) + 1);
  const found = await Promise.all(
    [...wanted].map(([key, count]) =>
      variant ? variantsTaken(tx, (number) => variant(key, number).toLowerCase(), count, given) : keysLike(tx, key),
    ),
  );
  return new Set([...given, ...found.flat()]);
}

/** All that begin with a key. */
async function keysLike(tx: ChangeTransaction, key: string): Promise<string[]> {
  const found: string[] = [];
  const index = tx.objectStore('annotations').index('foldedKey');
  let cursor = await index.openKeyCursor(IDBKeyRange.bound(key, `${key}\uffff`));
  for (; cursor; cursor = await cursor.continue()) found.push(cursor.key);
  return found;
}

/**
 * The variants of a key up to one that is free, as if all before it were taken, and those that are among the next so many
 * behind it, up to a free one again: who looks for a variant that isn't among these finds one that nobody has.
 */
async function variantsTaken(
  tx: ChangeTransaction,
  variant: (number: number) => string,
  count: number,
  given: ReadonlySet<string>,
): Promise<string[]> {
  const index = tx.objectStore('annotations').index('foldedKey');
  const isTaken = async (number: number) =>
    given.has(variant(number)) || (await index.getKey(variant(number))) !== undefined;
  let [last, free] = [-1, 0];
  while (await isTaken(free)) [last, free] = [free, 2 * free + 1];
  while (free - last > 1) {
    const between = Math.floor((last + free) / 2);
    if (await isTaken(between)) last = between;
    else free = between;
  }
  const taken = Array.from({ length: free }, (_, number) => variant(number));
  let isLastTaken = false;
  for (let number = free + 1; number < free + count || isLastTaken; number += 1) {
    isLastTaken = await isTaken(number);
    if (isLastTaken) taken.push(variant(number));
  }
  return taken;
}

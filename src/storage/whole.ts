import type { IDBPTransaction, StoreNames, StoreValue } from 'idb';
import type { LibrarySchema } from './schema';

/** The names of all stores. */
export type StoreName = StoreNames<LibrarySchema>;

/** A transaction over all stores. */
export type WholeTransaction<Mode extends IDBTransactionMode = 'readonly'> = IDBPTransaction<
  LibrarySchema,
  StoreName[],
  Mode
>;

/** Records read at a time. */
const recordsAtOnce = 500;

/** Read all records of a store in the order of their keys, some at a time. Whoever calls awaits nothing but the same transaction in between. */
export async function* readAll<Name extends StoreName>(
  tx: WholeTransaction<'readonly'> | WholeTransaction<'readwrite'>,
  name: Name,
): AsyncGenerator<{ keys: IDBValidKey[]; values: StoreValue<LibrarySchema, Name>[] }> {
  const store = (tx as WholeTransaction).objectStore(name);
  let range: IDBKeyRange | null = null;
  for (;;) {
    const [keys, values] = (await Promise.all([
      store.getAllKeys(range, recordsAtOnce),
      store.getAll(range, recordsAtOnce),
    ])) as [IDBValidKey[], StoreValue<LibrarySchema, Name>[]];
    yield { keys, values };
    if (keys.length < recordsAtOnce) return;
    range = IDBKeyRange.lowerBound(keys.at(-1), true);
  }
}

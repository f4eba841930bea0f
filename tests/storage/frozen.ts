import { readFileSync } from 'node:fs';
import { databaseName } from '../../src/storage/database';
import { freshIndexedDb } from './fixture';

/** A store of a database as it was when a version was released: its shape and its records. */
interface FrozenStore {
  name: string;
  keyPath: string | string[] | null;
  autoIncrement: boolean;
  indexes: { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[];
  records: { key: IDBValidKey; value: unknown }[];
}

/** A whole database, as tests/storage/frozen/v<version>.json keeps it. Written once by `freeze`, never changed. */
export interface Frozen {
  version: number;
  stores: FrozenStore[];
}

/** Put the frozen database of a version where the library will look for it, without any code of ours. */
export async function thaw(version: number): Promise<Frozen> {
  const file = new URL(`frozen/v${version}.json`, import.meta.url);
  const frozen: Frozen = JSON.parse(readFileSync(file, 'utf8'));
  freshIndexedDb();
  const opening = indexedDB.open(databaseName, frozen.version);
  opening.onupgradeneeded = () => {
    for (const store of frozen.stores) fill(opening.result, store);
  };
  (await answer(opening)).close();
  return frozen;
}

/** Read the whole database: what a new version's fixture is made of. */
export async function freeze(): Promise<Frozen> {
  const db = await answer(indexedDB.open(databaseName));
  const stores: FrozenStore[] = [];
  for (const name of db.objectStoreNames) {
    const store = db.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    const indexes = [...store.indexNames].map((index) => {
      const { keyPath, unique, multiEntry } = store.index(index);
      return { name: index, keyPath, unique, multiEntry };
    });
    const records = keys.map((key, index) => ({ key, value: values[index] }));
    stores.push({ name, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes, records });
  }
  db.close();
  return { version: db.version, stores };
}

function fill(db: IDBDatabase, { name, keyPath, autoIncrement, indexes, records }: FrozenStore): void {
  const store = db.createObjectStore(name, { keyPath, autoIncrement });
  for (const { name: index, keyPath: path, unique, multiEntry } of indexes) {
    store.createIndex(index, path, { unique, multiEntry });
  }
  for (const { key, value } of records) {
    if (keyPath === null) store.put(value, key);
    else store.put(value);
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

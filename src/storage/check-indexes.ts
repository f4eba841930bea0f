import type { StoreName, WholeTransaction } from './whole';

/** One entry that an index should have. */
interface Entry {
  key: IDBValidKey;
  primary: IDBValidKey;
}

/** What an index is made by. */
interface Shape {
  name: string;
  keyPath: string | string[];
  multiEntry: boolean;
}

/** Collects what the indexes of one store should hold, and compares. */
export class ExpectedIndexes {
  readonly #tx: WholeTransaction;
  readonly #store: StoreName;
  readonly #shapes: Shape[];
  readonly #entries = new Map<string, Entry[]>();

  constructor(tx: WholeTransaction, store: StoreName) {
    this.#tx = tx;
    this.#store = store;
    const { indexNames } = tx.objectStore(store);
    this.#shapes = [...(indexNames as Iterable<string>)].map((name) => {
      const { keyPath, multiEntry } = tx.objectStore(store).index(name as never) as unknown as Shape;
      return { name, keyPath, multiEntry };
    });
    for (const { name } of this.#shapes) this.#entries.set(name, []);
  }

  add(primary: IDBValidKey, value: unknown): void {
    for (const shape of this.#shapes) {
      for (const key of keysOf(shape, value)) this.#entries.get(shape.name)?.push({ key, primary });
    }
  }

  /** The names of the indexes that find something else. */
  async wrong(): Promise<string[]> {
    const wrong: string[] = [];
    for (const { name } of this.#shapes) {
      const found = (await this.#tx
        .objectStore(this.#store)
        .index(name as never)
        .getAllKeys()) as IDBValidKey[];
      const expected = (this.#entries.get(name) ?? []).sort(
        (a, b) => compareKeys(a.key, b.key) || compareKeys(a.primary, b.primary),
      );
      const isSame =
        found.length === expected.length &&
        expected.every(({ primary }, at) => compareKeys(primary, found[at] ?? '') === 0);
      if (!isSame) wrong.push(`${this.#store} ${name}`);
    }
    return wrong;
  }
}

function keysOf({ keyPath, multiEntry }: Shape, value: unknown): IDBValidKey[] {
  const found = typeof keyPath === 'string' ? valueAt(value, keyPath) : keyPath.map((path) => valueAt(value, path));
  if (!multiEntry || !Array.isArray(found)) return isKey(found) ? [found] : [];
  return [...new Set(found.filter(isKey))];
}

function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}

function isKey(value: unknown): value is IDBValidKey {
  if (Array.isArray(value)) return value.every(isKey);
  return typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value));
}

/** As IndexedDB orders keys: numbers before texts before lists. Its own `cmp` takes several times as long. */
function compareKeys(one: IDBValidKey, other: IDBValidKey): number {
  if (typeof one === 'string' && typeof other === 'string') return one === other ? 0 : one < other ? -1 : 1;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return indexedDB.cmp(one, other);
}

import { jsonItems, openingOf } from './json-items';

/** The paths of the collections that items are in, by the items' numbers. */
export type Collections = ReadonlyMap<unknown, readonly string[]>;

/** How deep collections nest, and items that they name. */
const [maxDepth, maxNamed] = [20, 200_000];

interface Collection {
  name: string;
  parent: unknown;
  items: readonly unknown[];
}

/**
 * Read the collections that Better BibTeX's JSON has beside its items: an object by key, each with the key of the one that
 * it is in.
 * Source: https://github.com/retorquere/zotero-better-bibtex (translators, BetterBibTeX JSON).
 */
export function zoteroCollections(text: string): Collections {
  const paths = new Map<unknown, string[]>();
  const at = openingOf(text, 'collections');
  if (at === undefined || text[at] !== '{') return paths;
  const all = new Map<unknown, Collection>();
  for (const item of jsonItems(text, at)) {
    const collection = 'value' in item ? collectionOf(item.value) : undefined;
    if (collection && 'name' in item) all.set(item.name, collection);
  }
  let named = 0;
  for (const collection of all.values()) {
    const path = pathOf(collection, all);
    for (const item of collection.items) {
      named += 1;
      if (named > maxNamed) return paths;
      const known = paths.get(item);
      if (known) known.push(path);
      else paths.set(item, [path]);
    }
  }
  return paths;
}

function pathOf(collection: Collection, all: ReadonlyMap<unknown, Collection>): string {
  const names: string[] = [];
  const seen = new Set<Collection>();
  for (let one: Collection | undefined = collection; one && !seen.has(one) && names.length < maxDepth; ) {
    seen.add(one);
    names.unshift(one.name);
    one = all.get(one.parent);
  }
  return names.join('/');
}

function collectionOf(value: unknown): Collection | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, parent, items } = value as Record<string, unknown>;
  if (typeof name !== 'string' || !Array.isArray(items)) return undefined;
  return { name: name.slice(0, 500), parent, items };
}

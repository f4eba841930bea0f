import { fold } from '../core/text';

/** What papers are told apart by. */
export const facetNames = ['tag', 'status', 'year', 'has', 'site', 'venue', 'author'] as const;

/** The values of each facet, the most frequent first; of those that are counted among some papers only, among how many. */
export type FacetCounts = Record<Name, { value: string; count: number }[]> & { looked: Partial<Record<Name, number>> };

type Name = (typeof facetNames)[number];

/** The most values that are answered. */
const most: Record<Name, number> = { tag: 2_000, status: 3, year: 200, has: 3, site: 50, venue: 50, author: 50 };

/** One facet's values by what they are when folded, each as it was first written. */
class Values {
  readonly known = new Map<string, { value: string; count: number }>();
  readonly folded = new Map<string, { value: string; count: number }>();
  looked: number | undefined;
}

/** Counts what papers have, facet by facet. */
export class Counted {
  readonly #values = new Map<Name, Values>(facetNames.map((name) => [name, new Values()]));

  /** The values of a facet so far. */
  of(name: Name): Values {
    return this.#values.get(name) ?? new Values();
  }

  add(name: Name, value: string, count = 1): void {
    if (value === '' || count === 0) return;
    const values = this.of(name);
    let entry = values.known.get(value);
    if (!entry) {
      const key = fold(value);
      entry = values.folded.get(key) ?? { value, count: 0 };
      values.folded.set(key, entry);
      values.known.set(value, entry);
    }
    entry.count += count;
  }

  /** @param tags the tags as they are written, which the index knows folded */
  list(tags: Iterable<string>): FacetCounts {
    const written = new Map<string, string>();
    for (const tag of tags) written.set(fold(tag), tag);
    const lists = facetNames.map((name) => {
      const all = [...this.of(name).folded].map(([key, { value, count }]) => ({
        value: name === 'tag' ? (written.get(key) ?? value) : value,
        count,
      }));
      const sorted = all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
      return [name, sorted.slice(0, most[name])] as const;
    });
    const looked = facetNames.flatMap((name) => {
      const count = this.of(name).looked;
      return count === undefined ? [] : [[name, count] as const];
    });
    return {
      ...(Object.fromEntries(lists) as Record<Name, { value: string; count: number }[]>),
      looked: Object.fromEntries(looked),
    };
  }
}

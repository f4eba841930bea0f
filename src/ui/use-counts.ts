import { useEffect, useState } from 'preact/hooks';

/**
 * How many papers match each of some queries; absent while that isn't known.
 * @param count asks for one of them; asked anew when it is another function
 */
export function useCounts(
  queries: readonly string[],
  count: (query: string) => Promise<number>,
): ReadonlyMap<string, number> {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same queries are another array each time
  useEffect(() => {
    let stale = false;
    Promise.all(queries.map(async (query) => [query, await count(query)] as const)).then(
      (entries) => {
        if (!stale) setCounts(new Map(entries));
      },
      () => undefined, // The counts are an extra; the search itself says what failed.
    );
    return () => {
      stale = true;
    };
  }, [queries.join('\n'), count]);
  return counts;
}

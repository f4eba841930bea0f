import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { LibraryStatistics } from '../../core/statistics';
import { languageFor } from '../../query/language';
import { useBackground } from '../background';

/** Milliseconds of rest before the papers of another query are counted. */
const rest = 250;

const { faultOf } = languageFor({});

/** What was counted, as far as that is known. */
export interface Counts {
  /** Of the query that could be read last; absent until it was counted once. */
  statistics?: LibraryStatistics;
  /** The query whose papers those are. */
  answered: string;
  error?: unknown;
  retry: () => void;
}

/**
 * Count the papers of a query, anew after each change.
 * @param known what is shown until then
 */
export function useStatistics(
  query: string,
  revision: number,
  known?: { statistics: LibraryStatistics; query: string },
): Counts {
  const { send } = useBackground();
  const [counts, setCounts] = useState<Omit<Counts, 'retry'>>(() =>
    known ? { statistics: known.statistics, answered: known.query } : { answered: query },
  );
  const [attempt, retry] = useReducer((count: number) => count + 1, 0);
  const isFirst = useRef(true);
  const canAsk = faultOf(query) === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision and an attempt ask the same question again
  useEffect(() => {
    if (!canAsk) return;
    let stale = false;
    const ask = () =>
      send('library.statistics', query).then(
        (statistics) => {
          if (!stale) setCounts({ statistics, answered: query });
        },
        (error: unknown) => {
          if (!stale) setCounts((now) => ({ ...now, error }));
        },
      );
    const timer = setTimeout(() => void ask(), isFirst.current ? 0 : rest);
    isFirst.current = false;
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [send, query, canAsk, revision, attempt]);
  return { ...counts, retry: () => retry(undefined) };
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { LibraryPage } from '../messaging/protocol';
import { faultOf } from '../query/language';
import type { QueryError } from '../query/query';
import { useBackground } from './background';

/** Rows asked for at once. */
export const step = 50;

/** The most rows that one question may ask for. */
const mostRows = 500;

/** The library's rows that match a query, as far as they are loaded. */
export interface LibraryView extends LibraryPage {
  /** The query that the rows belong to; while another is being asked or can't be read, it stays the last one. */
  answered: string | undefined;
  /** The query can't be read: the rows are the last ones. */
  fault?: QueryError;
  /** The search failed for another reason. */
  error?: unknown;
  loadMore: () => void;
  retry: () => void;
}

type Answer = LibraryPage & { query: string | undefined };

/** Search the library, anew after each change. Until the worker answers the first time the rows are `recent`. */
export function useLibrary(query: string, revision: number, recent: LibraryPage | undefined): LibraryView {
  const { send } = useBackground();
  const [answer, setAnswer] = useState<Answer>({ rows: [], matched: 0, total: 0, ...recent, query: recent && '' });
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const loading = useRef(false);
  const loaded = useRef(step);
  const fault = faultOf(query);
  const canAsk = fault === undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision and an attempt ask the same question again
  useEffect(() => {
    if (!canAsk) return;
    let stale = false;
    const limit = Math.min(mostRows, Math.max(step, loaded.current));
    const failed = (cause: unknown) => {
      if (!stale) setError(cause);
    };
    // Rows come first, and the exact number of those that match behind them where counting takes longer.
    const count = () =>
      send('library.search', { query, offset: 0, limit: 0 }).then(({ matched }) => {
        if (!stale) setAnswer(({ atLeast: _, ...now }) => ({ ...now, matched }));
      }, failed);
    send('library.search', { query, offset: 0, limit, hurries: true }).then((page) => {
      if (stale) return;
      setAnswer({ ...page, query });
      setError(undefined);
      if (page.atLeast) void count();
    }, failed);
    return () => {
      stale = true;
    };
  }, [send, query, canAsk, revision, attempt]);

  const loadMore = useCallback(() => {
    const { query: asked, rows, matched } = answer;
    if (loading.current || asked === undefined || rows.length >= matched) return;
    loading.current = true;
    send('library.search', { query: asked, offset: rows.length, limit: step })
      .then((page) => {
        setAnswer((now) => (now.rows === rows ? { ...page, query: asked, rows: [...rows, ...page.rows] } : now));
        loaded.current = rows.length + page.rows.length;
      }, setError)
      .finally(() => {
        loading.current = false;
      });
  }, [send, answer]);
  const retry = useCallback(() => setAttempt((now) => now + 1), []);
  const { query: answered, ...page } = answer;
  return { ...page, answered, loadMore, retry, ...(fault && { fault }), ...(error !== undefined && { error }) };
}

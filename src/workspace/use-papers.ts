import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { ListOrder } from '../core/reading-list';
import type { LibraryPage, LibraryRow } from '../messaging/protocol';
import { languageFor } from '../query/language';
import { useBackground } from './background';
import { Pages } from './pages';

/** The papers that match a query, of which only some are at hand. */
export interface Papers {
  /** The query that the rows belong to; while another is being asked or can't be read, it stays the last one. */
  answered: string | undefined;
  matched: number;
  total: number;
  /** More may match than `matched` says, which is being counted. */
  atLeast: boolean;
  /** Why they can't be had. */
  error?: unknown;
  /** The paper at a place, counted from 0; undefined until it is there. */
  rowAt: (index: number) => LibraryRow | undefined;
  /** Where a paper stands among those that are at hand. */
  indexOf: (id: string) => number | undefined;
  /** Say which rows are in view, so that they come first. */
  want: (first: number, end: number) => void;
  retry: () => void;
}

const { faultOf } = languageFor({});

/** Search the library page by page, as rows come into view, and anew after each change. */
export function usePapers(query: string, order: ListOrder, revision: number, recent: LibraryPage | undefined): Papers {
  const { send } = useBackground();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [attempt, retry] = useReducer((count: number) => count + 1, 0);
  const held = useRef<Pages | undefined>(undefined);
  held.current ??= new Pages(
    (asked) => send('library.search', asked),
    () => redraw(undefined),
    recent,
  );
  const pages = held.current;
  pages.isTurned = order === 'oldest';
  const canAsk = faultOf(query) === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision and an attempt ask the same question again
  useEffect(() => {
    if (canAsk) pages.ask(query);
  }, [pages, query, canAsk, revision, attempt]);
  useEffect(() => () => pages.stop(), [pages]);
  return {
    answered: pages.answered,
    matched: pages.matched,
    total: pages.total,
    atLeast: pages.atLeast,
    rowAt: useCallback((index: number) => pages.rowAt(index), [pages]),
    indexOf: useCallback((id: string) => pages.indexOf(id), [pages]),
    // Another order or number of papers puts others into view.
    // biome-ignore lint/correctness/useExhaustiveDependencies: what is in view is to be said anew
    want: useCallback((first: number, end: number) => pages.want(first, end), [pages, order, pages.matched]),
    retry: useCallback(() => retry(undefined), []),
    ...(pages.error === undefined ? {} : { error: pages.error }),
  };
}

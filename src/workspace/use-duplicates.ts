import { useEffect, useReducer, useState } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import type { LibraryRow } from '../messaging/protocol';
import { useBackground } from './background';

type Pair = readonly [LibraryRow, LibraryRow];

/** Pairs of papers that may be one. */
export interface Duplicates {
  /** Undefined while they are looked for. */
  pairs: readonly Pair[] | undefined;
  error: unknown;
  /** Look through the whole library once more. */
  again: () => void;
  /** What was told apart isn't shown, until that is taken back. */
  setApart: (pair: Pair, areApart: boolean) => void;
}

/**
 * Look for duplicates once: at 100,000 papers that takes seconds. After each change only the papers that were found are
 * read again, so that pairs go as they are merged, and come back as that is taken back.
 */
export function useDuplicates(revision: number): Duplicates {
  const { send } = useBackground();
  const [found, setFound] = useState<readonly Pair[]>();
  const [shown, setShown] = useState<readonly Pair[]>();
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<unknown>();
  const [attempt, again] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt asks the same question again
  useEffect(() => {
    let stale = false;
    setShown(undefined);
    setError(undefined);
    send('library.duplicates').then(
      (pairs) => {
        if (stale) return;
        setFound(pairs);
        setShown(pairs);
        setApart(new Set());
      },
      (cause: unknown) => {
        if (!stale) setError(cause);
      },
    );
    return () => {
      stale = true;
    };
  }, [send, attempt]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew after each change
  useEffect(() => {
    if (!found) return;
    let stale = false;
    const row = (id: PaperId) => send('library.row', id);
    const read = async ([one, other]: Pair): Promise<Pair[]> => {
      const [first, second] = await Promise.all([row(one.paper.id), row(other.paper.id)]);
      return first && second && first.paper.id !== second.paper.id ? [[first, second]] : [];
    };
    Promise.all(found.map(read)).then(
      (pairs) => {
        if (!stale) setShown(pairs.flat());
      },
      () => undefined, // Those that are shown stay.
    );
    return () => {
      stale = true;
    };
  }, [send, revision]);
  return {
    pairs: shown?.filter((pair) => !apart.has(keyOf(pair))),
    error,
    again: () => again(undefined),
    setApart: (pair, areApart) =>
      setApart((now) => new Set(areApart ? [...now, keyOf(pair)] : [...now].filter((key) => key !== keyOf(pair)))),
  };
}

function keyOf([one, other]: Pair): string {
  return `${one.paper.id} ${other.paper.id}`;
}

import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PastChange } from '../core/history';
import { useBackground } from './background';

/** Changes that come at a time, and the most that one question may ask for. */
const [atOnce, most] = [30, 100];

/** The last changes, as far back as the reader has gone. */
export interface History {
  /** Newest first; absent until the first answer. */
  changes: readonly PastChange[] | undefined;
  /** Whether there are none before these. */
  isAll: boolean;
  error: unknown;
  /** Go further back. */
  loadEarlier: () => void;
  retry: () => void;
}

/** Follow the last changes of the library: an undo changes what is said of earlier ones, so they are read again with each. */
export function useHistory(revision: number): History {
  const { send } = useBackground();
  const [wanted, setWanted] = useState(atOnce);
  const [tries, setTries] = useState(0);
  const [known, setKnown] = useState<{ changes: readonly PastChange[]; isAll: boolean }>();
  const [error, setError] = useState<unknown>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew after each change, and where that is asked for
  useEffect(() => {
    let stale = false;
    const read = async () => {
      const changes: PastChange[] = [];
      while (changes.length < wanted) {
        const before = changes.at(-1)?.batch;
        const limit = Math.min(most, wanted - changes.length);
        const found = await send('journal.list', { limit, ...(before !== undefined && { before }) });
        if (found.length === 0) return { changes, isAll: true };
        changes.push(...found);
      }
      return { changes, isAll: false };
    };
    read().then(
      (found) => {
        if (stale) return;
        setKnown(found);
        setError(undefined);
      },
      (cause: unknown) => {
        if (!stale) setError(cause);
      },
    );
    return () => {
      stale = true;
    };
  }, [send, revision, wanted, tries]);
  return {
    changes: known?.changes,
    isAll: known?.isAll === true,
    error,
    loadEarlier: useCallback(() => setWanted((now) => now + atOnce), []),
    retry: useCallback(() => setTries((now) => now + 1), []),
  };
}

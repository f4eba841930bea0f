import { useCallback, useMemo, useState } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import type { Choice } from '../messaging/protocol';

/** Which papers are selected: always these, whatever is searched and changed meanwhile. */
export interface Selection {
  count: number;
  /** What the worker understands; undefined while nothing is selected. */
  choice: Choice | undefined;
  has: (id: PaperId) => boolean;
  /** Whether it is all that matched a query when they were selected. */
  isAllOf: (query: string | undefined) => boolean;
  /** Select or unselect papers, the others staying as they are. */
  set: (ids: readonly PaperId[], isSelected: boolean) => void;
  /** Select all that match a query, and no others. */
  setAll: (query: string, ids: readonly PaperId[]) => void;
  clear: () => void;
}

interface Selected {
  ids: ReadonlySet<PaperId>;
  /** The query that matched all of them and no others. */
  allOf?: string;
}

const none: Selected = { ids: new Set() };

/** Keep a selection, which may be of the whole library. */
export function useSelection(): Selection {
  const [selected, setSelected] = useState(none);
  const set = useCallback((ids: readonly PaperId[], isSelected: boolean) => {
    setSelected((now) => {
      const next = new Set(now.ids);
      for (const id of ids) {
        if (isSelected) next.add(id);
        else next.delete(id);
      }
      return { ids: next };
    });
  }, []);
  const setAll = useCallback(
    (query: string, ids: readonly PaperId[]) => setSelected({ ids: new Set(ids), allOf: query }),
    [],
  );
  const clear = useCallback(() => setSelected(none), []);
  return useMemo(() => {
    const { ids, allOf } = selected;
    return {
      count: ids.size,
      choice: ids.size === 0 ? undefined : { ids: [...ids] },
      has: (id: PaperId) => ids.has(id),
      isAllOf: (query) => ids.size > 0 && query === allOf,
      set,
      setAll,
      clear,
    };
  }, [selected, set, setAll, clear]);
}

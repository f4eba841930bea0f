import { useCallback, useMemo, useState } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import type { Choice } from '../messaging/protocol';

/** Which papers are selected: some by id, or all that match a query but for some. */
export interface Selection {
  count: number;
  /** What the worker understands; undefined while nothing is selected. */
  choice: Choice | undefined;
  has: (id: PaperId) => boolean;
  /** Select or unselect papers, the others staying as they are. */
  set: (ids: readonly PaperId[], isSelected: boolean) => void;
  setAll: (query: string, count: number) => void;
  clear: () => void;
}

type Selected = { ids: ReadonlySet<PaperId> } | { query: string; count: number; except: ReadonlySet<PaperId> };

const none: Selected = { ids: new Set() };

/** Keep a selection. All that match are named by their query, however many they are. */
export function useSelection(): Selection {
  const [selected, setSelected] = useState<Selected>(none);
  const set = useCallback((ids: readonly PaperId[], isSelected: boolean) => {
    setSelected((now) => {
      const isAll = 'query' in now;
      const named = new Set(isAll ? now.except : now.ids);
      for (const id of ids) {
        if (isSelected !== isAll) named.add(id);
        else named.delete(id);
      }
      return isAll ? { ...now, except: named } : { ids: named };
    });
  }, []);
  const setAll = useCallback((query: string, count: number) => setSelected({ query, count, except: new Set() }), []);
  const clear = useCallback(() => setSelected(none), []);
  return useMemo(() => {
    const isAll = 'query' in selected;
    const count = isAll ? Math.max(0, selected.count - selected.except.size) : selected.ids.size;
    const choice: Choice = isAll
      ? { query: selected.query, ...(selected.except.size > 0 && { except: [...selected.except] }) }
      : { ids: [...selected.ids] };
    const has = (id: PaperId) => (isAll ? !selected.except.has(id) : selected.ids.has(id));
    return { count, choice: count === 0 ? undefined : choice, has, set, setAll, clear };
  }, [selected, set, setAll, clear]);
}

import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import type { Choice } from '../messaging/protocol';
import type { Papers } from './use-papers';

/** Which papers are selected: some by id, or all that match a query but for some. */
export interface Selection {
  count: number;
  /** Everything that matches is selected, by its query. */
  isAll: boolean;
  /** What the worker understands; undefined while nothing is selected. */
  choice: Choice | undefined;
  has: (id: PaperId) => boolean;
  /** Select or unselect papers, the others staying as they are. */
  set: (ids: readonly PaperId[], isSelected: boolean) => void;
  setAll: () => void;
  clear: () => void;
}

type Selected = { ids: ReadonlySet<PaperId> } | { query: string; except: ReadonlySet<PaperId> };

const none: Selected = { ids: new Set() };

/**
 * Keep a selection. All that match are named by their query, however many they are, for as long as it is the one that is
 * answered: what no longer matches isn't selected any more, and the count says so.
 */
export function useSelection({ answered, matched }: Pick<Papers, 'answered' | 'matched'>): Selection {
  const [held, setSelected] = useState<Selected>(none);
  const isOver = 'query' in held && held.query !== answered;
  const selected = isOver ? none : held;
  useEffect(() => {
    if (isOver) setSelected(none);
  }, [isOver]);
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
  const setAll = useCallback(() => {
    if (answered !== undefined) setSelected({ query: answered, except: new Set() });
  }, [answered]);
  const clear = useCallback(() => setSelected(none), []);
  return useMemo(() => {
    const isAll = 'query' in selected;
    const count = isAll ? Math.max(0, matched - selected.except.size) : selected.ids.size;
    const choice: Choice = isAll
      ? { query: selected.query, ...(selected.except.size > 0 && { except: [...selected.except] }) }
      : { ids: [...selected.ids] };
    const has = (id: PaperId) => (isAll ? !selected.except.has(id) : selected.ids.has(id));
    const isWhole = isAll && selected.except.size === 0;
    return { count, isAll: isWhole, choice: count === 0 ? undefined : choice, has, set, setAll, clear };
  }, [selected, matched, set, setAll, clear]);
}

import { useCallback, useState } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import type { Choice } from '../messaging/protocol';
import { useBackground } from './background';

/** Which papers of the library are ticked: some by id, or all that match a query. */
export interface Selection {
  count: number;
  /** What the worker understands; undefined while nothing is ticked. */
  choice: Choice | undefined;
  has: (id: PaperId) => boolean;
  set: (id: PaperId, isSelected: boolean) => Promise<void>;
  setAll: (all: { query: string; count: number }) => void;
  clear: () => void;
}

type Ticked = { ids: ReadonlySet<PaperId> } | { query: string; count: number };

const none: Ticked = { ids: new Set() };

/** Keep a selection. All that match are named by their query, however many they are, until one is taken out. */
export function useSelection(): Selection {
  const { send } = useBackground();
  const [ticked, setTicked] = useState<Ticked>(none);

  const set = useCallback(
    async (id: PaperId, isSelected: boolean) => {
      const all = 'query' in ticked ? new Set(await idsOf(ticked.query)) : undefined;
      setTicked((now) => {
        const ids = new Set(all ?? ('ids' in now ? now.ids : []));
        if (isSelected) ids.add(id);
        else ids.delete(id);
        return { ids };
      });

      async function idsOf(query: string): Promise<PaperId[]> {
        const ids: PaperId[] = [];
        for (;;) {
          const { rows, matched } = await send('library.search', { query, offset: ids.length, limit: 500 });
          ids.push(...rows.map(({ paper }) => paper.id));
          if (rows.length === 0 || ids.length >= matched) return ids;
        }
      }
    },
    [send, ticked],
  );
  const isAll = 'query' in ticked;
  const count = isAll ? ticked.count : ticked.ids.size;
  return {
    count,
    choice: count === 0 ? undefined : isAll ? { query: ticked.query } : { ids: [...ticked.ids] },
    has: (id) => isAll || ticked.ids.has(id),
    set,
    setAll: setTicked,
    clear: () => setTicked(none),
  };
}

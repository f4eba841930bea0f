import { useEffect, useState } from 'preact/hooks';
import type { NewReadingList, ReadingList } from '../core/reading-list';
import { type Notice, useActions } from '../ui/notice';
import { text } from '../ui/text';
import { useBackground } from './background';
import { useUndo } from './use-undo';

/** What can be done with reading lists. */
export interface ListActions {
  create: (list: NewReadingList) => void;
  rename: (list: ReadingList, name: string) => void;
  /** Put a list in front of another; at the end without one. */
  move: (list: ReadingList, before: ReadingList | undefined) => Promise<boolean>;
  remove: (list: ReadingList) => void;
}

/** The reading lists in their order, read anew after each change. */
export function useReadingLists(revision: number): { lists: readonly ReadingList[]; actions: ListActions } {
  const { send } = useBackground();
  const { run } = useActions();
  const undoable = useUndo({ run });
  const [lists, setLists] = useState<readonly ReadingList[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    let stale = false;
    send('list.list').then(
      (kept) => {
        if (!stale) setLists(kept);
      },
      () => undefined, // Those that are shown stay; the list of papers says what fails.
    );
    return () => {
      stale = true;
    };
  }, [send, revision]);
  const doing = (work: () => Promise<{ list: ReadingList; batch?: number }>, done: (name: string) => string) =>
    run(work, ({ list, batch }): Notice => undoable(done(list.name), batch));
  return {
    lists,
    actions: {
      create: (list) => void run(() => send('list.create', list)),
      rename: ({ id, name }, wanted) =>
        void doing(
          () => send('list.change', { id, change: { name: wanted } }),
          (now) => text('wsListRenamed', name, now),
        ),
      move: ({ id }, before) => run(() => send('list.move', { id, ...(before && { before: before.id }) })),
      remove: ({ id }) =>
        void doing(
          () => send('list.remove', id),
          (name) => text('wsListRemoved', name),
        ),
    },
  };
}

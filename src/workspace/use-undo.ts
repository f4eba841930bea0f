import type { Actions } from '../ui/notice';
import { offerUndo, type Undoable } from '../ui/undo';
import { useBackground } from './background';

/** Offer changes that are made here to be taken back. */
export function useUndo(actions: Pick<Actions, 'run'>): Undoable {
  const { send } = useBackground();
  return offerUndo(actions, {
    undo: (batch) => send('journal.undo', batch),
    rowOf: (id) => send('library.row', id),
  });
}

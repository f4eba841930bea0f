import type { PaperId } from '../core/identifier';
import type { ListOrder } from '../core/reading-list';
import type { Actions } from '../ui/notice';
import { useBackground } from './background';
import type { Papers } from './use-papers';
import type { Selection } from './use-selection';

/** Ways to select papers of which most needn't be at hand. */
export interface Selecting {
  /** All that match. */
  all: () => void;
  /** Those between two places of the list, both included, in either order. */
  range: (from: number, to: number) => void;
}

export interface SelectingProps extends Pick<Actions, 'load'> {
  papers: Papers;
  order: ListOrder;
  selection: Selection;
}

/** Select papers by where they stand. What is selected are the papers that stand there now, whatever matches later. */
export function useSelecting({ papers, order, selection, load }: SelectingProps): Selecting {
  const { send } = useBackground();
  const { answered: query, matched, rowAt } = papers;
  const idsAt = async (first: number, end: number): Promise<PaperId[]> => {
    const atHand: PaperId[] = [];
    for (let at = first, row = rowAt(at); row && at < end; at += 1, row = rowAt(at)) atHand.push(row.paper.id);
    if (atHand.length === end - first || query === undefined) return atHand;
    const offset = order === 'oldest' ? matched - end : first;
    return send('library.ids', { query, offset, limit: end - first });
  };
  return {
    all: () => {
      if (query === undefined) return;
      void load(async () => {
        selection.setAll(query, await send('library.ids', { query, offset: 0, limit: 1_000_000 }));
      });
    },
    range: (from, to) =>
      void load(async () => selection.set(await idsAt(Math.min(from, to), Math.max(from, to) + 1), true)),
  };
}

import { useEffect, useState } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import type { ListOrder } from '../core/reading-list';
import type { Papers } from './use-papers';

interface Held {
  /** Of which list it is the place. */
  of: string;
  index: number;
  /** The paper that stands there, once it is at hand. */
  id?: PaperId | undefined;
}

/**
 * Where the keys are in the list, counted from 0, and a way to move them. They stay with their paper when others come or
 * go before it, with their place when the paper itself goes, and begin anew with another answer.
 */
export function useActive(papers: Papers, order: ListOrder): [active: number, setActive: (index: number) => void] {
  const { answered, matched, rowAt, indexOf } = papers;
  const of = `${order} ${answered}`;
  const [held, setHeld] = useState<Held>({ of, index: 0 });
  const last = held.of === of ? held : { index: 0, id: undefined };
  const moved = last.id === undefined ? undefined : indexOf(last.id);
  const index = Math.max(0, Math.min(moved ?? last.index, matched - 1));
  const id = rowAt(index)?.paper.id;
  useEffect(() => {
    setHeld((now) => (now.of === of && now.index === index && now.id === id ? now : { of, index, id }));
  }, [of, index, id]);
  return [index, (next) => setHeld({ of, index: next, id: rowAt(next)?.paper.id })];
}

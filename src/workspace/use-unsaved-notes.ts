import { useEffect, useMemo, useState } from 'preact/hooks';
import { maxNoteLength } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import type { Actions } from '../ui/notice';
import { counted, errorText, text } from '../ui/text';

/** What was typed into notes and couldn't be stored before their papers were left. */
export interface UnsavedNotes {
  of: (id: PaperId) => string | undefined;
  /** Keep what was typed, and say why it isn't stored; undefined: all of it is. */
  keep: (paper: Paper, written: string | undefined, error?: unknown) => void;
}

/** Keep such texts for as long as the page is there; it asks before it goes with one. */
export function useUnsavedNotes({ run }: Pick<Actions, 'run'>, open: (id: PaperId) => void): UnsavedNotes {
  const [held, setHeld] = useState<ReadonlyMap<PaperId, string>>(new Map());
  const hasSome = held.size > 0;
  useEffect(() => {
    if (!hasSome) return;
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [hasSome]);
  return useMemo(
    () => ({
      of: (id) => held.get(id),
      keep: ({ id, title = id }, written, error) => {
        setHeld((now) => {
          if (now.get(id) === written) return now;
          const next = new Map(now);
          if (written === undefined) next.delete(id);
          else next.set(id, written);
          return next;
        });
        if (written === undefined) return;
        const over = written.length - maxNoteLength;
        const why = over > 0 ? counted('noteTooLong', over) : errorText(error);
        const action = { label: text('wsOpenNote'), run: () => open(id) };
        void run(
          async () => undefined,
          () => ({ words: text('wsNoteUnsaved', title, why), isDanger: true, action }),
        );
      },
    }),
    [held, run, open],
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import type { LibraryRow } from '../messaging/protocol';
import { useBackground } from './background';

/** The paper that is shown in full: at once where its row is at hand, and as the worker has it. `gone` once it isn't saved. */
export function useOpenPaper(
  id: PaperId | undefined,
  atHand: LibraryRow | undefined,
  revision: number,
): LibraryRow | 'gone' | undefined {
  const { send } = useBackground();
  const [held, setHeld] = useState<{ id: PaperId; row: LibraryRow | 'gone' }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    if (id === undefined) return;
    let stale = false;
    send('library.row', id).then(
      (row) => {
        if (!stale) setHeld({ id, row: row ?? 'gone' });
      },
      () => undefined, // What is at hand stays; the list says what fails.
    );
    return () => {
      stale = true;
    };
  }, [send, id, revision]);
  return held?.id === id ? held?.row : atHand;
}

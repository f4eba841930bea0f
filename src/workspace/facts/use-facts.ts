import { useEffect, useState } from 'preact/hooks';
import type { PaperId } from '../../core/identifier';
import type { KnownFacts, LookupFault } from '../../core/metadata';
import { useBackground } from '../background';

/** What is known of a paper, and what couldn't be asked of it. */
export interface PaperFacts {
  /** Absent until it was read. */
  known?: KnownFacts;
  faults: LookupFault[];
  /** Why it couldn't be read; undefined where it could. */
  error?: unknown;
}

/** Read what is known of a paper, anew after each change and whenever lookups have `done` anything; what couldn't be read just now stays as it was. */
export function useFacts(id: PaperId, revision: number, done: string): PaperFacts & { retry: () => void } {
  const { send } = useBackground();
  const [held, setHeld] = useState<PaperFacts & { id: PaperId }>({ id, faults: [] });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change, and when asked again
  useEffect(() => {
    let stale = false;
    const keep = (more: Partial<PaperFacts>) => {
      if (!stale) setHeld((now) => ({ ...(now.id === id ? now : { faults: [] }), id, ...more }));
    };
    send('paper.facts', id).then(
      (known) => keep({ known, error: undefined }),
      (error: unknown) => keep({ error }),
    );
    // Without them there is still all that is known.
    send('source.faults').then(
      (faults) => keep({ faults: faults.filter((fault) => fault.id === id) }),
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [send, id, revision, done, attempt]);
  const retry = () => setAttempt(attempt + 1);
  return held.id === id ? { ...held, retry } : { faults: [], retry };
}

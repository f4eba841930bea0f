import { useEffect, useState } from 'preact/hooks';
import type { Protocol } from '../../messaging/protocol';
import { useBackground } from '../background';

/** What is offered, and why it couldn't be read. */
export interface Offered {
  /** Absent until it was read. */
  found?: ReturnType<Protocol['paper.offers']>;
  /** Undefined where it could be read. */
  error?: unknown;
  retry: () => void;
}

/** Read the first published versions that are offered, and how many there are, anew after each change. */
export function useOffers(revision: number, limit: number): Offered {
  const { send } = useBackground();
  const [held, setHeld] = useState<Omit<Offered, 'retry'>>({});
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change, and when asked again
  useEffect(() => {
    let stale = false;
    send('paper.offers', limit).then(
      (found) => !stale && setHeld({ found }),
      (error: unknown) => !stale && setHeld((now) => ({ ...now, error })),
    );
    return () => {
      stale = true;
    };
  }, [send, revision, limit, attempt]);
  return { ...held, retry: () => setAttempt(attempt + 1) };
}

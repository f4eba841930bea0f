import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { SourceState } from '../core/metadata';

/** Milliseconds after which it is asked again how far lookups are. */
const betweenCalls = 3_000;
/** Milliseconds of rest after a change: the worker has begun by then, and what it looks up in no time needn't be said. */
const rest = 3_000;

/** Asks the worker for all sources with how far they are. */
export type LookupSource = () => Promise<SourceState[]>;

/** How far all sources are, and a way to look at once and for a while. */
export interface LookupStates {
  sources: SourceState[];
  refresh: () => void;
}

/** Keep how far all sources are, from a change on until nothing is looked up any more; at once, where it isn't to wait. */
export function useLookups(ask: LookupSource, revision: number, waits = true): LookupStates {
  const [sources, setSources] = useState<SourceState[]>([]);
  const [asked, setAsked] = useState(0);
  const seen = useRef(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const isAsked = seen.current !== asked;
    seen.current = asked;
    // What was asked for just now waits from the next moment on.
    let left = isAsked ? 2 : 1;
    const look = async () => {
      const answer = await answerOf(ask);
      if (isOver) return;
      setSources(answer);
      left -= 1;
      const isGoing = answer.some(({ use, waiting }) => use !== 'off' && waiting > 0);
      if (isGoing || left > 0) timer = setTimeout(() => void look(), betweenCalls);
    };
    if (waits && !isAsked) timer = setTimeout(() => void look(), rest);
    else void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [ask, revision, asked, waits]);
  const refresh = useCallback(() => setAsked((times) => times + 1), []);
  return { sources, refresh };
}

/** What has come of lookups, to tell whether anything has. */
export function lookupsDone(sources: readonly SourceState[]): string {
  return sources.map(({ found, missing, failed }) => [found, missing, failed].join(' ')).join();
}

/** Without an answer nothing is said: what fails is said elsewhere. */
async function answerOf(ask: LookupSource): Promise<SourceState[]> {
  try {
    return (await ask()) ?? [];
  } catch {
    return [];
  }
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { SourceState } from '../core/metadata';

/** Milliseconds after which it is asked again how far lookups are. */
const betweenCalls = 3_000;
/** The longest that a timer can wait, in milliseconds. */
const longest = 2 ** 31 - 1;
/** Milliseconds of rest after a change: the worker has begun by then, and what it looks up in no time needn't be said. */
const rest = 3_000;

/** Asks the worker for all sources with how far they are. */
export type LookupSource = () => Promise<SourceState[]>;

/** How far all sources are, and a way to look at once and for a while. */
export interface LookupStates {
  sources: SourceState[];
  refresh: () => void;
}

/**
 * Keep how far all sources are, from a change on for as long as any is asked; at once, where it isn't to wait. One that has to
 * wait itself is looked at when that is over, and without a network nobody is, so that the worker can sleep.
 */
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
      const wait = left > 0 ? betweenCalls : untilNext(answer);
      if (wait !== undefined) timer = setTimeout(() => void look(), Math.min(wait, longest));
    };
    const lookNow = () => {
      clearTimeout(timer);
      void look();
    };
    addEventListener('online', lookNow);
    if (waits && !isAsked) timer = setTimeout(() => void look(), rest);
    else void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
      removeEventListener('online', lookNow);
    };
  }, [ask, revision, asked, waits]);
  const refresh = useCallback(() => setAsked((times) => times + 1), []);
  return { sources, refresh };
}

/** Milliseconds until something may have come of lookups; undefined where nothing will before somebody does something. */
function untilNext(sources: readonly SourceState[]): number | undefined {
  if (!navigator.onLine) return undefined;
  const now = Date.now();
  const nexts = sources
    .filter(({ use, waiting, needsHost }) => use !== 'off' && waiting > 0 && needsHost === undefined)
    .map(({ pausedUntil = now }) => pausedUntil - now);
  return nexts.length === 0 ? undefined : Math.max(Math.min(...nexts), betweenCalls);
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

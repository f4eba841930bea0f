import { useEffect, useState } from 'preact/hooks';
import type { SourceState } from '../core/metadata';

/** Milliseconds after which it is asked again how far lookups are, while there are any. */
const betweenCalls = 3_000;
/** Milliseconds of rest after a change: what is to be looked up of it is known by then. */
const afterChange = 500;

/** Asks the worker for all sources with how far they are. */
export type LookupSource = () => Promise<SourceState[]>;

/** Keep how far all sources are, from a rest after each change (in milliseconds) until none is asked any more. */
export function useLookups(ask: LookupSource, revision: number, rest = afterChange): SourceState[] {
  const [sources, setSources] = useState<SourceState[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async () => {
      const answer = await answerOf(ask);
      if (isOver) return;
      setSources(answer);
      if (answer.some(({ use, waiting }) => use !== 'off' && waiting > 0))
        timer = setTimeout(() => void look(), betweenCalls);
    };
    if (rest === 0) void look();
    else timer = setTimeout(() => void look(), rest);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [ask, revision, rest]);
  return sources;
}

/** Without an answer nothing is said: what fails is said elsewhere. */
async function answerOf(ask: LookupSource): Promise<SourceState[]> {
  try {
    return (await ask()) ?? [];
  } catch {
    return [];
  }
}

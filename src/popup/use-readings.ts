import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import type { ListedPaper } from '../core/paper';
import { readText, type TextReading } from '../formats/text';

/** A text that papers are read from: what is typed, or a file. */
export interface TextSource {
  /** Tells sources apart; the text of one may change. */
  key: number;
  /** The file's, or what a long text that was pasted is called; absent for what is in the field. */
  name?: string;
  text: string;
}

/** Whether a text is kept beside the field: one of very many lines would take the browser seconds to show in it. */
export function isLong(text: string): boolean {
  return text.length > 300_000 || (text.match(/\n/g)?.length ?? 0) > 3_000;
}

/** How reading a source went. `of` is the text that it is about, which may be typed over by now. */
export type Outcome = { of: string } & ({ reading: TextReading } | { error: unknown });

/** Milliseconds of rest after which what is typed is read. */
export const readDelay = 250;

/** Read each source anew once its text rests. Until then what was read last stays. */
export function useReadings(sources: readonly TextSource[]): ReadonlyMap<number, Outcome> {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, Outcome>>(new Map());
  useEffect(() => {
    let stale = false;
    const read = async () => {
      for (const { key, text } of sources) {
        if (outcomes.get(key)?.of === text) continue;
        const outcome = await outcomeOf(text);
        if (stale) return;
        setOutcomes((now) => new Map([...now, [key, outcome]]));
      }
    };
    const timer = setTimeout(() => void read(), readDelay);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [sources, outcomes]);
  return useMemo(
    () => new Map([...outcomes].filter(([key]) => sources.some((source) => source.key === key))),
    [outcomes, sources],
  );
}

/** The papers of all sources in their order, each once. */
export function papersOf(outcomes: ReadonlyMap<number, Outcome>): ListedPaper[] {
  const papers = new Map<PaperId, ListedPaper>();
  for (const outcome of outcomes.values()) {
    if (!('reading' in outcome)) continue;
    for (const paper of outcome.reading.papers) if (!papers.has(paper.id)) papers.set(paper.id, paper);
  }
  return [...papers.values()];
}

async function outcomeOf(text: string): Promise<Outcome> {
  const today = new Date().toLocaleDateString('sv');
  return readText(text, today).then(
    (reading) => ({ of: text, reading }),
    (error: unknown) => ({ of: text, error }),
  );
}

import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AnnotationMark } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import { markKey } from '../core/mirror';
import type { PageReport } from '../messaging/protocol';
import { type Background, useBackground } from './background';

/** The page in the tab as far as it is known. */
export interface Page {
  /** `asking` until the page has answered, `none` where no script of ours runs. */
  state: 'asking' | 'none' | 'ready';
  /** Absent unless `state` is `ready`. */
  report?: PageReport;
  /** What the library says of the page's papers, by the id that the page uses. Untouched papers are absent. */
  marks: ReadonlyMap<PaperId, AnnotationMark>;
}

/** Milliseconds after which the page is asked once more: it decides anew what it hides a moment after a change. */
const settling = 250;

/** Ask the page in the tab what is on it, anew after each change. `show` shows its hidden papers, or hides them again. */
export function usePage(revision: number): Page & { show: (shown: boolean) => Promise<void> } {
  const background = useBackground();
  const [page, setPage] = useState<Page>({ state: 'asking', marks: new Map() });
  useEffect(() => {
    let stale = false;
    const ask = async () => {
      const next = await readPage(background);
      if (!stale) setPage(next);
    };
    void ask();
    const timer = revision > 0 ? setTimeout(() => void ask(), settling) : undefined;
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [background, revision]);

  const show = useCallback(
    async (shown: boolean) => {
      const tab = await background.findTab();
      if (tab === undefined) return;
      const report = await background.sendToPage(tab, 'page.show', shown);
      setPage((now) => ({ ...now, report }));
    },
    [background],
  );
  return { ...page, show };
}

async function readPage(background: Background): Promise<Page> {
  try {
    const tab = await background.findTab();
    if (tab === undefined) return { state: 'none', marks: new Map() };
    const report = await background.sendToPage(tab, 'page.report');
    return { state: 'ready', report, marks: await readMarks(background, report) };
  } catch {
    // A page without our script, as most are: nothing failed.
    return { state: 'none', marks: new Map() };
  }
}

async function readMarks(background: Background, { papers }: PageReport): Promise<Map<PaperId, AnnotationMark>> {
  const kept = await background.read(papers.map(({ id }) => markKey(id)));
  const marks = papers.map(({ id }) => [id, kept[markKey(id)] as AnnotationMark | undefined] as const);
  return new Map(marks.filter((entry): entry is [PaperId, AnnotationMark] => entry[1] !== undefined));
}

import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AnnotationMark } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import { markKey } from '../core/mirror';
import { splitName } from '../core/name';
import type { PageProbe } from '../messaging/probe';
import type { PageReport } from '../messaging/protocol';
import type { SiteAccess } from '../messaging/site-access';
import { type Background, useBackground } from './background';

/** The page in the tab as far as it is known. */
export interface Page {
  /** `asking` until the page has answered, `none` where no script of ours runs. */
  state: 'asking' | 'none' | 'ready';
  /** Absent unless `state` is `ready`. */
  report?: PageReport;
  /** What could be read where no script of ours runs; absent where that can't be found out. */
  probe?: PageProbe;
  /** True where the browser lets no extension in. */
  isClosed?: true;
  /** What we may do on the page's host; absent where it can't be asked for. */
  access?: SiteAccess;
  /** What the library says of the page's papers, by the id that the page uses. Untouched papers are absent. */
  marks: ReadonlyMap<PaperId, AnnotationMark>;
}

/** What can be done about it. */
export interface PageActions {
  /** Show the page's hidden papers, or hide them again. */
  show: (shown: boolean) => Promise<void>;
  /** Hide nothing on the page until it is left, or hide again. */
  pause: (paused: boolean) => Promise<void>;
  /** Ask the page anew, for a while again until a script of ours runs there, or none does: one may be coming or going. */
  refresh: (isRead: boolean) => Promise<void>;
}

/** Milliseconds after which the page is asked once more: it decides anew what it hides a moment after a change. */
const settling = 250;

/** How often a page is asked whose script is coming or going. */
const attempts = 12;

/** Ask the page in the tab what is on it, anew after each change. */
export function usePage(revision: number): Page & PageActions {
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

  const tell = useCallback(
    async (type: 'page.show' | 'page.pause', on: boolean) => {
      const tab = await background.findTab();
      if (tab === undefined) return;
      const report = withSplitNames(await background.sendToPage(tab, type, on));
      setPage((now) => ({ ...now, report }));
    },
    [background],
  );
  const show = useCallback((shown: boolean) => tell('page.show', shown), [tell]);
  const pause = useCallback((paused: boolean) => tell('page.pause', paused), [tell]);
  const refresh = useCallback(
    async (expected: boolean) => {
      const tab = await background.findTab();
      for (let attempt = 0; attempt < attempts && tab !== undefined; attempt += 1) {
        if ((await isRead(background, tab)) === expected) break;
        await new Promise((resolve) => setTimeout(resolve, settling));
      }
      setPage(await readPage(background));
    },
    [background],
  );
  return { ...page, show, pause, refresh };
}

async function isRead({ sendToPage }: Background, tab: number): Promise<boolean> {
  return sendToPage(tab, 'page.report').then(
    () => true,
    () => false,
  );
}

async function readPage(background: Background): Promise<Page> {
  try {
    const tab = await background.findTab();
    if (tab === undefined) return { state: 'none', marks: new Map() };
    // A page without our script, as most are: nothing failed.
    const report = await background.sendToPage(tab, 'page.report').then(withSplitNames, () => undefined);
    if (!report) return { state: 'none', marks: new Map(), ...(await probePage(background, tab)) };
    const access = await accessTo(background, report.origin);
    return { state: 'ready', report, ...access, marks: await readMarks(background, report) };
  } catch {
    return { state: 'none', marks: new Map() };
  }
}

async function probePage(background: Background, tab: number): Promise<Pick<Page, 'probe' | 'isClosed' | 'access'>> {
  try {
    const probe = await background.send('tab.probe', tab);
    return { probe, ...(await accessTo(background, probe.origin)) };
  } catch (error) {
    return error instanceof Error && error.name === 'PageClosed' ? { isClosed: true } : {};
  }
}

async function accessTo(background: Background, origin: string | undefined): Promise<Pick<Page, 'access'>> {
  return origin === undefined ? {} : { access: await background.accessTo(origin) };
}

async function readMarks(background: Background, { papers }: PageReport): Promise<Map<PaperId, AnnotationMark>> {
  const kept = await background.read(papers.map(({ id }) => markKey(id)));
  const marks = papers.map(({ id }) => [id, kept[markKey(id)] as AnnotationMark | undefined] as const);
  return new Map(marks.filter((entry): entry is [PaperId, AnnotationMark] => entry[1] !== undefined));
}

/** Pages send names as they print them. */
function withSplitNames(report: PageReport): PageReport {
  const papers = report.papers.map((paper) => ({
    ...paper,
    ...(paper.author && { author: paper.author.map(splitName) }),
  }));
  return { ...report, papers };
}

import { useRef, useState } from 'preact/hooks';
import type { AnnotationMark, Change } from '../core/annotation';
import { manyPapers } from '../core/job';
import type { ListedPaper, Paper } from '../core/paper';
import type { Notice } from '../ui/notice';
import { counted, errorText, text } from '../ui/text';
import { type Background, useBackground } from './background';
import { readMarks } from './known-marks';
import { labelOf } from './paper-label';

/** Papers that are handed over at a time. */
export const batchSize = 2_000;

/** Saving what was read, and taking all of it back. */
export interface Adding {
  notice: Notice | undefined;
  /** How many are done of how many, while papers are being saved or handed over. */
  progress: { done: number; total: number } | undefined;
  /** Answers whether all of them are saved. */
  add: (papers: readonly ListedPaper[], tags: readonly string[]) => Promise<boolean>;
}

/** Keep what becomes of saving. Many papers are handed over to a job, which shows for itself how far it is. */
export function useAdding(): Adding {
  const { send, read } = useBackground();
  const [notice, setNotice] = useState<Notice>();
  const [progress, setProgress] = useState<Adding['progress']>();
  /** The changes that can be taken back, by their numbers. */
  const taken = useRef<number[]>([]);

  const fail = (error: unknown, again: () => Promise<unknown>) =>
    setNotice({
      words: errorText(error),
      isDanger: true,
      action: { label: text('tryAgain'), run: () => void again() },
    });
  const run = async (papers: readonly ListedPaper[], tags: readonly string[], isAgain: boolean): Promise<boolean> => {
    const changes: Change[] = tags.length > 0 ? tags.map((tag) => ({ do: 'add tag', tag })) : [{ do: 'save' }];
    setNotice(undefined);
    setProgress({ done: 0, total: papers.length });
    try {
      if (!isAgain) taken.current = [];
      for (const change of changes) {
        const made = await apply({ send, read }, papers, change);
        if (made !== undefined) taken.current.push(made);
      }
      const words = counted('popupAdded', papers.length);
      setNotice({ words, ...(taken.current.length > 0 && { action: undoing }) });
      return true;
    } catch (error) {
      fail(error, () => run(papers, tags, true));
      return false;
    } finally {
      setProgress(undefined);
    }
  };

  const handOver = async (papers: readonly ListedPaper[], tags: readonly string[]): Promise<boolean> => {
    let job: number | undefined;
    setNotice(undefined);
    try {
      for (let done = 0; done < papers.length; done += batchSize) {
        setProgress({ done, total: papers.length });
        const batch = papers.slice(done, done + batchSize);
        const marks = await readMarks(read, batch);
        const named = batch.map((paper) => withTitle(paper, marks));
        const isLast = done + batchSize >= papers.length;
        const known = job === undefined ? {} : { job };
        job = await send('job.add', { papers: named, tags: [...tags], isLast, ...known });
      }
      return true;
    } catch (error) {
      fail(error, () => handOver(papers, tags));
      if (job !== undefined) await send('job.cancel', job).catch(() => undefined);
      return false;
    } finally {
      setProgress(undefined);
    }
  };

  const undo = async () => {
    try {
      let left = 0;
      for (let batch = taken.current.at(-1); batch !== undefined; batch = taken.current.at(-1)) {
        left += (await send('journal.undo', batch)).left.length;
        taken.current.pop();
      }
      setNotice({ words: text(left > 0 ? 'popupAddUndoneBut' : 'popupAddUndone') });
    } catch (error) {
      fail(error, undo);
    }
  };
  const undoing = { label: text('undo'), run: () => void undo() };
  const add: Adding['add'] = (papers, tags) =>
    papers.length > manyPapers ? handOver(papers, tags) : run(papers, tags, false);
  return { notice, progress, add };
}

/** Make a change to those papers of a batch that it changes; answers its number, undefined where there are none. */
async function apply(
  { send, read }: Pick<Background, 'send' | 'read'>,
  batch: readonly ListedPaper[],
  change: Change,
): Promise<number | undefined> {
  const marks = await readMarks(read, batch);
  const wanting = batch.filter((paper) => changes(marks.get(paper.id), change));
  if (wanting.length === 0) return undefined;
  const named = wanting.map((paper) => withTitle(paper, marks));
  return (await send('annotation.change', { papers: named, change, site: 'text' })).batch;
}

function changes(mark: AnnotationMark | undefined, change: Change): boolean {
  return mark?.saved !== true || (change.do === 'add tag' && !mark.tags.includes(change.tag));
}

/** The library wants a title of each paper that it doesn't know: until a page tells it, that is the identifier. */
function withTitle(
  { foundBy: _, upvotes: __, comments: ___, ...paper }: ListedPaper,
  marks: ReadonlyMap<string, unknown>,
): Paper {
  return paper.title !== undefined || marks.has(paper.id) ? paper : { ...paper, title: labelOf(paper.id) };
}

import { useRef, useState } from 'preact/hooks';
import type { AnnotationMark, Change } from '../core/annotation';
import type { ListedPaper, Paper } from '../core/paper';
import type { Notice } from '../ui/notice';
import { counted, errorText, text } from '../ui/text';
import { type Background, useBackground } from './background';
import { readMarks } from './known-marks';
import { labelOf } from './paper-label';

/** Papers of one change. */
export const batchSize = 2_000;

/** Saving what was read, in batches, and taking all of it back. */
export interface Adding {
  notice: Notice | undefined;
  /** How many are done of how many, while papers are being saved. */
  progress: { done: number; total: number } | undefined;
  /** Answers whether all of them are saved. */
  add: (papers: readonly ListedPaper[], tags: readonly string[]) => Promise<boolean>;
}

/** Keep what becomes of saving. A batch that fails leaves those before it saved; trying again goes on with the rest. */
export function useAdding(): Adding {
  const { send, read } = useBackground();
  const [notice, setNotice] = useState<Notice>();
  const [progress, setProgress] = useState<Adding['progress']>();
  /** The changes that can be taken back, by their numbers. */
  const taken = useRef<number[]>([]);

  const run = async (papers: readonly ListedPaper[], tags: readonly string[], isAgain: boolean): Promise<boolean> => {
    const changes: Change[] = tags.length > 0 ? tags.map((tag) => ({ do: 'add tag', tag })) : [{ do: 'save' }];
    let done = 0;
    setNotice(undefined);
    setProgress({ done, total: papers.length });
    try {
      if (!isAgain) taken.current = [];
      for (; done < papers.length; setProgress({ done, total: papers.length })) {
        const batch = papers.slice(done, done + batchSize);
        for (const change of changes) {
          const made = await apply({ send, read }, batch, change);
          if (made !== undefined) taken.current.push(made);
        }
        done += batch.length;
      }
      setNotice({ words: counted('popupAdded', done), ...(taken.current.length > 0 && { action: undoing }) });
      return true;
    } catch (error) {
      const words =
        done === 0 ? errorText(error) : `${text('popupAddedSome', done, papers.length)} ${errorText(error)}`;
      setNotice({
        words,
        isDanger: true,
        action: { label: text('tryAgain'), run: () => void run(papers, tags, true) },
      });
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
      setNotice({
        words: errorText(error),
        isDanger: true,
        action: { label: text('tryAgain'), run: () => void undo() },
      });
    }
  };
  const undoing = { label: text('undo'), run: () => void undo() };
  return { notice, progress, add: (papers, tags) => run(papers, tags, false) };
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

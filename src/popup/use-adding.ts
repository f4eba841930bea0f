import { useRef, useState } from 'preact/hooks';
import type { AnnotationMark, Change } from '../core/annotation';
import { mirrorKeys } from '../core/mirror';
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

/** The changes that can be taken back, and the library's revision after the last of them. */
interface Taken {
  changes: number;
  revision: unknown;
}

/** Keep what becomes of saving. A batch that fails leaves those before it saved; trying again goes on with the rest. */
export function useAdding(): Adding {
  const { send, read } = useBackground();
  const [notice, setNotice] = useState<Notice>();
  const [progress, setProgress] = useState<Adding['progress']>();
  const taken = useRef<Taken>({ changes: 0, revision: undefined });
  const revisionNow = async () => (await read([mirrorKeys.revision]))[mirrorKeys.revision];

  const run = async (papers: readonly ListedPaper[], tags: readonly string[], isAgain: boolean): Promise<boolean> => {
    const changes: Change[] = tags.length > 0 ? tags.map((tag) => ({ do: 'add tag', tag })) : [{ do: 'save' }];
    let done = 0;
    setNotice(undefined);
    setProgress({ done, total: papers.length });
    try {
      if (!isAgain || (await revisionNow()) !== taken.current.revision) taken.current.changes = 0;
      for (; done < papers.length; setProgress({ done, total: papers.length })) {
        const batch = papers.slice(done, done + batchSize);
        for (const change of changes) {
          if (!(await apply({ send, read }, batch, change))) continue;
          taken.current = { changes: taken.current.changes + 1, revision: await revisionNow() };
        }
        done += batch.length;
      }
      setNotice({ words: counted('popupAdded', done), ...(taken.current.changes > 0 && { action: undoing }) });
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
      // Undoing takes back the newest change, which by now could be another's.
      if ((await revisionNow()) !== taken.current.revision) return setNotice({ words: text('popupAddUndoLate') });
      while (taken.current.changes > 0) {
        await send('annotation.undo');
        taken.current = { changes: taken.current.changes - 1, revision: await revisionNow() };
      }
      setNotice({ words: text('popupAddUndone') });
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

/** Make a change to those papers of a batch that it changes; false where there are none. */
async function apply(
  { send, read }: Pick<Background, 'send' | 'read'>,
  batch: readonly ListedPaper[],
  change: Change,
): Promise<boolean> {
  const marks = await readMarks(read, batch);
  const wanting = batch.filter((paper) => changes(marks.get(paper.id), change));
  if (wanting.length === 0) return false;
  await send('annotation.change', { papers: wanting.map((paper) => named(paper, marks)), change, site: 'text' });
  return true;
}

function changes(mark: AnnotationMark | undefined, change: Change): boolean {
  return mark?.saved !== true || (change.do === 'add tag' && !mark.tags.includes(change.tag));
}

/** The library wants a title of each paper that it doesn't know: until a page tells it, that is the identifier. */
function named(
  { foundBy: _, upvotes: __, comments: ___, ...paper }: ListedPaper,
  marks: ReadonlyMap<string, unknown>,
): Paper {
  return paper.title !== undefined || marks.has(paper.id) ? paper : { ...paper, title: labelOf(paper.id) };
}

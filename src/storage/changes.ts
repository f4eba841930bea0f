import type { Annotation, Change } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { transact } from './database';
import { edit, loadDrafts, meetPapers, writeDrafts } from './drafts';
import { checkedChange, editsOf } from './edits';
import { TooManyPapers } from './errors';
import { beginBatch, newestUndoable } from './journal';
import { annotationOf, type Field, fieldValue } from './record';
import type { LibraryDatabase } from './schema';

/** Papers of one change. */
export const maxPapersPerChange = 2_000;

/**
 * Apply one change to papers, all or none, and answer their annotations in the order asked.
 * @throws TooManyPapers, PaperUnknown, TagEmpty, TagTooLong, NoteTooLong
 */
export async function changePapers(
  db: LibraryDatabase,
  papers: Paper[],
  change: Change,
  site: string | undefined,
): Promise<Annotation[]> {
  if (papers.length > maxPapersPerChange) {
    throw new TooManyPapers(`Expected at most ${maxPapersPerChange} papers, got ${papers.length}`);
  }
  const checked = checkedChange(change);
  return transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const drafts = await meetPapers(tx, papers, site);
    for (const draft of drafts) {
      for (const step of editsOf(draft.annotation, checked, batch.time)) edit(draft, step, batch);
    }
    await writeDrafts(tx, drafts, batch);
    return drafts.map(({ annotation }) => annotationOf(annotation));
  });
}

/** Take back the newest batch of this device that changed annotations, as a batch of its own; answers the papers that it touched. */
export async function undoNewest(db: LibraryDatabase): Promise<Annotation[]> {
  return transact(db, async (tx) => {
    const undoable = await newestUndoable(tx);
    if (!undoable) return [];
    const batch = await beginBatch(tx, undoable.batch);
    const ids = [...new Set(undoable.entries.map(({ id }) => id as PaperId))];
    const drafts = new Map((await loadDrafts(tx, ids)).map((draft) => [draft.paper.id, draft]));
    for (const { id, field, old } of undoable.entries.reverse()) {
      const draft = drafts.get(id as PaperId);
      if (draft)
        edit(draft, { field: field as Field, old: fieldValue(draft.annotation, field as Field), new: old }, batch);
    }
    await writeDrafts(tx, drafts.values(), batch);
    return [...drafts.values()].map(({ annotation }) => annotationOf(annotation));
  });
}

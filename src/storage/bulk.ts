import type { Change } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import { transact } from './database';
import { type Draft, edit, loadDrafts, writeDrafts } from './drafts';
import { checkedChange, editsOf } from './edits';
import { TooManyPapers } from './errors';
import { type Batch, beginBatch } from './journal';
import type { Edit } from './record';
import type { ChangeTransaction, LibraryDatabase, StoredAnnotation } from './schema';

/** Papers of one change to what was chosen. */
export const maxChosen = 100_000;

/** How many papers a change has changed, and its number, by which it can be taken back; absent where nothing changed. */
export interface Edited {
  papers: number;
  batch?: number;
}

/** Papers whose records are in memory at a time. */
const papersAtOnce = 500;

/**
 * Apply one change to saved papers, all or none, as one batch that is taken back as one; answers how many it changed.
 * Papers that aren't saved (any more) are passed over.
 * @throws TooManyPapers, TagEmpty, TagTooLong, NoteTooLong
 */
export async function changeChosen(db: LibraryDatabase, ids: readonly PaperId[], change: Change): Promise<Edited> {
  if (ids.length > maxChosen) throw new TooManyPapers(`Expected at most ${maxChosen} papers, got ${ids.length}`);
  const checked = checkedChange(change);
  return transact(db, (tx) => editSaved(tx, ids, (record, time) => editsOf(record, checked, time)));
}

/** Edit saved papers, some at a time, in one batch; answers how many of them had something to edit. */
export async function editSaved(
  tx: ChangeTransaction,
  ids: readonly PaperId[],
  editsFor: (record: StoredAnnotation, time: number) => readonly Edit[],
): Promise<Edited> {
  const batch = await beginBatch(tx);
  const unwritten: Batch = { ...batch, write: async () => undefined };
  let changed = 0;
  for (let at = 0; at < ids.length; at += papersAtOnce) {
    changed += await editSome(tx, ids.slice(at, at + papersAtOnce), editsFor, unwritten);
  }
  await batch.write();
  return { papers: changed, ...(batch.number !== undefined && { batch: batch.number }) };
}

/** Edit some saved papers in a batch that is written with them; answers how many of them had something to edit. */
export async function editSome(
  tx: ChangeTransaction,
  ids: readonly PaperId[],
  editsFor: (record: StoredAnnotation, time: number) => readonly Edit[],
  batch: Batch,
): Promise<number> {
  const drafts = await loadDrafts(tx, [...new Set(ids)]);
  const edited = drafts.filter((draft) => editAll(draft, editsFor(draft.annotation, batch.time), batch));
  await writeDrafts(tx, edited, batch);
  return edited.length;
}

function editAll(draft: Draft, edits: readonly Edit[], batch: Batch): boolean {
  if (draft.gone || draft.annotation.saved.value === false) return false;
  for (const one of edits) edit(draft, one, batch);
  return edits.length > 0;
}

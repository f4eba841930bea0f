import type { Annotation, Change } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { tagByRules } from './auto-tags';
import { transact } from './database';
import { type Draft, edit, loadDrafts, writeDrafts } from './drafts';
import { checkedChange, editsOf } from './edits';
import { TooManyPapers } from './errors';
import { type Batch, beginBatch, newestUndoable } from './journal';
import { meetPapers } from './meet';
import { absorb, release } from './merges';
import { annotationOf, type Field, fieldValue } from './record';
import type { JournalEntry, LibraryDatabase } from './schema';

/** Papers of one change. */
export const maxPapersPerChange = 2_000;

/**
 * Apply one change to papers, all or none, and answer their annotations in the order asked. Those that it saves are
 * tagged by rules in the same batch, so that undoing it takes those tags back, too.
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
    const { asked, all } = await meetPapers(tx, papers, site, batch);
    const unsaved = asked.filter(({ annotation }) => annotation.saved.value === false);
    for (const draft of asked) {
      for (const step of editsOf(draft.annotation, checked, batch.time)) edit(draft, step, batch);
    }
    await tagByRules(
      tx,
      unsaved.filter(({ annotation }) => annotation.saved.value !== false),
      site,
      batch,
    );
    await writeDrafts(tx, all, batch);
    return asked.map(({ annotation }) => annotationOf(annotation));
  });
}

/** Take back the newest batch of this device that changed annotations, as a batch of its own; answers the papers that it touched. */
export async function undoNewest(db: LibraryDatabase): Promise<Annotation[]> {
  return transact(db, async (tx) => {
    const undoable = await newestUndoable(tx);
    if (!undoable) return [];
    const batch = await beginBatch(tx, undoable.batch);
    const ids = [...new Set(undoable.entries.flatMap(papersOf))];
    const drafts = new Map((await loadDrafts(tx, ids)).map((draft) => [draft.paper.id, draft]));
    for (const entry of undoable.entries.reverse()) takeBack(entry, drafts, batch);
    await writeDrafts(tx, drafts.values(), batch);
    return [...drafts.values()].filter(({ gone }) => !gone).map(({ annotation }) => annotationOf(annotation));
  });
}

/** The papers that an entry is about: of a merge, both. */
function papersOf({ store, id, old, new: now }: JournalEntry): PaperId[] {
  return (store === 'papers' ? [id, old ?? now] : [id]) as PaperId[];
}

function takeBack({ store, id, field, old, new: now }: JournalEntry, drafts: Map<PaperId, Draft>, batch: Batch): void {
  const draft = drafts.get(id as PaperId);
  if (!draft) return;
  if (store === 'papers') {
    const kept = drafts.get((old ?? now) as PaperId);
    if (!kept) return;
    if (old === undefined) release(kept, draft, batch);
    else if (!draft.gone) absorb(kept, draft, batch);
    return;
  }
  const present = fieldValue(draft.annotation, field as Field);
  if (present !== old) edit(draft, { field: field as Field, old: present, new: old }, batch);
}

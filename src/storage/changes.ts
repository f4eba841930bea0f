import type { Change } from '../core/annotation';
import type { Paper } from '../core/paper';
import { tagByRules } from './auto-tags';
import { transact } from './database';
import { type Changed, changed, edit, writeDrafts } from './drafts';
import { checkedChange, editsOf } from './edits';
import { TooManyPapers } from './errors';
import { beginBatch } from './journal';
import { meetPapers } from './meet';
import type { LibraryDatabase } from './schema';

/** Papers of one change. */
export const maxPapersPerChange = 2_000;

/**
 * Apply one change to papers, all or none, and answer them in the order asked. Those that it saves are
 * tagged by rules in the same batch, so that undoing it takes those tags back, too.
 * @throws TooManyPapers, PaperUnknown, TagEmpty, TagTooLong, NoteTooLong
 */
export async function changePapers(
  db: LibraryDatabase,
  papers: Paper[],
  change: Change,
  site: string | undefined,
): Promise<Changed> {
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
    return changed(asked, batch);
  });
}

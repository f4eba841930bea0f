import type { PaperId } from '../core/identifier';
import type { PaperFields } from '../core/paper';
import { titleAlias } from '../core/same-paper';
import { transact } from './database';
import { type Changed, changed, type Draft, loadDrafts, writeDrafts } from './drafts';
import { PaperUnknown } from './errors';
import { type FactName, hold, saidOf } from './hold';
import { type Batch, beginBatch } from './journal';
import { isSame } from './parts';
import { laterThan } from './record';
import type { LibraryDatabase, StoredPaper } from './schema';

/** A field that the reader writes; without a value what sources say holds again. */
export type FactWish = { field: FactName; value?: PaperFields[FactName] };

/** Aliases by title that are kept of one paper. */
const maxClaims = 20;

/**
 * Write fields of a paper by hand, in one change. Authors that are written without a word on whether there are others are
 * all of them.
 * @throws PaperUnknown
 */
export async function editFacts(db: LibraryDatabase, id: PaperId, wishes: readonly FactWish[]): Promise<Changed> {
  return transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const owner = await tx.objectStore('papers').index('ids').getKey(id);
    const [draft] = owner === undefined ? [] : await loadDrafts(tx, [owner]);
    if (!draft) throw new PaperUnknown(`Expected a paper of the library, got ${id}`);
    const isOfAuthors = wishes.some(({ field }) => field === 'author');
    const isWholeSaid = wishes.some(({ field }) => field === 'authorsIncomplete');
    for (const wish of wishes) editFact(draft, wish, batch);
    if (isOfAuthors && !isWholeSaid) editFact(draft, { field: 'authorsIncomplete' }, batch);
    await writeDrafts(tx, [draft], batch);
    return changed([draft], batch);
  });
}

/** Make one edit of a draft's facts and journal it; none where nothing changes. */
export function editFact(draft: Draft, { field, value }: FactWish, batch: Batch): void {
  const { paper } = draft;
  const known = paper.edits?.[field];
  if (isSame(known?.value, value)) return;
  batch.record({ store: 'papers', id: paper.id, field: `fact ${field}`, old: known?.value, new: value });
  const edit = { ...(value !== undefined && { value }), changed: laterThan(known?.changed, batch.time) };
  const edits = { ...paper.edits, [field]: edit };
  draft.paper = withClaim(hold({ ...paper, edits }, saidOf(paper)));
}

/** A paper with the alias by title and author that its facts make now, beside those that they have made before. */
export function withClaim(paper: StoredPaper): StoredPaper {
  const [claim, claims = []] = [titleAlias(paper.facts), paper.claims];
  const isNew = claim !== undefined && !claims.includes(claim) && claims.length < maxClaims;
  return isNew ? { ...paper, claims: [...claims, claim] } : paper;
}

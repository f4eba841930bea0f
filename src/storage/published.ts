import type { PaperId } from '../core/identifier';
import type { OfferedPublication } from '../core/metadata';
import { transact } from './database';
import { type Changed, changed, type Draft, loadDrafts, writeDrafts } from './drafts';
import { PaperUnknown } from './errors';
import { hold, saidOf } from './hold';
import { type Batch, beginBatch } from './journal';
import { laterThan } from './record';
import type { ChangeTransaction, LibraryDatabase, StoredPaper } from './schema';
import { doiIdOf } from './word';

/**
 * Say whether a paper's published version is cited.
 * @throws PaperUnknown where there is no such paper, or none was found of it
 */
export async function publishPaper(
  db: LibraryDatabase,
  id: PaperId,
  state: OfferedPublication['state'],
): Promise<Changed> {
  return transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const owner = await tx.objectStore('papers').index('ids').getKey(id);
    const [draft] = owner === undefined ? [] : await loadDrafts(tx, [owner]);
    if (!draft?.paper.published)
      throw new PaperUnknown(`Expected a paper of which a published version is known: ${id}`);
    setPublished(draft, state, await freeAlias(tx, draft.paper), batch);
    await writeDrafts(tx, [draft], batch);
    return changed([draft], batch);
  });
}

/** The id by its publication's DOI that a paper could have: nobody else has it. */
export async function freeAlias(tx: ChangeTransaction, paper: StoredPaper): Promise<PaperId | undefined> {
  const id = paper.published && doiIdOf(paper.published.facts);
  if (id === undefined || paper.ids.includes(id) || paper.apart?.includes(id)) return undefined;
  return (await tx.objectStore('papers').index('ids').getKey(id)) === undefined ? id : undefined;
}

/** Have a draft's published version cited, with an alias by its DOI, or no longer. */
export function setPublished(
  draft: Draft,
  state: OfferedPublication['state'],
  alias: PaperId | undefined,
  batch: Batch,
): void {
  const { paper } = draft;
  if (!paper.published || paper.published.state === state) return;
  batch.record({ store: 'papers', id: paper.id, field: 'published', old: paper.published.state, new: state });
  const { alias: had, ...known } = paper.published;
  const isTaken = state === 'taken';
  const published = {
    ...known,
    state,
    changed: laterThan(known.changed, batch.time),
    ...(isTaken && alias !== undefined && { alias }),
  };
  const ids = isTaken && alias !== undefined ? [...paper.ids, alias] : paper.ids.filter((id) => isTaken || id !== had);
  draft.paper = hold({ ...paper, ids, published }, saidOf(paper));
}

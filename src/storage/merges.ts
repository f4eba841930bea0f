import type { PaperId } from '../core/identifier';
import { transact } from './database';
import { type Changed, changed, type Draft, loadDrafts, writeDrafts } from './drafts';
import { NotMerged, PaperUnknown } from './errors';
import { type Batch, beginBatch } from './journal';
import { leaveTaken } from './leave-taken';
import { changedParts, mergedAnnotation, mergedPaper, releasedAnnotation, releasedPaper } from './merged';
import { keysOf, keysWith } from './own-keys';
import { isSame, partsOf, recordOf } from './parts';
import type { ChangeTransaction, LibraryDatabase, StoredAnnotation, StoredMerge, StoredPaper } from './schema';

/**
 * Merge a paper into another, both named by any of their ids, and answer the one that is kept.
 * @throws PaperUnknown
 */
export async function mergePapers(db: LibraryDatabase, into: PaperId, from: PaperId): Promise<Changed> {
  return transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const [kept, other] = (await loadDrafts(tx, [await ownerOf(tx, into), await ownerOf(tx, from)])) as [Draft, Draft];
    if (kept.paper.id !== other.paper.id) {
      absorb(kept, other, batch);
      await writeDrafts(tx, [kept, other], batch);
    }
    return changed([kept], batch);
  });
}

/**
 * Separate what was merged: the paper that had this id is there again as it was, and the one that was kept is without
 * what it brought. What was changed since then stays with the one that was kept, which comes first in the answer. The
 * kept paper's own id stands for the last that was merged into it; an id that never was another paper's is given up. Ids
 * and keys that another paper has by now stay that one's.
 * @throws PaperUnknown, NotMerged
 */
export async function separatePaper(db: LibraryDatabase, id: PaperId): Promise<Changed> {
  return transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const [kept] = (await loadDrafts(tx, [await ownerOf(tx, id)])) as [Draft];
    const absorbed = await loadDrafts(tx, kept.paper.absorbed ?? []);
    const isOwn = id === kept.paper.id;
    const at = isOwn ? absorbed.length - 1 : absorbed.findIndex(({ gone }) => gone?.from.paper.ids.includes(id));
    const target = absorbed[at];
    if (isOwn && !target) throw new NotMerged(`Expected a paper that was merged, got ${id}`);
    if (target) releaseUnder(kept, target, absorbed.slice(at + 1), batch);
    else kept.paper = { ...kept.paper, ids: kept.paper.ids.filter((each) => each !== id) };
    kept.paper = { ...kept.paper, apart: [...(kept.paper.apart ?? []), ...(target?.paper.ids ?? [id])] };
    const left = await leaveTaken(tx, [kept, ...absorbed]);
    await writeDrafts(tx, [kept, ...absorbed], batch);
    return { ...changed([kept, ...(target ? [target] : [])], batch), ...(left.length > 0 && { left }) };
  });
}

/** Make one paper part of another; parts of the kept annotation that are named in `stays` are left as they are. */
export function absorb(
  kept: Draft,
  from: Draft,
  batch: Batch,
  { time = batch.time, stays = [] }: { time?: number; stays?: readonly string[] } = {},
): void {
  const { paper, annotation } = kept;
  const merge: StoredMerge = {
    id: from.paper.id,
    into: paper.id,
    time,
    from: { paper: from.paper, annotation: from.annotation },
    kept: { paper, annotation },
  };
  batch.record({ store: 'papers', id: from.paper.id, field: 'merged', old: undefined, new: paper.id });
  kept.paper = mergedPaper(paper, from.paper);
  become(kept, mergedAnnotation(annotation, from.annotation, time, stays), batch);
  from.gone = merge;
}

/** Make a paper that is part of another one of its own again. */
export function release(kept: Draft, from: Draft, batch: Batch): void {
  if (!from.gone) return;
  become(kept, releasedAnnotation(kept.annotation, from.gone), batch);
  kept.paper = releasedPaper(kept.paper, from.gone);
  batch.record({ store: 'papers', id: from.paper.id, field: 'merged', old: kept.paper.id, new: undefined });
  Object.assign(from, from.gone.from);
  delete from.gone;
}

/** Whether the user has separated two papers. */
export function isApart(one: StoredPaper, other: StoredPaper): boolean {
  return one.apart?.includes(other.id) === true || other.apart?.includes(one.id) === true;
}

/** Release a paper from under those that were merged after it: they go first, the last one first, and then come back. */
export function releaseUnder(kept: Draft, target: Draft, above: Draft[], batch: Batch): void {
  const all = new Map([kept, target, ...above].map((draft) => [draft.paper.id, draft]));
  const merges = [target, ...above].flatMap(({ gone }) => gone ?? []);
  const of = ({ id, into }: StoredMerge) => [all.get(into), all.get(id)] as [Draft, Draft];
  const { key } = kept.annotation;
  for (const merge of merges.toReversed()) release(...of(merge), batch);
  const touched = new Map<PaperId, string[]>();
  for (const merge of merges) {
    const [holder, from] = of(merge);
    // The first that a paper absorbed says how it was without them; what differs from that was changed since then.
    const stays = touched.get(merge.into) ?? changedParts(holder.annotation, merge.kept.annotation);
    touched.set(merge.into, stays);
    if (from !== target) absorb(holder, from, batch, { time: merge.time, stays });
  }
  // Of the keys that it still has it goes by the one by which it went.
  if (key && kept.annotation.aliasKeys?.value.includes(key.value)) {
    const keys = keysWith(keysOf(kept), key.value);
    const parts = partsOf(kept.annotation).set('key', key);
    parts.set('aliasKeys', { value: keys.aliasKeys ?? [], changed: key.changed });
    become(kept, recordOf(kept.annotation.id, parts), batch);
  }
}

async function ownerOf(tx: ChangeTransaction, id: PaperId): Promise<PaperId> {
  const owner = await tx.objectStore('papers').index('ids').getKey(id);
  if (owner === undefined) throw new PaperUnknown(`Expected a paper of the library, got ${id}`);
  return owner;
}

function become(draft: Draft, annotation: StoredAnnotation, batch: Batch): void {
  const [was, is] = [partsOf(draft.annotation), partsOf(annotation)];
  for (const field of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(field)?.value, is.get(field)?.value];
    if (isSame(old, now)) continue;
    const absent = field.startsWith('tag ') || field === 'shown' ? false : undefined;
    batch.record({ store: 'annotations', id: draft.paper.id, field, old: old ?? absent, new: now ?? absent });
  }
  draft.annotation = annotation;
}

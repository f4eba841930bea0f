import type { Annotation } from '../core/annotation';
import type { LeftField } from '../core/history';
import type { PaperId } from '../core/identifier';
import { settleClaims } from './claims';
import { countChanges } from './counts';
import { emptyPaper } from './facts';
import type { Batch } from './journal';
import { isSame } from './parts';
import { randomNumber } from './random-number';
import { annotationOf, type Edit, edited, emptyRecord } from './record';
import type { ChangeTransaction, StoredAnnotation, StoredMerge, StoredPaper } from './schema';

/** A paper and its annotation while a transaction works on them, with both as they were. */
export interface Draft {
  paper: StoredPaper;
  annotation: StoredAnnotation;
  /** How it was merged into another paper, where it is part of one; paper and annotation are then no longer its own. */
  gone?: StoredMerge;
  before: { paper: StoredPaper | undefined; annotation: StoredAnnotation; gone?: StoredMerge };
}

/** What came of a change: the papers as they are now, and its number, by which it can be taken back; absent where nothing changed. */
export interface Changed {
  annotations: Annotation[];
  batch?: number;
  /** What was left as it is, because another paper has it by now; absent where nothing was. */
  left?: LeftField[];
}

/** Say what came of a change. */
export function changed(drafts: readonly Draft[], { number }: Batch): Changed {
  const annotations = drafts.map(({ annotation }) => annotationOf(annotation));
  return number === undefined ? { annotations } : { annotations, batch: number };
}

/** Begin the draft of a paper that the library doesn't know. */
export function newDraft(id: PaperId): Draft {
  const annotation = emptyRecord(id);
  return { paper: emptyPaper(id), annotation, before: { paper: undefined, annotation } };
}

/** Read the drafts of known papers, in the order asked. */
export async function loadDrafts(tx: ChangeTransaction, ids: PaperId[]): Promise<Draft[]> {
  const [papers, annotations, merges] = await Promise.all([
    readRecords<StoredPaper>(tx, 'papers', ids),
    readRecords<StoredAnnotation>(tx, 'annotations', ids),
    readRecords<StoredMerge>(tx, 'merges', ids),
  ]);
  return ids.map((id): Draft => {
    const [paper, gone] = [papers.get(id), merges.get(id)];
    const annotation = annotations.get(id) ?? emptyRecord(id);
    const merge = gone ? { gone } : {};
    return { paper: paper ?? emptyPaper(id), annotation, ...merge, before: { paper, annotation, ...merge } };
  });
}

/** Papers from which on it is looked whether they stand close to each other. */
const manyIds = 50;

/** Read records by their ids; in one go where few others stand between them. */
async function readRecords<T extends { id: PaperId }>(
  tx: ChangeTransaction,
  name: 'papers' | 'annotations' | 'merges',
  ids: readonly PaperId[],
): Promise<Map<PaperId, T>> {
  const store = tx.objectStore(name);
  if (ids.length >= manyIds) {
    const sorted = ids.toSorted((a, b) => (a < b ? -1 : 1));
    const range = IDBKeyRange.bound(sorted[0], sorted.at(-1));
    const found = await store.getAllKeys(range, 2 * ids.length);
    if (found.length < 2 * ids.length) {
      const records = (found.length === 0 ? [] : await store.getAll(range)) as unknown as T[];
      return new Map(records.map((record) => [record.id, record]));
    }
  }
  const records = (await Promise.all(ids.map((id) => store.get(id)))) as (T | undefined)[];
  return new Map(records.flatMap((record) => (record ? [[record.id, record] as const] : [])));
}

/** Make an edit and journal it. */
export function edit(draft: Draft, change: Edit, batch: Batch): void {
  draft.annotation = edited(draft.annotation, change, batch.time);
  batch.record({ store: 'annotations', id: draft.paper.id, ...change });
}

/** Write drafts, what follows from them, and the journal. A paper that nobody has annotated isn't kept. */
export async function writeDrafts(tx: ChangeTransaction, drafts: Iterable<Draft>, batch: Batch): Promise<void> {
  const touched = [...new Set(drafts)].filter(
    ({ annotation, before, gone }) => before.paper || before.gone || (annotation !== before.annotation && !gone),
  );
  const kept = await settleClaims(tx, touched);
  // What must be unique in the library is taken from one before it is given to another.
  const writes = [...kept.flatMap((draft) => remove(tx, draft)), ...kept.flatMap((draft) => put(tx, draft, batch))];
  const records = kept.map(({ paper: { id }, annotation, before, gone }) => ({
    before: before.annotation,
    after: gone ? emptyRecord(id) : annotation,
  }));
  await Promise.all([...writes, ...markStale(tx, kept), countChanges(tx, records), batch.write()]);
}

/** Note where the library has changed: what its segments say of these places no longer holds. */
function markStale(tx: ChangeTransaction, drafts: readonly Draft[]): Promise<unknown>[] {
  const change = randomNumber();
  const places = drafts
    .filter(isOtherwise)
    .flatMap(({ paper: { id }, annotation, before, gone }) =>
      [before.annotation.newest, gone ? undefined : annotation.newest]
        .filter((newest, index, both) => newest !== undefined && both.indexOf(newest) === index)
        .map((newest): [number, PaperId] => [Number(newest), id]),
    );
  return places.map((place) => tx.objectStore('stale').put(change, place));
}

/** Whether anything is otherwise than it was that can be looked for: nobody looks for citation keys. */
function isOtherwise({ paper, annotation, gone, before }: Draft): boolean {
  const said = (record: StoredAnnotation) => ({ ...record, key: 0, aliasKeys: 0, foldedKey: 0 });
  if (paper !== before.paper || gone !== before.gone) return true;
  return annotation !== before.annotation && !isSame(said(annotation), said(before.annotation));
}

function remove(tx: ChangeTransaction, { paper, annotation, before, gone }: Draft): Promise<unknown>[] {
  const losesId = gone || before.paper?.ids.some((id) => !paper.ids.includes(id));
  const { foldedKey } = before.annotation;
  const losesKey = gone || (foldedKey !== undefined && !isSame(foldedKey, annotation.foldedKey));
  return [
    ...(before.paper && losesId ? [tx.objectStore('papers').delete(paper.id)] : []),
    ...(before.paper && losesKey ? [tx.objectStore('annotations').delete(paper.id)] : []),
    ...(before.gone && !gone ? [tx.objectStore('merges').delete(paper.id)] : []),
  ];
}

function put(tx: ChangeTransaction, draft: Draft, batch: Batch): Promise<unknown>[] {
  const { paper, annotation, before, gone } = draft;
  if (gone) return gone === before.gone ? [] : [tx.objectStore('merges').put(gone)];
  if (!isSame(paper.ids, before.paper?.ids)) {
    batch.record({ store: 'papers', id: paper.id, field: 'ids', old: before.paper?.ids, new: paper.ids });
  }
  const isSamePaper = paper === before.paper && paper.newest === annotation.newest;
  return [
    ...(isSamePaper ? [] : [tx.objectStore('papers').put(listed(paper, annotation))]),
    ...(annotation === before.annotation ? [] : [tx.objectStore('annotations').put(annotation)]),
  ];
}

function listed({ newest: _, ...paper }: StoredPaper, { newest }: StoredAnnotation): StoredPaper {
  return newest === undefined ? paper : { ...paper, newest };
}

import type { PaperId } from '../core/identifier';
import { emptyRecord } from './record';
import type { LibraryDatabase, StoredAnnotation, StoredList, StoredMerge, StoredPaper, StoredRule } from './schema';

/** A paper with its annotation. */
export interface Entry {
  paper: StoredPaper;
  annotation: StoredAnnotation;
}

/** All that is worth keeping of a library; what is derived may be missing. */
export interface LibraryCopy {
  papers: Entry[];
  merges: StoredMerge[];
  rules: StoredRule[];
  lists: StoredList[];
}

/** What has changed while a library was copied some papers at a time, and all that isn't papers. */
export interface LateCopy extends LibraryCopy {
  /** Papers that may be in the copy, and are no longer in the library. */
  gone: PaperId[];
  revision: number;
  /** How many papers are saved. */
  total: number;
}

/** Read papers with their annotations in the order of their ids, so many behind one of them. */
export async function entriesAfter(db: LibraryDatabase, after: PaperId | undefined, limit: number): Promise<Entry[]> {
  const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
  const tx = db.transaction(['papers', 'annotations']);
  const papers = await tx.objectStore('papers').getAll(range, limit);
  const last = papers.at(-1);
  if (!last) return [];
  // Up to the last paper and not so many: there may be one without its paper.
  const same = after === undefined ? IDBKeyRange.upperBound(last.id) : IDBKeyRange.bound(after, last.id, true);
  const annotations = await tx.objectStore('annotations').getAll(same);
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  return papers.map((paper) => ({ paper, annotation: byId.get(paper.id) ?? emptyRecord(paper.id) }));
}

/** Read, in one transaction, the papers that were changed after a revision, and all merges, rules and lists; undefined where the whole library was replaced since. */
export async function lateCopy(db: LibraryDatabase, since: number): Promise<LateCopy | undefined> {
  const tx = db.transaction(['papers', 'annotations', 'merges', 'rules', 'lists', 'journal', 'meta']);
  const [entries, last, merges, rules, lists, total] = await Promise.all([
    tx.objectStore('journal').getAll(IDBKeyRange.lowerBound(since, true)),
    tx.objectStore('journal').openKeyCursor(null, 'prev'),
    tx.objectStore('merges').getAll(),
    tx.objectStore('rules').getAll(),
    tx.objectStore('lists').getAll(),
    tx.objectStore('meta').get('total'),
  ]);
  if (entries.some(({ store }) => store === 'library')) return undefined;
  const touched = entries.filter(({ store }) => store === 'papers' || store === 'annotations');
  const ids = new Set(
    touched.flatMap(({ id, field, old, new: now }) => (field === 'merged' ? [id, old ?? now] : [id])),
  );
  const [papers, gone]: [Entry[], PaperId[]] = [[], []];
  await Promise.all(
    [...(ids as Set<PaperId>)].map(async (id) => {
      const [paper, annotation] = await Promise.all([
        tx.objectStore('papers').get(id),
        tx.objectStore('annotations').get(id),
      ]);
      if (paper) papers.push({ paper, annotation: annotation ?? emptyRecord(id) });
      else gone.push(id);
    }),
  );
  return { papers, gone, merges, rules, lists, revision: last?.key ?? 0, total: Number(total ?? 0) };
}

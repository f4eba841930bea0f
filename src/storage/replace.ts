import type { Steps } from '../core/job';
import type { LibraryCopy } from './copy';
import { transactAll } from './database';
import { Counted, listedLike, settledIds, withDerived } from './derived';
import { LibraryChanged } from './errors';
import { hold, saidOf } from './hold';
import { forgetIndex } from './index-upkeep';
import { beginBatch } from './journal';
import { requireRoom } from './placed';
import type { ChangeTransaction, LibraryDatabase, StoredMerge } from './schema';
import type { WholeTransaction } from './whole';

/**
 * Put a copy in place of all papers, annotations, merges, rules and reading lists, in one transaction. The journal says so by one
 * entry with this name, behind which nothing can be undone one by one; sightings and counts of rules stay.
 * @param at The revision up to which somebody has kept what is replaced; absent: nobody has.
 * @throws TooManyRules, TooManyLists, LibraryChanged where it is another one by now
 */
export async function replaceLibrary(
  db: LibraryDatabase,
  copy: LibraryCopy,
  name: string,
  { at, steps }: { at?: number | undefined; steps?: Steps | undefined } = {},
): Promise<void> {
  const annotations = new Map(copy.papers.map(({ annotation }) => [annotation.id, withDerived(annotation)]));
  const ids = settledIds(copy.papers.map(({ paper }) => paper));
  requireRoom('rules', copy.rules);
  requireRoom('lists', copy.lists);
  await transactAll(db, async (tx) => {
    const last = (await tx.objectStore('journal').openKeyCursor(null, 'prev'))?.key ?? 0;
    if (at !== undefined && last !== at) throw new LibraryChanged(`Expected revision ${at}, got ${last}`);
    const batch = await beginBatch(tx as unknown as ChangeTransaction);
    batch.record({ store: 'library', id: name, field: 'replaced', old: undefined, new: copy.papers.length });
    const papers = copy.papers.flatMap(({ paper }) => {
      const annotation = annotations.get(paper.id);
      const held = { ...hold(paper, saidOf(paper)), ids: ids.get(paper.id) ?? paper.ids };
      return annotation ? [listedLike(held, annotation)] : [];
    });
    await refill(tx, 'annotations', [...annotations.values()]);
    await refill(tx, 'papers', papers, steps);
    await refill(tx, 'merges', copy.merges.map(whole));
    await refill(tx, 'rules', copy.rules);
    await refill(tx, 'lists', copy.lists);
    const counted = new Counted();
    for (const annotation of annotations.values()) counted.add(annotation);
    await refill(tx, 'tags', [...counted.tags.values()]);
    await tx.objectStore('meta').put(counted.total, 'total');
    await forgetIndex(tx);
    // Long work was begun for what is gone.
    await tx.objectStore('jobs').clear();
    if (batch.number !== undefined) await tx.objectStore('meta').put(batch.number, 'replaced');
    await batch.write();
    steps?.signal.throwIfAborted();
  });
}

/** Records put at a time: a transaction of hundreds of thousands of requests would fill the memory. */
const recordsAtOnce = 1_000;

async function refill(
  tx: WholeTransaction<'readwrite'>,
  name: 'annotations' | 'papers' | 'merges' | 'rules' | 'lists' | 'tags',
  records: readonly object[],
  steps?: Steps,
): Promise<void> {
  const store = tx.objectStore(name);
  await store.clear();
  for (let start = 0; start < records.length; start += recordsAtOnce) {
    steps?.signal.throwIfAborted();
    steps?.report(start, records.length);
    await Promise.all(records.slice(start, start + recordsAtOnce).map((record) => store.put(record as never)));
  }
}

function whole({ from, kept, ...merge }: StoredMerge): StoredMerge {
  return { ...merge, from: derived(from), kept: derived(kept) };
}

/** What a merge keeps of a paper, with what follows from it. */
export function derived({ paper, annotation }: StoredMerge['from']): StoredMerge['from'] {
  const record = withDerived(annotation);
  return { paper: listedLike(paper, record), annotation: record };
}

import { maxTagLength, tidyTag } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import { type Edited, editSaved } from './bulk';
import { transact } from './database';
import { TagEmpty, TagTooLong } from './errors';
import { type Edit, fieldValue, presentTags } from './record';
import type { ChangeTransaction, LibraryDatabase, StoredAnnotation } from './schema';

/** Annotations that are read at a time. */
const recordsAtOnce = 1_000;

/**
 * Rename a tag, and with it all below it: `ml` to `methods/ml` nests it, to a tag that there is merges it into that.
 * One batch; answers how many papers carried it.
 * @throws TagEmpty, TagTooLong where any of the new names would be too long
 */
export async function renameTag(db: LibraryDatabase, from: string, to: string): Promise<Edited> {
  const target = tidyTag(to.slice(0, 10 * maxTagLength));
  if (target === '') throw new TagEmpty('Expected a tag');
  return changeTags(db, from, (tag) => {
    const renamed = target + tag.slice(from.length);
    if (renamed.length > maxTagLength) throw new TagTooLong(renamed.length);
    return renamed;
  });
}

/** Take a tag, and all below it, off every saved paper. One batch; answers how many papers carried it. */
export async function removeTag(db: LibraryDatabase, tag: string): Promise<Edited> {
  return changeTags(db, tag, () => undefined);
}

/** @param become what a tag is to be; undefined: gone */
async function changeTags(
  db: LibraryDatabase,
  top: string,
  become: (tag: string) => string | undefined,
): Promise<Edited> {
  if (top === '') throw new TagEmpty('Expected a tag');
  const isConcerned = (tag: string) => tag === top || tag.startsWith(`${top}/`);
  return transact(db, async (tx) =>
    editSaved(tx, await carriersOf(tx, isConcerned), (record) => [...editsFor(record, isConcerned, become)]),
  );
}

/** What is renamed keeps its place among the paper's tags, unless the new one has a place already. */
function* editsFor(
  record: StoredAnnotation,
  isConcerned: (tag: string) => boolean,
  become: (tag: string) => string | undefined,
): Generator<Edit> {
  const concerned = presentTags(record).filter(({ tag }) => isConcerned(tag));
  const wanted = new Map<string, number | false>(concerned.map(({ tag }) => [tag, false]));
  for (const { tag, value } of concerned) {
    const renamed = become(tag);
    if (renamed === undefined) continue;
    const present = isConcerned(renamed) ? false : fieldValue(record, `tag ${renamed}`);
    wanted.set(renamed, (present === false ? value : present) as number | false);
  }
  for (const [tag, value] of wanted) {
    const old = fieldValue(record, `tag ${tag}`);
    if (old !== value) yield { field: `tag ${tag}`, old, new: value };
  }
}

async function carriersOf(tx: ChangeTransaction, isConcerned: (tag: string) => boolean): Promise<PaperId[]> {
  const ids: PaperId[] = [];
  let range: IDBKeyRange | null = null;
  for (;;) {
    const records: StoredAnnotation[] = await tx.objectStore('annotations').getAll(range, recordsAtOnce);
    for (const record of records) {
      if (record.saved.value !== false && presentTags(record).some(({ tag }) => isConcerned(tag))) ids.push(record.id);
    }
    const last = records.at(-1);
    if (records.length < recordsAtOnce || !last) return ids;
    range = IDBKeyRange.lowerBound(last.id, true);
  }
}

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
  return changeTags(db, from, tagEdits(from, to));
}

/** Take a tag, and all below it, off every saved paper. One batch; answers how many papers carried it. */
export async function removeTag(db: LibraryDatabase, tag: string): Promise<Edited> {
  return changeTags(db, tag, tagEdits(tag, undefined));
}

/**
 * The edits that rename a tag and all below it, or take them off (`to` undefined), on one paper.
 * @throws TagEmpty; the edits TagTooLong
 */
export function tagEdits(from: string, to: string | undefined): (record: StoredAnnotation) => Edit[] {
  const target = to === undefined ? undefined : tidyTag(to.slice(0, 10 * maxTagLength));
  if (target === '' || from === '') throw new TagEmpty('Expected a tag');
  const become = (tag: string) => {
    const renamed = target === undefined ? undefined : target + tag.slice(from.length);
    if (renamed !== undefined && renamed.length > maxTagLength) throw new TagTooLong(renamed.length);
    return renamed;
  };
  return (record) => [...editsFor(record, (tag) => isWithin(tag, from), become)];
}

/**
 * The saved papers that carry a tag or one below it, and would carry none that is too long if it were renamed.
 * @throws TagTooLong
 */
export async function findCarriers(db: LibraryDatabase, from: string, to: string | undefined): Promise<PaperId[]> {
  const edits = tagEdits(from, to);
  const ids: PaperId[] = [];
  for (let after: PaperId | undefined; ; ) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const records: StoredAnnotation[] = await db.getAll('annotations', range, recordsAtOnce);
    for (const record of records) if (isCarrier(record, from) && edits(record).length > 0) ids.push(record.id);
    after = records.at(-1)?.id;
    if (records.length < recordsAtOnce) return ids;
  }
}

/** At most how many saved papers carry a tag or one below it. */
export async function countCarriers(db: LibraryDatabase, top: string): Promise<number> {
  const tags = await db.getAll('tags');
  return tags.reduce((sum, { tag, count }) => sum + (isWithin(tag, top) ? count : 0), 0);
}

async function changeTags(
  db: LibraryDatabase,
  top: string,
  edits: (record: StoredAnnotation) => Edit[],
): Promise<Edited> {
  return transact(db, async (tx) => editSaved(tx, await carriersOf(tx, top), edits));
}

function isWithin(tag: string, top: string): boolean {
  return tag === top || tag.startsWith(`${top}/`);
}

function isCarrier(record: StoredAnnotation, top: string): boolean {
  return record.saved.value !== false && presentTags(record).some(({ tag }) => isWithin(tag, top));
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

async function carriersOf(tx: ChangeTransaction, top: string): Promise<PaperId[]> {
  const ids: PaperId[] = [];
  let range: IDBKeyRange | null = null;
  for (;;) {
    const records: StoredAnnotation[] = await tx.objectStore('annotations').getAll(range, recordsAtOnce);
    for (const record of records) if (isCarrier(record, top)) ids.push(record.id);
    const last = records.at(-1);
    if (records.length < recordsAtOnce || !last) return ids;
    range = IDBKeyRange.lowerBound(last.id, true);
  }
}

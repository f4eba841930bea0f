import { maxReadingLists, type NewReadingList, type ReadingList, type ReadingListChange } from '../core/reading-list';
import { transact } from './database';
import { ListUnknown, TooManyLists } from './errors';
import { type Batch, beginBatch } from './journal';
import { isSame } from './parts';
import { byPosition, isPresent, placesToMove, positionAtEnd } from './placed';
import { laterThan } from './record';
import type { ChangeTransaction, LibraryDatabase, StoredList } from './schema';

/** A list that was kept, or changed, and the number of that change; absent where nothing changed. */
export interface ListDone {
  list: ReadingList;
  batch?: number;
}

/** The reading lists that aren't removed, in their order. */
export async function readReadingLists(db: LibraryDatabase): Promise<ReadingList[]> {
  return (await db.getAll('lists')).filter(isPresent).sort(byPosition).map(listOf);
}

/**
 * Keep a list with a random, permanent id behind all others.
 * @throws TooManyLists
 */
export async function createReadingList(db: LibraryDatabase, list: NewReadingList): Promise<ListDone> {
  return transact(db, async (tx) => {
    const all = await tx.objectStore('lists').getAll();
    if (all.filter(isPresent).length >= maxReadingLists) {
      throw new TooManyLists(`Expected at most ${maxReadingLists} lists`);
    }
    const batch = await beginBatch(tx);
    const { time } = batch;
    const made: StoredList = {
      ...list,
      id: crypto.randomUUID(),
      created: time,
      position: positionAtEnd(all),
      changed: { name: time, query: time, order: time, position: time },
    };
    batch.record({ store: 'lists', id: made.id, field: 'list', old: undefined, new: listOf(made) });
    return put(tx, [made], batch);
  });
}

/**
 * Change a list's name, query or order.
 * @throws ListUnknown
 */
export async function changeReadingList(db: LibraryDatabase, id: string, change: ReadingListChange): Promise<ListDone> {
  return transact(db, async (tx) => {
    const list = find(await tx.objectStore('lists').getAll(), id);
    const batch = await beginBatch(tx);
    const next = { ...list, changed: { ...list.changed } };
    for (const [field, value] of Object.entries(change) as [keyof ReadingListChange, never][]) {
      if (value === undefined || isSame(list[field], value)) continue;
      batch.record({ store: 'lists', id, field, old: list[field], new: value });
      next[field] = value;
      next.changed[field] = laterThan(list.changed[field], batch.time);
    }
    return put(tx, [next], batch);
  });
}

/**
 * Put a list in front of another, or at the end without one.
 * @throws ListUnknown
 */
export async function moveReadingList(db: LibraryDatabase, id: string, before?: string): Promise<ListDone> {
  return transact(db, async (tx) => {
    const all = await tx.objectStore('lists').getAll();
    const list = find(all, id);
    const places = placesToMove(all, list, before === undefined ? undefined : find(all, before));
    const batch = await beginBatch(tx);
    const moved = places.map(({ record, position }) => {
      batch.record({ store: 'lists', id: record.id, field: 'position', old: record.position, new: position });
      return { ...record, position, changed: { ...record.changed, position: batch.time } };
    });
    return put(tx, moved.length > 0 ? moved : [list], batch);
  });
}

/**
 * Remove a list; its tombstone keeps what it was.
 * @throws ListUnknown
 */
export async function removeReadingList(db: LibraryDatabase, id: string): Promise<ListDone> {
  return transact(db, async (tx) => {
    const list = find(await tx.objectStore('lists').getAll(), id);
    const batch = await beginBatch(tx);
    batch.record({ store: 'lists', id, field: 'removed', old: undefined, new: batch.time });
    const removed = {
      ...list,
      removed: batch.time,
      changed: { ...list.changed, removed: laterThan(list.changed.removed, batch.time) },
    };
    return put(tx, [removed], batch);
  });
}

/** Write lists where the batch has steps; answers the first of them. */
async function put(tx: ChangeTransaction, lists: readonly StoredList[], batch: Batch): Promise<ListDone> {
  const [first] = lists;
  if (!first) throw new TypeError('Expected a list, got none');
  if (batch.number !== undefined) {
    await Promise.all([...lists.map((list) => tx.objectStore('lists').put(list)), batch.write()]);
  }
  return { list: listOf(first), ...(batch.number !== undefined && { batch: batch.number }) };
}

function find(all: readonly StoredList[], id: string): StoredList {
  const list = all.find((one) => one.id === id && isPresent(one));
  if (!list) throw new ListUnknown(`Expected a reading list's id, got ${id}`);
  return list;
}

function listOf({ id, name, query, order }: StoredList): ReadingList {
  return { id, name, query, order };
}

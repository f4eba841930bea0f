import type { LeftField } from '../core/history';
import type { Batch } from './journal';
import { isSame } from './parts';
import { isPresent, type Placed, requireRoom } from './placed';
import { laterThan } from './record';
import type { ChangeTransaction, JournalEntry } from './schema';

/**
 * Take back what a change did to rules and reading lists; answers the parts that were changed again since and are left
 * as they are.
 * @throws TooManyRules, TooManyLists
 */
export async function takeBackPlaced(
  tx: ChangeTransaction,
  entries: readonly JournalEntry[],
  batch: Batch,
): Promise<LeftField[]> {
  return [...(await takeBackIn('rules', tx, entries, batch)), ...(await takeBackIn('lists', tx, entries, batch))];
}

async function takeBackIn(
  name: 'rules' | 'lists',
  tx: ChangeTransaction,
  entries: readonly JournalEntry[],
  batch: Batch,
): Promise<LeftField[]> {
  const own = entries.filter(({ store }) => store === name);
  if (own.length === 0) return [];
  const store = tx.objectStore(name);
  const records = new Map<string, Placed>((await store.getAll()).map((record) => [record.id, record]));
  const left: LeftField[] = [];
  const changed = new Set<Placed>();
  for (const entry of own.toReversed()) {
    const record = records.get(entry.id);
    const next = record && takenBack(record, entry, batch);
    if (!record || next === record) continue;
    if (next === undefined) left.push({ id: entry.id, field: entry.field });
    else {
      changed.delete(record);
      changed.add(next);
      records.set(next.id, next);
    }
  }
  if (changed.size > 0) requireRoom(name, [...records.values()]);
  await Promise.all([...changed].map((record) => store.put(record as never)));
  return left;
}

/** The record without a step; the same where that is so already, undefined where it was changed again since. */
function takenBack<T extends Placed>(
  record: T,
  { store, field, old, new: now, time }: JournalEntry,
  batch: Batch,
): T | undefined {
  switch (field) {
    case 'rule':
    case 'list':
    case 'joined':
      if (isReworked(record, time)) return record.removed === undefined ? undefined : record;
      if (old !== undefined) {
        const before = { ...(old as T), ...placeSince(record, time) };
        batch.record({ store, id: record.id, field, old: record, new: before });
        return before;
      }
      return record.removed === undefined ? buried(record, batch.time, store, batch) : record;
    case 'removed':
      return isPresent(record) === (old === undefined)
        ? record
        : buried(record, old as number | undefined, store, batch);
    default: {
      const part = field as keyof T;
      if (isSame(record[part], old)) return record;
      if (!isSame(record[part], now)) return undefined;
      batch.record({ store, id: record.id, field, old: record[part], new: old });
      const { [part]: _, ...rest } = record;
      const next = old === undefined ? rest : { ...rest, [part]: old };
      return {
        ...next,
        changed: { ...record.changed, [part]: laterThan(Reflect.get(record.changed, part), batch.time) },
      } as T;
    }
  }
}

/** Where a record stands, and that it is removed, if that was said since a time. */
function placeSince({ position, removed, changed }: Placed, time: number): Partial<Placed> {
  const isSince = (part: 'position' | 'removed') => (changed[part] ?? 0) > time;
  return { ...(isSince('position') && { position }), ...(isSince('removed') && removed !== undefined && { removed }) };
}

/** Whether anything of a record was changed since a time but its place, and whether it is there. */
function isReworked({ changed }: Placed, time: number): boolean {
  return Object.entries(changed).some(([part, last]) => part !== 'removed' && part !== 'position' && last > time);
}

function buried<T extends Placed>(record: T, time: number | undefined, store: JournalEntry['store'], batch: Batch): T {
  const { removed: old, ...rest } = record;
  batch.record({ store, id: record.id, field: 'removed', old, new: time });
  const changed = { ...record.changed, removed: laterThan(record.changed.removed, batch.time) };
  return { ...rest, changed, ...(time !== undefined && { removed: time }) } as T;
}

import { transact } from './database';
import { RuleUnknown } from './errors';
import { beginBatch } from './journal';
import { isPresent, placesToMove } from './placed';
import type { LibraryDatabase, StoredRule } from './schema';

/**
 * Put a rule in front of another, or at the end without one.
 * @throws RuleUnknown
 */
export async function moveRule(db: LibraryDatabase, id: string, before?: string): Promise<void> {
  await transact(db, async (tx) => {
    const store = tx.objectStore('rules');
    const all = await store.getAll();
    const moved = placesToMove(all, find(all, id), before === undefined ? undefined : find(all, before));
    if (moved.length === 0) return;
    const batch = await beginBatch(tx);
    for (const { record, position } of moved) {
      batch.record({ store: 'rules', id: record.id, field: 'position', old: record.position, new: position });
    }
    const puts = moved.map(({ record, position }) =>
      store.put({ ...record, position, changed: { ...record.changed, position: batch.time } }),
    );
    await Promise.all([...puts, batch.write()]);
  });
}

function find(all: readonly StoredRule[], id: string): StoredRule {
  const rule = all.find((one) => one.id === id && isPresent(one));
  if (!rule) throw new RuleUnknown(`Expected a rule's id, got ${id}`);
  return rule;
}

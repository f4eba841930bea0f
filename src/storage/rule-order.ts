import { transact } from './database';
import { RuleUnknown } from './errors';
import { beginBatch } from './journal';
import type { LibraryDatabase, StoredRule } from './schema';

/** Compare rules by their places, for sorting. Two devices may once have given the same one. */
export function byPosition(one: StoredRule, other: StoredRule): number {
  return one.position - other.position || (one.id < other.id ? -1 : 1);
}

/** Whether a rule isn't removed. */
export function isPresent({ removed }: StoredRule): boolean {
  return removed === undefined;
}

/** Positions for new rules, ascending and all before those that there are, removed ones included. */
export function positionsInFront(all: readonly StoredRule[], count: number): number[] {
  const first = all.reduce((least, { position }) => Math.min(least, position), 1);
  return Array.from({ length: count }, (_, index) => Math.ceil(first) - count + index);
}

/**
 * Put a rule in front of another, or at the end without one. It goes between its neighbours, removed ones included,
 * since those may come back; where no number is left between them, all rules are numbered anew.
 * @throws RuleUnknown
 */
export async function moveRule(db: LibraryDatabase, id: string, before?: string): Promise<void> {
  await transact(db, async (tx) => {
    const store = tx.objectStore('rules');
    const all = (await store.getAll()).sort(byPosition);
    const rule = find(all, id);
    const next = before === undefined ? undefined : find(all, before);
    const others = all.filter((other) => other !== rule);
    const at = next && next !== rule ? others.indexOf(next) : others.length;
    if (next === rule || all.indexOf(rule) === at) return;
    const position = between(others[at - 1]?.position, others[at]?.position);
    const moved =
      position === undefined ? numbered([...others.slice(0, at), rule, ...others.slice(at)]) : [{ rule, position }];
    const batch = await beginBatch(tx);
    for (const { rule: one, position: now } of moved) {
      batch.record({ store: 'rules', id: one.id, field: 'position', old: one.position, new: now });
    }
    const puts = moved.map(({ rule: one, position: now }) =>
      store.put({ ...one, position: now, changed: { ...one.changed, position: batch.time } }),
    );
    await Promise.all([...puts, batch.write()]);
  });
}

function find(all: StoredRule[], id: string): StoredRule {
  const rule = all.find((one) => one.id === id && isPresent(one));
  if (!rule) throw new RuleUnknown(`Expected a rule's id, got ${id}`);
  return rule;
}

/** A number between two others, of which either may be missing; undefined where there is none left. */
function between(low: number | undefined, high: number | undefined): number | undefined {
  if (low === undefined) return high === undefined ? 1 : Math.ceil(high) - 1;
  if (high === undefined) return Math.floor(low) + 1;
  const middle = (low + high) / 2;
  return low < middle && middle < high ? middle : undefined;
}

function numbered(inOrder: StoredRule[]): { rule: StoredRule; position: number }[] {
  return inOrder
    .map((rule, index) => ({ rule, position: index + 1 }))
    .filter(({ rule, position }) => rule.position !== position);
}

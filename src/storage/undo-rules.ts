import type { LeftField } from '../core/history';
import { maxRules } from '../core/rule';
import { TooManyRules } from './errors';
import type { Batch } from './journal';
import { isSame } from './parts';
import { isPresent } from './rule-order';
import type { ChangeTransaction, JournalEntry, StoredRule } from './schema';

/**
 * Take back what a change did to rules; answers the parts that were changed again since and are left as they are.
 * @throws TooManyRules
 */
export async function takeBackRules(
  tx: ChangeTransaction,
  entries: readonly JournalEntry[],
  batch: Batch,
): Promise<LeftField[]> {
  const own = entries.filter(({ store }) => store === 'rules');
  if (own.length === 0) return [];
  const store = tx.objectStore('rules');
  const rules = new Map((await store.getAll()).map((rule) => [rule.id, rule]));
  const left: LeftField[] = [];
  const changed = new Set<StoredRule>();
  for (const entry of own.toReversed()) {
    const rule = rules.get(entry.id);
    const next = rule && takenBack(rule, entry, batch);
    if (!rule || next === rule) continue;
    if (next === undefined) left.push({ id: entry.id, field: entry.field });
    else {
      changed.delete(rule);
      changed.add(next);
      rules.set(next.id, next);
    }
  }
  const count = [...rules.values()].filter(isPresent).length;
  if (changed.size > 0 && count > maxRules) throw new TooManyRules(count, maxRules);
  await Promise.all([...changed].map((rule) => store.put(rule)));
  return left;
}

/** The rule without a step; the same where that is so already, undefined where it was changed again since. */
function takenBack(
  rule: StoredRule,
  { field, old, new: now, time }: JournalEntry,
  batch: Batch,
): StoredRule | undefined {
  switch (field) {
    case 'rule':
    case 'joined':
      if (isReworked(rule, time)) return rule.removed === undefined ? undefined : rule;
      if (old !== undefined) {
        batch.record({ store: 'rules', id: rule.id, field, old: rule, new: old });
        return old as StoredRule;
      }
      return rule.removed === undefined ? buried(rule, batch.time, batch) : rule;
    case 'removed':
      return isPresent(rule) === (old === undefined) ? rule : buried(rule, old as number | undefined, batch);
    default: {
      const part = field as keyof StoredRule;
      if (isSame(rule[part], old)) return rule;
      if (!isSame(rule[part], now)) return undefined;
      batch.record({ store: 'rules', id: rule.id, field, old: rule[part], new: old });
      const { [part]: _, ...rest } = rule;
      const next = old === undefined ? rest : { ...rest, [part]: old };
      return { ...next, changed: { ...rule.changed, [part]: batch.time } } as StoredRule;
    }
  }
}

/** Whether anything of a rule was changed since a time but its place, and whether it is there. */
function isReworked({ changed }: StoredRule, time: number): boolean {
  return Object.entries(changed).some(([part, last]) => part !== 'removed' && part !== 'position' && last > time);
}

function buried(rule: StoredRule, time: number | undefined, batch: Batch): StoredRule {
  const { removed: old, ...rest } = rule;
  batch.record({ store: 'rules', id: rule.id, field: 'removed', old, new: time });
  const changed = { ...rule.changed, removed: batch.time };
  return time === undefined ? { ...rest, changed } : { ...rest, changed, removed: time };
}

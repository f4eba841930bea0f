import { type ListedRule, maxRules, type NewRule, type Rule, type RuleChange } from '../core/rule';
import { transact } from './database';
import { RuleUnknown, TooManyRules } from './errors';
import { type Batch, beginBatch } from './journal';
import { isSame } from './parts';
import { byPosition, isPresent, positionsInFront } from './placed';
import { laterThan } from './record';
import { checkedChange, checkedRule, requireTag } from './rule-checks';
import type { ChangeTransaction, LibraryDatabase, StoredRule } from './schema';

/** The rules that aren't removed, in their order, with how often each acted on this device. */
export async function listRules(db: LibraryDatabase): Promise<ListedRule[]> {
  const tx = db.transaction(['rules', 'hits']);
  const [all, hits] = await Promise.all([tx.objectStore('rules').getAll(), tx.objectStore('hits').getAll()]);
  const counts = new Map(hits.map(({ rule, count }) => [rule, count]));
  return all
    .filter(isPresent)
    .sort(byPosition)
    .map((rule) => ({ ...ruleOf(rule), hits: counts.get(rule.id) ?? 0 }));
}

/**
 * Make rules with random, permanent ids, in the order given and in front of all others; all or none.
 * @throws RuleInvalid, RuleNameTooLong, TagEmpty, TagTooLong, TooManyRules
 */
export async function createRules(db: LibraryDatabase, wanted: NewRule[]): Promise<Rule[]> {
  const checked = wanted.map(checkedRule);
  return transact(db, async (tx) => {
    const all = await tx.objectStore('rules').getAll();
    requireRoom(all, checked.length);
    const batch = await beginBatch(tx);
    const { time } = batch;
    const positions = positionsInFront(all, checked.length);
    const created = checked.map((rule, index): StoredRule => {
      const position = positions[index] ?? 0;
      const changed = { ...timesOf(undefined, rule, time), position: time };
      return { ...rule, id: crypto.randomUUID(), created: time, position, changed };
    });
    for (const rule of created) {
      batch.record({ store: 'rules', id: rule.id, field: 'rule', old: undefined, new: ruleOf(rule) });
    }
    await Promise.all([...created.map((rule) => tx.objectStore('rules').put(rule)), batch.write()]);
    return created.map(ruleOf);
  });
}

/**
 * Change a rule's parts; what isn't named stays, what is undefined is taken away.
 * @throws RuleUnknown, RuleInvalid, RuleNameTooLong, TagEmpty, TagTooLong
 */
export async function changeRule(db: LibraryDatabase, id: string, change: RuleChange): Promise<Rule> {
  const checked = checkedChange(change);
  return transact(db, async (tx) => {
    const [[rule], batch] = [await find(tx, [id]), await beginBatch(tx)];
    if (!rule || !isPresent(rule)) throw unknownRule(id);
    const steps = Object.entries(checked).filter(([part, value]) => !isSame(rule[part as keyof RuleChange], value));
    for (const [field, value] of steps) {
      batch.record({ store: 'rules', id, field, old: rule[field as keyof RuleChange], new: value });
    }
    const stays = Object.entries({ ...rule, ...checked }).filter(([, value]) => value !== undefined);
    const times = timesOf(rule, Object.fromEntries(steps), batch.time);
    const changed = { ...Object.fromEntries(stays), changed: { ...rule.changed, ...times } } as StoredRule;
    requireTag(changed);
    await Promise.all([tx.objectStore('rules').put(changed), batch.write()]);
    return ruleOf(changed);
  });
}

/**
 * Remove rules, all or none; those that are removed already stay so. Their tombstones keep what they were.
 * @throws RuleUnknown
 */
export async function removeRules(db: LibraryDatabase, ids: string[]): Promise<void> {
  await transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const rules = (await find(tx, ids)).filter(isPresent);
    await Promise.all([...rules.map((rule) => bury(tx, rule, batch.time, batch)), batch.write()]);
  });
}

/**
 * Bring removed rules back as they were, each to its place, all or none; those that are there stay so.
 * @throws RuleUnknown, TooManyRules
 */
export async function restoreRules(db: LibraryDatabase, ids: string[]): Promise<void> {
  await transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const rules = (await find(tx, ids)).filter((rule) => !isPresent(rule));
    requireRoom(await tx.objectStore('rules').getAll(), rules.length);
    await Promise.all([...rules.map((rule) => bury(tx, rule, undefined, batch)), batch.write()]);
  });
}

/** Set the time of a rule's removal; without one it is there again. */
function bury(tx: ChangeTransaction, rule: StoredRule, time: number | undefined, batch: Batch): Promise<string> {
  const { removed: old, ...others } = rule;
  const rest = { ...others, changed: { ...rule.changed, removed: laterThan(rule.changed.removed, batch.time) } };
  batch.record({ store: 'rules', id: rule.id, field: 'removed', old, new: time });
  return tx.objectStore('rules').put(time === undefined ? rest : { ...rest, removed: time });
}

/** Read rules, each once, removed ones too. */
async function find(tx: ChangeTransaction, ids: string[]): Promise<StoredRule[]> {
  const store = tx.objectStore('rules');
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await store.get(id)] as const));
  return found.map(([id, rule]) => {
    if (!rule) throw unknownRule(id);
    return rule;
  });
}

function unknownRule(id: string): RuleUnknown {
  return new RuleUnknown(`Expected a rule's id, got ${id}`);
}

function requireRoom(all: StoredRule[], wanted: number): void {
  const free = maxRules - all.filter(isPresent).length;
  if (wanted > free) throw new TooManyRules(wanted, Math.max(0, free));
}

function timesOf(rule: StoredRule | undefined, change: RuleChange, time: number): StoredRule['changed'] {
  const fields = Object.keys(change) as (keyof RuleChange)[];
  return Object.fromEntries(fields.map((field) => [field, laterThan(rule?.changed[field], time)]));
}

function ruleOf({ changed: _, removed: __, ...rule }: StoredRule): Rule {
  return rule;
}

import { maxQueryLength, maxRuleNameLength, type NewRule, type Rule } from '../core/rule';
import { parse } from '../query/parse';
import { transact } from './database';
import { RuleInvalid, RuleNameTooLong, RuleUnknown } from './errors';
import { beginBatch } from './journal';
import type { ChangeTransaction, LibraryDatabase, StoredRule } from './schema';

/** What of a rule can be changed. */
export type RuleChange = Partial<NewRule>;

/** The rules that aren't removed, newest first. */
export async function listRules(db: LibraryDatabase): Promise<Rule[]> {
  const all = await db.getAll('rules');
  return all
    .filter(({ removed }) => removed === undefined)
    .sort((a, b) => b.created - a.created)
    .map(ruleOf);
}

/**
 * Make a rule with a random, permanent id.
 * @throws RuleInvalid, RuleNameTooLong
 */
export async function createRule(db: LibraryDatabase, rule: NewRule): Promise<Rule> {
  check(rule);
  return transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const created: Rule = { ...rule, id: crypto.randomUUID(), created: await laterThanAll(tx, batch.time) };
    batch.record({ store: 'rules', id: created.id, field: 'rule', old: undefined, new: created });
    await tx.objectStore('rules').put({ ...created, changed: timesOf(rule, batch.time) });
    await batch.write();
    return created;
  });
}

/**
 * Change a rule's parts; what isn't named stays.
 * @throws RuleUnknown, RuleInvalid, RuleNameTooLong
 */
export async function changeRule(db: LibraryDatabase, id: string, change: RuleChange): Promise<Rule> {
  check(change);
  return transact(db, async (tx) => {
    const [rule, batch] = [await find(tx, id), await beginBatch(tx)];
    for (const [field, value] of Object.entries(change)) {
      batch.record({ store: 'rules', id, field, old: rule[field as keyof RuleChange], new: value });
    }
    const changed: StoredRule = { ...rule, ...change, changed: { ...rule.changed, ...timesOf(change, batch.time) } };
    await Promise.all([tx.objectStore('rules').put(changed), batch.write()]);
    return ruleOf(changed);
  });
}

/**
 * Remove a rule. Its tombstone keeps what it was.
 * @throws RuleUnknown
 */
export async function removeRule(db: LibraryDatabase, id: string): Promise<void> {
  await transact(db, async (tx) => {
    const [rule, batch] = [await find(tx, id), await beginBatch(tx)];
    batch.record({ store: 'rules', id, field: 'removed', old: undefined, new: batch.time });
    await Promise.all([tx.objectStore('rules').put({ ...rule, removed: batch.time }), batch.write()]);
  });
}

function check({ name, query }: RuleChange): void {
  if (name !== undefined && name.length > maxRuleNameLength) throw new RuleNameTooLong(name.length);
  if (query === undefined) return;
  if (query.length > maxQueryLength)
    throw new RuleInvalid(`Expected at most ${maxQueryLength} characters, got ${query.length}`);
  if (parsed(query).kind === 'everything')
    throw new RuleInvalid('Expected a condition, got a query that matches everything');
}

function parsed(query: string): ReturnType<typeof parse> {
  try {
    return parse(query);
  } catch (cause) {
    throw new RuleInvalid(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

async function find(tx: ChangeTransaction, id: string): Promise<StoredRule> {
  const rule = await tx.objectStore('rules').get(id);
  if (!rule || rule.removed !== undefined) throw new RuleUnknown(`Expected a rule's id, got ${id}`);
  return rule;
}

/** Rules made within one millisecond keep their order. */
async function laterThanAll(tx: ChangeTransaction, time: number): Promise<number> {
  const all = await tx.objectStore('rules').getAll();
  return all.reduce((latest, { created }) => Math.max(latest, created + 1), time);
}

function timesOf(change: RuleChange, time: number): StoredRule['changed'] {
  return Object.fromEntries(Object.keys(change).map((field) => [field, time]));
}

function ruleOf({ changed: _, removed: __, ...rule }: StoredRule): Rule {
  return rule;
}

import { maxTagLength, tidyTag } from '../core/annotation';
import { maxQueryLength, maxRuleNameLength, type NewRule, type Rule, type RuleChange } from '../core/rule';
import { matchesEverything } from '../query/everything';
import { parse } from '../query/parse';
import type { Query } from '../query/query';
import { RuleInvalid, RuleNameTooLong, TagEmpty, TagTooLong } from './errors';

const required = ['name', 'query', 'action', 'enabled'] as const;

/**
 * Tidy a new rule and hold it against the limits.
 * @throws RuleInvalid, RuleNameTooLong, TagEmpty, TagTooLong
 */
export function checkedRule(rule: NewRule): NewRule {
  const parts = Object.entries(checkedChange(rule)).filter(([, value]) => value !== undefined);
  const checked = Object.fromEntries(parts) as unknown as NewRule;
  requireTag(checked);
  return checked;
}

/**
 * Tidy the parts of a rule that are to be changed, and hold them against the limits. The query is looked at only where
 * it is among them: a rule that an earlier version could read can still be switched off.
 * @throws RuleInvalid, RuleNameTooLong, TagEmpty, TagTooLong
 */
export function checkedChange(change: RuleChange): RuleChange {
  for (const part of required) {
    if (part in change && change[part] === undefined) throw new RuleInvalid(`Expected a ${part}, got none`);
  }
  if (change.name !== undefined && change.name.length > maxRuleNameLength) {
    throw new RuleNameTooLong(change.name.length);
  }
  if (change.query !== undefined) requireCondition(change.query);
  const checked = { ...change };
  if (change.tag !== undefined) checked.tag = tagFrom(change.tag);
  for (const list of ['sites', 'exceptSites'] as const) {
    if (change[list]) checked[list] = change[list].length > 0 ? [...new Set(change[list])] : undefined;
  }
  return checked;
}

/** @throws TagEmpty where a rule that tags has no tag. */
export function requireTag({ action, tag }: Pick<Rule, 'action' | 'tag'>): void {
  if (action === 'tag' && tag === undefined) throw new TagEmpty('Expected a tag, got none');
}

function requireCondition(query: string): void {
  if (query.length > maxQueryLength) {
    throw new RuleInvalid(`Expected at most ${maxQueryLength} characters, got ${query.length}`);
  }
  if (matchesEverything(parsed(query))) {
    throw new RuleInvalid('Expected a condition, got a query that matches everything');
  }
}

function parsed(query: string): Query {
  try {
    return parse(query);
  } catch (cause) {
    throw new RuleInvalid(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function tagFrom(typed: string): string {
  if (typed.length > maxQueryLength) throw new TagTooLong(typed.length);
  const tag = tidyTag(typed);
  if (tag === '') throw new TagEmpty('Expected a tag');
  if (tag.length > maxTagLength) throw new TagTooLong(tag.length);
  return tag;
}

import type { ListedRule, NewRule } from '../../core/rule';
import { type RuleLine, ruleKey } from '../../query/rule-list';

/** Why a rule of a list isn't ticked until the user does so: one like it is there, or stands above it; its time is over. */
export type Doubt = 'there' | 'twice' | 'over';

/** A rule of a list that could be imported. */
export interface Candidate extends RuleLine {
  /** Stays while other lines of the text change. */
  key: string;
  doubt?: Doubt;
}

/** Hold the rules of a list against those that are there. */
export function candidatesOf(lines: readonly RuleLine[], rules: readonly ListedRule[], now: number): Candidate[] {
  const there = new Set(rules.map(ruleKey));
  const above = new Map<string, number>();
  return lines.map(({ line, rule }) => {
    const same = ruleKey(rule);
    const before = above.get(same) ?? 0;
    above.set(same, before + 1);
    const doubt = there.has(same) ? 'there' : before > 0 ? 'twice' : isOver(rule, now) ? 'over' : undefined;
    return { line, rule, key: `${before} ${same}`, ...(doubt && { doubt }) };
  });
}

/** Whether a rule's time is over. */
function isOver({ expires }: NewRule, now: number): boolean {
  return expires !== undefined && expires < now;
}

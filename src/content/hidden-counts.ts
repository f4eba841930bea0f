import type { HiddenCount } from '../messaging/protocol';
import type { RuleSnapshot } from '../query/snapshot';

/** Why a card is hidden or dimmed: by the user's own hand, or by a rule. */
export type Reason = { by: 'hand' } | { by: 'rule'; rule: RuleSnapshot };

/** Count what hides the cards of a page: rules in the order of their first card, the user's own hand last. */
export function hiddenCounts(views: readonly { reason: Reason | undefined; state: string }[]): HiddenCount[] {
  const rules = new Map<string, HiddenCount>();
  let byHand = 0;
  for (const { reason, state } of views) {
    if (!reason || state === 'shown') continue;
    if (reason.by === 'hand') {
      byHand += 1;
      continue;
    }
    const { id, name, query, action } = reason.rule;
    if (action === 'dim') continue;
    const known = rules.get(id);
    if (known) known.count += 1;
    else rules.set(id, { rule: { id, name, query }, count: 1 });
  }
  return [...rules.values(), ...(byHand > 0 ? [{ count: byHand }] : [])];
}

/** How many papers are hidden in all. */
export function totalOf(hidden: readonly HiddenCount[]): number {
  return hidden.reduce((sum, { count }) => sum + count, 0);
}

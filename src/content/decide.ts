import type { AnnotationMark } from '../core/annotation';
import type { HiddenCount } from '../messaging/protocol';
import type { Folded } from '../query/folded';
import type { PageRule } from './mirror';

/** Why a card is hidden: by the user's own hand, or by a rule. */
export type Reason = { by: 'hand' } | { by: 'rule'; rule: PageRule };

/**
 * Decide whether a card is hidden, and why; undefined if it is shown. What is saved is never hidden by a rule.
 * `read` is called only when there is a rule that could match. `now` in milliseconds since the Unix epoch.
 */
export function reasonToHide(
  mark: AnnotationMark | undefined,
  rules: readonly PageRule[],
  site: string,
  now: number,
  read: () => Folded,
): Reason | undefined {
  if (mark?.hidden) return { by: 'hand' };
  if (mark?.saved) return undefined;
  const rule = rules.find((one) => applies(one, site, now) && one.matches(read()) === true);
  return rule && { by: 'rule', rule };
}

function applies({ sites, expires }: PageRule, site: string, now: number): boolean {
  return (!sites || sites.includes(site)) && (expires === undefined || now < expires);
}

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
    const { id, name, query } = reason.rule;
    const known = rules.get(id);
    if (known) known.count += 1;
    else rules.set(id, { rule: { id, name, query }, count: 1 });
  }
  return [...rules.values(), ...(byHand > 0 ? [{ count: byHand }] : [])];
}

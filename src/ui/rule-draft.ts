import { dayOf, endOfDay } from '../core/local-day';
import { maxRuleNameLength, type NewRule, type RuleAction, type RuleChange } from '../core/rule';

/** Where a rule applies: on all sites, only on some, on all but some. */
export const scopes = ['all', 'only', 'never'] as const;
/** One of `scopes`. */
export type Scope = (typeof scopes)[number];

/** When a rule ends: never, some time from now, with a day. */
export const ends = ['never', 'day', 'week', 'month', 'date'] as const;
/** One of `ends`. */
export type End = (typeof ends)[number];

const day = 86_400_000;

/** Milliseconds from now. */
const spans: Partial<Record<End, number>> = { day, week: 7 * day, month: 30 * day };

/** What a rule's fields hold while it is edited. */
export interface RuleDraft {
  name: string;
  query: string;
  action: RuleAction;
  colour: NonNullable<NewRule['colour']>;
  tag: string;
  scope: Scope;
  /** The ticked sites. */
  sites: readonly string[];
  end: End;
  /** `YYYY-MM-DD`, or what was typed of it. */
  date: string;
  alsoSaved: boolean;
  enabled: boolean;
}

/** Why a draft is no rule yet, besides its query: `ruleFault_<this>` has a text. */
export type DraftFault = 'query' | 'tag' | 'sites' | 'date';

/** What the fields show of a rule. */
export function draftOf(rule: NewRule): RuleDraft {
  const { name, query, action, colour = 'yellow', tag = '', sites, exceptSites, expires, enabled } = rule;
  return {
    name,
    query,
    action,
    colour,
    tag,
    scope: sites ? 'only' : exceptSites?.length ? 'never' : 'all',
    sites: sites?.filter((site) => !exceptSites?.includes(site)) ?? exceptSites ?? [],
    end: expires === undefined ? 'never' : 'date',
    date: (expires !== undefined && dayOf(expires)) || '',
    alsoSaved: rule.alsoSaved === true,
    enabled,
  };
}

/** Whether a rule of this action takes papers away or makes them fainter, so that saved ones are spared. */
export function isHiding(action: RuleAction): boolean {
  return action === 'hide' || action === 'collapse' || action === 'dim';
}

/**
 * The rule that a draft makes, or why it makes none. A rule whose day wasn't touched ends when it did before.
 * @param from the rule that the draft began with
 */
export function ruleOf(draft: RuleDraft, from: NewRule, now: number): NewRule | DraftFault {
  const { action, colour, scope, sites, alsoSaved, enabled } = draft;
  const [name, query, tag] = [draft.name.trim(), draft.query.trim(), draft.tag.trim()];
  if (query === '') return 'query';
  if (action === 'tag' && tag === '') return 'tag';
  if (scope === 'only' && sites.length === 0) return 'sites';
  const expires = expiryOf(draft, from, now);
  if (expires === 'date') return 'date';
  return {
    name: name || query.slice(0, maxRuleNameLength).replace(/[\uD800-\uDBFF]$/, ''),
    query,
    action,
    ...(action === 'highlight' && { colour }),
    ...(action === 'tag' && { tag }),
    ...(scope === 'only' && { sites: [...sites] }),
    ...(scope === 'never' && sites.length > 0 && { exceptSites: [...sites] }),
    ...(expires !== undefined && { expires }),
    enabled,
    ...(isHiding(action) && alsoSaved && { alsoSaved }),
  };
}

function expiryOf({ end, date }: RuleDraft, from: NewRule, now: number): number | undefined | 'date' {
  if (end === 'never') return undefined;
  const span = spans[end];
  if (span !== undefined) return now + span;
  if (from.expires !== undefined && date === dayOf(from.expires)) return from.expires;
  const last = endOfDay(date);
  return last === undefined || last < now ? 'date' : last;
}

/** What is to be changed so that one rule becomes the other, as `rule.change` takes it: `null` takes a part away. */
export function ruleChangeOf(from: NewRule, to: NewRule): { [Part in keyof RuleChange]?: RuleChange[Part] | null } {
  const parts = [...new Set([...Object.keys(to), ...optional])] as (keyof NewRule)[];
  const changed = parts.filter((part) => JSON.stringify(from[part]) !== JSON.stringify(to[part]));
  return Object.fromEntries(changed.map((part) => [part, to[part] ?? null]));
}

const optional: (keyof NewRule)[] = ['colour', 'tag', 'sites', 'exceptSites', 'expires', 'alsoSaved'];

import { type Change, statuses } from '../core/annotation';
import { maxRuleNameLength, type NewRule } from '../core/rule';
import type { Settings } from '../core/settings';
import type { Choice } from '../messaging/protocol';
import {
  arrayFrom,
  booleanFrom,
  integerFrom,
  objectFrom,
  oneFrom,
  paperIdFrom,
  siteFrom,
  stringFrom,
} from './validate';

/** Characters of anything typed; the library's own limits, with their own errors, are far below. */
const maxTyped = 1_000_000;

const maxTime = 8.64e15;

/** @throws TypeError unless the value is a change of an annotation. */
export function changeFrom(value: unknown): Change {
  const said = objectFrom(value);
  const kind = oneFrom(said['do'], [
    'save',
    'remove',
    'add tag',
    'remove tag',
    'note',
    'status',
    'star',
    'hide',
  ] as const);
  switch (kind) {
    case 'save':
    case 'remove':
      return { do: kind };
    case 'add tag':
    case 'remove tag':
      return { do: kind, tag: stringFrom(said['tag'], maxTyped) };
    case 'note':
      return { do: kind, note: stringFrom(said['note'], maxTyped) };
    case 'status':
      return { do: kind, status: oneFrom(said['status'], statuses) };
    case 'star':
      return { do: kind, starred: booleanFrom(said['starred']) };
    case 'hide':
      return { do: kind, hidden: booleanFrom(said['hidden']) };
  }
}

/** @throws TypeError unless the value is parts of a rule; what isn't a rule's part is dropped. */
export function ruleChangeFrom(value: unknown): Partial<NewRule> {
  const said = objectFrom(value);
  const change: Partial<NewRule> = {};
  if (said['name'] !== undefined) change.name = stringFrom(said['name'], maxTyped).trim();
  if (said['query'] !== undefined) change.query = stringFrom(said['query'], maxTyped).trim();
  if (said['action'] !== undefined) change.action = oneFrom(said['action'], ['hide'] as const);
  if (said['sites'] !== undefined) change.sites = arrayFrom(said['sites'], 1_000, siteFrom);
  if (said['expires'] !== undefined) change.expires = integerFrom(said['expires'], 0, maxTime);
  if (said['enabled'] !== undefined) change.enabled = booleanFrom(said['enabled']);
  return change;
}

/** @throws TypeError unless the value is a whole rule. A rule without a name is named after its query. */
export function ruleFrom(value: unknown): NewRule {
  const { name, query, action, enabled, ...rest } = ruleChangeFrom(value);
  if (query === undefined || action === undefined || enabled === undefined) {
    throw new TypeError('Expected a rule with query, action and enabled, got less');
  }
  return { ...rest, name: name || query.slice(0, maxRuleNameLength), query, action, enabled };
}

/** @throws TypeError unless the value chooses papers by id or by query. */
export function choiceFrom(value: unknown): Choice {
  const said = objectFrom(value);
  if (said['ids'] !== undefined) return { ids: arrayFrom(said['ids'], 100_000, paperIdFrom) };
  return { query: stringFrom(said['query'], maxTyped) };
}

/** @throws TypeError unless the value is some of the settings; what isn't a setting is dropped. */
export function settingsChangeFrom(value: unknown): Partial<Settings> {
  const said = objectFrom(value);
  const change: Partial<Settings> = {};
  if (said['pausedSites'] !== undefined)
    change.pausedSites = [...new Set(arrayFrom(said['pausedSites'], 1_000, siteFrom))];
  if (said['keepsSightings'] !== undefined) change.keepsSightings = booleanFrom(said['keepsSightings']);
  return change;
}

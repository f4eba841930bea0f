import { highlightColours, maxRuleNameLength, type NewRule, type RuleChange, ruleActions } from '../core/rule';
import { arrayFrom, booleanFrom, integerFrom, objectFrom, oneFrom, siteFrom, stringFrom } from './validate';

/** Characters of anything typed; the library's own limits, with their own errors, are far below. */
const maxTyped = 1_000_000;

/** The last time that a `Date` knows, milliseconds since the Unix epoch. */
const maxTime = 8.64e15;

/** Sites of one rule. */
const maxSites = 1_000;

/** Characters of a rule's id. */
const maxIdLength = 100;

const requiredParts = {
  name: (value: unknown) => stringFrom(value, maxTyped).trim(),
  query: (value: unknown) => stringFrom(value, maxTyped).trim(),
  action: (value: unknown) => oneFrom(value, ruleActions),
  enabled: booleanFrom,
};

const optionalParts = {
  colour: (value: unknown) => oneFrom(value, highlightColours),
  tag: (value: unknown) => stringFrom(value, maxTyped),
  sites: (value: unknown) => arrayFrom(value, maxSites, siteFrom),
  exceptSites: (value: unknown) => arrayFrom(value, maxSites, siteFrom),
  expires: (value: unknown) => integerFrom(value, 0, maxTime),
  alsoSaved: booleanFrom,
};

/**
 * Read what is to be changed of a rule; what isn't a rule's part is dropped, `null` takes an optional part away.
 * @throws TypeError unless the value is parts of a rule
 */
export function ruleChangeFrom(value: unknown): RuleChange {
  const said = objectFrom(value);
  const change: Record<string, unknown> = {};
  for (const [part, read] of Object.entries(requiredParts)) {
    if (said[part] !== undefined) change[part] = read(said[part]);
  }
  for (const [part, read] of Object.entries(optionalParts)) {
    if (said[part] !== undefined) change[part] = said[part] === null ? undefined : read(said[part]);
  }
  return change;
}

/** @throws TypeError unless the value is a whole rule. A rule without a name is named after its query. */
export function ruleFrom(value: unknown): NewRule {
  const { name, query, action, enabled, ...rest } = ruleChangeFrom(value);
  if (query === undefined || action === undefined || enabled === undefined) {
    throw new TypeError('Expected a rule with query, action and enabled, got less');
  }
  const parts = Object.fromEntries(Object.entries(rest).filter(([, part]) => part !== undefined));
  const begun = query.slice(0, maxRuleNameLength).replace(/[\uD800-\uDBFF]$/, '');
  return { ...parts, name: name || begun, query, action, enabled };
}

/** @throws TypeError unless the value could be a rule's id. */
export function ruleIdFrom(value: unknown): string {
  return stringFrom(value, maxIdLength);
}

import { maxRules } from '../../core/rule';
import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { TooManyRules } from '../../storage/errors';
import { committed } from '../keep-up';
import { openLibrary } from '../open-library';
import { requireOwnPage } from '../sender';
import { arrayFrom, objectFrom } from '../validate';
import { ruleChangeFrom, ruleFrom, ruleIdFrom } from '../validate-rule';

/** What is said to the list of rules. */
export const ruleHandlers: Pick<
  Handlers<Protocol>,
  'rule.list' | 'rule.create' | 'rule.import' | 'rule.change' | 'rule.move' | 'rule.remove' | 'rule.restore'
> = {
  'rule.list': async () => (await openLibrary()).rules(),
  'rule.create': async (rule) => {
    const checked = ruleFrom(rule);
    const [created] = await committed((library) => library.createRules([checked]));
    if (!created) throw new TypeError('Expected the rule that was made, got none');
    return created;
  },
  'rule.import': async (rules, sender) => {
    requireOwnPage(sender);
    if (Array.isArray(rules) && rules.length > maxRules) throw new TooManyRules(rules.length, await freePlaces());
    const checked = arrayFrom(rules, maxRules, ruleFrom);
    return committed((library) => library.createRules(checked));
  },
  'rule.change': async (data) => {
    const said = objectFrom(data);
    const id = ruleIdFrom(said['id']);
    const change = ruleChangeFrom(said['change']);
    return committed((library) => library.changeRule(id, change));
  },
  'rule.move': async (data) => {
    const said = objectFrom(data);
    const id = ruleIdFrom(said['id']);
    const before = said['before'] === undefined || said['before'] === null ? undefined : ruleIdFrom(said['before']);
    await committed((library) => library.moveRule(id, before));
    return undefined;
  },
  'rule.remove': async (ids) => {
    const checked = arrayFrom(ids, maxRules, ruleIdFrom);
    await committed((library) => library.removeRules(checked));
    return undefined;
  },
  'rule.restore': async (ids) => {
    const checked = arrayFrom(ids, maxRules, ruleIdFrom);
    await committed((library) => library.restoreRules(checked));
    return undefined;
  },
};

async function freePlaces(): Promise<number> {
  return maxRules - (await (await openLibrary()).rules()).length;
}

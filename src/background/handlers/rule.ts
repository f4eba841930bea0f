import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { committed } from '../keep-up';
import { openLibrary } from '../open-library';
import { objectFrom, stringFrom } from '../validate';
import { ruleChangeFrom, ruleFrom } from '../validate-wish';

/** Characters of a rule's id. */
const maxIdLength = 100;

/** What is said to rules. */
export const ruleHandlers: Pick<Handlers<Protocol>, 'rule.list' | 'rule.create' | 'rule.change' | 'rule.remove'> = {
  'rule.list': async () => (await openLibrary()).rules(),
  'rule.create': (rule) => {
    const checked = ruleFrom(rule);
    return committed((library) => library.createRule(checked));
  },
  'rule.change': (data) => {
    const said = objectFrom(data);
    const id = stringFrom(said['id'], maxIdLength);
    const change = ruleChangeFrom(said['change']);
    return committed((library) => library.changeRule(id, change));
  },
  'rule.remove': async (id) => {
    const checked = stringFrom(id, maxIdLength);
    await committed((library) => library.removeRule(checked));
    return undefined;
  },
};

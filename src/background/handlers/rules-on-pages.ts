import { maxRules } from '../../core/rule';
import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { openLibrary } from '../open-library';
import { loadRulesScript } from '../rules-script';
import { integerFrom, objectFrom, stringFrom } from '../validate';
import { ruleIdFrom } from '../validate-rule';

/** Characters of a query that is being typed; the language's own limit, with its own error, is far below. */
const maxTyped = 100_000;

/** Papers of one page. */
const maxPapers = 100_000;

/** Milliseconds back to where a preview looks: thirty days. */
const previewed = 30 * 24 * 60 * 60 * 1000;

/** What pages say of rules, and ask for in order to decide by them. */
export const rulesOnPagesHandlers: Pick<Handlers<Protocol>, 'rule.preview' | 'rule.hits' | 'rules.load'> = {
  'rule.preview': async (query) => (await openLibrary()).preview(stringFrom(query, maxTyped), Date.now() - previewed),
  'rule.hits': async (data, sender) => {
    const said = Object.entries(objectFrom(data));
    if (said.length > maxRules) throw new TypeError(`Expected at most ${maxRules} rules, got ${said.length}`);
    const hits = new Map(said.map(([id, count]) => [ruleIdFrom(id), integerFrom(count, 1, maxPapers)]));
    if (sender.tab?.incognito || hits.size === 0) return undefined;
    await (await openLibrary()).countHits(hits);
    return undefined;
  },
  'rules.load': async (_, { tab }) => {
    if (tab?.id !== undefined) await loadRulesScript(tab.id);
    return undefined;
  },
};

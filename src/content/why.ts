import { send } from '../messaging/send';
import { explain } from '../query/explain';
import type { Folded } from '../query/folded';
import type { RuleSnapshot } from '../query/snapshot';
import { type TextKey, text } from '../ui/text';
import type { CardView } from './card-view';
import type { EditorsPage } from './editors';
import { element } from './element';
import style from './why.css?inline';

/** Say in a card's strip which rule concerns it and why, with the ways to change that, each with a way back. */
export function why(view: CardView, rule: RuleSnapshot, subject: Folded, page: EditorsPage): HTMLElement {
  const because = reasonsOf(rule, subject);
  const said: Partial<Record<RuleSnapshot['action'], TextKey>> = { dim: 'whyDimmed', highlight: 'whyHighlighted' };
  const name = element('b', { dir: 'auto' }, rule.name);
  const words = element(
    'span',
    { class: 'm-say', title: `${rule.name}${because}` },
    `${text(said[rule.action] ?? 'whyHidden')} `,
    name,
    because,
  );
  return element(
    'span',
    { class: 'm-why', 'data-name': 'why' },
    element('style', {}, style),
    words,
    ...(view.reason?.by === 'rule' ? waysBack(view, rule, page) : [edit(rule, page)]),
  );
}

function waysBack(view: CardView, rule: RuleSnapshot, page: EditorsPage): HTMLElement[] {
  const { id, name, exceptSites = [] } = rule;
  const pause = async () => {
    await send('rule.change', { id, change: { exceptSites: [...exceptSites, page.site.id] } });
    const change = { exceptSites: exceptSites.length > 0 ? exceptSites : null };
    page.say(text('saidRulePaused', name), () => send('rule.change', { id, change }));
  };
  const remove = async () => {
    await send('rule.remove', [id]);
    page.say(text('saidRuleRemoved', name), () => send('rule.restore', [id]));
  };
  return [
    way('always', rule.action === 'dim' ? 'whyUndim' : 'whyAlwaysShow', () =>
      page.change(view, { do: 'show', shown: true }),
    ),
    way('pauseRule', 'whyPause', () => page.attempt(pause)),
    edit(rule, page),
    way('removeRule', 'whyRemove', () => page.attempt(remove)),
  ];
}

function edit({ id }: RuleSnapshot, page: EditorsPage): HTMLElement {
  return way('editRule', 'whyEdit', (anchor) => page.openRule(id, anchor));
}

function way(name: string, label: TextKey, act: (anchor: HTMLElement) => unknown): HTMLElement {
  const onclick = ({ currentTarget }: MouseEvent) => act(currentTarget as HTMLElement);
  return element('button', { type: 'button', class: 'm-b m-link', 'data-name': name, onclick }, text(label));
}

/** Characters that are told of one thing that was found: a regular expression finds as much as it likes. */
const maxFound = 60;

/** What the rule has found, field by field: `: title has “survey”`. */
function reasonsOf({ parsed }: RuleSnapshot, subject: Folded): string {
  const reasons = explain(parsed, subject).map(({ field, words }) => {
    const quoted = words.map((word) => `“${word.length > maxFound ? `${word.slice(0, maxFound)}…` : word}”`).join(', ');
    return quoted === '' ? text('whyIs', field) : text('whyFound', field, quoted);
  });
  return reasons.length > 0 ? `: ${reasons.join('; ')}` : '';
}

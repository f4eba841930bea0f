import type { HiddenCount, Pause } from '../messaging/protocol';
import { counted, text } from '../ui/text';
import { icon } from './controls';
import { element } from './element';
import { totalOf } from './hidden-counts';

/** What the bar shows and does. */
export interface BarState {
  /** How many papers are recognized, hidden ones too. */
  papers: number;
  /** True where the site has changed, so that its adapter reads nothing and the cards were found without it. */
  withoutAdapter: boolean;
  saved: number;
  hidden: HiddenCount[];
  /** True while hidden cards stand as folded lines. */
  shown: boolean;
  /** The rule whose papers are shown in their places. */
  peeked: string | undefined;
  paused: Pause | undefined;
  /** The last thing done from this page with its way back, or what failed with the way to try again, and what that is called. */
  said: { message: string; label: string; undo: () => void } | undefined;
  /** Makes what is said of new papers. */
  news: ((width: number) => HTMLElement[]) | undefined;
  onShow: (shown: boolean) => void;
  onPause: (paused: boolean) => void;
  /** Go to the next saved paper. */
  onSaved: () => void;
  onRule: (rule: NonNullable<HiddenCount['rule']>) => void;
}

/** The bar above a listing: what is here, what is hidden and by what, and the way back. `width` in pixels. */
export function bar(state: BarState, width: number): HTMLElement {
  const { hidden, shown, paused, onShow, onPause } = state;
  const total = totalOf(hidden);
  return element(
    'div',
    { class: 'm-bar', role: 'region', tabindex: -1, 'aria-label': text('barLabel') },
    icon('hand'),
    ...(paused ? whilePaused(paused) : counts(state, total, width, state.news?.(width) ?? [])),
    element('span', { class: 'm-gap' }),
    ...(paused ? [] : said(state)),
    total > 0 &&
      !paused &&
      control('show', shown, icon(shown ? 'hide' : 'eye'), text(shown ? 'barHideAgain' : 'barShow'), () =>
        onShow(!shown),
      ),
    control('pause', !!paused, icon(paused ? 'play' : 'pause'), text(paused ? 'barResume' : 'barPause'), () =>
      onPause(!paused),
    ),
  );
}

function counts(state: BarState, total: number, width: number, news: HTMLElement[]) {
  const { papers, withoutAdapter, saved, shown, onSaved } = state;
  const savedCount = numbered(counted('barSaved', saved));
  const toSaved = { type: 'button', class: 'm-b m-rule', 'data-name': 'saved', title: text('barNextSaved') };
  return [
    numbered(counted(withoutAdapter ? 'barWithoutAdapter' : 'barPapers', papers)),
    dot(),
    ...(withoutAdapter ? [element('span', { class: 'm-cut' }, text('barDetailsMissing')), dot()] : []),
    saved > 0 ? element('button', { ...toSaved, onclick: onSaved }, savedCount) : savedCount,
    ...news,
    total > 0 && dot(),
    // Always there, so that a change in it is announced.
    element('span', { role: 'status', 'data-name': 'hidden' }, total > 0 && hiddenText(shown, total, papers)),
    ...rules(state, Math.max(1, Math.floor((width - 480 - 60 * news.length) / ruleWidth))),
  ];
}

function hiddenText(shown: boolean, total: number, papers: number): HTMLElement | string {
  if (total === papers && !shown) return text('barAllHidden');
  return numbered(counted(shown ? 'barShownAgainst' : 'barHidden', total));
}

/** Pixels that a rule's name takes at the most, so that room can be shared out without measuring each. */
const ruleWidth = 120;

function rules({ hidden, peeked, onRule }: BarState, room: number): HTMLElement[] {
  const shown = hidden.slice(0, room).map(({ rule, count }) => {
    const number = element('span', { class: 'm-num' }, String(count));
    if (!rule) return element('span', { 'data-name': 'hand' }, `${text('barByHand')} `, number);
    return element(
      'button',
      {
        type: 'button',
        class: 'm-b m-rule',
        'data-name': rule.id,
        title: text('barRuleTitle', rule.query),
        'aria-pressed': rule.id === peeked,
        onclick: () => onRule(rule),
      },
      element('span', { class: 'm-cut m-rulename' }, rule.name),
      number,
    );
  });
  const rest = hidden.slice(room);
  if (rest.length === 0) return shown;
  const title = rest.map(({ rule }) => rule?.name ?? text('barByHand')).join(', ');
  return [...shown, element('span', { title }, counted('barMoreRules', rest.length))];
}

function whilePaused(paused: Pause): HTMLElement[] {
  return [
    element('span', {}, text(`barPaused_${paused}`)),
    dot(),
    element('span', { class: 'm-cut' }, text('barPausedWhat')),
  ];
}

function said({ said: last }: BarState): HTMLElement[] {
  if (!last) return [];
  return [
    element('span', { class: 'm-cut', role: 'status', 'data-name': 'said' }, last.message),
    element('button', { type: 'button', class: 'm-b m-link', 'data-name': 'undo', onclick: last.undo }, last.label),
  ];
}

function control(name: string, on: boolean, picture: SVGElement, word: string, onclick: () => void): HTMLElement {
  const given = {
    type: 'button',
    class: on ? 'm-b is-on' : 'm-b',
    'data-name': name,
    'aria-pressed': on,
    onclick,
  };
  return element('button', given, picture, word);
}

function dot(): HTMLElement {
  return element('span', { class: 'm-sep' }, '·');
}

/** A text whose number is set off: the number is what `_locales` puts first. */
export function numbered(words: string): HTMLElement {
  const [number = ''] = words.match(/^[\d.,\s\u202f]+/) ?? [];
  return element('span', {}, element('b', { class: 'm-num' }, number.trim()), ` ${words.slice(number.length)}`);
}

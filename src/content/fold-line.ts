import { text } from '../ui/text';
import { icon } from './controls';
import { element } from './element';
import type { Reason } from './hidden-counts';

/** What a folded card's line shows and does. */
export interface FoldLineState {
  title: string;
  reason: Reason;
  /** Show the card: for good if it was hidden by hand, on this page if by a rule. */
  onShow: () => void;
  /** Change the rule, or make one of this paper. */
  onRule: (anchor: HTMLElement) => void;
}

/** A hidden card as one line that says why. */
export function foldLine({ title, reason, onShow, onRule }: FoldLineState): HTMLElement {
  const byRule = reason.by === 'rule';
  const why = byRule ? [`${text('foldByRule')} `, element('b', {}, reason.rule.name)] : [text('foldByHand')];
  const edit = { type: 'button', class: 'm-b m-link', 'data-name': 'rule' };
  return element(
    'div',
    { class: 'm-fold-line', role: 'group', 'aria-label': text('foldLabel', title) },
    icon('hide'),
    element('span', { class: 'm-cut' }, ...why, ' · ', element('span', { dir: 'auto' }, title)),
    element(
      'button',
      { ...edit, onclick: (event: MouseEvent) => onRule(event.currentTarget as HTMLElement) },
      text(byRule ? 'foldEditRule' : 'foldLikeThis'),
    ),
    element(
      'button',
      { type: 'button', class: 'm-b', 'data-name': 'show', onclick: onShow },
      icon('undo'),
      text(byRule ? 'foldShow' : 'undo'),
    ),
  );
}

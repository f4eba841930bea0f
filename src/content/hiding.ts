import type { AnnotationMark } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { CardState, CardView } from './card-view';
import type { Judge } from './judge';

/** What of a page is hidden and why, and what is shown all the same on this visit. */
export class Hiding {
  /** Absent while no rule is on. */
  judge: Judge | undefined;
  /** Whether hidden cards stand as folded lines. */
  showsAll = false;
  /** The rule whose cards are shown in their places, dimmed. */
  peeked: string | undefined;
  /** Papers that are shown although a rule hides them. */
  readonly shown = new Set<PaperId>();
  /** Papers hidden by hand on this visit: they stay in sight as a line with a way back. */
  readonly justHidden = new Set<PaperId>();

  /** Decide what becomes of a card. Where nothing is to be hidden, `isActive` is false. */
  decide(view: CardView, mark: AnnotationMark | undefined, isActive: boolean, list: Element | undefined): void {
    const { hides, highlights } = (isActive && this.judge?.judge(view)) || {};
    view.reason = undefined;
    view.highlight = highlights;
    if (isActive && mark?.hidden) view.reason = { by: 'hand' };
    else if (hides && !mark?.shown) view.reason = { by: 'rule', rule: hides };
    view.become(this.#stateOf(view), list);
  }

  /** Hide again what was shown on this visit. */
  forget(): void {
    this.showsAll = false;
    this.peeked = undefined;
    this.shown.clear();
    this.justHidden.clear();
  }

  #stateOf({ reason, card: { id } }: CardView): CardState {
    if (!reason || this.shown.has(id)) return 'shown';
    const rule = reason.by === 'rule' ? reason.rule : undefined;
    if (rule && (rule.action === 'dim' || rule.id === this.peeked)) return 'dimmed';
    return this.showsAll || this.justHidden.has(id) || rule?.action === 'collapse' ? 'folded' : 'gone';
  }
}

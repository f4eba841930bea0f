import type { Card } from '../sites/site';
import type { CardView } from './card-view';
import type { Nearness } from './nearness';

/** How many strips are drawn at once, before it is known which cards are in view: more than a window shows. */
const drawnAtOnce = 12;

/** The cards of a page as they were last read, each with its view for as long as it is there. */
export class Views {
  /** In page order. */
  all: readonly CardView[] = [];
  /** The same by the first part of their cards. */
  #at = new Map<HTMLElement | undefined, CardView>();
  readonly #near: Nearness;
  readonly #make: (card: Card) => CardView;

  constructor(near: Nearness, make: (card: Card) => CardView) {
    this.#near = near;
    this.#make = make;
  }

  /** Whether a view is still its card's: an element of the page's may show another paper by now. */
  has(view: CardView): boolean {
    return this.#at.get(view.card.parts[0]) === view;
  }

  /**
   * Keep the views of cards that are still there, make those of new ones, drop the rest.
   * @returns the views whose cards are new or were read anew, and whether none of the cards from before is there
   */
  takeUp(cards: readonly Card[], isNear: boolean): { fresh: CardView[]; isOther: boolean } {
    const before = this.#at;
    const count = before.size;
    const fresh: CardView[] = [];
    this.#at = new Map();
    this.all = cards.map((card, index) => {
      const at = card.parts[0];
      const known = before.get(at);
      const same = known?.card.id === card.id;
      if (same) before.delete(at);
      const view = known && same ? known : this.#make(card);
      this.#at.set(at, view);
      if (known && same && card === known.card) return view;
      view.update(card);
      view.isNear ||= index < drawnAtOnce || isNear;
      this.#near.watch(view);
      fresh.push(view);
      return view;
    });
    for (const view of before.values()) {
      this.#near.unwatch(view);
      view.remove();
    }
    return { fresh, isOther: before.size === count };
  }
}

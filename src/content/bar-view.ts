import type { Card } from '../sites/site';
import { type BarState, bar } from './bar';
import { focusOn, update } from './element';
import { listOf } from './list-of';
import { type Mount, mountBeside, mountIn } from './mount';
import { applyLook, type PageLook } from './scheme';

const list = /^(?:[dou]l|table|tbody|tr)$/;

/** The bar above a listing, and where it stands. */
export class BarView {
  #mount: Mount | undefined;
  #beside: Element | undefined;
  #state: BarState | undefined;
  #room = 800;
  readonly #width = new ResizeObserver(([entry]) => {
    const width = entry?.contentRect.width;
    if (!width || width === this.#room) return;
    this.#room = width;
    this.#render();
  });

  /**
   * Draw it above the listing. On a page that hydrates and may not be added to yet, it stands in a shadow root of the
   * list, so that the tree is left alone; later that would lay out anew all that is in the list.
   */
  draw(cards: readonly Card[], hydrates: boolean, canAdd: boolean, look: PageLook, state: BarState): void {
    const place = placeOf(cards, hydrates);
    if (!place) return this.remove();
    if (this.#beside !== place || !this.#mount?.host.isConnected) {
      this.remove();
      const isInside = hydrates && !canAdd;
      const kind = isInside && partsItsChildren(place) ? 'm-bar-item' : 'm-bar-box';
      this.#mount = isInside ? mountIn(place, 'start', false) : mountBeside(place, 'before');
      this.#beside = place;
      this.#mount?.root.classList.add(kind);
      if (this.#mount) this.#width.observe(this.#mount.root);
    }
    if (!this.#mount) return;
    applyLook(this.#mount.root, look);
    this.#state = state;
    this.#render();
  }

  focus(): void {
    if (this.#mount) focusOn(this.#mount.root, '.m-bar');
  }

  remove(): void {
    this.#width.disconnect();
    this.#mount?.remove();
    this.#mount = undefined;
    this.#beside = undefined;
  }

  #render(): void {
    if (this.#mount && this.#state) update(this.#mount.root, bar(this.#state, this.#room));
  }
}

/** What the bar stands before, or in: the list, or of other elements around the cards the child with the first. */
function placeOf(cards: readonly Card[], hydrates: boolean): HTMLElement | undefined {
  const first = cards[0]?.parts[0];
  const around = listOf(cards);
  if (!first || !around || hydrates || list.test(around.localName)) return around;
  let child: HTMLElement = first;
  while (child.parentElement && child.parentElement !== around) child = child.parentElement;
  return child;
}

/** Whether the list itself sees to the space between its children. Forces style: asked once per listing. */
function partsItsChildren(list: HTMLElement): boolean {
  const { display, rowGap } = getComputedStyle(list);
  return /grid|flex/.test(display) && Number.parseFloat(rowGap) > 0;
}

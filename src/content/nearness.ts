import type { CardView } from './card-view';

/** Marks cards as near once they come within a window's height of the window, and tells of them once per batch. */
export class Nearness {
  readonly #views = new Map<Element, CardView>();
  readonly #observer: IntersectionObserver;

  constructor(tell: (views: readonly CardView[]) => void, signal: AbortSignal) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        const near = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
        const views = near.map((target) => this.#views.get(target)).filter((view) => view !== undefined);
        for (const view of views) view.isNear = true;
        for (const target of near) this.#forget(target);
        if (views.length > 0) requestAnimationFrame(() => tell(views));
      },
      { rootMargin: '100% 0px' },
    );
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /** Watch a card until it has been near once. */
  watch(view: CardView): void {
    const element = view.card.parts.at(-1);
    if (view.isNear || !element || this.#views.get(element) === view) return;
    this.#views.set(element, view);
    this.#observer.observe(element);
  }

  /** Stop watching a card that is no longer on the page. */
  unwatch(view: CardView): void {
    // A node that shows another paper by now belongs to another view.
    for (const part of view.card.parts) if (this.#views.get(part) === view) this.#forget(part);
  }

  #forget(element: Element): void {
    this.#views.delete(element);
    this.#observer.unobserve(element);
  }
}

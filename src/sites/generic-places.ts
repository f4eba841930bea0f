import { isInline } from './generic-text';

/** Where something stands in the cards of a list, by the tags on the way to its line: the same from card to card. */
export class Places {
  readonly #seen = new Set<string>();

  /** How many there are. */
  get size(): number {
    return this.#seen.size;
  }

  /** Take note of a place in a card with these parts. */
  add(parts: readonly Element[], element: Element): void {
    this.#seen.add(placeIn(parts, element));
  }

  /** Whether an element stands in a place that was noted in another card. */
  has(parts: readonly Element[], element: Element): boolean {
    return this.#seen.has(placeIn(parts, element));
  }
}

function placeIn(parts: readonly Element[], element: Element): string {
  let place = '';
  let isInLine = true;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    isInLine &&= isInline(at);
    if (!isInLine) place = `${at.localName} ${place}`;
    if (parts.includes(at)) break;
  }
  return place;
}

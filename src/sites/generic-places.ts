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

/** The way from a card's parts to an element in them, by the numbers of children. */
export function trailTo(parts: readonly Element[], element: Element): number[] {
  const trail: number[] = [];
  let at = element;
  for (let part = parts.indexOf(at); part === -1; part = parts.indexOf(at)) {
    const { parentElement } = at;
    if (parentElement === null) return [];
    trail.unshift([...parentElement.children].indexOf(at));
    at = parentElement;
  }
  return [parts.indexOf(at), ...trail];
}

/** What stands in another card where a trail leads; undefined where it leads nowhere. */
export function followTrail(parts: readonly Element[], [part = -1, ...trail]: readonly number[]): Element | undefined {
  let at: Element | null | undefined = parts[part];
  for (const index of trail) {
    at = at?.firstElementChild;
    for (let steps = 0; steps < index; steps += 1) at = at?.nextElementSibling;
  }
  return at ?? undefined;
}

import type { Card } from '../sites/site';

/** The element around all cards of a listing: the nearest that has the first and the last. */
export function listOf(cards: readonly Card[]): HTMLElement | undefined {
  const first = cards[0]?.parts[0];
  const last = cards.at(-1)?.parts.at(-1);
  let at = first?.parentElement;
  while (at && last && !at.contains(last)) at = at.parentElement;
  return at ?? undefined;
}

/** A part of a card, or what wraps it alone inside the list: what is to go when the card goes, or it would leave a gap. */
export function wrapperOf(part: HTMLElement, list: Element | undefined): HTMLElement {
  const { parentElement } = part;
  const isAlone = parentElement && parentElement !== list && parentElement.childElementCount === 1;
  return isAlone && list?.contains(parentElement) ? parentElement : part;
}

import type { Card } from '../sites/site';
import { ourElement } from './mount';

const ours = `[data-manicule-host], ${ourElement}`;

/** Mark the largest elements of a card that don't hold its strip: those go pale while the card is dimmed (assets/rules.css). */
export function markPale({ parts }: Card): void {
  for (const part of parts) mark(part);
}

function mark(element: Element): void {
  if (element.localName === ourElement) return;
  const holdsStrip = element.matches(ours) || element.querySelector(ours) !== null;
  element.toggleAttribute('data-manicule-pale', !holdsStrip);
  if (holdsStrip) for (const child of element.children) mark(child);
}

import { isFurniture } from '../../sites/generic-regions';
import { isInline, isLine, textOf } from '../../sites/generic-text';
import { pathOf, saysTitle } from './cards-like';

/** Elements that are offered to whoever moves between titles by keys. */
const maxTitles = 500;

/** Elements that are looked at for them. */
const maxElements = 20_000;

/** Characters of a link or heading that may be a title. */
const maxLength = 400;

const presses = [
  ...['click', 'auxclick', 'dblclick', 'contextmenu', 'mousedown', 'mouseup', 'pointerdown', 'pointerup'],
  ...['touchstart', 'touchend', 'dragstart', 'submit'],
];

/** What is done with the pointer. */
export interface Pointing {
  onHover: (element: HTMLElement) => void;
  onPick: (element: HTMLElement) => void;
  /** Whether an event is in our own panel, which gets it. */
  isOurs: (event: Event) => boolean;
}

/** Watch where the pointer goes and what it clicks, and keep the clicks from the page. */
export function watchPointing({ onHover, onPick, isOurs }: Pointing, signal: AbortSignal): void {
  const listen = (type: string, handle: (element: HTMLElement) => void, isKept: boolean) => {
    const listener = (event: Event) => {
      if (isOurs(event)) return;
      if (isKept) {
        event.stopImmediatePropagation();
        if (event.cancelable) event.preventDefault();
      }
      if (event.target instanceof HTMLElement) handle(event.target);
    };
    // Touches would be passive, and the page would get the click that follows.
    window.addEventListener(type, listener, { capture: true, passive: false, signal });
  };
  for (const type of presses) listen(type, type === 'click' ? onPick : () => undefined, true);
  listen('pointerover', onHover, false);
}

/** The title that is meant by what is under the pointer: the link or heading around it, or the words around a formula. */
export function titleAt(target: HTMLElement): HTMLElement {
  const named = target.closest<HTMLElement>('a[href], h1, h2, h3, h4, h5, h6, [role="heading"]');
  if (named && textOf(named, 2 * maxLength).length <= maxLength) return named;
  let at = target;
  while (
    isInline(at) &&
    !saysTitle(at) &&
    at.parentElement &&
    textOf(at.parentElement, 2 * maxLength).length <= maxLength
  )
    at = at.parentElement;
  return at;
}

/** What may be titles, in page order: links, headings, bold words and lines of text that have others in such a place. */
export function possibleTitles({ body }: Document): HTMLElement[] {
  const paths = new Map<Element, string>([[body, '']]);
  const places = new Map<string, HTMLElement[]>();
  for (const element of [...body.querySelectorAll<HTMLElement>('*')].slice(0, maxElements)) {
    if (!canHoldTitle(element) || !saysTitle(element) || isFurniture(element)) continue;
    const place = `${pathOf(element, paths)} ${element.className}`;
    places.set(place, [...(places.get(place) ?? []), element].slice(0, maxTitles));
  }
  const groups = [...places.values()];
  const repeated = groups.filter(({ length }) => length > 1);
  const found = new Set((repeated.length > 0 ? repeated : groups).flat());
  return [...found]
    .filter((element) => !isInside(element, found))
    .sort((a, b) => (a.compareDocumentPosition(b) & follows ? -1 : 1))
    .slice(0, maxTitles);
}

const named = /^(?:a|h[1-6]|b|strong|cite|dt)$/;

function canHoldTitle(element: Element): boolean {
  return named.test(element.localName) || (!isInline(element) && isLine(element));
}

function isInside(element: Element, others: ReadonlySet<Element>): boolean {
  for (let at = element.parentElement; at !== null; at = at.parentElement) if (others.has(at)) return true;
  return false;
}

/** `Node.DOCUMENT_POSITION_FOLLOWING` */
const follows = 4;

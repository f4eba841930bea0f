import type { Said } from '../reader';

/** One thing on a page and where it is. */
export interface Found extends Said {
  /** The middle of the element in the window's pixels. */
  x: number;
  y: number;
}

/** An element as Firefox shows it to a content script: with the way into a closed shadow root. */
interface Opened extends HTMLElement {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

/**
 * Say what is in the first element that a selector finds, in page order, closed shadow roots included. It runs in the
 * content script's world of Firefox, as text, and so stands for itself. `scrollTo`: the place in the answer of the
 * element that is brought into view first.
 */
export function say(within: string, scrollTo: number): Found[] {
  const roles: Record<string, string> = { BUTTON: 'button', A: 'link', TEXTAREA: 'textbox', H3: 'heading' };
  const named = new Set(['button', 'link', 'menuitem', 'option', 'heading', 'status', 'alert']);
  const roleOf = (element: HTMLElement) => {
    if (element instanceof HTMLInputElement && !element.hasAttribute('role'))
      return element.type === 'checkbox' ? 'checkbox' : 'textbox';
    return element.getAttribute('role') ?? roles[element.tagName] ?? '';
  };
  const textOf = (element: Element): string => {
    const parts = [...element.childNodes].map((node) => {
      if (!(node instanceof Element)) return node.textContent ?? '';
      return node.getAttribute('aria-hidden') === 'true' || !node.checkVisibility() ? '' : textOf(node);
    });
    return parts.join('');
  };
  const elements: HTMLElement[] = [];
  const walk = (element: Opened) => {
    if (element.checkVisibility({ visibilityProperty: true }) && roleOf(element) !== '') elements.push(element);
    const shadow = element.openOrClosedShadowRoot;
    for (const child of [...(shadow?.children ?? []), ...element.children]) walk(child as Opened);
  };
  const start = document.querySelector<HTMLElement>(within);
  if (start) walk(start);
  elements[scrollTo]?.scrollIntoView({ block: 'center' });
  return elements.map((element) => {
    const role = roleOf(element);
    const { left, top, width, height } = element.getBoundingClientRect();
    const words = named.has(role)
      ? element
      : 'labels' in element && (element.labels as NodeListOf<Element> | null)?.[0];
    const label = element.getAttribute('aria-label') ?? (words ? textOf(words) : '');
    const value = 'value' in element && role !== 'button' ? String(element.value) : '';
    return { role, name: label.replace(/\s+/g, ' ').trim(), value, x: left + width / 2, y: top + height / 2 };
  });
}

import { extension } from '../messaging/extension';
import parts from '../ui/strip.css?inline';
import tokens from '../ui/tokens.css?inline';
import own from './content.css?inline';
import { keepKeysFromPage } from './keys';

/** A place of ours on the page, in a closed shadow root. */
export interface Mount {
  /** The wrapper that components are rendered into. */
  root: HTMLElement;
  /** The element that carries the shadow root: the site's own, or one that we added. */
  host: HTMLElement;
  /** Whether the site's own content is shown beside ours. */
  showContent(shown: boolean): void;
  /** Take everything of ours away. */
  remove(): void;
}

/** Where in an element a mount stands: after its content, or before it. */
export type Place = 'end' | 'start';

const style = tokens + parts + own;

// Source: https://dom.spec.whatwg.org/#dom-element-attachshadow, without headings and the body.
const hosts = new Set([
  'article',
  'aside',
  'blockquote',
  'div',
  'footer',
  'header',
  'main',
  'nav',
  'p',
  'section',
  'span',
]);

/** Whether an element may have a shadow root. */
export function canHost({ localName }: Element): boolean {
  return hosts.has(localName);
}

/**
 * Draw inside one of the site's elements. Where the element may have a shadow root it gets a closed one, with a slot
 * for its own children: the page's tree stays as it was, so a framework that hasn't hydrated yet finds nothing of ours.
 * Elsewhere (`dd`, `li`) an element of ours is appended, if `canAdd`; otherwise there is no mount yet.
 */
export function mountIn(element: HTMLElement, place: Place, canAdd: boolean): Mount | undefined {
  const shadow = shadowOf(element);
  if (!shadow) {
    if (!canAdd) return undefined;
    // What came along when the page cloned another card is empty.
    for (const child of element.querySelectorAll(`:scope > ${ourElement}`)) child.remove();
    return mountBeside(element, 'append');
  }
  const slot = document.createElement('slot');
  const root = wrapper();
  shadow.replaceChildren(styleElement(), ...(place === 'start' ? [root, slot] : [slot, root]));
  return {
    root,
    host: element,
    showContent(shown) {
      if (shown && !slot.isConnected) root[place === 'start' ? 'after' : 'before'](slot);
      else if (!shown) slot.remove();
    },
    remove() {
      shadow.replaceChildren(document.createElement('slot'));
    },
  };
}

/** Draw right behind one of the site's elements: at the start of what follows it, or between the two if `canAdd`. */
export function mountAfter(element: HTMLElement, canAdd: boolean): Mount | undefined {
  const next = element.nextElementSibling;
  if (!(next instanceof HTMLElement) || !canHost(next) || isOneLine(next)) {
    return canAdd ? mountBeside(element, 'after') : undefined;
  }
  const mount = mountIn(next, 'start', canAdd);
  // Where children stand side by side and wrap, ours takes a line of its own.
  if (mount && getComputedStyle(next).display.includes('flex')) mount.root.style.flexBasis = '100%';
  return mount;
}

/**
 * Draw in an element of ours that is put `before` or `after` one of the site's, or is appended to it.
 * `css` comes after the style that every mount has.
 */
export function mountBeside(element: Element, how: 'before' | 'after' | 'append', css = ''): Mount {
  const host = document.createElement(ourElement);
  const shadow = host.attachShadow({ mode: 'closed' });
  const root = wrapper();
  shadow.append(styleElement(css), root);
  keepKeysFromPage(host, shadow);
  element[how](host);
  return {
    root,
    host,
    showContent: (shown) => element.toggleAttribute('data-manicule-fold', !shown),
    remove() {
      element.removeAttribute('data-manicule-fold');
      host.remove();
    },
  };
}

/** The name of the elements that we add. */
export const ourElement = 'manicule-margin';

/** The attribute on the site's elements that carry a shadow root of ours, by which a new copy of the script finds them. */
const hosting = 'data-manicule-host';

/** Take away what a copy of this script that was orphaned by an update left behind. */
export function removePredecessor(): void {
  for (const element of document.querySelectorAll(ourElement)) element.remove();
  for (const element of document.querySelectorAll<HTMLElement>(`[${hosting}]`)) {
    shadowOf(element)?.replaceChildren(document.createElement('slot'));
  }
  for (const name of [
    'data-manicule-hidden',
    'data-manicule-fold',
    'data-manicule-room',
    'data-manicule-dim',
    'data-manicule-empty',
  ]) {
    for (const element of document.querySelectorAll(`[${name}]`)) element.removeAttribute(name);
  }
}

const shadows = new WeakMap<HTMLElement, ShadowRoot>();

function shadowOf(element: HTMLElement): ShadowRoot | undefined {
  const known = shadows.get(element);
  if (known) return known;
  if (!canHost(element)) return undefined;
  const shadow = predecessorsShadow(element) ?? attached(element);
  if (!shadow) return undefined;
  shadows.set(element, shadow);
  element.setAttribute(hosting, '');
  keepKeysFromPage(element, shadow);
  return shadow;
}

function attached(element: HTMLElement): ShadowRoot | undefined {
  try {
    return element.attachShadow({ mode: 'closed' });
  } catch {
    // The site's own shadow root, or one that we can't open.
    return undefined;
  }
}

function predecessorsShadow(element: HTMLElement): ShadowRoot | undefined {
  if (!element.hasAttribute(hosting)) return undefined;
  const firefox = element as HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null };
  const { dom } = extension as unknown as { dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } };
  return dom?.openOrClosedShadowRoot(element) ?? firefox.openOrClosedShadowRoot ?? undefined;
}

function isOneLine(element: HTMLElement): boolean {
  const { display, flexWrap, flexDirection } = getComputedStyle(element);
  return display.includes('grid') || (display.includes('flex') && (flexWrap === 'nowrap' || flexDirection !== 'row'));
}

function wrapper(): HTMLElement {
  const root = document.createElement('div');
  root.className = 'm-root';
  // What happens in our controls is none of the page's business: a card that is a link must not follow a click on ⊘.
  for (const type of [
    'click',
    'auxclick',
    'dblclick',
    'mousedown',
    'mouseup',
    'pointerdown',
    'pointerup',
    'touchstart',
    'touchend',
  ]) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
  return root;
}

function styleElement(css = ''): HTMLStyleElement {
  const element = document.createElement('style');
  element.textContent = style + css;
  return element;
}

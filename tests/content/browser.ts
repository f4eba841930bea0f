import { afterEach, vi } from 'vitest';

/**
 * What jsdom lacks of a browser, as far as the content script asks for it, and what it keeps closed. Nothing here has a
 * layout: elements are 24 px wide, and come near only when a test says so; highlights are kept and never painted. Import it before anything of src/content.
 */

const roots = new WeakMap<Element, ShadowRoot>();
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  const root = attach.call(this, init);
  roots.set(this, root);
  return root;
};

/** The shadow root of an element, also a closed one. */
export function shadowOf(host: Element | null | undefined): ShadowRoot | undefined {
  return host ? roots.get(host) : undefined;
}

/** Every element in our shadow roots that a selector finds, in the order of the page. */
export function drawn<E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): E[] {
  const hosts = [...(within instanceof Element ? [within] : []), ...within.querySelectorAll('*')];
  return hosts.flatMap((host) => [...(shadowOf(host)?.querySelectorAll<E>(selector) ?? [])]);
}

/**
 * The one element in our shadow roots that a selector finds.
 * @throws Error if there is none, or more
 */
export function theDrawn<E extends HTMLElement = HTMLElement>(selector: string, within?: ParentNode): E {
  const [found, ...more] = drawn<E>(selector, within);
  if (!found || more.length > 0) throw new Error(`Expected one ${selector}, got ${found ? 1 + more.length : 0}`);
  return found;
}

class Watcher {
  static all = new Set<Watcher>();
  readonly targets = new Set<Element>();
  readonly changed: (entries: unknown[]) => void;
  constructor(changed: (entries: unknown[]) => void) {
    this.changed = changed;
    Watcher.all.add(this);
  }
  observe = (target: Element) => void this.targets.add(target);
  unobserve = (target: Element) => void this.targets.delete(target);
  disconnect = () => this.targets.clear();
}

/** Say that an element that somebody watches has come near the window, or has got another width. */
export function report(target: Element, entry: { isIntersecting: boolean } | { contentRect: { width: number } }): void {
  for (const { targets, changed } of Watcher.all) if (targets.has(target)) changed([{ target, ...entry }]);
}

/** Let what is due in this frame and the next happen, and all that was promised. */
export async function frame(): Promise<void> {
  for (let count = 0; count < 2; count += 1) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
}

Object.assign(globalThis, {
  IntersectionObserver: Watcher,
  ResizeObserver: Watcher,
  CSS: { ...globalThis.CSS, highlights: new Map() },
  Highlight: Set,
  matchMedia: () => Object.assign(new EventTarget(), { matches: false }),
});
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 24 });
Object.assign(HTMLElement.prototype, { scrollIntoView: vi.fn(), showPopover: vi.fn() });

/** Go to an address as if it were typed. */
export function visit(url: string): void {
  (globalThis as unknown as { jsdom: { reconfigure(to: { url: string }): void } }).jsdom.reconfigure({ url });
}

/** Put a whole page's markup into the document. */
export function load(markup: string): void {
  const { head, body } = new DOMParser().parseFromString(markup, 'text/html');
  document.head.replaceWith(head);
  document.body.replaceWith(body);
}

afterEach(() => {
  document.head.replaceChildren();
  document.body.replaceWith(document.createElement('body'));
  for (const element of document.querySelectorAll('manicule-margin')) element.remove();
  vi.restoreAllMocks();
});

/** The ranges that are marked with an ink of ours: their texts, in the order in which they were added. */
export function marked(ink: string): string[] {
  const found = (CSS.highlights.get(`manicule-${ink}`) ?? []) as unknown as Iterable<StaticRange>;
  return [...found].map(({ startContainer, startOffset, endContainer, endOffset }) => {
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range.toString();
  });
}

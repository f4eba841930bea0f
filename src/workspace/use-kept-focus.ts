import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Where the focus goes from parts of the page that go: by the selector of the part. */
export type WaysOut = Readonly<Record<string, () => HTMLElement | null | undefined>>;

/** Milliseconds in which the page may move the focus itself. */
const grace = 50;

/** An element that held the focus within, and which of its focusable elements came first in the part that led there. */
interface Holder {
  element: Element;
  ordinal: number;
}

/**
 * Keep the focus on the page when what has it goes: it moves to what stands there now, in the nearest part around it that
 * is left, or as `ways` say. A press of the pointer elsewhere lets it go.
 */
export function useKeptFocus(page: RefObject<HTMLElement | null>, ways: WaysOut): void {
  const current = useRef(ways);
  current.current = ways;
  useEffect(() => {
    const root = page.current;
    if (!root) return;
    let holders: Holder[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const restore = () => {
      timer = undefined;
      const [held] = holders;
      if (!held || document.activeElement !== document.body || canFocus(held.element)) return;
      placeFor(holders, current.current)?.focus();
    };
    const onFocus = ({ target }: FocusEvent) => {
      holders = holdersOf(target as Element, root);
    };
    const onPointer = () => {
      holders = [];
    };
    const observer = new MutationObserver(() => {
      if (holders.length > 0 && document.activeElement === document.body) timer ??= setTimeout(restore, grace);
    });
    observer.observe(root, { childList: true, subtree: true, attributeFilter: ['hidden', 'inert'] });
    root.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPointer, true);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      root.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPointer, true);
    };
  }, [page]);
}

const focusable = ':is(a[href], button, input, textarea, select, [tabindex="0"]):not(:disabled, [tabindex="-1"])';

function canFocus(element: Element): boolean {
  const isShown = element.checkVisibility?.({ visibilityProperty: true }) ?? true;
  return element.isConnected && isShown && !element.closest('[hidden], [inert]');
}

/** The focusable elements within, in their order. */
function stopsIn(element: Element): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(focusable)].filter(canFocus);
}

/** The element with the focus and all around it. */
function holdersOf(target: Element, root: Element): Holder[] {
  const holders: Holder[] = [{ element: target, ordinal: 0 }];
  for (let inner = target; inner !== root && inner.parentElement; inner = inner.parentElement) {
    const stops = stopsIn(inner.parentElement);
    const ordinal = stops.findIndex((stop) => inner.contains(stop));
    holders.push({ element: inner.parentElement, ordinal: Math.max(0, ordinal) });
  }
  return holders;
}

function placeFor(holders: readonly Holder[], ways: WaysOut): HTMLElement | undefined {
  for (const { element, ordinal } of holders) {
    const stops = canFocus(element) ? stopsIn(element) : [];
    const [, way] = Object.entries(ways).find(([selector]) => element.matches(selector)) ?? [];
    const place = stops.length > 0 ? stops[Math.min(ordinal, stops.length - 1)] : way?.();
    if (place) return place;
  }
  return undefined;
}

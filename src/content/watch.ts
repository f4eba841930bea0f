import { ourElement } from './mount';

/** Milliseconds within which a change is taken up that concerns no card as far as one can see: clocks tick on pages. */
const leisure = 250;

/**
 * Watch a document for what could bring, take or change cards, and for moves to another address in place.
 * `changed` runs once per batch, before the changes are painted (in a hidden tab: soon); where nothing is changed but
 * what is outside of all cards and links nowhere, at leisure. What is ours is no change, unless it is taken away.
 */
export function watchPage(changed: (isGrowing?: boolean) => void, signal: AbortSignal): void {
  let isDue = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = (isGrowing = false) => {
    isDue = false;
    clearTimeout(timer);
    timer = undefined;
    if (!signal.aborted) changed(isGrowing);
  };
  const schedule = () => {
    if (isDue) return;
    isDue = true;
    if (document.hidden) setTimeout(run, 50);
    else requestAnimationFrame(() => run());
  };
  const observer = new MutationObserver((records) => {
    records.forEach(unsettle);
    if (isDue || records.every(isOurs)) return;
    if (records.some(concernsCard)) schedule();
    else timer ??= setTimeout(run, leisure);
  });
  const all = { childList: true, subtree: true, characterData: true };
  if (document.readyState === 'loading') watchParser(() => run(true), signal);
  whenParsed(() => observer.observe(document, { ...all, attributes: true, attributeFilter: ['href'] }), signal);
  signal.addEventListener('abort', () => observer.disconnect());
  window.addEventListener('popstate', schedule, { signal });
  // An address that changes after all that it stands for, with no change of the page to tell of it. Not in older Firefox.
  window.navigation?.addEventListener('currententrychange', schedule, { signal });
}

/** Whether a change is in a card, of a link, or brings or takes links or cards. */
function concernsCard({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type === 'attributes') return true;
  const element = target instanceof Element ? target : target.parentElement;
  if (element?.closest(card)) return true;
  return [...addedNodes, ...removedNodes].some((node) => node instanceof Element && isOrHas(node, `a[href], ${card}`));
}

/**
 * Have a card whose link changes in place undecided again, so that its veil is over it: in a callback of a frame the
 * page may change it too late for this one, and would paint a paper that is to be hidden.
 */
function unsettle({ type, target }: MutationRecord): void {
  if (type === 'attributes') (target as Element).closest(card)?.removeAttribute('data-manicule');
}

const card = '[data-manicule]';

function isOrHas(element: Element, selector: string): boolean {
  return element.matches(selector) || element.querySelector(selector) !== null;
}

/**
 * While the page is parsed, look once per frame whether it has grown, and when that is over once more: an observer would
 * be told of each of its nodes, which on a long page takes longer than to find its cards.
 */
function watchParser(grown: () => void, signal: AbortSignal): void {
  const elements = document.getElementsByTagName('*');
  let count = 0;
  const look = () => {
    if (document.readyState !== 'loading') return;
    if (elements.length !== count) grown();
    count = elements.length;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  whenParsed(grown, signal);
}

/** Call back once the page is parsed: at once, if it is. */
function whenParsed(parsed: () => void, signal: AbortSignal): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', parsed, { signal });
  else parsed();
}

function isOurs({ addedNodes, removedNodes }: MutationRecord): boolean {
  const isAdded = addedNodes.length > 0 && removedNodes.length === 0;
  return isAdded && [...addedNodes].every((node) => (node as Element).localName === ourElement);
}

/** Call back when the page may have changed between light and dark. */
export function watchScheme(changed: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(changed);
  const watch = (element: Element | null) =>
    element &&
    observer.observe(element, {
      attributes: true,
      attributeFilter: ['class', 'style', 'data-theme', 'data-color-mode'],
    });
  watch(document.documentElement);
  whenParsed(() => watch(document.body), signal);
  signal.addEventListener('abort', () => observer.disconnect());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed, { signal });
}

/** Resolve once a page that hydrates has most likely done so: a second after `load`. */
export function whenSettled(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wait = () => setTimeout(resolve, 1_000);
    if (document.readyState === 'complete') wait();
    else window.addEventListener('load', wait, { once: true, signal });
  });
}

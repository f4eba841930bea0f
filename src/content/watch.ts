/**
 * Watch a document for what could bring, take or change cards, and for moves to another address in place.
 * `changed` runs once per batch, before the changes are painted (in a hidden tab: soon).
 */
export function watchPage(changed: () => void, signal: AbortSignal): void {
  let isDue = false;
  const run = () => {
    isDue = false;
    if (!signal.aborted) changed();
  };
  const schedule = () => {
    if (isDue) return;
    isDue = true;
    if (document.hidden) setTimeout(run, 50);
    else requestAnimationFrame(run);
  };
  const observer = new MutationObserver(schedule);
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
  signal.addEventListener('abort', () => observer.disconnect());
  for (const event of ['popstate', 'pageshow']) window.addEventListener(event, schedule, { signal });
  // A tab that was opened in the background and is looked at now.
  document.addEventListener('visibilitychange', () => document.hidden || run(), { signal });
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
  watch(document.body);
  signal.addEventListener('abort', () => observer.disconnect());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed, { signal });
}

/** Resolve once a page that hydrates has most likely done so: after `load` and a quiet second. */
export function whenSettled(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wait = () => setTimeout(resolve, 1_000);
    if (document.readyState === 'complete') wait();
    else window.addEventListener('load', wait, { once: true, signal });
  });
}

import type { Browser } from 'webextension-polyfill';

/**
 * The extension API. Chromium's and Firefox's own; where a Chrome has no `browser`, its promise-returning `chrome`.
 * The content script is built on this alone, without the polyfill, which is as large as all the rest of it.
 */
export const extension: Browser = (() => {
  const scope = globalThis as { browser?: Browser; chrome?: Browser };
  return (scope.browser?.runtime ? scope.browser : scope.chrome) as Browser;
})();

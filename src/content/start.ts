import { covers } from '../core/origin';
import { extension } from '../messaging/extension';
import type { PageProtocol } from '../messaging/protocol';
import { send } from '../messaging/send';
import { serve } from '../messaging/serve';
import { siteFor } from '../sites/registry';
import type { Site } from '../sites/site';
import { text } from '../ui/text';
import { AnnotatedPage, type ReadPage } from './annotated-page';
import { guardKeys } from './keys';
import { lookFurther } from './look-further';
import { removePredecessor } from './mount';
import { succession, takeOver } from './succession';
import { watchPage, watchScheme, whenSettled } from './watch';

/** What a script brings along. What only one of the two needs comes as a function, so that the other needn't carry it. */
export interface StartOptions {
  sites: readonly Site[];
  read: ReadPage;
  /** What stands for a site without an adapter. Absent: such pages are left alone, and the worker is asked for the script that reads them. */
  siteOf?: (url: URL) => Site;
}

/**
 * Read this page and draw on it, from now until the page or the extension goes, or another of our scripts takes over.
 * One of the four places that catch: whatever goes wrong here must not be seen by the page.
 */
export function start({ sites, read, siteOf }: StartOptions): void {
  const url = new URL(location.href);
  const site = siteFor(url, sites) ?? siteOf?.(url);
  if (!site || window.top !== window) return;
  takeOver();
  const life = new AbortController();
  const { signal } = life;
  document.addEventListener(succession, () => life.abort(), { signal });
  guardKeys(signal);

  const page = new AnnotatedPage(site, signal, read);
  const further = siteOf ? undefined : lookFurther(() => page.isUnread, signal);
  const update = quietly((isGrowing?: boolean) => {
    page.update(isGrowing);
    further?.();
  });
  watchPage(update, signal);
  const opened = page.open().then(further, report);
  const stop = serve<PageProtocol>({
    'page.report': async () => {
      await opened;
      return page.report();
    },
    'page.show': (shown) => {
      page.showHidden(shown === true);
      return page.report();
    },
    'page.pause': (paused) => {
      page.pause(paused === true);
      return page.report();
    },
    'page.ruleMade': ({ id, name }) => {
      page.say(text('saidRuleMade', name), () => send('rule.remove', [id]));
      return undefined;
    },
    'page.leave': (origins) => {
      if (origins.some((origin) => covers(origin, url))) {
        life.abort();
        removePredecessor();
      }
      return undefined;
    },
  });
  signal.addEventListener('abort', stop);
  whenSettled(signal).then(
    quietly(() => page.allowAdding()),
    report,
  );
  watchScheme(
    quietly(() => page.restyle()),
    signal,
  );

  /** An orphan, whose extension was updated or removed, stops for good; any other mishap is logged and the page goes on. */
  function quietly<T extends unknown[]>(action: (...data: T) => void): (...data: T) => void {
    return (...data) => {
      if (!extension.runtime?.id) return life.abort();
      try {
        action(...data);
      } catch (error) {
        report(error);
      }
    };
  }
}

function report(error: unknown): void {
  console.warn('Manicule:', error);
}

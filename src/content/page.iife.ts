import { extension } from '../messaging/extension';
import type { PageProtocol } from '../messaging/protocol';
import { serve } from '../messaging/serve';
import { requiredSites, siteFor } from '../sites/registry';
import { AnnotatedPage } from './annotated-page';
import { guardKeys } from './keys';
import { removePredecessor } from './mount';
import { watchPage, watchScheme, whenSettled } from './watch';

/** Sent on the document by a copy of this script to the one that an update has orphaned. */
const succession = 'manicule-succession';

start();

/** One of the four places that catch: whatever goes wrong here must not be seen by the page. */
function start(): void {
  const site = siteFor(new URL(location.href), requiredSites);
  if (!site || window.top !== window) return;
  document.dispatchEvent(new Event(succession));
  removePredecessor();
  const life = new AbortController();
  const { signal } = life;
  document.addEventListener(succession, () => life.abort(), { signal });
  guardKeys(signal);

  const page = new AnnotatedPage(site, signal);
  const update = quietly(() => page.update());
  watchPage(update, signal);
  const stop = serve<PageProtocol>({
    'page.report': () => page.report(),
    'page.show': (shown) => {
      page.showHidden(shown === true);
      return page.report();
    },
  });
  signal.addEventListener('abort', stop);
  page.open().catch(report);
  document.addEventListener('DOMContentLoaded', update, { signal });
  whenSettled(signal).then(
    quietly(() => page.allowAdding()),
    report,
  );
  const restyle = quietly(() => page.restyle());
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => watchScheme(restyle, signal), { signal });
  } else watchScheme(restyle, signal);

  /** An orphan, whose extension was updated or removed, stops for good; any other mishap is logged and the page goes on. */
  function quietly(action: () => void): () => void {
    return () => {
      if (!extension.runtime?.id) return life.abort();
      try {
        action();
      } catch (error) {
        report(error);
      }
    };
  }
}

function report(error: unknown): void {
  console.warn('Manicule:', error);
}

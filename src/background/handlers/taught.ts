import type { Runtime } from 'webextension-polyfill';
import { maxTaught, type TaughtKey, type TaughtSite, taughtFrom } from '../../core/taught';
import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { keepEnabledSites } from '../enabled-sites';
import { everywhereFiles, injectOpenTabs } from '../inject';
import { Forbidden, isOwnPage, requireOwnPage } from '../sender';
import { putTaught, removeTaught } from '../taught';
import { arrayFrom, objectFrom, stringFrom } from '../validate';

/** What is said to the pages that the reader teaches. */
export const taughtHandlers: Pick<Handlers<Protocol>, 'taught.put' | 'taught.remove'> = {
  'taught.put': async (data, sender) => {
    const said = objectFrom(data);
    const pages = arrayFrom(said['pages'], maxTaught, (page) => taughtFrom(page));
    for (const page of pages) requireOwnHost(page, sender);
    const instead = said['instead'] === undefined ? undefined : keyFrom(said['instead'], sender);
    await putTaught(pages, instead);
    await readAnew([...pages, ...(instead ? [instead] : [])], sender);
    return undefined;
  },
  'taught.remove': async (key, sender) => {
    const gone = keyFrom(key, sender);
    await removeTaught(gone);
    await readAnew([gone], sender);
    return undefined;
  },
};

function keyFrom(value: unknown, sender: Runtime.MessageSender) {
  requireOwnPage(sender);
  const { host, path } = objectFrom(value);
  return { host: stringFrom(host, 300), path: stringFrom(path, 2_000) };
}

/**
 * Have the pages that are open read as is taught now; the sender sees to itself. What fails here doesn't make the change
 * undone: the next load of a page makes up for it.
 */
async function readAnew(changed: readonly TaughtKey[], { tab }: Runtime.MessageSender): Promise<void> {
  const origins = [...new Set(changed.map(({ host }) => `https://${host}/*`))];
  try {
    await keepEnabledSites();
    await injectOpenTabs(origins, everywhereFiles(), tab?.id);
  } catch (error) {
    console.error(error);
  }
}

/** A page must not say how others are read. */
function requireOwnHost({ host }: TaughtSite, sender: Runtime.MessageSender): void {
  const own = sender.url !== undefined && URL.canParse(sender.url) ? new URL(sender.url).hostname : undefined;
  if (!isOwnPage(sender) && own !== host) throw new Forbidden(`Expected the page's own host, got ${host}`);
}

import browser, { type Permissions, type Storage } from 'webextension-polyfill';
import { sendToPage } from '../messaging/send';
import { listEnabledSites } from '../messaging/site-access';
import { changeSourceHosts, type SourceHosts, sitesIn, sourceHostsKey } from '../messaging/source-hosts';
import { everywhereFiles, injectOpenTabs, requiredFiles } from './inject';
import { keepUp } from './keep-up';
import { createMenu } from './menu';
import { keepRegistered } from './registered';
import { readTaughtPages } from './taught';

let last: Promise<void> = Promise.resolve();

/** Keep the script with all adapters registered for the sites that the user has enabled. Never two at once. */
export function keepEnabledSites(): Promise<void> {
  const next = last.then(async () => {
    const matches = await listReadSites();
    // Where somebody has enabled every site, the required ones keep their own script.
    const excludeMatches = requiredFiles().matches.filter((origin) => !matches.includes(origin));
    await keepRegistered({ id: 'everywhere', ...everywhereFiles(), matches, excludeMatches, runAt: 'document_start' });
  });
  last = next.catch(() => undefined);
  return next;
}

/** List the match patterns of the hosts where the script with all adapters runs: those that the user has enabled, and required ones that were taught. */
export async function listReadSites(): Promise<string[]> {
  const taught = (await readTaughtPages()).map(({ host }) => `https://${host}/*`);
  return [...(await listEnabledSites()), ...requiredFiles().matches.filter((origin) => taught.includes(origin))];
}

/** The user has enabled hosts: from now on, and in the tabs that are open, because the browser's prompt has closed the popup. */
export async function addSites({ origins = [] }: Permissions.Permissions): Promise<void> {
  await keepEnabledSites();
  await createMenu();
  const enabled = await listEnabledSites();
  // In Firefox the required hosts can be taken back and given again, too.
  const { matches, ...files } = requiredFiles();
  await injectOpenTabs(
    origins.filter((origin) => matches.includes(origin)),
    files,
  );
  await injectOpenTabs(
    origins.filter((origin) => enabled.includes(origin)),
    everywhereFiles(),
  );
  await keepUp();
}

/** What sources were granted has changed, and with it, it may be, which sites are enabled. */
export async function changeSites({ [sourceHostsKey]: change }: Record<string, Storage.StorageChange>): Promise<void> {
  if (change === undefined) return;
  const [before, now] = [(change.oldValue ?? {}) as SourceHosts, (change.newValue ?? {}) as SourceHosts];
  const [were, are] = [sitesIn(before), sitesIn(now)];
  const added = are.filter((origin) => !were.includes(origin));
  // Where the browser grants without asking, its word may have come before that it is for a source.
  const granted = Object.keys(now).filter((host) => !before[host] && now[host]?.sites.length === 0);
  if (added.length > 0) await addSites({ origins: added });
  else await leaveSites([...were.filter((origin) => !are.includes(origin)), ...granted]);
}

/** Hosts were taken back: pages of theirs that are open are left as they were. */
export async function removeSites({ origins = [] }: Permissions.Permissions): Promise<void> {
  // Whoever grants one of them next grants it to a site, until a source asks for it again.
  await changeSourceHosts((hosts) =>
    Object.fromEntries(Object.entries(hosts).filter(([host]) => !origins.includes(host))),
  );
  await leaveSites(origins);
}

async function leaveSites(origins: string[]): Promise<void> {
  await keepEnabledSites();
  await createMenu();
  if (origins.length > 0) {
    // Which tabs these are is no longer ours to know: all are told, and those that it concerns leave.
    const tabs = await browser.tabs.query({});
    await Promise.allSettled(tabs.map(async ({ id }) => id !== undefined && sendToPage(id, 'page.leave', origins)));
  }
  await keepUp();
}

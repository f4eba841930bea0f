import browser, { type Runtime } from 'webextension-polyfill';
import { keepEnabledSites, listReadSites } from './enabled-sites';
import { everywhereFiles, injectOpenTabs, requiredFiles } from './inject';
import { createMenu } from './menu';

/** After an install or an update: the menu, our script in the tabs that are open, and once the first-run page. */
export async function install({ reason }: Pick<Runtime.OnInstalledDetailsType, 'reason'>): Promise<void> {
  await createMenu();
  if (reason !== 'install' && reason !== 'update') return;
  if (reason === 'install') await browser.tabs.create({ url: browser.runtime.getURL('src/options/first-run.html') });
  // The scripts of open tabs are orphans after an update, and after an install there are none.
  const { matches, ...files } = requiredFiles();
  await injectOpenTabs(matches, files);
  await keepEnabledSites();
  await injectOpenTabs(await listReadSites(), everywhereFiles());
}

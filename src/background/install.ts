import browser, { type Runtime } from 'webextension-polyfill';
import { createMenu } from './menu';

/** After an install or an update: the menu, our script in the tabs that are open, and once the first-run page. */
export async function install({ reason }: Pick<Runtime.OnInstalledDetailsType, 'reason'>): Promise<void> {
  await createMenu();
  if (reason !== 'install' && reason !== 'update') return;
  if (reason === 'install') await browser.tabs.create({ url: browser.runtime.getURL('src/options/first-run.html') });
  await injectOpenTabs();
}

/** The scripts of open tabs are orphans after an update, and after an install there are none. */
async function injectOpenTabs(): Promise<void> {
  const [script] = browser.runtime.getManifest().content_scripts ?? [];
  if (!script) return;
  const tabs = await browser.tabs.query({ url: script.matches });
  // Each on its own: a tab that is discarded, or shows an error, takes no script.
  await Promise.allSettled(
    tabs.map(async ({ id: tabId }) => {
      if (tabId === undefined) return;
      if (script.css) await browser.scripting.insertCSS({ target: { tabId }, files: script.css });
      if (script.js) await browser.scripting.executeScript({ target: { tabId }, files: script.js });
    }),
  );
}

import browser from 'webextension-polyfill';
import everywhere from '../content/everywhere.iife.ts?script';
import probe from '../content/probe.iife.ts?script';
import { type PageProbe, type Probed, probeKey } from '../messaging/probe';

/** The browser lets no extension into this page: its own pages, its store, another extension's. */
export class PageClosed extends Error {
  override name = 'PageClosed';
}

/** The files of the script with all adapters, as `scripting` takes them. */
export function everywhereFiles(): { js: string[]; css: string[] } {
  return { js: [everywhere], css: requiredFiles().css };
}

/** The script that the manifest declares, and the hosts that it requires. */
export function requiredFiles(): { matches: string[]; js: string[]; css: string[] } {
  const { matches = [], js = [], css = [] } = browser.runtime.getManifest().content_scripts?.[0] ?? {};
  // Firefox tells addresses of files, and registers only their names.
  const named = (files: string[]) => files.map((file) => file.replace(browser.runtime.getURL(''), ''));
  return { matches, js: named(js), css: named(css) };
}

/** Put a script of ours into a tab's page, where it takes over from one that is there. */
export async function inject(tabId: number, { js, css }: { js: string[]; css: string[] }): Promise<void> {
  await browser.scripting.insertCSS({ target: { tabId }, files: css });
  await browser.scripting.executeScript({ target: { tabId }, files: js });
}

/** Put a script of ours into the open tabs of some hosts. */
export async function injectOpenTabs(origins: string[], files: { js: string[]; css: string[] }): Promise<void> {
  if (origins.length === 0) return;
  const tabs = await browser.tabs.query({ url: origins });
  // Each on its own: a tab that is discarded, or shows an error, takes no script.
  await Promise.allSettled(tabs.map(async ({ id }) => id !== undefined && inject(id, files)));
}

/**
 * Count what could be read on a tab's page.
 * @throws PageClosed
 */
export async function probePage(tabId: number): Promise<PageProbe> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [probe] });
    const fetch = (key: typeof probeKey) => (globalThis as Probed)[key];
    const [answer] = await browser.scripting.executeScript({ target: { tabId }, func: fetch, args: [probeKey] });
    if (answer?.result) return answer.result as PageProbe;
  } catch (cause) {
    throw new PageClosed(String(cause));
  }
  throw new PageClosed('Expected what the probe found');
}

/**
 * Read a tab's page this once, by the permission that the user gives with a click on the toolbar, a key or the menu.
 * @throws PageClosed
 */
export async function readPageOnce(tabId: number): Promise<void> {
  try {
    await inject(tabId, everywhereFiles());
  } catch (cause) {
    throw new PageClosed(String(cause));
  }
}

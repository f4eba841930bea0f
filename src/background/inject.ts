import browser from 'webextension-polyfill';
import everywhere from '../content/everywhere.iife.ts?script';
import probe from '../content/probe.iife.ts?script';
import teach from '../content/teach.iife.ts?script';
import type { LeftForWorker, PageProbe } from '../messaging/probe';

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

/** Put a script of ours into the open tabs of some hosts, but for one of them. */
export async function injectOpenTabs(
  origins: string[],
  files: { js: string[]; css: string[] },
  except?: number,
): Promise<void> {
  if (origins.length === 0) return;
  const tabs = await browser.tabs.query({ url: origins });
  // Each on its own: a tab that is discarded, or shows an error, takes no script.
  await Promise.allSettled(tabs.map(async ({ id }) => id !== undefined && id !== except && inject(id, files)));
}

/**
 * Look what could be read on a tab's page.
 * @throws PageClosed
 */
export async function probePage(tabId: number): Promise<PageProbe> {
  const probed = await whereOpen(async () => {
    await browser.scripting.executeScript({ target: { tabId }, files: [probe] });
    const func = () => (globalThis as LeftForWorker).maniculeProbe;
    return browser.scripting.executeScript({ target: { tabId }, func });
  });
  if (probed[0]?.result) return probed[0].result as PageProbe;
  throw new PageClosed('Expected what the probe found');
}

/**
 * Read a tab's page this once, by the permission that the user gives with a click on the toolbar, a key or the menu.
 * Ends when the page answers.
 * @throws PageClosed
 */
export async function readPageOnce(tabId: number): Promise<void> {
  await whereOpen(async () => {
    await inject(tabId, everywhereFiles());
    await browser.scripting.executeScript({
      target: { tabId },
      func: () => (globalThis as LeftForWorker).maniculeBegun,
    });
  });
}

/**
 * Have the user teach how a tab's page is read, where we may run.
 * @throws PageClosed
 */
export async function teachPage(tabId: number): Promise<void> {
  await whereOpen(() => inject(tabId, { js: [teach], css: ['outlines.css'] }));
}

async function whereOpen<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new PageClosed(String(cause));
  }
}

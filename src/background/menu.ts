import browser, { type Menus } from 'webextension-polyfill';
import { listEnabledSites } from '../messaging/site-access';
import { quote } from '../query/parse';
import { findPapersCommand } from './find-papers';
import { requiredFiles } from './inject';
import { committed } from './keep-up';

const id = 'hide selection';
const maxPhrase = 100;

/**
 * Put "Hide papers that say …" into the context menu of selected text on our sites, and "Find
 * papers on this page" into that of any page and of the toolbar button, once, whatever was there.
 */
export async function createMenu(): Promise<void> {
  const sites = [...requiredFiles().matches, ...(await listEnabledSites())];
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: findPapersCommand,
    title: browser.i18n.getMessage('commandFindPapers'),
    contexts: ['page', 'action'],
  });
  browser.contextMenus.create({
    id,
    title: browser.i18n.getMessage('menuHideSelection'),
    contexts: ['selection'],
    documentUrlPatterns: sites,
  });
}

/** Make a rule of the selected words. */
export async function hideSelection({ menuItemId, selectionText = '' }: Menus.OnClickData): Promise<void> {
  const name = [...selectionText.replace(/\s+/g, ' ').trim()].slice(0, maxPhrase).join('').slice(0, maxPhrase).trim();
  if (menuItemId !== id || name === '') return;
  await committed((library) => library.createRules([{ name, query: quote(name), action: 'hide', enabled: true }]));
}

import browser, { type Menus } from 'webextension-polyfill';
import { quote } from '../query/parse';
import { committed } from './keep-up';

const id = 'hide selection';
const maxPhrase = 100;

/** Put "Hide papers that say …" into the context menu of selected text on our sites, once, whatever was there. */
export async function createMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id,
    title: browser.i18n.getMessage('menuHideSelection'),
    contexts: ['selection'],
    documentUrlPatterns: browser.runtime.getManifest().content_scripts?.[0]?.matches ?? [],
  });
}

/** Make a rule of the selected words. */
export async function hideSelection({ menuItemId, selectionText = '' }: Menus.OnClickData): Promise<void> {
  const name = [...selectionText.replace(/\s+/g, ' ').trim()].slice(0, maxPhrase).join('').slice(0, maxPhrase).trim();
  if (menuItemId !== id || name === '') return;
  await committed((library) => library.createRule({ name, query: quote(name), action: 'hide', enabled: true }));
}

import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import { maxRuleNameLength } from '../core/rule';
import { sendToPage } from '../messaging/send';
import { listEnabledSites } from '../messaging/site-access';
import { quote } from '../query/parse';
import { findPapersCommand } from './find-papers';
import { requiredFiles } from './inject';
import { committed } from './keep-up';

const id = 'hide selection';

/** Characters of a phrase. */
const maxPhrase = 300;

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

/** Make a rule of the selected words; of a long selection, of its first ones. The page says so, with the way back. */
export async function hideSelection(
  { menuItemId, selectionText = '' }: Menus.OnClickData,
  tab: Tabs.Tab | undefined,
): Promise<void> {
  const phrase = begun(selectionText.replace(/\s+/g, ' ').trim(), maxPhrase);
  if (menuItemId !== id || phrase === '') return;
  const rule = { name: begun(phrase, maxRuleNameLength), query: quote(phrase), action: 'hide', enabled: true } as const;
  const [made] = await committed((library) => library.createRules([rule]));
  // The rule is made, also where no page is there to say so.
  if (made && tab?.id !== undefined)
    await sendToPage(tab.id, 'page.ruleMade', { id: made.id, name: made.name }).catch(() => undefined);
}

/** The first whole words of a text, or its first characters where it begins with a longer word: half a word is found nowhere. */
function begun(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max + 1);
  const end = cut.lastIndexOf(' ');
  return end > 0 ? cut.slice(0, end) : cut.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}

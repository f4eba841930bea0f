import browser from 'webextension-polyfill';
import editors from '../../content/editors.iife.ts?script';
import { parseKeyPattern } from '../../formats/key-pattern';
import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { showHidden } from '../badge';
import { keepUp } from '../keep-up';
import { requireOwnPage } from '../sender';
import { changeSettings } from '../settings';
import { integerFrom } from '../validate';
import { settingsChangeFrom } from '../validate-wish';

/** What is said to the toolbar button and to the settings. */
export const browserHandlers: Pick<Handlers<Protocol>, 'settings.change' | 'badge.put' | 'editors.load'> = {
  'settings.change': async (change, sender) => {
    const wanted = settingsChangeFrom(change);
    // No site says what leaves the browser, nor how papers are cited.
    if (wanted.metadata !== undefined || wanted.keyPattern !== undefined) requireOwnPage(sender);
    // What was stored is read all the same: only who sets a pattern is told that it can't be read.
    if (wanted.keyPattern !== undefined) parseKeyPattern(wanted.keyPattern);
    const settings = await changeSettings(wanted);
    // The veil depends on them. The settings are kept, though the library can't be opened.
    await keepUp().catch((error: unknown) => console.error(error));
    return settings;
  },
  'editors.load': async (_, { tab }) => {
    if (tab?.id !== undefined) await browser.scripting.executeScript({ target: { tabId: tab.id }, files: [editors] });
    return undefined;
  },
  'badge.put': async (hidden, sender) => {
    const count = integerFrom(hidden, 0, 1_000_000);
    if (sender.tab?.id !== undefined) await showHidden(sender.tab.id, count);
    return undefined;
  },
};

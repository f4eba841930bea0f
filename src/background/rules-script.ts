import browser from 'webextension-polyfill';
import rules from '../content/rules.iife.ts?script';
import { listEnabledSites } from '../messaging/site-access';
import { requiredFiles } from './inject';
import { keepRegistered } from './registered';

/** What dimmed cards and found words look like. */
const style = 'rules.css';

/**
 * Keep the script that decides by rules registered on the sites that are required or enabled while any rule is on, so
 * that it stands beside the page's script before the first card does. Pages that were open before ask for it.
 */
export async function keepRulesScript(isWanted: boolean): Promise<void> {
  const matches = isWanted ? [...requiredFiles().matches, ...(await listEnabledSites())] : [];
  await keepRegistered({ id: 'rules', js: [rules], css: [style], matches, runAt: 'document_start' });
}

/** Put it into a tab's page now. */
export async function loadRulesScript(tabId: number): Promise<void> {
  await browser.scripting.insertCSS({ target: { tabId }, files: [style] });
  await browser.scripting.executeScript({ target: { tabId }, files: [rules] });
}

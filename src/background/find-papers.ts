import browser from 'webextension-polyfill';
import { sendToPage } from '../messaging/send';
import { showNoneFound } from './badge';
import { readPageOnce } from './inject';

/** The name of the command, and of the entries in the menus. */
export const findPapersCommand = 'find-papers';

/**
 * Find the papers on the page that the user points to, by key or menu. Where there are none, or no extension may look,
 * the toolbar button says so, for want of a page that could.
 */
export async function findPapers(tabId: number | undefined): Promise<void> {
  if (tabId === undefined) return;
  // A page that is read already is left alone: an editor may be open on it.
  const isRead = await sendToPage(tabId, 'page.report').then(
    ({ papers }) => papers.length > 0,
    () => false,
  );
  if (isRead) return;
  try {
    await readPageOnce(tabId);
    const { papers } = await sendToPage(tabId, 'page.report');
    if (papers.length === 0) await showNoneFound(tabId, browser.i18n.getMessage('findNone'));
  } catch {
    await showNoneFound(tabId, browser.i18n.getMessage('error_PageClosed'));
  }
}

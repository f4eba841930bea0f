import browser from 'webextension-polyfill';

const colour = '#0a6862';

/** Show on a tab's toolbar button how many papers its page hides; nothing for none. */
export async function showHidden(tabId: number, hidden: number): Promise<void> {
  const text = hidden === 0 ? '' : String(Math.min(hidden, 999));
  await browser.action.setBadgeBackgroundColor({ color: colour });
  await browser.action.setBadgeText({ tabId, text });
}

/** Show on the toolbar button of every tab without a number that the library can't be opened, or no longer. */
export async function showAlert(isShown: boolean): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: colour });
  await browser.action.setBadgeText({ text: isShown ? '!' : '' });
}

/** Show on a tab's toolbar button that nothing was found on its page, and say why. */
export async function showNoneFound(tabId: number, why: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: colour });
  await browser.action.setBadgeText({ tabId, text: '0' });
  await browser.action.setTitle({ tabId, title: why });
}

import browser, { type Runtime } from 'webextension-polyfill';

/** Somebody asked for what only our own pages may have. */
export class Forbidden extends Error {
  override name = 'Forbidden';
}

/**
 * Let nobody but our own pages pass: a content script lives in a page that may have taken it over.
 * @throws Forbidden
 */
export function requireOwnPage(sender: Runtime.MessageSender): void {
  if (!isOwnPage(sender)) {
    throw new Forbidden(`Expected one of our own pages, got ${sender.url ?? 'no address'}`);
  }
}

/** Whether one of our own pages has sent a message. */
export function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('')) === true;
}

import { identify, type PaperId } from '../core/identifier';

/** A link to a paper, somewhere on a page. */
export interface Mention {
  link: HTMLElement;
  id: PaperId;
}

/** Links of a page that are looked at; there are none further down that anybody scrolls to. */
export const maxLinks = 100_000;

/**
 * List a page's links to papers in page order.
 * @param address The page's address, for relative links.
 */
export function listMentions(document: Document, address: string): Mention[] {
  const mentions: Mention[] = [];
  const links = document.querySelectorAll<HTMLElement>('a[href]');
  for (let index = 0; index < links.length && index < maxLinks; index += 1) {
    const link = links[index] as HTMLElement;
    const href = link.getAttribute('href') ?? '';
    // Most links of most pages: within the page, or nowhere.
    if (href === '' || href.startsWith('#') || href.startsWith('javascript:')) continue;
    const id = identify(href, address);
    if (id !== undefined) mentions.push({ link, id });
  }
  return mentions;
}

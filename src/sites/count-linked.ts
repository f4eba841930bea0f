import { identify } from '../core/identifier';

/** Links that are looked at; there are none further down that anybody scrolls to. */
const maxLinks = 100_000;

/** Count the papers that a page links, its own left out, up to `enough`: all that is known of a page that isn't read. */
export function countLinked(document: Document, url: URL, enough: number): number {
  const own = identify(url.href);
  const ids = new Set<string>();
  const links = document.querySelectorAll('a[href]');
  for (let index = 0; index < links.length && index < maxLinks && ids.size < enough; index += 1) {
    const href = links[index]?.getAttribute('href') ?? '';
    const id = href.startsWith('#') ? undefined : identify(href, url.href);
    if (id !== undefined && id !== own) ids.add(id);
  }
  return ids.size;
}

import { identify } from '../core/identifier';

/** Count the papers that a page links, its own left out, up to `enough`: all that is known of a page that isn't read. */
export function countLinked(document: Document, url: URL, enough: number): number {
  const own = identify(url.href);
  const ids = new Set<string>();
  for (const link of document.querySelectorAll('a[href]')) {
    const id = identify(link.getAttribute('href') ?? '', url.href);
    if (id !== undefined && id !== own) ids.add(id);
    if (ids.size === enough) break;
  }
  return ids.size;
}

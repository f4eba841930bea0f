import { identify, type PaperId } from '../core/identifier';
import { type Finder, findFirst, values } from './find';
import type { Listing } from './site';

/** Addresses and texts of one card that are looked at. */
const maxCandidates = 20;

/**
 * Find the ids that a card prints, the one that it is known by first: an arXiv id if it has one, else that of its own
 * link, else the first further one.
 * @param base The page's address, for relative links.
 * @param find Given where only the first is wanted, which costs less than all of them.
 */
export function idsOf(
  { url, aliases = [] }: Listing,
  title: Element,
  parts: readonly HTMLElement[],
  base: string,
  find?: Finder['first'],
): PaperId[] {
  const href = (url ? (find ?? findFirst)(parts, url) : linkOf(title))?.getAttribute('href');
  const own = href ? identify(href, base) : undefined;
  if (own && find && !(aliases.some((field) => (field as { attr?: string }).attr) && find(parts, 'a[href*="arxiv" i]')))
    return [own];
  const further = aliases.flatMap((field) => [...values(parts, field)]).slice(0, maxCandidates);
  const ids = [own, ...further.map((value) => identify(value, base))].filter((id) => id !== undefined);
  return [...ids.filter((id) => id.startsWith('arxiv:')), ...ids];
}

function linkOf(title: Element): Element | null {
  return title.hasAttribute('href') ? title : (title.querySelector('a[href]') ?? title.closest('a[href]'));
}

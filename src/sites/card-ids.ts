import { identify, type PaperId } from '../core/identifier';
import { findFirst, values } from './find';
import type { Listing } from './site';

/**
 * All ids that a card prints, the one that it is known by first: an arXiv id if it has one, else that of its own link,
 * else the first of its further ones. None where it prints none.
 * @param base The page's address, for relative links.
 */
export function idsOf(listing: Listing, title: Element, parts: readonly ParentNode[], base: string): PaperId[] {
  const link = listing.url
    ? findFirst(parts, listing.url)
    : (title.querySelector('a[href]') ?? title.closest('a[href]'));
  const own = identify(link?.getAttribute('href') ?? '', base);
  if (listing.aliases === undefined) return own === undefined ? [] : [own];
  const ids = new Set(own === undefined ? [] : [own]);
  for (const field of listing.aliases) {
    for (const value of values(parts, field)) {
      const id = identify(value, base);
      if (id !== undefined && ids.size < maxIds) ids.add(id);
    }
  }
  return [...ids].sort((a, b) => Number(isPreprint(b)) - Number(isPreprint(a)));
}

/** Ids that are kept of one card. */
const maxIds = 10;

function isPreprint(id: PaperId): boolean {
  return id.startsWith('arxiv:');
}

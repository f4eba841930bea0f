import { identify, type PaperId } from '../core/identifier';
import { findFirst, values } from './find';
import type { Listing } from './site';

/** Addresses and texts of one card that are looked at. */
const maxCandidates = 20;

/**
 * All ids that a card prints, the one that it is known by first: an arXiv id if it has one, else that of its own link,
 * else the first of its further ones. None where it prints none.
 * @param base The page's address, for relative links.
 */
export function idsOf(listing: Listing, title: Element, parts: readonly ParentNode[], base: string): PaperId[] {
  const link = listing.url
    ? findFirst(parts, listing.url)
    : (title.querySelector('a[href]') ?? title.closest('a[href]'));
  const further = (listing.aliases ?? []).flatMap((field) => [...values(parts, field)]);
  const ids = [link?.getAttribute('href') ?? '', ...further.slice(0, maxCandidates)]
    .map((value) => identify(value, base))
    .filter((id) => id !== undefined);
  const preprint = ids.find((id) => id.startsWith('arxiv:'));
  return [...new Set(preprint ? [preprint, ...ids] : ids)];
}

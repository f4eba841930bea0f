import { identify, type PaperId } from '../core/identifier';
import { findFirst, values } from './find';
import type { Listing } from './site';

/** The ids that a card prints. */
interface CardIds {
  /** The one that it is known by: an arXiv id if it has one, else that of its own link, else the first further one. */
  id: PaperId | undefined;
  /** The others. Costs more than the first, so it is asked for when they are wanted. */
  others(): PaperId[];
}

/**
 * Find the ids of a card.
 * @param base The page's address, for relative links.
 */
export function idsOf(listing: Listing, title: Element, parts: readonly ParentNode[], base: string): CardIds {
  const link = listing.url
    ? findFirst(parts, listing.url)
    : (title.querySelector('a[href]') ?? title.closest('a[href]'));
  const own = identify(link?.getAttribute('href') ?? '', base);
  const further = () => furtherIds(listing, parts, base);
  const isWanted = own === undefined || (listing.aliases && findFirst(parts, 'a[href*="arxiv" i]'));
  const known = isWanted ? further() : [];
  const id = known.find((one) => one.startsWith('arxiv:')) ?? own ?? known[0];
  return { id, others: () => [...new Set([...(own ? [own] : []), ...further()])].filter((one) => one !== id) };
}

/** Addresses and texts of one card that are looked at. */
const maxCandidates = 20;

function furtherIds({ aliases = [] }: Listing, parts: readonly ParentNode[], base: string): PaperId[] {
  const found = aliases.flatMap((field) => [...values(parts, field)]).slice(0, maxCandidates);
  return found.map((value) => identify(value, base)).filter((id) => id !== undefined);
}

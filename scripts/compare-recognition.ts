import '../src/core/all-schemes';
import { readAnywhere } from '../src/sites/generic';
import { readPage } from '../src/sites/read';
import { allSites, siteFor } from '../src/sites/registry';
import type { Card } from '../src/sites/site';

/** How generic recognition does on one page, counted in cards; what the adapter reads is taken for the truth. */
export interface Comparison {
  /** Cards that the adapter finds, and how many of them carry an identifier. */
  cards: number;
  identified: number;
  /** Cards that generic recognition finds, all and those of `identified`. */
  found: number;
  foundIdentified: number;
  /** Found ones that are none of the adapter's. */
  wrong: number;
  /** Found ones whose title is the adapter's to the letter, full stop and maths delimiters apart. */
  sameTitle: number;
}

/**
 * Read a saved page with its adapter and without.
 * @param today `YYYY-MM-DD`
 */
export function compare(document: Document, address: string, today: string): Comparison {
  const url = new URL(address);
  const site = siteFor(url, allSites);
  const truth = site ? readPage(site, document, url, today) : undefined;
  const generic = readAnywhere(document, url, today);
  const cards = truth?.kind === 'listing' ? truth.cards : [];
  const found = generic.kind === 'listing' ? generic.cards : [];
  const left = new Set(found);
  const pairs: [Card, Card][] = [];
  for (const card of cards) {
    const match = [...left].find((other) => isSamePaper(card, other));
    if (match === undefined) continue;
    left.delete(match);
    pairs.push([card, match]);
  }
  return {
    cards: cards.length,
    identified: cards.filter(hasIdentifier).length,
    found: found.length,
    foundIdentified: pairs.filter(([card]) => hasIdentifier(card)).length,
    wrong: left.size,
    sameTitle: pairs.filter(([card, match]) => plainTitle(card) === plainTitle(match)).length,
  };
}

function isSamePaper(card: Card, other: Card): boolean {
  const ids = [card.id, ...(card.aliases ?? [])];
  return [other.id, ...(other.aliases ?? [])].some((id) => ids.includes(id));
}

function hasIdentifier({ id }: Card): boolean {
  return !id.startsWith('title:');
}

function plainTitle(card: Card): string {
  return (card.read().title ?? '').replaceAll('$', '').replace(/\.$/, '');
}

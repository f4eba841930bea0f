import '../src/core/all-schemes';
import { readAnywhere } from '../src/sites/generic';
import { readPage } from '../src/sites/read';
import { allSites, siteFor } from '../src/sites/registry';
import type { Card } from '../src/sites/site';

/** How generic recognition does on one page or on several, counted in cards. */
export interface Comparison {
  /** Cards that there are, and how many of them carry an identifier. */
  cards: number;
  identified: number;
  /** Cards that generic recognition finds, all and those of `identified`. */
  found: number;
  foundIdentified: number;
  /** Found ones that are none. */
  wrong: number;
  /** Found ones with the right title to the letter, full stop and maths delimiters apart. */
  sameTitle: number;
}

/** A card that there is. */
export type TrueCard = Pick<Card, 'id' | 'aliases'> & { title?: string };

/**
 * Read a saved page without its adapter; what the adapter reads is taken for the truth.
 * @param today `YYYY-MM-DD`
 */
export function compare(document: Document, address: string, today: string): Comparison {
  const url = new URL(address);
  const site = siteFor(url, allSites);
  const reading = site && readPage(site, document, url, today);
  const cards = reading?.kind === 'listing' ? reading.cards : [];
  return compareWith(
    cards.map((card) => ({ id: card.id, aliases: card.aliases ?? [], ...withTitle(card) })),
    document,
    url,
    today,
  );
}

/** Read a page without any adapter and compare it with the cards that it has. */
export function compareWith(cards: readonly TrueCard[], document: Document, url: URL, today: string): Comparison {
  const reading = readAnywhere(document, url, today);
  const found = reading.kind === 'listing' ? reading.cards : [];
  const left = new Set(found);
  const pairs: [TrueCard, Card][] = [];
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
    sameTitle: pairs.filter(([card, match]) => plainTitle(card.title) === plainTitle(match.read().title)).length,
  };
}

/** Add up what was found on several pages. */
export function sum(all: readonly Comparison[]): Comparison {
  const none: Comparison = { cards: 0, identified: 0, found: 0, foundIdentified: 0, wrong: 0, sameTitle: 0 };
  return all.reduce(
    (one, other) => ({
      cards: one.cards + other.cards,
      identified: one.identified + other.identified,
      found: one.found + other.found,
      foundIdentified: one.foundIdentified + other.foundIdentified,
      wrong: one.wrong + other.wrong,
      sameTitle: one.sameTitle + other.sameTitle,
    }),
    none,
  );
}

function withTitle(card: Card): { title?: string } {
  const { title } = card.read();
  return title === undefined ? {} : { title };
}

function isSamePaper(card: TrueCard, other: Card): boolean {
  const ids = [card.id, ...(card.aliases ?? [])];
  return [other.id, ...(other.aliases ?? [])].some((id) => ids.includes(id));
}

function hasIdentifier({ id }: TrueCard): boolean {
  return !id.startsWith('title:');
}

function plainTitle(title = ''): string {
  return title.replaceAll('$', '').replace(/\.$/, '');
}

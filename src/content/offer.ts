import { parse } from '../query/parse';
import type { Query } from '../query/query';
import type { Proposal } from './proposals';

/** A proposal with how many papers on the page it meets. */
export interface Offer extends Proposal {
  count: number;
}

/** The most phrases of a title that are offered. */
const maxPhrases = 3;

/** The phrase that says best what papers like this one are about: it meets others on the page, but not most. */
export function topicOf(offers: Offer[], papers: number): Offer | undefined {
  return offers.find(({ kind, count }) => kind === 'title' && count > 1 && count <= papers / 2);
}

/**
 * What is offered: of the title's phrases those first that meet others here too but not most, and none whose words meet
 * no others than a longer one that is offered; then all others.
 */
export function offersOf(proposals: Proposal[], meets: (query: Query) => number, papers: number): Offer[] {
  const counted = proposals.map((one) => ({ ...one, count: meets(parse(one.query)) }));
  const phrases = counted
    .filter(({ kind }) => kind === 'title')
    .map((offer, order) => ({ ...offer, order, rank: offer.count > papers / 2 ? 0 : Math.min(offer.count, 10) }))
    .sort((a, b) => b.rank - a.rank || a.order - b.order);
  const chosen: typeof phrases = [];
  for (const phrase of phrases) {
    const isSaid = chosen.some(({ value, count }) => count === phrase.count && overlaps(value, phrase.value));
    if (!isSaid && chosen.length < maxPhrases) chosen.push(phrase);
  }
  return [...chosen, ...counted.filter(({ kind }) => kind !== 'title')];
}

function overlaps(phrase: string, other: string): boolean {
  return phrase.split(' ').some((word) => other.split(' ').includes(word));
}

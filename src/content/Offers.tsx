import { useState } from 'preact/hooks';
import { parse } from '../query/parse';
import type { Query } from '../query/query';
import { Icon } from '../ui/Icon';
import { text } from '../ui/text';
import type { Proposal } from './proposals';

export interface OffersProps {
  proposals: Proposal[];
  /** How many papers are on the page. */
  papers: number;
  /** How many papers on the page a query meets. */
  count: (query: Query) => number;
  query: string;
  onQuery: (query: string) => void;
}

/** The most phrases of a title that are offered. */
const maxPhrases = 3;

const labels = {
  title: 'hideTitleHas',
  author: 'hideAuthorIs',
  category: 'hideCategoryIs',
  venue: 'hideVenueIs',
} as const;

/** Conditions to tick, each with how many papers here it meets; what is ticked is in the query. */
export function Offers({ proposals, papers, count: meets, query, onQuery }: OffersProps) {
  const [offers] = useState(() => offersOf(proposals, meets, papers));
  // White space in quotes parts nothing.
  const parts: string[] = query.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
  const toggle = (part: string) => {
    const others = parts.filter((one) => one !== part).join(' ');
    if (parts.includes(part)) onQuery(others);
    else onQuery(`${parts.includes('OR') ? `(${others})` : others} ${part}`.trim());
  };
  return (
    <>
      {offers.map(({ query: part, kind, value, count }) => (
        <label class="m-opt" key={part}>
          <input type="checkbox" checked={parts.includes(part)} onChange={() => toggle(part)} />
          <span class={parts.includes(part) ? 'm-check is-on' : 'm-check'}>
            <Icon name="check" />
          </span>
          <span class="m-cut">
            {text(labels[kind])} <b dir="auto">{value}</b>
          </span>
          <span class="m-num">{count}</span>
        </label>
      ))}
    </>
  );
}

/**
 * What is offered: of the title's phrases those first that meet others here too but not most, and none whose words meet
 * no others than a longer one that is offered; then all others.
 */
function offersOf(proposals: Proposal[], meets: OffersProps['count'], papers: number) {
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

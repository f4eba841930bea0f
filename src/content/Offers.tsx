import { useState } from 'preact/hooks';
import type { Query } from '../query/query';
import { Icon } from '../ui/Icon';
import { text } from '../ui/text';
import { offersOf } from './offer';
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

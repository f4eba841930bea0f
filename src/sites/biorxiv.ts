import type { Site } from './site';

const card = '.highwire-article-citation:has(.highwire-cite-linked-title)';

/** bioRxiv and medRxiv: search results, collections, the newest papers. Markup: HighWire 2.0, the date in `data-apath`. */
export const biorxiv: Site = {
  id: 'biorxiv',
  name: 'bioRxiv and medRxiv',
  matches: ['https://www.biorxiv.org/*', 'https://www.medrxiv.org/*'],
  unverified: true,
  veil: [card],
  listings: [
    {
      page: /^\/(?:search|collection|content\/early\/recent|archive)\b/,
      card: [card, '[data-apath]:has(a[href*="/content/"])'],
      title: ['.highwire-cite-linked-title', 'a[href*="/content/"] > span', 'a[href*="/content/"]'],
      aliases: [{ select: ['.highwire-cite-metadata-doi', 'div > span'], match: /(10\.\d{4,9}\/\S{1,200})/ }],
      authors: { select: '.highwire-citation-authors', split: /, ?/ },
      date: { select: ':scope', attr: 'data-apath', match: /\/early\/(\d{4}\/\d{2}\/\d{2})\// },
    },
  ],
};

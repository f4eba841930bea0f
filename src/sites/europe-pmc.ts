import { knownByTitle } from './known-by-title';
import type { Site } from './site';
import { surnameFirst } from './surname-first';

/** Europe PMC: search results. Markup: parts are named by their `id`s; a preprint (PPR) prints no identifier that others know. */
export const europePmc: Site = {
  id: 'europe-pmc',
  name: 'Europe PMC',
  matches: ['https://europepmc.org/*'],
  hydrates: true,
  veil: ['[id^="search-results--single--block-"]'],
  listings: [
    {
      page: /^\/search\b/,
      card: '[id^="search-results--single--block-"]',
      title: ['h3 a', 'h3'],
      aliases: [
        { select: '[id^="citation--id--pmid-"]', match: /(PMID: ?\d{1,9})/ },
        { select: '[id^="citation--id--pmc-"]', match: /(PMC\d{1,9})/ },
        { select: 'a[href*="doi.org/"]', attr: 'href' },
      ],
      byTitle: knownByTitle,
      authors: { select: 'a[href*="query=AUTH%3A"]', form: surnameFirst },
      otherAuthors: { select: 'h3 + p', match: /(et al|…|\.{3})\W*$/ },
      date: '[id^="citation--id--pub-date-"]',
      year: { select: '[id^="citation--id--pub-date-"]', match: /(\d{4})$/ },
      venue: '[id^="citation--publisher--name-"]',
    },
  ],
};

import type { Site } from './site';

/** Springer Link: search results, issues, books. Markup: three layouts, the DOI in the title's link. */
export const springer: Site = {
  id: 'springer',
  name: 'Springer Link',
  matches: ['https://link.springer.com/*'],
  unverified: true,
  veil: [
    'ol.content-item-list > li',
    'article.c-card-open',
    'li[data-test="chapter"]',
    'li[data-test="search-result-item"]',
  ],
  listings: [
    {
      page: /^\/(?:search|journal\/[^?]*volumes-and-issues|book\/)/,
      card: [
        'li[data-test="search-result-item"]',
        'li[data-test="chapter"]',
        'ol.content-item-list > li',
        'section ol article.c-card-open',
        'section ol article',
      ],
      title: ['[data-test^="chapter-title"] > a', 'h2 > a', 'h3 > a', 'h2 a, h3 a, h4 a'],
      authors: ['.authors a', '[data-test="authors"] li', '[data-test="author-list"] li'],
      year: { select: ['.year', 'time'], match: /\b((?:19|20)\d{2})\b/ },
    },
  ],
};

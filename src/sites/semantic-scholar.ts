import type { Site } from './site';

/**
 * Semantic Scholar: search results, an author's papers.
 * Markup: a row has a `data-paper-id` and `data-test-id`s; what is cut short ends in "Expand".
 */
export const semanticScholar: Site = {
  id: 'semantic-scholar',
  name: 'Semantic Scholar',
  matches: ['https://www.semanticscholar.org/*'],
  hydrates: true,
  veil: ['[data-paper-id]:has([data-test-id="title-link"])'],
  listings: [
    {
      page: /^\/(?:search|author\/|me\/|topic\/|venue)/,
      card: '[data-paper-id]',
      title: '[data-test-id="title-link"]',
      aliases: [
        {
          select: '[data-test-id="paper-link"], a:has([data-test-id^="paper-badge-"]), a[href*="arxiv.org/"]',
          attr: 'href',
        },
      ],
      // Behind "+6 authors" stands the last one, without those between.
      authors: '[data-test-id="author-list"]:not(:has([aria-expanded="false"])) a',
      otherAuthors: { select: '[data-test-id="author-list-expand"]', match: /^\+\d+ (authors?)/ },
      abstract: {
        select: ['.cl-paper-abstract', '[data-test-id="paper-abstract-toggle"]'],
        match: /^(.*?)(?: ?(?:Expand|Collapse))?$/,
      },
      date: '.cl-paper-pubdates',
      year: { select: '.cl-paper-pubdates', match: /(\d{4})$/ },
      venue: { select: '[data-test-id="venue-metadata"]', match: /^([^…]+)$/ },
    },
  ],
};

import type { Site } from './site';

/** ScienceDirect: search results and issues, by PII. Markup: an `li.ResultItem`; its authors are a guess. */
export const sciencedirect: Site = {
  id: 'sciencedirect',
  name: 'ScienceDirect',
  matches: ['https://www.sciencedirect.com/*'],
  unverified: true,
  hydrates: true,
  veil: ['li.ResultItem'],
  listings: [
    {
      page: /^\/(?:search\b|journal\/[^?]*\/(?:vol|issue)\/)/,
      card: ['li.ResultItem', 'li:has(h2 a[href*="/science/article/pii/"], h3 a[href*="/science/article/pii/"])'],
      title: ['a.result-list-title-link', 'h2 a[href*="/pii/"], h3 a[href*="/pii/"]'],
      authors: '.Authors .author',
    },
  ],
};

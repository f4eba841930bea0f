import type { Site } from './site';

/** ACM Digital Library: search results, proceedings, issues, profiles. Markup: an `.issue-item`; its authors and abstract are a guess. */
export const acmDl: Site = {
  id: 'acm-dl',
  name: 'ACM Digital Library',
  matches: ['https://dl.acm.org/*'],
  unverified: true,
  veil: ['.issue-item:has(.issue-item__title a[href*="/doi/"])'],
  listings: [
    {
      page: /^\/(?:action\/doSearch|doi\/proceedings|toc|profile|conference)\b/,
      card: ['.issue-item', 'li div:has(> * > a[href*="/doi/"]):has(ul[aria-label="authors"])'],
      title: ['.issue-item__title a[href*="/doi/"]', 'h5 a[href*="/doi/"], h4 a[href*="/doi/"], h3 a[href*="/doi/"]'],
      authors: ['ul[aria-label="authors"] a', '.rlist--inline.loa a'],
      abstract: '.issue-item__abstract',
    },
  ],
};

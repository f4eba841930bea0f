import type { Site } from './site';

const title = 'h2 a[href*="/document/"], h3 a[href*="/document/"]';

/** IEEE Xplore: search results, proceedings, issues. Markup: an `xpl-results-item`; its authors are a guess. */
export const ieeeXplore: Site = {
  id: 'ieee-xplore',
  name: 'IEEE Xplore',
  matches: ['https://ieeexplore.ieee.org/*'],
  unverified: true,
  hydrates: true,
  veil: [`xpl-results-item:has(${title})`],
  listings: [
    {
      page: /^\/(?:search\/|xpl\/(?:conhome|tocresult|mostRecentIssue|recentIssue))/i,
      card: ['xpl-results-item', `.List-results-items:has(${title})`],
      title,
      authors: 'a[href*="/author/"]',
    },
  ],
};

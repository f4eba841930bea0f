import type { Site } from './site';

// Without a volume's front matter.
const card = '#main p:has(> span > strong > a:not([href$=".0/"]))';

/**
 * ACL Anthology: volumes, events, people, and its search, which is Google's.
 * Markup: acl-org/acl-anthology, hugo/layouts/papers/list-entry.html; the abstract is a sibling, folded up.
 */
export const aclAnthology: Site = {
  id: 'acl-anthology',
  name: 'ACL Anthology',
  matches: ['https://aclanthology.org/*'],
  veil: [card, `${card} + div[id^="abstract-"]`, '.gsc-webResult.gsc-result'],
  listings: [
    {
      page: /^\/(?:volumes|events|people|sigs)\/./,
      card,
      next: 'div[id^="abstract-"]',
      title: 'strong > a',
      slot: 'span:has(> strong > a)',
      authors: 'a[href*="/people/"]',
      abstract: ['.card-body', ':scope > div'],
      year: { select: 'strong > a', attr: 'href', match: /\/((?:19|20)\d{2})\./ },
    },
    {
      page: /^\/search\//,
      card: ['.gsc-webResult.gsc-result', 'div:has(> div > div > a[href*="aclanthology.org/"])'],
      title: ['.gs-title a', 'a[href*="aclanthology.org/"]'],
    },
  ],
};

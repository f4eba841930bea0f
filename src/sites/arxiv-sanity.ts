import type { Site } from './site';

/** arxiv-sanity-lite: what is new, recommended or found. Markup: karpathy/arxiv-sanity-lite, static/paper_list.js */
export const arxivSanity: Site = {
  id: 'arxiv-sanity',
  name: 'arxiv-sanity-lite',
  matches: ['https://arxiv-sanity-lite.com/*'],
  hydrates: true,
  veil: ['#paperList > div:has(a[href*="arxiv.org/abs/"])'],
  listings: [
    {
      page: /^\/(?:inspect)?(?:\?|$)/,
      card: '#paperList > div',
      title: ['.rel_title', ':scope > div:has(> a[href*="arxiv.org/abs/"])'],
      url: 'a[href*="arxiv.org/abs/"]',
      authors: { select: '.rel_authors', split: /, ?/ },
      abstract: '.rel_abs',
      date: '.rel_time',
      categories: { select: '.rel_tags', match: /([a-z-]{2,8}(?:\.[A-Za-z-]{2,17})?)(?=,|$| )/g },
    },
  ],
};

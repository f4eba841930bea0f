import type { Site } from './site';

/**
 * DBLP: search results, proceedings, journals, people. Markup: an `li.entry`; titles and authors are marked by `itemprop`,
 * names that several people share end in a number.
 */
export const dblp: Site = {
  id: 'dblp',
  name: 'DBLP',
  matches: ['https://dblp.org/*', 'https://dblp.uni-trier.de/*', 'https://dblp.dagstuhl.de/*'],
  unverified: true,
  veil: ['li.entry:has(> cite)'],
  listings: [
    {
      page: /^\/(?:search|db|pid|pers)(?:[/?]|$)/,
      card: ['li.entry', 'li:has([itemprop="author"])'],
      title: ['span.title[itemprop="name"]', 'cite > [itemprop="name"]'],
      url: ['li.ee a', 'nav li a[href*="doi.org/"], nav li a[href*="arxiv.org/"]', 'nav li a'],
      aliases: [{ select: 'nav a', attr: 'href' }],
      authors: { select: '[itemprop="author"] [itemprop="name"]', match: /^(.*?)(?: \d{4})?$/ },
      year: { select: '[itemprop="datePublished"]', match: /^(\d{4})/ },
      venue: '[itemprop="isPartOf"] [itemprop="name"]',
    },
  ],
};

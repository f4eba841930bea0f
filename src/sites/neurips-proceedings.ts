import { knownByTitle } from './known-by-title';
import type { Site } from './site';

const title = 'a[title="paper title"]';

/**
 * The proceedings of NeurIPS, ICLR and MLSys: one listing per year, and their search.
 * Markup: since 2025 the title and its authors stand in a `div`, before that in the `li`.
 */
export const neuripsProceedings: Site = {
  id: 'neurips-proceedings',
  name: 'NeurIPS, ICLR and MLSys proceedings',
  matches: [
    'https://proceedings.neurips.cc/*',
    'https://papers.nips.cc/*',
    'https://papers.neurips.cc/*',
    'https://proceedings.iclr.cc/*',
    'https://proceedings.mlsys.org/*',
  ],
  veil: [`li:has(${title})`],
  listings: [
    {
      page: /^\/(?:paper_files\/)?(?:paper|book)\/[^/]+\/?(?:\?|$)|^\/papers\/search/,
      card: [`li:has(${title})`, 'li:has(> a[href*="/hash/"], > div > a[href*="/hash/"])'],
      title: [title, 'a[href*="/hash/"]'],
      byTitle: knownByTitle,
      authors: { select: ['.paper-authors', 'a + span', 'a + i'], split: /, ?/ },
      year: { select: [title, 'a[href*="/hash/"]'], attr: 'href', match: /\/paper\/(\d{4})\// },
    },
  ],
};

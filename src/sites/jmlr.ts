import { knownByTitle } from './known-by-title';
import type { Site } from './site';

const card = '#content dl:has(> dt):has(a[href*="/papers/"])';

/** Journal of Machine Learning Research: one listing per volume, papers known by title. Markup: a `dl` each, the names in `i`. */
export const jmlr: Site = {
  id: 'jmlr',
  name: 'JMLR',
  matches: ['https://jmlr.org/*', 'https://www.jmlr.org/*'],
  unverified: true,
  veil: [card],
  listings: [
    {
      page: /^\/papers\/(?:v\d+\/?(?:index\.html)?)?$/,
      card: [card, 'dl:has(> dt):has(> dd a)'],
      title: 'dt',
      byTitle: knownByTitle,
      authors: { select: ['dd i', 'dd b'], split: /, ?/ },
      year: { select: 'dd', match: /, ((?:19|20)\d{2})\b/ },
    },
  ],
};

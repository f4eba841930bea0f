import type { Site } from './site';

const card = 'main div:has(> p a[href*="proceedings.mlr.press/"][href$=".html"])';

/** Proceedings of Machine Learning Research: one listing per volume. Markup: mlresearch/jekyll-theme, _includes/pmlr/listpaper.html */
export const pmlr: Site = {
  id: 'pmlr',
  name: 'PMLR',
  matches: ['https://proceedings.mlr.press/*'],
  veil: ['div.paper:has(> p.title)'],
  listings: [
    {
      page: /^\/[vr]\d+\/?(?:index\.html)?$/,
      card: ['.paper', card],
      title: ['.title', ':scope > p:first-child'],
      url: 'a[href$=".html"]',
      aliases: [{ select: 'a[href*="openreview.net/"], a[href*="arxiv.org/"]', attr: 'href' }],
      authors: { select: ['.authors', 'p > span:first-child'], split: ',' },
      venue: ['.info i', 'p > span > i'],
    },
  ],
};

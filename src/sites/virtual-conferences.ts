import type { Site } from './site';

const paperLink = 'a[href^="/virtual/"]';

/**
 * The virtual sites of NeurIPS, ICML, ICLR and CVPR: posters, orals, awards of a year.
 * Markup: cards up to 2025 have an `id` such as event-73464, later ones a `data-event-type`. Their dates are sessions'.
 */
export const virtualConferences: Site = {
  id: 'virtual-conferences',
  name: 'Virtual conferences',
  matches: ['https://neurips.cc/*', 'https://icml.cc/*', 'https://iclr.cc/*', 'https://cvpr.thecvf.com/*'],
  veil: [`[id^="event-"]:has(${paperLink})`, `[data-event-type]:has(h3 > ${paperLink})`],
  listings: [
    {
      page: /^\/virtual\/\d{4}\/(?!(?:poster|oral|spotlight|session|workshop|tutorial)\/)\w/,
      card: [`[id^="event-"]:has(${paperLink})`, `[data-event-type]:has(h3 > ${paperLink})`],
      title: [`h3 > ${paperLink}`, paperLink],
      authors: { select: ['.author-str', '.event-speakers', 'h3 + div'], split: '·' },
      abstract: ['.abstract-display', '[id^="collapse-event-abstract-"]', 'details > div'],
      year: { select: paperLink, attr: 'href', match: /^\/virtual\/(\d{4})\// },
    },
  ],
};

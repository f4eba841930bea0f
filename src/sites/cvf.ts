import type { Site } from './site';

const card = 'dl > dt:has(> a[href*="/html/"])';

/**
 * CVF Open Access: the papers of a conference or a day of it.
 * Markup: a `dt` with the title, a `dd` with a form per author, a `dd` with links and the folded BibTeX.
 */
export const cvf: Site = {
  id: 'cvf',
  name: 'CVF Open Access',
  matches: ['https://openaccess.thecvf.com/*'],
  veil: [card, `${card} + dd`, `${card} + dd + dd`],
  listings: [
    {
      page: /^\/(?!menu\b|content)[A-Z]{4}/,
      card,
      next: ['dd', 'dd'],
      title: 'a[href*="/html/"]',
      aliases: [{ select: 'a[href*="arxiv.org/"]', attr: 'href' }],
      authors: { select: 'input[name="query_author"]', attr: 'value' },
      year: { select: 'a[href*="/html/"]', attr: 'href', match: /_(\d{4})_/ },
      venue: { select: ['.bibref', 'dd div div', ':scope > div > div'], match: /booktitle ?= ?\{([^}]{1,300})\}/ },
    },
  ],
};

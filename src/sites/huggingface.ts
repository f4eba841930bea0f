import { pageFacts } from './huggingface-props';
import type { CardFields, Site } from './site';

const counts = {
  upvotes: {
    select: ['a[href^="/login?next="]', '[role="checkbox"]', 'label'],
    match: /(?:^|\s)(-|\d[\d.,]{0,12}k?)$/i,
  },
} satisfies CardFields;

/**
 * Hugging Face Papers: lists of a day, a week, a month, what is trending, search results, and papers' own pages.
 * Markup: an `article` whose `h3` links to `/papers/ID`; trending ones have two, one per width of the window.
 */
export const huggingface: Site = {
  id: 'huggingface',
  name: 'Hugging Face',
  matches: ['https://huggingface.co/*'],
  hydrates: true,
  pageFacts,
  listings: [
    {
      page: /^\/papers(?:\/(?:date|week|month)\/[^/]+|\/trending)?\/?(?:\?|$)/,
      card: 'article',
      title: 'h3',
      ...counts,
      authorCount: { select: 'li', match: /(\d[\d,]{0,6}) authors?/ },
      // As long as no byline is.
      abstract: { select: ['h3 ~ a[href^="/papers/"]', 'h3 ~ div > p'], match: /^(.{40,})$/ },
      date: {
        select: ['h3 ~ div span', 'h3 ~ div time'],
        match: /^(?:Published on )?([A-Z][a-z]{2} \d{1,2}(?:, \d{4})?)$/,
      },
      comments: 'a[href$="#community"]',
    },
  ],
  papers: {
    page: /^\/papers\/[\d.]+/,
    // A list's heading is a link; it may stand here still while a soft navigation is under way.
    title: ['main h1:has(+ div)', 'main h1:not(:has(a))'],
    ...counts,
    authors: ['.author', 'main div:has(> span:first-child) > div > span:has(button, a)'],
    abstract: ['h2 + div > p', 'h2 + p'],
    date: { select: 'h1 + div > div, h1 ~ div > div', match: /(Published on [A-Z][a-z]{2} \d{1,2}(?:, \d{4})?)/ },
  },
};

import type { Site } from './site';

const authorLinks = 'a[href*="searchtype=author"]';
const subjectCode = /\(([a-z][\w-]{1,20}(?:\.[\w-]{1,20})?)\)/g;

/** arXiv: lists of a day, a month or an author, search results, and abstract pages. Markup: arXiv/arxiv-browse and arXiv/arxiv-search, their templates. */
export const arxiv: Site = {
  id: 'arxiv',
  name: 'arXiv',
  matches: ['https://arxiv.org/*'],
  listings: [
    {
      page: /^\/(?:list|catchup|a)\/./,
      card: 'dl > dt',
      next: 'dd',
      title: ['.list-title', ':scope > div > div:first-child'],
      url: ['a[title="Abstract"]', 'a[href*="/abs/"]'],
      authors: authorLinks,
      abstract: ['p.mathjax', ':scope > div > p:last-child'],
      categories: { select: ['.list-subjects', ':scope > div > div:nth-child(n + 3)'], match: subjectCode },
    },
    {
      page: /^\/search(?:\/|\?|$)/,
      card: ['li.arxiv-result', 'li:has(> div > p > a[href*="/abs/"])'],
      title: ['p.title', ':scope > p:first-of-type'],
      url: 'p a[href*="/abs/"]',
      aliases: [{ select: 'a[href^="https://doi.org/"]', attr: 'href' }],
      authors: authorLinks,
      otherAuthors: {
        select: ['p.authors', ':scope > p'],
        match: /et al\. ?\((\d{1,6} additional authors?) not shown/,
      },
      abstract: {
        select: ['[id$="-abstract-full"]', '[id$="-abstract-short"]'],
        match: /^([^△▽]*)/,
      },
      categories: '[data-tooltip]',
      date: {
        select: ['p.is-size-7', ':scope > p'],
        match: /(?:^Submitted .{0,60}?; ?v1 submitted|^Submitted) (\d{1,2} \w{3,9},? \d{4})/,
      },
    },
  ],
  papers: {
    page: /^\/abs\//,
    title: ['h1.title', `h1:has(+ * ${authorLinks})`],
    authors: ['meta[name="citation_author"]', `.authors a, #abs ${authorLinks}`],
    abstract: { select: ['blockquote.abstract', 'blockquote'], match: /^(?:Abstract: ?)?(.*)$/ },
    date: ['.dateline', '.submission-history'],
    categories: { select: ['td.subjects', 'table td:has(.primary-subject)'], match: subjectCode },
  },
};

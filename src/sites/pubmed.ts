import type { Site } from './site';
import { surnameFirst } from './surname-first';

const authors = ['.full-authors', 'a[data-article-id] + div > span:first-child'];
const citation = ['.full-journal-citation', 'a[data-article-id] + div'];

/**
 * PubMed: search results in the summary format. Beside the full authors and citation stand short ones, for narrow windows.
 * Markup: an `article` with a `data-rel-pos`, the PMID in its link's `data-article-id`.
 */
export const pubmed: Site = {
  id: 'pubmed',
  name: 'PubMed',
  matches: ['https://pubmed.ncbi.nlm.nih.gov/*'],
  veil: ['article:has(a[data-article-id])'],
  listings: [
    {
      page: /^\/(?:trending\/?)?(?:\?|$)/,
      card: ['article.full-docsum', 'article:has(a[data-article-id])'],
      title: 'a[data-article-id]',
      aliases: [{ select: citation, match: /\bdoi: ?(10\.\S{4,300})/ }],
      authors: { select: authors, match: /^(.*?)(?:, [^,]{0,60}…|, et al)?\.?$/, split: ', ', form: surnameFirst },
      otherAuthors: { select: authors, match: /(…|et al)\.?$/ },
      year: { select: citation, match: /\. ((?:1[5-9]|20)\d{2})\b/ },
      venue: { select: '.full-journal-citation', match: /^(.{1,200}?)\. (?:1[5-9]|20)\d{2}\b/ },
    },
  ],
};

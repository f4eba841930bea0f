import type { Site } from './site';

const byline = ['.note-authors', 'h4 + div'];

/**
 * OpenReview: a venue's papers, submissions, search results, profiles; all of them drawn by the page's own script.
 * Markup: openreview/openreview-web, components/Note.js; the abstract comes with "Show details".
 */
export const openreview: Site = {
  id: 'openreview',
  name: 'OpenReview',
  matches: ['https://openreview.net/*'],
  hydrates: true,
  veil: ['li > div:has(> h4 > a[href^="/forum"])'],
  listings: [
    {
      page: /^\/(?:group|submissions|search|venue|profile)\b/,
      card: 'li > div:has(> h4)',
      title: 'h4 > a[href^="/forum"]',
      authors: { select: byline, match: /^(.*?)(?:,? et al\..*)?$/, split: /, ?/ },
      otherAuthors: { select: byline, match: /et al\. ?\((\d{1,6} additional authors?) not shown/ },
      abstract: { select: ['div:has(> .note-content-field)', 'div:has(> strong)'], match: /^Abstract: ?(.*)$/ },
      date: { select: 'ul > li:first-child', match: /^(\d{1,2} \w{3,9} \d{4})/ },
      venue: {
        select: 'ul > li:nth-child(2)',
        match: /^((?!.*(?:Submi|Withdr|Reject)).{0,100}\b(?:19|20)\d{2}\b.{0,100})$/,
      },
    },
  ],
};

import { knownByTitle } from './known-by-title';
import type { Field, Site } from './site';

const byline = ['.gs_a', 'h3 + div'];
const domains =
  'com ae at be bg ca ch cl cn co.id co.il co.in co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.co com.eg com.hk com.mx com.my com.pe com.ph com.pk com.sg com.tr com.tw com.ua com.vn cz de dk es fi fr gr hr hu ie it lt lu lv nl no pl pt ro ru se si sk';

const cutOff: Field = { select: 'td > a + div', match: /(…|\.{3})$/ };

/**
 * Google Scholar: results, citations, related papers, profiles. Most rows carry no identifier.
 * Markup: a result has a `data-cid`; its byline is `A Surname, B Surname… - Venue, 2016 - host`.
 */
export const googleScholar: Site = {
  id: 'google-scholar',
  name: 'Google Scholar',
  matches: /* @__PURE__ */ hosts(),
  veil: ['[data-cid]:has(h3)', 'tr:has(> td > a[href*="view_op=view_citation"])'],
  listings: [
    {
      page: /^\/scholar\?/,
      card: '[data-cid]:has(h3)',
      // Not the whole heading: before the title stands what kind of file it is, in the reader's language.
      title: ['h3 a', 'h3 > span[id]', 'h3'],
      aliases: [{ select: ['.gs_ggs a', ':scope > div:has(+ div > h3) a'], attr: 'href' }],
      byTitle: knownByTitle,
      authors: { select: byline, match: /^((?:(?! - ).)*?)(?: ?…)?(?: - |$)/, split: /, ?/ },
      otherAuthors: { select: byline, match: /^(?:(?! - ).)*(…) - / },
      year: { select: byline, match: /[ ,]((?:1[5-9]|20)\d{2})(?: - |$)/ },
    },
    {
      page: /^\/citations\?(?=.*\buser=)(?!.*view_op=view_citation)/,
      card: ['.gsc_a_tr', 'tr:has(> td > a[href*="view_op=view_citation"])'],
      title: ['.gsc_a_at', 'td:first-child > a'],
      byTitle: knownByTitle,
      authors: { select: 'td > a + div', match: /^(.*?)(?:,? ?(?:…|\.{3}))?$/, split: /, ?/ },
      otherAuthors: cutOff,
      year: { select: ['.gsc_a_y', 'td:last-child'], match: /^(\d{4})$/ },
    },
  ],
};

function hosts(): string[] {
  return domains.split(' ').map((domain) => `https://scholar.google.${domain}/*`);
}

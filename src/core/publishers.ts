import type { AddressForm } from './schemes';

/** Publishers of many journals whose addresses hold the DOI behind `/doi/`. */
const underDoi = [
  'dl.acm.org',
  'onlinelibrary.wiley.com',
  'tandfonline.com',
  'journals.sagepub.com',
  'science.org',
  'pnas.org',
  'pubs.acs.org',
  'pubs.aip.org',
  'epubs.siam.org',
  'annualreviews.org',
  'academic.oup.com',
  'nejm.org',
  'ahajournals.org',
  'journals.physiology.org',
  'royalsocietypublishing.org',
  'pubsonline.informs.org',
  'worldscientific.com',
  'emerald.com',
  'psycnet.apa.org',
  'link.aps.org',
  'liebertpub.com',
  'ascelibrary.org',
  'journals.asm.org',
  'journals.uchicago.edu',
  'direct.mit.edu',
  'mitpressjournals.org',
  'embopress.org',
  'journals.ametsoc.org',
];

const oneSlash = '(10\\.\\d{4,9}\\/[^/?&]{1,200}?)';

/** DOIs inside publishers' addresses. Source: the addresses themselves, as Crossref's records and Zotero's translators have them. */
export const publishers: readonly AddressForm[] = [
  {
    hosts: underDoi,
    path: /^(?:\/[\w-]{1,40}){0,3}\/doi\/(?:(?:abs|abstract|pdf|epdf|pdfplus|pdfdirect|full|full-xml|fullHtml|epub|reader|book|ref|figure|citedby)\/)?(10\.\d{4,9}\/[^?]{1,300}?)(?:\/(?:full|full-xml|pdf|epdf|abstract|summary|html|meta|references)){0,2}\/?(?=[?]|$)/,
  },
  { hosts: ['doi.acm.org'], path: /^\/(10\.[^?]+)/ },
  {
    hosts: ['link.springer.com', 'rd.springer.com', 'biomedcentral.com', 'springeropen.com'],
    path: new RegExp(
      `^/(?:articles?|chapter|book|protocol|referenceworkentry|content/pdf|content/epub|epdf|track/pdf)/(?:pdf/)?${oneSlash}(?:\\.pdf|\\.epub)?(?:/(?:fulltext\\.html|tables|figures|metrics)[^?]{0,50})?/?(?=[?]|$)`,
    ),
  },
  {
    hosts: ['frontiersin.org'],
    path: new RegExp(
      `^/(?:journals/[\\w-]{1,60}/)?articles?/${oneSlash}(?:/(?:full|pdf|abstract|xml/nlm))?/?(?=[?]|$)`,
    ),
  },
  { hosts: ['journals.aps.org'], path: new RegExp(`^/[a-z]{2,15}/(?:abstract|pdf|accepted)/${oneSlash}/?(?=[?]|$)`) },
  {
    hosts: ['iopscience.iop.org'],
    path: /^\/article\/(10\.\d{4,9}\/[^?]{1,200}?)(?:\/(?:meta|pdf|ampdf))?\/?(?=[?]|$)/,
  },
  { hosts: ['jstor.org'], path: new RegExp(`^/stable/(?:pdf/)?${oneSlash}(?:\\.pdf)?/?(?=[?]|$)`) },
  {
    hosts: ['journals.plos.org'],
    path: /^\/[a-z]{2,30}\/article(?:\/\w{2,20})?\?(?:[^&]{0,100}&){0,3}id=(10\.\d{4,9}\/[^&]{1,100})/,
  },
  {
    hosts: ['biorxiv.org', 'medrxiv.org'],
    path: /^\/content\/(10\.\d{4,9}\/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})(?:v\d{1,3})?(?=[./?]|$)/,
  },
  {
    // Early addresses say the day and leave the prefix out.
    hosts: ['biorxiv.org', 'medrxiv.org'],
    path: /^\/content\/(?:biorxiv\/|medrxiv\/)?early\/\d{4}\/\d\d\/\d\d\/((?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})(?:v\d{1,3})?(?=[./?]|$)/,
    complete: (found) => `10.1101/${found}`,
  },
  {
    // Most of Nature's articles are called as in their DOI; those named by year and number aren't.
    hosts: ['nature.com'],
    path: /^\/articles\/(s\d{5}-\d{3}-\d{4,5}-[\da-z]|(?:nature|ncomms|srep)\d{4,5}|n[a-z]{1,8}(?!20[12]\d\d)\d{3,5}|n[a-z]{1,8}\.\d{3,4}(?:\.\d{1,4})?)(?=[./?]|$)/,
    complete: (found) => `10.1038/${found}`,
  },
  {
    hosts: ['nature.com'],
    path: /^\/articles\/(sdata20\d{2}\d{1,3})(?=[./?]|$)/,
    complete: (found) => `10.1038/${found.replace(/(20\d\d)/, '.$1.')}`,
  },
];

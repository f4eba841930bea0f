import { arxiv, type SchemeForms } from './schemes';

const dblpKey =
  '(?:conf|journals|books|series|reference|phd|tr)\\/[\\w-]{1,40}\\/(?:\\d{1,4}\\/)?[A-Za-z][\\w+-]{1,80}';

/** Source: https://dblp.org/faq/ (keys). What is called by a year is a volume. arXiv's papers have keys made of their ids. */
const dblp: SchemeForms = {
  scheme: 'dblp',
  value: new RegExp(`^${dblpKey}$`),
  urls: [
    {
      hosts: [
        'dblp.org',
        'dblp.uni-trier.de',
        'dblp1.uni-trier.de',
        'dblp2.uni-trier.de',
        'dblp.dagstuhl.de',
        'dblp.l3s.de',
      ],
      path: new RegExp(
        `^/rec/(?:(?:html|bibtex|bib|xml|rdf|nt)\\d?/)?(${dblpKey})(?:\\.(?:html|bib|xml|rdf|ris|nt|ttl))?/?(?=[?]|$)`,
      ),
    },
  ],
  text: new RegExp(`^dblp:(${dblpKey})$`, 'i'),
  identify(found) {
    const [, year, number] = /^journals\/corr\/abs-(\d{4})-(\d{4,5})$/.exec(found) ?? [];
    return number ? arxiv.identify(`${year}.${number}`) : `dblp:${found}`;
  },
  page: (value) => `https://dblp.org/rec/${value}.html`,
};

/** Source: https://api.semanticscholar.org/api-docs/ (paperId). A corpus id is another number, which no page prints. */
const s2: SchemeForms = {
  scheme: 's2',
  value: /^[\da-f]{40}$/,
  urls: [
    {
      hosts: ['semanticscholar.org'],
      path: /^\/(?:paper\/(?:[^/?]{1,300}\/)?|reader\/)([\da-f]{40})\/?(?=[?]|$)/i,
    },
  ],
  identify: (found) => `s2:${found.toLowerCase()}`,
  page: (value) => `https://www.semanticscholar.org/paper/${value}`,
};

const writtenPii = 'S\\d{4}-?\\d{3}[\\dX]\\(\\d\\d\\)\\d{5}-[\\dX]';

/** Source: https://www.elsevier.com/authors/tools-and-resources (Publisher Item Identifier): ISSN or ISBN, year, number, check digit. */
const pii: SchemeForms = {
  scheme: 'pii',
  value: /^(?:S\d{7}[\dX]\d{7}[\dX]|B(?:97[89]\d{10}|\d{9}[\dX])\d{5}[\dX])$/,
  urls: [
    {
      hosts: ['sciencedirect.com', 'linkinghub.elsevier.com'],
      path: /^\/(?:science\/article(?:\/(?:abs|am))?|retrieve)\/pii\/([SB][\dX()-]{15,30})(?=[/?]|$)/i,
    },
    {
      hosts: ['cell.com', 'thelancet.com'],
      path: new RegExp(`^/(?:[\\w-]{1,60}/){1,4}(?:PII)?(${writtenPii})(?:\\.pdf|/fulltext)?/?(?=[?]|$)`, 'i'),
    },
  ],
  identify: (found) => `pii:${found.replace(/[()-]/g, '').toUpperCase()}`,
  page: (value) => `https://www.sciencedirect.com/science/article/pii/${value}`,
};

/** Source: https://ieeexplore.ieee.org (arnumber). */
const ieee: SchemeForms = {
  scheme: 'ieee',
  value: /^[1-9]\d{3,9}$/,
  urls: [
    {
      hosts: ['ieeexplore.ieee.org'],
      path: /^\/(?:(?:abstract\/)?document\/|(?:stamp\/stamp|stampPDF\/getPDF|xpl\/articleDetails|xpls\/abs_all)\.jsp\?(?:[^&]{0,100}&){0,5}arnumber=|iel[a-z\d]{1,3}\/\d{1,9}\/\d{1,9}\/)0{0,5}([1-9]\d{3,9})(?=[/?&]|\.pdf|$)/,
    },
  ],
  identify: (found) => `ieee:${found}`,
  page: (value) => `https://ieeexplore.ieee.org/document/${value}`,
};

/** The schemes of indexes of literature and of publishers that show their own numbers. */
export const indexSchemes: readonly SchemeForms[] = [dblp, s2, pii, ieee];

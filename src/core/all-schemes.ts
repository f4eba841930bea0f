import { addressing } from './addressing';
import { addSchemes } from './identifier';
import { indexSchemes } from './index-schemes';
import { medicalSchemes } from './medical-schemes';
import { proceedingsSchemes } from './proceedings-schemes';
import { publishers } from './publishers';
import { arxiv, arxivValue, doi, type SchemeForms } from './schemes';

/** arXiv's papers on other sites. */
const arxivMirrors: SchemeForms = {
  ...arxiv,
  urls: [
    {
      hosts: ['ar5iv.org', 'xxx.lanl.gov', 'alphaxiv.org', 'scirate.com', 'semanticscholar.org'],
      path: new RegExp(`^/(?:abs|pdf|html|overview|arxiv)/${arxivValue}(?:\\.pdf)?/?(?=[?]|$)`, 'i'),
    },
    { hosts: ['emergentmind.com'], path: /^\/papers\/(\d{4}\.\d{4,5})\/?(?=[?]|$)/ },
    { hosts: ['ui.adsabs.harvard.edu'], path: new RegExp(`^/abs/arXiv:${arxivValue}(?=[/?]|$)`, 'i') },
  ],
};

/** Source: openreview/openreview-web. A note's PDF has the id of the note; what is under `/pdf/` and `/references/` has others. */
const openreview: SchemeForms = {
  scheme: 'openreview',
  value: /^[\w-]{5,20}$/,
  urls: [
    { hosts: ['openreview.net'], path: /^\/(?:forum|pdf|attachment)\?(?:[^&]{0,500}&){0,5}id=([\w-]{5,20})(?=&|$)/ },
  ],
  identify: (found) => `openreview:${found}`,
  page: (value) => `https://openreview.net/forum?id=${value}`,
};

/** Source: https://aclanthology.org/info/ids/. Number 0 is a volume's front matter. */
const acl: SchemeForms = {
  scheme: 'acl',
  value: /^(?:\d{4}\.\w+-\w+\.[1-9]\d*|(?!.\d\d-\d000|W\d\d-\d\d00)[A-Z]\d\d-\d{4})$/,
  urls: [
    {
      hosts: ['aclanthology.org'],
      path: /^\/(\d{4}\.\w+-\w+\.\d+|[A-Z]\d\d-\d{4})(?:v\d)?(?:\/|\.pdf|\.bib|\.xml|\.endf)?(?=[?]|$)/i,
    },
  ],
  identify: (found) => `acl:${/^\d/.test(found) ? found.toLowerCase() : found.toUpperCase()}`,
  page: (value) => `https://aclanthology.org/${value}/`,
};

/** Where the ACL Anthology was before, with folders for letters, years and papers. */
const aclAnthology: SchemeForms = {
  ...acl,
  urls: [
    {
      hosts: ['aclanthology.org', 'aclanthology.info', 'aclweb.org', 'aclanthology.coli.uni-saarland.de'],
      path: /^(?:\/anthology|\/papers|\/pdf|\/[A-Z]|\/[A-Z]\d\d(?:-\d{4})?){1,4}\/(\d{4}\.[a-z\d_]{1,30}-[a-z\d_]{1,30}\.\d{1,5}|[A-Z]\d\d-\d{4})(?:v\d)?(?:\/|\.pdf|\.bib)?(?=[?]|$)/i,
    },
  ],
};

/**
 * Everything that the script on Hugging Face and arXiv has no room for. Each entry script but that one imports this
 * file for its effect; without it their ids are none to src/core/identifier.ts.
 */
addSchemes(
  [
    arxivMirrors,
    openreview,
    acl,
    aclAnthology,
    { ...doi, urls: publishers },
    ...medicalSchemes,
    ...proceedingsSchemes,
    ...indexSchemes,
  ],
  addressing,
);

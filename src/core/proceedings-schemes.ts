import type { SchemeForms } from './schemes';

/** Source: https://proceedings.mlr.press/spec.html. Before 2018 the volumes were at jmlr.org; the PDFs of new ones are at GitHub. */
const pmlr: SchemeForms = {
  scheme: 'pmlr',
  value: /^[vr]\d{1,4}\/[a-z][a-z\d-]{1,60}\d\d[a-z]{0,3}$/,
  urls: [
    {
      hosts: ['proceedings.mlr.press'],
      path: /^\/([vr]\d{1,4}\/[a-z\d-]{2,60})(?:\.html|\/[\w.-]{1,100}\.pdf)(?=[?]|$)/,
    },
    {
      hosts: ['jmlr.org', 'jmlr.csail.mit.edu'],
      path: /^\/proceedings\/papers\/(v\d{1,4}\/[a-z\d-]{2,60})(?:\.html|\.pdf|\/[\w.-]{1,100}\.pdf)(?=[?]|$)/,
    },
    {
      hosts: ['raw.githubusercontent.com'],
      path: /^\/mlresearch\/(v\d{1,4}\/main\/assets\/[a-z\d-]{2,60})\/[\w.-]{1,100}\.pdf(?=[?]|$)/,
    },
  ],
  identify: (found) => `pmlr:${found.replace('/main/assets', '')}`,
  page: (value) => `https://proceedings.mlr.press/${value}.html`,
};

const hashed =
  /^\/(?:paper_files\/)?paper\/(\d{4}\/(?:hash|file)\/[\da-f]{32})-[\w-]{1,80}\.(?:html|pdf|bib|json|zip)(?=[?]|$)/;

/** The hash counts a conference's papers of a year, so both are part of the value; NeurIPS's own needs no name. */
const neurips: SchemeForms = {
  scheme: 'neurips',
  value: /^(?:mlsys\/|iclr\/)?\d{4}\/[\da-f]{32}$/,
  urls: [
    { hosts: ['proceedings.neurips.cc', 'papers.nips.cc', 'papers.neurips.cc'], path: hashed },
    { hosts: ['proceedings.mlsys.org'], path: hashed, complete: (found) => `mlsys/${found}` },
    { hosts: ['proceedings.iclr.cc'], path: hashed, complete: (found) => `iclr/${found}` },
  ],
  identify: (found) => `neurips:${found.replace(/\/(?:hash|file)\//, '/')}`,
  page(value) {
    const [hash = '', year = '', venue = 'neurips'] = value.split('/').reverse();
    const host = `proceedings.${venue}.${venue === 'mlsys' ? 'org' : 'cc'}`;
    return `https://${host}/paper_files/paper/${year}/hash/${hash}-Abstract${trackOf(venue, Number(year))}.html`;
  },
};

function trackOf(venue: string, year: number): string {
  if (venue === 'mlsys') return year < 2023 ? '' : `-mlsys${year}`;
  return year < 2022 ? '' : '-Conference';
}

/** Source: https://openaccess.thecvf.com. The value is the name of the paper's files, which says conference and year. */
const cvf: SchemeForms = {
  scheme: 'cvf',
  value: /^[\w.-]{1,200}_[A-Z]{3,6}_\d{4}_paper$/,
  urls: [
    {
      hosts: ['openaccess.thecvf.com'],
      path: /^\/content[\w/-]{1,60}\/(?:html|papers)\/(?:[\w-]{1,60}\/)?([\w.-]{1,200}_[A-Z]{3,6}_\d{4}_paper)\.(?:html|pdf)(?=[?]|$)/,
    },
  ],
  identify: (found) => `cvf:${found}`,
  page(value) {
    const [, venue = '', year = ''] = /_([A-Z]+)_(\d{4})_paper$/.exec(value) ?? [];
    // A workshop's folder is named after the workshop.
    if (venue.endsWith('W')) return undefined;
    const isSmall = Number(year) <= (venue === 'CVPR' ? 2018 : 2015);
    const folder = Number(year) > 2020 ? `/${venue}${year}` : `_${isSmall ? venue.toLowerCase() : venue}_${year}`;
    return `https://openaccess.thecvf.com/content${folder}/html/${value}.html`;
  },
};

const event =
  /^\/virtual\/(\d{4}\/(?:loc\/[\w-]{1,40}\/)?(?:poster|oral|spotlight|spotlight-poster|highlight|affinity-poster|journal|award)\/[1-9]\d{0,8})\/?(?=[?]|$)/i;

/** What a conference's virtual site shows; the numbers count all kinds of events of a year together. */
const virtual: SchemeForms = {
  scheme: 'virtual',
  value: /^[a-z]{3,8}\/\d{4}\/[1-9]\d{0,8}$/,
  urls: [
    { hosts: ['neurips.cc', 'nips.cc'], path: event, complete: (found) => `neurips/${found}` },
    { hosts: ['icml.cc'], path: event, complete: (found) => `icml/${found}` },
    { hosts: ['iclr.cc'], path: event, complete: (found) => `iclr/${found}` },
    { hosts: ['mlsys.org'], path: event, complete: (found) => `mlsys/${found}` },
    { hosts: ['cvpr.thecvf.com'], path: event, complete: (found) => `cvpr/${found}` },
    { hosts: ['iccv.thecvf.com'], path: event, complete: (found) => `iccv/${found}` },
  ],
  identify: (found) => `virtual:${found.replace(/(\/\d{4})\/.*\/(\d+)$/, '$1/$2')}`,
  page(value) {
    const [venue = '', year, number] = value.split('/');
    const host = { mlsys: 'mlsys.org', cvpr: 'cvpr.thecvf.com', iccv: 'iccv.thecvf.com' }[venue] ?? `${venue}.cc`;
    return `https://${host}/virtual/${year}/poster/${number}`;
  },
};

/** The schemes of conferences' own proceedings and sites. */
export const proceedingsSchemes: readonly SchemeForms[] = [pmlr, neurips, cvf, virtual];

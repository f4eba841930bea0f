import type { SchemeForms } from './schemes';

/** Source: https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pmid */
const pmid: SchemeForms = {
  scheme: 'pmid',
  value: /^[1-9]\d{0,8}$/,
  urls: [
    { hosts: ['pubmed.ncbi.nlm.nih.gov', 'pubmed.gov'], path: /^\/([1-9]\d{0,8})\/?(?=[?]|$)/ },
    { hosts: ['ncbi.nlm.nih.gov'], path: /^\/(?:m\/)?pubmed\/([1-9]\d{0,8})\/?(?=[?]|$)/ },
    { hosts: ['europepmc.org'], path: /^\/(?:article|abstract)\/MED\/([1-9]\d{0,8})\/?(?=[?]|$)/i },
  ],
  text: /^(?:pmid): ?([1-9]\d{0,8})$/i,
  identify: (found) => `pmid:${found}`,
  page: (value) => `https://pubmed.ncbi.nlm.nih.gov/${value}/`,
};

/** Source: https://pmc.ncbi.nlm.nih.gov/about/public-access-info/ */
const pmcid: SchemeForms = {
  scheme: 'pmcid',
  value: /^PMC[1-9]\d{0,8}$/,
  urls: [
    {
      hosts: ['ncbi.nlm.nih.gov', 'pmc.ncbi.nlm.nih.gov'],
      path: /^(?:\/pmc)?\/articles\/(PMC[1-9]\d{0,8})(?:\.\d{1,2})?(?=[/?]|$)/i,
    },
    {
      hosts: ['europepmc.org'],
      path: /^\/(?:(?:article|abstract)\/PMC|articles)\/(PMC[1-9]\d{0,8})(?=[/?]|$)/i,
    },
  ],
  text: /^(?:pmcid: ?)?(PMC[1-9]\d{0,8})(?:\.\d{1,2})?$/i,
  identify: (found) => `pmcid:PMC${found.replace(/\D/g, '')}`,
  page: (value) => `https://pmc.ncbi.nlm.nih.gov/articles/${value}/`,
};

/** The schemes of the medical libraries. */
export const medicalSchemes: readonly SchemeForms[] = [pmid, pmcid];

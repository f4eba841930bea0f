import type { PaperId, Scheme } from './identifier';

/** One scheme of identifiers: what its values look like, and every address and text that names one. */
export interface SchemeForms {
  scheme: Scheme;
  /** A canonical value, whole. */
  value: RegExp;
  /**
   * Addresses: hosts (each stands for its subdomains too) and an expression on path and query, without the fragment.
   * Its first group is the value as written there.
   */
  urls: readonly { hosts: readonly string[]; path: RegExp }[];
  /** The value as it stands in a text; its first group is the value. */
  text: RegExp;
  /** Make what was found canonical; another scheme's id where the paper is better known by that. */
  identify(found: string): PaperId;
  /** The paper's own page. */
  page(value: string): string;
}

const arxivValue = '\\d{4}\\.\\d{4,5}|[a-z]{2,8}(?:-[a-z]{2,4})?(?:\\.[a-z-]{2,10})?\\/\\d{7}';
const end = '(?=[?]|$)';

/** Source: https://info.arxiv.org/help/arxiv_identifier.html */
const arxiv: SchemeForms = {
  scheme: 'arxiv',
  value: /^(?:\d{4}\.\d{4,5}|[a-z]{2,8}(?:-[a-z]{2,4})?\/\d{7})$/,
  urls: [
    {
      hosts: ['arxiv.org', 'ar5iv.org', 'xxx.lanl.gov'],
      path: new RegExp(
        `^/(?:abs|pdf|html|format|ps|src|e-print|bibtex)/(${arxivValue})(?:v\\d{1,3})?(?:\\.pdf)?/?${end}`,
        'i',
      ),
    },
    {
      hosts: ['alphaxiv.org'],
      path: new RegExp(`^/(?:abs|pdf|html|overview)/(${arxivValue})(?:v\\d{1,3})?(?:\\.pdf)?/?${end}`, 'i'),
    },
    { hosts: ['huggingface.co', 'hf.co'], path: /^\/papers\/(\d{4}\.\d{4,5})(?:v\d{1,3})?(?:\.md)?\/?(?=[?]|$)/i },
  ],
  text: new RegExp(`^arxiv: ?(${arxivValue})(?:v\\d{1,3})?(?: ?\\[[\\w. -]{1,30}\\])?$`, 'i'),
  // The subject class of an old id (`math.GT/0309136`) is no part of it.
  identify: (found) => `arxiv:${found.toLowerCase().replace(/\.[a-z-]+\//, '/')}`,
  page: (value) => `https://arxiv.org/abs/${value}`,
};

/** Source: https://www.doi.org/the-identifier/resources/handbook (a DOI is case-insensitive). */
const doi: SchemeForms = {
  scheme: 'doi',
  value: /^10\.\d{4,9}(?:\.\d{1,9}){0,3}\/[^\s\p{Cc}\p{Cs}A-Z]{1,300}$/u,
  urls: [{ hosts: ['doi.org'], path: /^\/(10\.[^?]+)/ }],
  text: /^(?:doi: ?)?(10\.\d{4,9}[./]\S+)$/i,
  identify(found) {
    const value = found.replace(/[.,;:]{1,3}$/, '').toLowerCase();
    const [, preprint] = /^10\.48550\/arxiv\.(.+?)(?:v\d{1,3})?$/.exec(value) ?? [];
    return preprint ? arxiv.identify(preprint) : `doi:${value}`;
  },
  page: (value) => `https://doi.org/${value.split('/').map(encodeURIComponent).join('/')}`,
};

/** Every scheme that addresses and texts are tried with, in this order. */
export const schemes: readonly SchemeForms[] = [arxiv, doi];

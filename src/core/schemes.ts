import type { PaperId, Scheme } from './identifier';

/** One scheme of identifiers: what its values look like, and addresses and texts that name one. */
export interface SchemeForms {
  scheme: Scheme;
  /** A canonical value, whole. */
  value: RegExp;
  /** The addresses. */
  urls: readonly AddressForm[];
  /** The value as it stands in a text, for schemes that people write; its first group is the value. */
  text?: RegExp;
  /** Make what was found canonical; another scheme's id where the paper is better known by that. */
  identify(found: string): PaperId;
  /** The paper's own page; undefined where the value doesn't say. */
  page(value: string): string | undefined;
}

/** Addresses that name a paper in the same way. */
export interface AddressForm {
  /** Each stands for its subdomains too. */
  hosts: readonly string[];
  /** Tested on path and query, without the fragment. Its first group is the value as written there. */
  path: RegExp;
  /** Make whole what the path names only in part. */
  complete?: (found: string) => string;
}

/** What an arXiv id looks like in an address or a text, and the version behind it. */
export const arxivValue = '(\\d{4}\\.\\d{4,5}|[a-z]{2,8}(?:-[a-z]{2,4})?(?:\\.[a-z-]{2,10})?\\/\\d{7})(?:v\\d{1,3})?';

/** Source: https://info.arxiv.org/help/arxiv_identifier.html */
export const arxiv: SchemeForms = {
  scheme: 'arxiv',
  value: /^(?:\d{4}\.\d{4,5}|[a-z]{2,8}(?:-[a-z]{2,4})?\/\d{7})$/,
  urls: [
    {
      hosts: ['arxiv.org'],
      path: new RegExp(`^/(?:abs|pdf|html|format|ps|src|e-print|bibtex)/${arxivValue}(?:\\.pdf)?/?(?=[?]|$)`, 'i'),
    },
    { hosts: ['huggingface.co', 'hf.co'], path: /^\/papers\/(\d{4}\.\d{4,5})(?:v\d{1,3})?(?:\.md)?\/?(?=[?]|$)/i },
  ],
  text: new RegExp(`^arxiv: ?${arxivValue}(?: ?\\[[\\w. -]{1,30}\\])?$`, 'i'),
  // The subject class of an old id (`math.GT/0309136`) is no part of it.
  identify: (found) => `arxiv:${found.toLowerCase().replace(/\.[a-z-]+\//, '/')}`,
  page: (value) => `https://arxiv.org/abs/${value}`,
};

/** Source: https://www.doi.org/the-identifier/resources/handbook (a DOI is case-insensitive). */
export const doi: SchemeForms = {
  scheme: 'doi',
  value: /^10\.\d{4,9}(?:\.\d{1,9}){0,3}\/[^\s\p{Cc}\p{Cs}A-Z]{1,300}$/u,
  urls: [{ hosts: ['doi.org'], path: /^\/(?:doi:)?(10\.[^?]+)/ }],
  text: /^(?:doi: ?)?(10\.\d{4,9}[./]\S+)$/i,
  identify(found) {
    const value = found.replace(/[.,;:/]{1,3}$/, '').toLowerCase();
    const [, preprint] = /^10\.48550\/arxiv\.(.+?)(?:v\d{1,3})?$/.exec(value) ?? [];
    return preprint ? arxiv.identify(preprint) : `doi:${value}`;
  },
  page: (value) => `https://doi.org/${value.split('/').map(encodeURIComponent).join('/')}`,
};

/** The schemes of what Hugging Face and arXiv list, all that the script on their pages has room for; src/core/all-schemes.ts has the rest. */
export const commonSchemes: readonly SchemeForms[] = [arxiv, doi];

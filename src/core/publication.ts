import type { PaperFields } from './paper';

/** The fields that differ between a preprint and its published version. What a publication doesn't say isn't the preprint's. */
export const publicationFields = [
  'type',
  'issued',
  'container-title',
  'collection-title',
  'editor',
  'volume',
  'issue',
  'page',
  'publisher',
  'publisher-place',
  'DOI',
  'ISBN',
  'ISSN',
] as const satisfies readonly (keyof PaperFields)[];

/** Where and when a preprint was published. Title, authors, abstract, `eprint` and key stay those of the paper. */
export interface Publication {
  facts: Pick<PaperFields, (typeof publicationFields)[number]>;
}

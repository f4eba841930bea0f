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

/** arXiv by its names, those who call themselves after it, and some others. */
const servers =
  /^\s{0,10}(?:(?:e-?prints?,? )?arxiv\b|(?:the )?computing research repository\b|corr(?=\s*$|[\s,]{1,3}abs\b|\s?\()|(?:bio|chem|earth|eco|ed|engr|med|meta|psy|soc|tech)[a-z]{0,5}xiv\b|research square\b|ssrn\b|preprints?\b)/i;

/** Whether a name that stands where a journal's does is that of a server of preprints. */
export function isPreprintServer(name: string): boolean {
  return servers.test(name.slice(0, 1_000));
}

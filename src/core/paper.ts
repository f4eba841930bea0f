import type { PaperId } from './identifier';
import type { Name } from './name';

/**
 * What pages and sources say of a paper. Bibliographic fields have CSL-JSON's names and meanings
 * (Source: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables);
 * a field that nobody has said is absent, never empty.
 */
export interface PaperFields {
  title?: string;
  /** In the order of the paper. With `authorsIncomplete`, the first of them only. */
  author?: Name[];
  /** True where the page prints "and others" after the last name. */
  authorsIncomplete?: boolean;
  /** How many authors the page counts, where it prints a count. */
  authorCount?: number;
  abstract?: string;
  /** ISO 8601, as precise as it was said: `2023`, `2023-07` or `2023-07-18`. */
  issued?: string;
  'container-title'?: string;
  /** arXiv categories, the primary one first: `cs.CL`. */
  categories?: string[];
  URL?: string;
}

/** Where a field of a paper was read: a site's id (`huggingface`), `generic`, `text`, or a metadata source's name. */
export type Source = string;

/** A paper with all that is known of it. */
export interface Paper extends PaperFields {
  /** Canonical and permanent. */
  id: PaperId;
  /** Further identifiers of the same paper, without `id`. */
  aliases?: PaperId[];
}

/** A paper as one card of a listing shows it, with what only the listing knows. */
export interface ListedPaper extends Paper {
  upvotes?: number;
  comments?: number;
  foundBy: 'adapter' | 'generic' | 'text';
}

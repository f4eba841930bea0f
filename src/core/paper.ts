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
  /** What kind of work the version is that `container-title` and what follows it speak of; absent where nobody has said it. */
  type?: PaperType;
  /** The journal, the proceedings or the book. */
  'container-title'?: string;
  /** The series that these are in. */
  'collection-title'?: string;
  editor?: Name[];
  volume?: string;
  issue?: string;
  /** `12–34` with whatever dash it was written, or an article's number. */
  page?: string;
  /** A report's number. */
  number?: string;
  edition?: string;
  publisher?: string;
  'publisher-place'?: string;
  /** What a thesis or a report calls itself: `PhD thesis`. */
  genre?: string;
  /** Of the version that is cited, without the resolver. An arXiv paper's own (`10.48550/…`) isn't one. */
  DOI?: string;
  ISBN?: string;
  ISSN?: string;
  /** arXiv categories, the primary one first: `cs.CL`. */
  categories?: string[];
  URL?: string;
}

/**
 * Kinds of works by CSL-JSON's names; a preprint is an `article`.
 * Source: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types.
 */
export type PaperType =
  | 'article'
  | 'article-journal'
  | 'paper-conference'
  | 'thesis'
  | 'report'
  | 'book'
  | 'chapter'
  | 'webpage'
  | 'software'
  | 'dataset';

/**
 * Where a field of a paper was read: a site's id (`huggingface`), `generic`, `text`, `file` for what was imported,
 * `api:` and a metadata source's id (src/core/metadata.ts), or `user` for what the reader has written there.
 */
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

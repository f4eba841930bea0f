/** The fields that are searched as text: whole words, folded. */
export const textFields = ['title', 'abstract', 'author', 'note'] as const;
/** One of `textFields`. */
export type TextField = (typeof textFields)[number];

/** The fields that are compared as a whole, folded; a tag meets its children too. */
export const exactFields = ['tag', 'site', 'category', 'status', 'id'] as const;
/** One of `exactFields`. */
export type ExactField = (typeof exactFields)[number];

/** What `is:` takes. */
export const isValues = ['starred', 'saved', 'hidden'] as const;
/** What `has:` takes. */
export const hasValues = ['note', 'tag', 'abstract'] as const;

/** A parsed query: plain JSON, so that it can be kept and matched without parsing again. */
export type Query =
  /** Matches everything: the empty query. */
  | { kind: 'everything' }
  | { kind: 'and'; of: Query[] }
  | { kind: 'or'; of: Query[] }
  | { kind: 'not'; of: Query }
  /** The folded words in this order, parted by single spaces, in one field or (absent) in any. */
  | { kind: 'words'; field?: TextField; words: string }
  /** The field's value, folded. */
  | { kind: 'exact'; field: ExactField; value: string }
  | { kind: 'is'; what: (typeof isValues)[number] }
  | { kind: 'has'; what: (typeof hasValues)[number] };

/** Why a query can't be read: `reason` has a text in `_locales` (`query_<reason>`), which gets `subject`. */
export type QueryFault =
  | 'unclosedQuote'
  | 'unclosedParenthesis'
  | 'strayParenthesis'
  | 'missing'
  | 'field'
  | 'value'
  | 'tooLong'
  | 'tooDeep';

/** A query that can't be read: what is wrong with which part of it, and where. */
export class QueryError extends Error {
  override name = 'QueryError';
  readonly reason: QueryFault;
  /** The part of the query that is at fault. */
  readonly subject: string;
  /** Offset in the query, in UTF-16 code units. */
  readonly at: number;

  constructor(reason: QueryFault, subject: string, at: number) {
    super(`${reason} at ${at}: ${subject}`);
    this.reason = reason;
    this.subject = subject;
    this.at = at;
  }
}

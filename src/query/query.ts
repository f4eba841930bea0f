/** The fields that a condition can name. */
export type TextField = 'title' | 'abstract' | 'author' | 'note';
export type ExactField = 'tag' | 'site' | 'category' | 'status' | 'id';

/** A parsed query: plain JSON, so that it can be kept and matched without parsing again. */
export type Query =
  /** Matches everything: the empty query. */
  | { kind: 'everything' }
  | { kind: 'and'; of: Query[] }
  | { kind: 'or'; of: Query[] }
  | { kind: 'not'; of: Query }
  /** The folded words in this order, as whole words, in one field or (absent) in any. */
  | { kind: 'words'; field?: TextField; words: string }
  /** The field's value, folded; a tag meets its children too. */
  | { kind: 'exact'; field: ExactField; value: string }
  | { kind: 'is'; what: 'starred' | 'saved' | 'hidden' }
  | { kind: 'has'; what: 'note' | 'tag' | 'abstract' };

/** A query that can't be read: `message` says what was expected, `at` the offset in UTF-16 code units. */
export class QueryError extends Error {
  override name = 'QueryError';
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** The fields that are searched as text: whole words, folded. */
export const textFields = ['title', 'abstract', 'note', 'venue'] as const;
/** One of `textFields`. */
export type TextField = (typeof textFields)[number];

/** The fields that are compared as a whole, folded; a tag meets its children too. */
export const exactFields = ['tag', 'site', 'category', 'status', 'id'] as const;
/** One of `exactFields`. */
export type ExactField = (typeof exactFields)[number];

/** The fields that are whole numbers: `age`, `addedAge` and `readAge` in days, counted from today. */
export const numberFields = ['year', 'age', 'addedAge', 'readAge', 'upvotes', 'comments', 'authors'] as const;
/** One of `numberFields`. */
export type NumberField = (typeof numberFields)[number];

/** The fields that are days: when a paper appeared, when it was saved, when one that is read became so. */
export const dayFields = ['date', 'added', 'read'] as const;
/** One of `dayFields`. */
export type DayField = (typeof dayFields)[number];

/** What `is:` takes. */
export const isValues = ['starred', 'saved', 'hidden'] as const;
/** What `has:` takes. */
export const hasValues = ['note', 'tag', 'abstract', 'venue', 'doi', 'date'] as const;

/** A parsed query: plain JSON, so that it can be kept and matched without parsing again. */
export type Query =
  /** Matches everything: the empty query. */
  | { kind: 'everything' }
  | { kind: 'and'; of: Query[] }
  | { kind: 'or'; of: Query[] }
  | { kind: 'not'; of: Query }
  /**
   * The folded words in this order, parted by single spaces, in one field or (absent) in any; with `prefix` the last
   * of them is only the beginning of a word.
   */
  | { kind: 'words'; field?: TextField; words: string; prefix?: true }
  /**
   * An author. Without `given`: whose surname, with or without its particles, or whose whole name is these folded
   * words (with `prefix`: begins so). With it: whose surname is `name`, and whose given names begin with its words.
   */
  | { kind: 'author'; name: string; given?: string; prefix?: true }
  /** A regular expression that was found to be safe, on the text as it stands; `field` absent: any. */
  | { kind: 'pattern'; field?: TextField | 'author'; source: string; ignoresCase: boolean }
  /** The field's value, folded; with `prefix` only its beginning. */
  | { kind: 'exact'; field: ExactField; value: string; prefix?: true }
  /** Both bounds belong to it; one may be absent. */
  | { kind: 'number'; field: NumberField; from?: number; to?: number }
  /** `YYYY-MM-DD`; both bounds belong to it, one may be absent. */
  | { kind: 'day'; field: DayField; from?: string; to?: string }
  | { kind: 'is'; what: (typeof isValues)[number] }
  | { kind: 'has'; what: (typeof hasValues)[number] };

/** Why a query can't be read: `reason` has a text in `_locales` (`query_<reason>`), which gets `subject` and the place. */
export type QueryFault =
  | 'unclosedQuote'
  | 'unclosedParenthesis'
  | 'unclosedPattern'
  | 'strayParenthesis'
  | 'missing'
  | 'lookalike'
  | 'field'
  | 'fieldInField'
  | 'operator'
  | 'value'
  | 'number'
  | 'year'
  | 'day'
  | 'age'
  | 'range'
  | 'id'
  | 'noPattern'
  | 'patternTooLong'
  | 'patternFlags'
  | 'patternInvalid'
  | 'patternMatchesAll'
  | 'patternSlow'
  | 'tooLong'
  | 'tooDeep';

/** What is at fault with a query, and where. */
export interface FaultDetails {
  /** The part of the query that is at fault, or what was expected there. */
  subject: string;
  /** Where it begins: an offset in the query, in UTF-16 code units. */
  at: number;
  /** Where it ends; the same as `at` where something is missing. */
  end: number;
  /** The whole query as it may have been meant; absent where nothing can be said. */
  suggestion?: string | undefined;
}

/** A query that can't be read: what is wrong with which part of it, and where. */
export class QueryError extends Error {
  override name = 'QueryError';
  readonly reason: QueryFault;
  readonly subject: string;
  readonly at: number;
  readonly end: number;
  readonly suggestion: string | undefined;

  constructor(reason: QueryFault, { subject, at, end, suggestion }: FaultDetails) {
    super(`${reason} at ${at}: ${subject}`);
    this.reason = reason;
    this.subject = subject;
    this.at = at;
    this.end = end;
    this.suggestion = suggestion;
  }
}

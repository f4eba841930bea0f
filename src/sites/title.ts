/**
 * Take from a title what a listing adds to it: arXiv's label before it, the full stop that ends it. The stop of an
 * abbreviation (`in the U.S.`) and an ellipsis stay.
 */
export function withoutFullStop(text: string): string {
  return text.replace(/^Title: ?|\.(?<=[^.…]{5}\.)$/g, '');
}

/** Take from a title also what kind of file it is: `[PDF]`, `[B]`. */
export function plainTitle(text: string): string {
  return withoutFullStop(text.replace(/^(?:\[(?:HTML|PDF|BOOK|CITATION|DOC|PS|[BCHP])\] ?)+/, ''));
}

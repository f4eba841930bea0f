/** What listings print before a title: the kind of file, arXiv's label. */
const before = /^(?:\[(?:HTML|PDF|BOOK|CITATION|DOC|PS|[BCHP])\] ?|Title: ?)+/;

/**
 * Take from a title what a listing adds to it: a label before it, the full stop that ends it. The stop of an
 * abbreviation (`in the U.S.`) and an ellipsis stay.
 */
export function plainTitle(text: string): string {
  return text.replace(before, '').replace(/(?<![.…])(?<!\.[^\s.]{1,4})\.$/, '');
}

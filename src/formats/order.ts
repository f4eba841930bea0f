import type { CitedPaper, ExportOptions } from '../core/citing';
import { displayName } from '../core/name';
import { surnameOf } from '../core/same-paper';
import { fold } from '../core/text';
import { issuedOf } from './publication';

/** Characters of what is compared. */
const maxPlace = 300;

/**
 * Where a paper stands in an order, as a text that is compared by its characters: by its first author's surname, by its
 * year, the newest first, or by its citation key; papers that agree in that by what else tells them apart.
 */
export function placeIn(order: ExportOptions['order'], cited: CitedPaper): string {
  switch (order) {
    case 'given':
      return '';
    case 'author':
      return byAuthor(cited);
    case 'year':
      return `${byYear(cited)} ${byAuthor(cited)}`.slice(0, maxPlace);
    case 'key':
      return cited.key.toLowerCase();
  }
}

/** Put papers in an order. */
export function inOrder(order: ExportOptions['order'], papers: readonly CitedPaper[]): CitedPaper[] {
  if (order === 'given') return [...papers];
  const placed = papers.map((cited) => ({ cited, place: placeIn(order, cited) }));
  return placed.sort((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place))).map(({ cited }) => cited);
}

/** A paper without authors stands where its title does. */
function byAuthor(cited: CitedPaper): string {
  const [first] = cited.paper.author ?? [];
  const title = fold(cited.paper.title ?? '').replace(/^[^\p{L}\p{N}]+/u, '');
  const surname = first ? surnameOf(first) : '';
  // Beneath every letter: a name stands before a longer one that begins with it.
  const parts = surname === '' ? [title] : [surname, fold(displayName(first ?? {})), yearOf(cited), title];
  return parts.join('\t').slice(0, maxPlace);
}

/** The later, the smaller; undated ones come last. */
function byYear(cited: CitedPaper): string {
  const year = Number(yearOf(cited) || -1);
  return String(9_999 - year).padStart(5, '0');
}

function yearOf({ paper }: CitedPaper): string {
  return issuedOf(paper).year?.toString() ?? '';
}

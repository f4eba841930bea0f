import type { Paper, PaperFields } from '../core/paper';
import { isSamePaper, surnameOf } from '../core/same-paper';

/** What is compared: titles and authors, and whether these are all. */
export type Compared = Pick<PaperFields, 'title' | 'author' | 'authorsIncomplete'>;

/** From so many authors on a few may differ: versions gain and lose some, and names are spelt in two ways. */
const manyAuthors = 5;
const share = 0.8;

/**
 * Whether a record that a source has found by a title, or by somebody's word, is of this paper: equal titles, and equal
 * surnames of short lists of authors, most of them of long ones. Stricter than what makes two cards one paper, because
 * nobody has seen both.
 */
export function agrees(paper: Compared, record: Compared): boolean {
  const [one, other] = [described(paper), described(record)];
  return isSamePaper(one, other) && authorsAgree(paper, record);
}

function described({ title, author }: Compared): Pick<Paper, 'id' | 'title' | 'author'> {
  return { id: 'title:?', ...(title !== undefined && { title: withoutLatex(title) }), ...(author && { author }) };
}

/** `CO$_2$`, `CO₂` and `CO2` are one. */
function withoutLatex(title: string): string {
  return title.replace(/\\[A-Za-z]{1,30}/g, ' ').replace(/[$_^{}]/g, '');
}

function authorsAgree(paper: Compared, record: Compared): boolean {
  const [some, others] = [surnames(paper), surnames(record)];
  const shared = sharedBy(some, others);
  if (paper.authorsIncomplete || record.authorsIncomplete) {
    return some[0] === others[0] && shared >= needed(Math.min(some.length, others.length));
  }
  return shared >= needed(Math.max(some.length, others.length));
}

function needed(count: number): number {
  return count < manyAuthors ? Math.max(count, 1) : Math.ceil(count * share);
}

function surnames({ author = [] }: Compared): string[] {
  return author.map(surnameOf).filter((surname) => surname !== '');
}

/** How many surnames are in both, each as often as it is in both. */
function sharedBy(some: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const surname of others) left.set(surname, (left.get(surname) ?? 0) + 1);
  return some.filter((surname) => {
    const count = left.get(surname) ?? 0;
    left.set(surname, count - 1);
    return count > 0;
  }).length;
}

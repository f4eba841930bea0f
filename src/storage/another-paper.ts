import type { PaperFields, Source } from '../core/paper';
import { isClearlyOther } from '../core/same-paper';
import { words } from '../core/text';
import { comparableTitle } from '../core/title';
import { saidOf } from './hold';
import type { SourceFacts, StoredPaper } from './schema';

/** Share of the words of the shorter of two titles below which they have nothing to do with each other. */
const likeness = 0.34;

/** Whose titles may be anything: a link's words, or a whole page's. */
const careless: readonly (Source | undefined)[] = ['text', 'generic'];

/**
 * Whether what a source answers, of the very id that it was asked for, is of another paper, as an identifier in a file may
 * be wrong: titles and authors are known and all differ; or where authors aren't known of both, titles have nothing in
 * common. What the reader has written doesn't hide what the paper was before.
 */
export function isOfAnother(paper: StoredPaper, answer: PaperFields): boolean {
  return [paper, saidOf(paper)].every((known) => differs(known, answer, paper));
}

function differs({ facts, sources }: SourceFacts, answer: PaperFields, { ids }: StoredPaper): boolean {
  const [title = '', another = ''] = [facts.title, answer.title];
  // A paper without a title has its identifier for one, and two alphabets can't be compared.
  const isNamed = !ids.some((id) => fitted(id).endsWith(fitted(title)));
  if (title === '' || another === '' || !isNamed || isLatin(title) !== isLatin(another)) return false;
  if (areAlike(title, another)) return false;
  if (!facts.author || !answer.author) return !careless.includes(sources.title);
  return isClearlyOther({ id: 'title:?', ...facts }, { id: 'title:?', ...answer });
}

function areAlike(title: string, another: string): boolean {
  const [some, others] = [title, another].map((one) => new Set(words(comparableTitle(one)))) as [
    Set<string>,
    Set<string>,
  ];
  const shared = [...some].filter((word) => others.has(word)).length;
  return shared > 0 && shared >= likeness * Math.min(some.size, others.size);
}

function fitted(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9.]+/g, '');
}

function isLatin(text: string): boolean {
  return /\p{sc=Latin}/u.test(text);
}

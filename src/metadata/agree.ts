import { type Name, splitName } from '../core/name';
import type { Paper, PaperFields } from '../core/paper';
import { isSamePaper, surnameOf } from '../core/same-paper';
import { fold } from '../core/text';

/** What is compared: titles and authors, and whether these are all. */
export type Compared = Pick<PaperFields, 'title' | 'author' | 'authorsIncomplete'>;

/** From so many authors on a few may differ: versions gain and lose some, and names are spelt in two ways. */
const manyAuthors = 5;
const share = 0.8;

/**
 * Whether a record that a source has found by a title, or by somebody's word, is of this paper: equal titles, and equal
 * surnames of short lists of authors with no given names that differ, most surnames of long ones. Stricter than what makes
 * two cards one paper, because nobody has seen both.
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
  const [some, others] = [people(paper), people(record)];
  const isCut = paper.authorsIncomplete === true || record.authorsIncomplete === true;
  const count = isCut ? Math.min(some.length, others.length) : Math.max(some.length, others.length);
  const isShort = count < manyAuthors;
  if (isCut && some[0]?.surname !== others[0]?.surname) return false;
  return sharedBy(some, others, isShort) >= (isShort ? Math.max(count, 1) : Math.ceil(count * share));
}

/** An author as lists of authors are compared. */
interface Person {
  surname: string;
  /** Of given names, folded; empty where none is known. */
  initials: string;
}

function people({ author = [] }: Compared): Person[] {
  return author
    .map((name) => ({ surname: surnameOf(name), initials: initialsOf(name) }))
    .filter(({ surname }) => surname !== '');
}

/** `Jean-Luc`, `J.-L.` and `JL` have two. */
function initialsOf(name: Name): string {
  const { family = '', given = '' } = splitName(name);
  // Family name first, as medical indexes write it.
  const written = surnameOf({ literal: family }) === surnameOf(name) ? given : family;
  const parts = written.split(/[^\p{L}\p{M}]+/u);
  return fold(parts.map((part) => (/^\p{Lu}{2,3}$/u.test(part) ? part : part.slice(0, 1))).join(''));
}

/** How many authors are in both lists, each as often as it is in both. */
function sharedBy(some: readonly Person[], others: readonly Person[], withInitials: boolean): number {
  const left = [...others];
  const taken = (isSame: (one: Person, other: Person) => boolean) => (one: Person) => {
    const at = left.findIndex((other) => one.surname === other.surname && isSame(one, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  };
  // Those first who are surely in both, lest another takes their place.
  const rest = some.filter(taken(shareInitial));
  const none = rest.filter(taken((one, other) => !withInitials || one.initials === '' || other.initials === ''));
  return some.length - none.length;
}

function shareInitial(one: Person, other: Person): boolean {
  return [...one.initials].some((initial) => other.initials.includes(initial));
}

import { type PaperId, type Scheme, schemeOf, titleId } from './identifier';
import { type Name, splitName } from './name';
import type { Paper, PaperFields, PaperType } from './paper';
import { comparableSurname, comparableTitle, isCutShort } from './title';

/** What is compared of two papers. */
export type Described = Pick<Paper, 'id' | 'aliases' | 'title' | 'author' | 'type'>;

/** Schemes that give one paper one identifier, so that two of them are two papers, as a conference's and a journal's version. */
const oneEach: readonly Scheme[] = [
  'arxiv',
  'doi',
  'openreview',
  'acl',
  'pmid',
  'pmcid',
  'pmlr',
  'dblp',
  'pii',
  'ieee',
];

/** Titles that many pieces have, some of them by the same author. */
const anybodys = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'abstract,book review,commentary,comments,correction,corrigendum,discussion,editorial,errata,erratum,foreword,front matter,guest editorial,introduction,letter to the editor,letters,obituary,preface,reply,response,untitled'.split(
    ',',
  ),
);

/**
 * Whether two records are of one paper: they share an identifier; or their titles are equal when folded, an author's
 * surname is in both, and no identifier says otherwise, nor what they are: a thesis often has the title of an article that
 * is part of it. Never by the title alone, nor by one that is cut short.
 */
export function isSamePaper(one: Described, other: Described): boolean {
  const [ids, others] = [strongIds(one), strongIds(other)];
  if (ids.some((id) => others.includes(id))) return true;
  const isDenied = oneEach.some((scheme) => [ids, others].every((all) => all.some((id) => schemeOf(id) === scheme)));
  return !isDenied && !isOtherKind(one, other) && hasSameTitle(one, other) && sharesAuthor(one, other);
}

const wholes: readonly (PaperType | undefined)[] = ['thesis', 'book', 'software', 'dataset'];
const parts: readonly (PaperType | undefined)[] = ['article-journal', 'paper-conference', 'chapter'];

/** Whether one of two is a work of its own and the other one a published part of another. A preprint may be of either. */
export function isOtherKind({ type: one }: { type?: PaperType }, { type: other }: { type?: PaperType }): boolean {
  return (wholes.includes(one) && parts.includes(other)) || (parts.includes(one) && wholes.includes(other));
}

/** Whether two records can't be of one paper, whatever a card says: titles and authors are known of both, and all differ. */
export function isClearlyOther(one: Described, other: Described): boolean {
  if (!one.author || !other.author || !one.title || !other.title) return false;
  return !hasSameTitle(one, other) && !sharesAuthor(one, other);
}

/**
 * The alias by which a row without an identifier is known: title and first surname. Undefined where one is unknown or
 * the title is cut short, or one that many pieces have.
 */
export function titleAlias({ title, author }: PaperFields): PaperId | undefined {
  const surname = author?.[0] && surnameOf(author[0]);
  if (!surname || title === undefined || !isTelling(title)) return undefined;
  return titleId(title, surname);
}

/**
 * A person's surname, folded, whichever way the name was written: `Mark D. Wilkinson`, `Wilkinson MD` and
 * `Wilkinson, M. D.` agree. Empty where there is none.
 */
export function surnameOf(name: Name): string {
  const { family, given = '', literal = '' } = splitName(name);
  if (family === undefined) return surnameIn(literal);
  const [before, behind] = [withoutInitials(given), withoutInitials(family)];
  if (behind !== '') return surnameIn(behind);
  // Family name first, as medical indexes write it; of two in capitals the longer is the name.
  if (before !== '') return surnameIn(before);
  return surnameIn(given.length > family.length ? given : family);
}

function strongIds({ id, aliases = [] }: Described): PaperId[] {
  return [id, ...aliases].filter((each) => schemeOf(each) !== 'title');
}

function hasSameTitle({ title: one = '' }: Described, { title: other = '' }: Described): boolean {
  return isTelling(one) && isTelling(other) && comparableTitle(one) === comparableTitle(other);
}

function isTelling(title: string): boolean {
  const plain = comparableTitle(title);
  return plain !== '' && !isCutShort(title) && !anybodys.has(plain);
}

function sharesAuthor({ author: some = [] }: Described, { author: others = [] }: Described): boolean {
  const surnames = new Set(some.map(surnameOf));
  return others.map(surnameOf).some((surname) => surname !== '' && surnames.has(surname));
}

function withoutInitials(name: string): string {
  return name
    .split(' ')
    .filter((word) => !/^(?:\p{Lu}[.-]{0,2}){1,4}$/u.test(word))
    .join(' ');
}

/** Scripts without spaces are written with one between family and given name, or without. */
function surnameIn(name: string): string {
  const surname = comparableSurname(name);
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(surname)
    ? surname.replaceAll(' ', '')
    : surname;
}

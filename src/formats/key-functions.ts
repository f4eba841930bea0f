import type { Name } from '../core/name';
import type { Paper } from '../core/paper';
import { foldToAscii } from './ascii';
import { capital, cut, type KeyFunction, type KeyParameters } from './key-terms';
import {
  creatorsOf,
  firstWord,
  headWord,
  initialOf,
  initialsOf,
  plain,
  splitNames,
  surnameWord,
  titleWords,
} from './key-words';
import { dateOf, identifierOf, issuedOf, kindOf } from './publication';

const n = (otherwise: number) => ({ name: 'n', otherwise });
const m = (otherwise: number) => ({ name: 'm', otherwise });
const sep = (otherwise: string) => ({ name: 'sep', otherwise });
/** Whose names: those of authors, or of editors where there are none; or of one of the two alone. */
const creator = { name: 'creator', otherwise: '*' };
const initials = { name: 'initials', otherwise: false };

const ofAuthors = (parameters: KeyParameters, read: KeyFunction['read']): KeyFunction => ({
  parameters,
  of: 'authors',
  read,
});
const ofDate = (read: KeyFunction['read'], parameters: KeyParameters = []): KeyFunction => ({
  parameters,
  of: 'date',
  read,
});
const ofOther = (parameters: KeyParameters, read: KeyFunction['read']): KeyFunction => ({
  parameters,
  of: 'other',
  read,
});
const asSaid = (read: (paper: Paper) => string | undefined) =>
  ofOther([], (paper) => foldToAscii((read(paper) ?? '').slice(0, 300)));

/** Names that are looked at. */
const maxNames = 50;

function namesOf(paper: Paper, who: string): readonly Name[] {
  if (who === '*') return creatorsOf(paper);
  const names = /^editors?$/i.test(who) ? paper.editor : /^(?:author|primary)s?$/i.test(who) ? paper.author : [];
  return splitNames(names ?? []);
}

function written(name: Name | undefined, hasInitials = false): string {
  const surname = surnameWord(name);
  return hasInitials && surname !== '' ? surname + initialsOf(name) : surname;
}

function surnames(paper: Paper, who = '*', hasInitials = false): string[] {
  return namesOf(paper, who)
    .slice(0, maxNames)
    .map((name) => written(name, hasInitials))
    .filter((word) => word !== '');
}

function firstOr(count: number, words: readonly string[], more: string, between: string): string {
  return count > 0 && count < words.length ? [...words.slice(0, count), more].join(between) : words.join(between);
}

/** One or two names; of more the first and what stands for the others. */
const upToTwo = (more: string, between: string) =>
  ofAuthors([creator, initials, sep(between)], (paper, who: string, hasInitials: boolean, joint: string) => {
    const all = surnames(paper, who, hasInitials);
    return firstOr(all.length > 2 ? 1 : 0, all, more, joint);
  });

const shortTitle = ofOther([n(3), m(0)], (paper, words: number, capitals: number) =>
  (words === 1 ? [headWord(paper.title ?? '')] : titleWords(paper.title ?? '').slice(0, words))
    .map((word, index) => (index < capitals ? capital(word) : word))
    .join(' '),
);
const authors = ofAuthors(
  [n(0), creator, initials, sep(' ')],
  (paper, count: number, who: string, hasInitials: boolean, between: string) =>
    firstOr(count, surnames(paper, who, hasInitials), 'EtAl', between),
);
const arxivNumber = ofOther([], (paper) => identifierOf(paper, 'arxiv') ?? '');
const journal = asSaid((paper) => paper['container-title']);
const last = (paper: Paper, who: string) => namesOf(paper, who).at(-1);

/** By their names in small letters. Source: https://retorque.re/zotero-better-bibtex/citing/ (functions); `authWord` is ours. */
export const keyFunctions: ReadonlyMap<string, KeyFunction> = new Map(
  Object.entries({
    auth: ofAuthors(
      [n(0), m(1), creator, initials],
      (paper, letters: number, which: number, who: string, hasInitials: boolean) => {
        const name = namesOf(paper, who)[which - 1];
        const surname = cut(surnameWord(name), letters);
        return hasInitials && surname !== '' ? surname + initialsOf(name) : surname;
      },
    ),
    authword: ofAuthors([m(1), creator], (paper, which: number, who: string) =>
      firstWord(namesOf(paper, who)[which - 1]),
    ),
    authors,
    authorsn: authors,
    authetal: upToTwo('EtAl', ' '),
    authetal2: upToTwo('etal', '.'),
    authauthea: ofAuthors([creator, initials, sep('.')], (paper, who: string, hasInitials: boolean, between: string) =>
      firstOr(2, surnames(paper, who, hasInitials), 'ea', between),
    ),
    authorlast: ofAuthors([creator, initials], (paper, who: string, hasInitials: boolean) =>
      written(last(paper, who), hasInitials),
    ),
    authorlastforeini: ofAuthors([creator], (paper, who: string) => initialOf(last(paper, who))),
    authoralpha: ofAuthors([creator], alpha),
    authorsalpha: ofAuthors([creator], alpha),
    authini: ofAuthors([n(1), creator, initials, sep('')], inLetters),
    authorini: ofAuthors([creator, initials, sep('.')], (paper, who: string, hasInitials: boolean, between: string) => {
      const [first = '', ...others] = surnames(paper, who, hasInitials);
      return [cut(first, 5), ...others.map((word) => cut(word, 1))].join(between);
    }),
    authforeini: ofAuthors([creator], (paper, who: string) => initialOf(namesOf(paper, who)[0])),
    year: ofDate((paper) => issuedOf(paper).year?.toString() ?? ''),
    shortyear: ofDate((paper) => issuedOf(paper).year?.toString().slice(-2) ?? ''),
    month: ofDate((paper) => months[(issuedOf(paper).month ?? 0) - 1] ?? ''),
    date: ofDate(formatted, [{ name: 'format', otherwise: '%Y-%m-%d' }]),
    title: ofOther([], (paper) =>
      titleWords(paper.title ?? '')
        .map(capital)
        .join(' '),
    ),
    shorttitle: shortTitle,
    veryshorttitle: { ...shortTitle, parameters: [n(1), m(0)] },
    journal,
    publicationtitle: journal,
    type: ofOther([], (paper) => zoteroTypes[kindOf(paper)]),
    volume: asSaid((paper) => paper.volume),
    issue: asSaid((paper) => paper.issue),
    number: asSaid((paper) => paper.number ?? paper.issue),
    publisher: asSaid((paper) => paper.publisher),
    firstpage: ofOther([], (paper) => pagesOf(paper)[0] ?? ''),
    lastpage: ofOther([], (paper) => pagesOf(paper).at(-1) ?? ''),
    arxiv: arxivNumber,
    eprint: arxivNumber,
    doi: ofOther([], (paper) => paper.DOI ?? identifierOf(paper, 'doi') ?? ''),
  }),
);

/** What a paper's type is called in Zotero. */
const zoteroTypes = {
  article: 'preprint',
  'article-journal': 'journalArticle',
  'paper-conference': 'conferencePaper',
  thesis: 'thesis',
  report: 'report',
  book: 'book',
  chapter: 'bookSection',
  webpage: 'webpage',
  software: 'computerProgram',
  dataset: 'dataset',
} as const;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `%Y-%m-%d`: what isn't known is left out with the sign that stands before it. */
function formatted(paper: Paper, format: string): string {
  const [year = '', month = '', day = ''] = dateOf(paper)?.split('-') ?? [];
  const parts: Readonly<Record<string, string>> = { Y: year, y: year.slice(-2), m: month, d: day };
  return format.replace(/[:._+/-]?%([Yymd])/g, (all, letter: string) => {
    const value = parts[letter] ?? '';
    return value === '' ? '' : all.slice(0, -2) + value;
  });
}

/** As BibTeX's style `alpha` labels: three letters of one surname, or the first of up to four, with a plus where there are more. */
function alpha(paper: Paper, who: string): string {
  const all = surnames(paper, who);
  if (all.length < 2) return cut(all[0] ?? '', 3);
  const letters = (all.length > 4 ? all.slice(0, 3) : all).map((word) => word.slice(0, 1)).join('');
  return all.length > 4 ? `${letters}+` : letters;
}

function inLetters(paper: Paper, letters: number, who: string, hasInitials: boolean, between: string): string {
  return namesOf(paper, who)
    .slice(0, maxNames)
    .map((name) => cut(surnameWord(name), letters) + (hasInitials ? initialsOf(name) : ''))
    .filter((word) => word !== '')
    .join(between);
}

function pagesOf({ page = '' }: Paper): string[] {
  return page
    .slice(0, 100)
    .split(/\s*(?:[–—‐‑,;]|-+)\s*/)
    .map(plain)
    .filter((one) => one !== '');
}

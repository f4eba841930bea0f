import type { Paper } from '../core/paper';
import { foldToAscii } from './ascii';
import { creatorsOf, headWord, initialOf, plain, skipWords, surnameWord, titleWords } from './key-words';
import { identifierOf, issuedOf } from './publication';

/** A value that a pattern hands to a function or a filter. */
export type KeyArgument = number | string;

/** What may be handed to it, in order, and what holds where it isn't. */
export type KeyParameters = readonly { name: string; otherwise: KeyArgument }[];

/** Reads a part of a paper. What it gives may have spaces between words; empty where the paper doesn't say. */
export interface KeyFunction {
  parameters: KeyParameters;
  /** What it reads: of a paper without authors there is a word that stands for them. */
  of: 'authors' | 'date' | 'other';
  read(paper: Paper, ...values: never[]): string;
}

/** Makes a part another; undefined where the next alternative is to be taken. */
export interface KeyFilter {
  parameters: KeyParameters;
  apply(text: string, ...values: never[]): string | undefined;
}

const n = (otherwise: number) => ({ name: 'n', otherwise });
const m = (otherwise: number) => ({ name: 'm', otherwise });
const sep = (otherwise: string) => ({ name: 'sep', otherwise });

const ofAuthors = (parameters: KeyParameters, read: KeyFunction['read']): KeyFunction => ({
  parameters,
  of: 'authors',
  read,
});
const ofDate = (read: KeyFunction['read']): KeyFunction => ({ parameters: [], of: 'date', read });
const ofOther = (parameters: KeyParameters, read: KeyFunction['read']): KeyFunction => ({
  parameters,
  of: 'other',
  read,
});

const surnames = (paper: Paper) =>
  creatorsOf(paper)
    .slice(0, 50)
    .map(surnameWord)
    .filter((word) => word !== '');

const firstOr = (count: number, words: readonly string[], more: string, between: string) =>
  count > 0 && count < words.length ? [...words.slice(0, count), more].join(between) : words.join(between);

const shortTitle = ofOther([n(3), m(0)], (paper, words: number, capitals: number) =>
  (words === 1 ? [headWord(paper.title ?? '')] : titleWords(paper.title ?? '').slice(0, words))
    .map((word, index) => (index < capitals ? capital(word) : word))
    .join(' '),
);
const authors = ofAuthors([n(0), sep(' ')], (paper, count: number, between: string) =>
  firstOr(count, surnames(paper), 'EtAl', between),
);
const arxivNumber = ofOther([], (paper) => identifierOf(paper, 'arxiv') ?? '');

/** By their names in small letters. Source: https://retorque.re/zotero-better-bibtex/citing/ (functions). */
export const keyFunctions: ReadonlyMap<string, KeyFunction> = new Map(
  Object.entries({
    auth: ofAuthors([n(0), m(1)], (paper, letters: number, which: number) =>
      cut(surnameWord(creatorsOf(paper)[which - 1]), letters),
    ),
    authors,
    authorsn: authors,
    authetal: ofAuthors([sep(' ')], (paper, between: string) => {
      const all = surnames(paper);
      return firstOr(all.length > 2 ? 1 : 0, all, 'EtAl', between);
    }),
    authetal2: ofAuthors([sep('.')], (paper, between: string) => {
      const all = surnames(paper);
      return firstOr(all.length > 2 ? 1 : 0, all, 'etal', between);
    }),
    authorlast: ofAuthors([], (paper) => surnameWord(creatorsOf(paper).at(-1))),
    authoralpha: ofAuthors([], alpha),
    authorsalpha: ofAuthors([], alpha),
    authini: ofAuthors([n(1), sep('')], (paper, letters: number, between: string) =>
      surnames(paper)
        .map((word) => cut(word, letters))
        .join(between),
    ),
    authforeini: ofAuthors([], (paper) => initialOf(creatorsOf(paper)[0])),
    year: ofDate((paper) => issuedOf(paper).year?.toString() ?? ''),
    shortyear: ofDate((paper) => issuedOf(paper).year?.toString().slice(-2) ?? ''),
    month: ofDate((paper) => months[(issuedOf(paper).month ?? 0) - 1] ?? ''),
    title: ofOther([], (paper) =>
      titleWords(paper.title ?? '')
        .map(capital)
        .join(' '),
    ),
    shorttitle: shortTitle,
    veryshorttitle: { ...shortTitle, parameters: [n(1), m(0)] },
    journal: ofOther([], (paper) => foldToAscii((paper['container-title'] ?? '').slice(0, 300))),
    arxiv: arxivNumber,
    eprint: arxivNumber,
    doi: ofOther([], (paper) => paper.DOI ?? identifierOf(paper, 'doi') ?? ''),
  }),
);

const transliterate: KeyFilter = { parameters: [], apply: (text) => foldToAscii(text) };
const alphanum: KeyFilter = { parameters: [], apply: (text) => text.split(/\s+/).map(plain).join(' ') };
const orElse: KeyFilter = {
  parameters: [{ name: 'text', otherwise: '' }],
  apply: (text, other: string) => (text === '' ? other : text),
};

/** By their names in small letters. Source: https://retorque.re/zotero-better-bibtex/citing/ (filters). */
export const keyFilters: ReadonlyMap<string, KeyFilter> = new Map(
  Object.entries<KeyFilter>({
    lower: { parameters: [], apply: (text) => text.toLowerCase() },
    upper: { parameters: [], apply: (text) => text.toUpperCase() },
    capitalize: { parameters: [], apply: (text) => text.split(/\s+/).map(capital).join(' ') },
    abbr: { parameters: [n(1)], apply: (text, letters: number) => inWords(text, (word) => word.slice(0, letters)) },
    ascii: transliterate,
    fold: transliterate,
    transliterate,
    alphanum,
    clean: alphanum,
    condense: { parameters: [sep('')], apply: (text, between: string) => text.trim().replace(/\s+/g, between) },
    default: orElse,
    fallback: orElse,
    prefix: {
      parameters: [{ name: 'text', otherwise: '' }],
      apply: (text, before: string) => (text === '' ? '' : before + text),
    },
    postfix: {
      parameters: [{ name: 'text', otherwise: '' }],
      apply: (text, behind: string) => (text === '' ? '' : text + behind),
    },
    select: {
      parameters: [{ name: 'start', otherwise: 1 }, n(0)],
      apply: (text, start: number, count: number) => cutFrom(text.trim().split(/\s+/), start, count).join(' '),
    },
    substring: {
      parameters: [{ name: 'start', otherwise: 1 }, n(0)],
      apply: (text, start: number, count: number) => cutFrom([...text], start, count).join(''),
    },
    skipwords: { parameters: [], apply: skipWords },
    len: {
      parameters: [
        { name: 'relation', otherwise: '>' },
        { name: 'length', otherwise: 0 },
      ],
      apply: (text, relation: string, length: number) =>
        isSo(text.replace(/\s+/g, '').length, relation, length) ? text : undefined,
    },
  }),
);

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** As BibTeX's style `alpha` labels: three letters of one surname, or the first of up to four, with a plus where there are more. */
function alpha(paper: Paper): string {
  const all = surnames(paper);
  if (all.length < 2) return cut(all[0] ?? '', 3);
  const letters = (all.length > 4 ? all.slice(0, 3) : all).map((word) => word.slice(0, 1)).join('');
  return all.length > 4 ? `${letters}+` : letters;
}

function inWords(text: string, change: (word: string) => string): string {
  return text.split(/\s+/).map(change).join('');
}

/** So many of its letters; all for 0. */
function cut(text: string, letters: number): string {
  return letters > 0 ? text.slice(0, letters) : text;
}

function cutFrom<T>(all: readonly T[], start: number, count: number): T[] {
  const from = Math.max(start, 1) - 1;
  return all.slice(from, count > 0 ? from + count : undefined);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function isSo(length: number, relation: string, other: number): boolean {
  switch (relation) {
    case '<':
      return length < other;
    case '<=':
      return length <= other;
    case '=':
      return length === other;
    case '!=':
      return length !== other;
    case '>=':
      return length >= other;
    default:
      return length > other;
  }
}

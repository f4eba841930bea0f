import { parse } from '@retorquere/bibtex-parser';
import type { CitedPaper } from '../../../src/core/citing';
import type { Name } from '../../../src/core/name';
import { displayName, splitName } from '../../../src/core/name';
import { splitMaths } from '../../../src/formats/latex-maths';
import { greekLetters, mathsSymbols } from '../../../src/formats/latex-symbols';
import { doiOf, identifierOf, issuedOf } from '../../../src/formats/publication';

/** What a reader of BibTeX must find in an entry. */
export const judged = ['entry', 'title', 'authors', 'year', 'doi', 'eprint'] as const;

/** What of a paper isn't in its entry any more, or is there otherwise. */
export interface Damage {
  key: string;
  what: (typeof judged)[number];
  expected: string;
  found: string;
}

interface Creator {
  lastName?: string;
  firstName?: string;
  prefix?: string;
  suffix?: string;
  name?: string;
}

/**
 * Read a file with `@retorquere/bibtex-parser` and hold every paper against what was read: title and authors by their
 * letters, digits and signs that no parser changes the look of, the rest as it is.
 */
export function damages(bib: string, cited: readonly CitedPaper[], keyOf = ({ key }: CitedPaper) => key): Damage[] {
  const { entries } = parse(bib, {
    english: false,
    sentenceCase: false,
    caseProtection: false,
    unsupported: 'ignore',
    applyCrossRef: false,
  });
  const read = new Map(entries.map((entry) => [entry.key, entry.fields as Record<string, unknown>]));
  return cited.flatMap((each): Damage[] => {
    const fields = read.get(keyOf(each));
    if (fields === undefined) return [{ key: each.key, what: 'entry', expected: keyOf(each), found: '' }];
    return judged
      .filter((what) => what !== 'entry')
      .map((what) => ({ key: each.key, what, expected: expected(each, what), found: found(fields, what) }))
      .filter(({ expected, found }) => expected !== found);
  });
}

function expected({ paper }: CitedPaper, what: Damage['what']): string {
  switch (what) {
    case 'title':
      return skeleton(withoutMaths(paper.title ?? ''));
    case 'authors': {
      const { author = [], authorsIncomplete, authorCount = 0 } = paper;
      const names = author.map((name) => nameSkeleton(displayName(splitName(name)))).filter((name) => name !== '');
      const isCut = names.length > 0 && (authorsIncomplete || authorCount > author.length);
      return [...names, ...(isCut ? ['others'] : [])].join(' & ');
    }
    case 'year':
      return issuedOf(paper).year?.toString() ?? '';
    case 'doi':
      return doiOf(paper) ?? '';
    case 'eprint':
      return identifierOf(paper, 'arxiv') ?? '';
    case 'entry':
      return '';
  }
}

function found(fields: Record<string, unknown>, what: Damage['what']): string {
  const text = (name: string) => String(fields[name] ?? '');
  switch (what) {
    case 'title':
      return skeleton(text('title'));
    case 'authors':
      return ((fields['author'] as Creator[] | undefined) ?? []).map(creatorSkeleton).join(' & ');
    case 'year':
      return (text('year') || text('date')).slice(0, 4);
    case 'doi':
      return decoded(text('doi'));
    case 'eprint':
      return text('eprint');
    case 'entry':
      return '';
  }
}

function creatorSkeleton(creator: Creator): string {
  const { name, firstName, prefix, lastName, suffix } = creator;
  if (name === 'others' || (lastName === 'others' && firstName === undefined)) return 'others';
  return nameSkeleton([name, firstName, prefix, lastName, suffix].filter(Boolean).join(' '));
}

/** The words of a name, in whatever order. */
function nameSkeleton(name: string): string {
  return skeleton(name.replace(/[\s,،'’-]+/g, '|'), /[^\p{L}\p{N}\p{M}\p{So}%&#$|]/gu)
    .split('|')
    .filter((word) => word !== '')
    .toSorted()
    .join(' ');
}

/**
 * What is left of a text without what readers of LaTeX write in ways of their own: white space, dashes, quotes, markup. The
 * letter under an accent is one without its dot in LaTeX, and it has no sign for a capital ß.
 */
function skeleton(text: string, dropped = /[^\p{L}\p{N}\p{M}\p{So}%&#\\{}@]/gu): string {
  return text
    .replace(/<\/?(?:span|sub|sup|i|b|em|tt|pre|br|strong|code)(?: [^<>]*)?>/gi, '')
    .replace(/ı(?=\p{M})/gu, 'i')
    .replaceAll('ẞ', 'SS')
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .replace(dropped, '');
}

const mathsNames = new Map([...greekLetters, ...mathsSymbols].map(([sign, formula]) => [formula.slice(2, -2), sign]));

/** Maths as a reader writes it: signs for their commands, no braces. */
function withoutMaths(title: string): string {
  return splitMaths(title)
    .map(({ isMaths, text }) =>
      isMaths ? text.replace(/\\[a-z]+/gi, (name) => mathsNames.get(name) ?? '').replace(/[\\{}]/g, '') : text,
    )
    .join('');
}

function decoded(doi: string): string {
  try {
    return /%7[BD]|%5C|%22/i.test(doi) ? decodeURIComponent(doi) : doi;
  } catch {
    return doi;
  }
}

/**
 * Names as a PDF shows them, for looking them up there. What came whole counts by its words, as styles may turn them around,
 * in East Asian scripts by the first, because the others may be initials.
 */
export function surnamesOf({ paper }: CitedPaper): string[] {
  return (paper.author ?? [])
    .map((name: Name) => splitName(name))
    .flatMap(({ family, literal, given = '' }) => family ?? (literal === undefined ? given : wordsOf(literal)))
    .filter((name) => name !== '');
}

function wordsOf(name: string): string[] {
  const words = name.split(/[\s,،]+/);
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(name) ? words.slice(0, 1) : words;
}

import type { CitedPaper, ExportOptions } from '../core/citing';
import { type Name, splitName } from '../core/name';
import type { PaperType } from '../core/paper';
import { addressesOf } from './address';
import { tidyText } from './latex';
import { containerOf, doiOf, hasMoreAuthors, identifierOf, issuedOf, kindOf } from './publication';
import type { FormatWriter } from './writer';

/**
 * Writes RIS: a tag and a value per line, lines ended by CRLF, in UTF-8. What a reference manager keeps in several lines,
 * such as names and keywords, has a tag each; only a note goes on in lines without one.
 * Source: https://web.archive.org/web/20120526103719/http://refman.com/support/risformat_intro.asp, and EndNote's tags of
 * 2011 by kind of reference (https://en.wikipedia.org/wiki/RIS_(file_format)).
 */
export function risWriter({ includes }: Pick<ExportOptions, 'includes'>): FormatWriter {
  return {
    type: 'application/x-research-info-systems',
    open: '',
    between: eol,
    close: '',
    entry: (cited) =>
      [...linesOf(cited, includes), ['ER', ''] as const].map(([tag, value]) => `${tag}  - ${value}${eol}`).join(''),
  };
}

const eol = '\r\n';

const types: Readonly<Record<PaperType, string>> = {
  article: 'UNPB',
  'article-journal': 'JOUR',
  'paper-conference': 'CONF',
  thesis: 'THES',
  report: 'RPRT',
  book: 'BOOK',
  chapter: 'CHAP',
  webpage: 'ELEC',
  software: 'COMP',
  dataset: 'DATA',
};

type Line = [tag: string, value: string | undefined];

function linesOf(cited: CitedPaper, includes: ExportOptions['includes']): [tag: string, value: string][] {
  const { paper, key, tags = [], note = '' } = cited;
  const kind = kindOf(paper);
  const container = containerOf(paper);
  const { year, month, day } = issuedOf(paper);
  const [first, last] = pagesOf(paper.page ?? '');
  const isPart = kind === 'chapter' || kind === 'paper-conference';
  const isNumbered = kind === 'report';
  const hasGenre = kind === 'thesis' || isNumbered;
  const arxiv = identifierOf(paper, 'arxiv');
  const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
  const all: Line[] = [
    ...(paper.author ?? []).map((name): Line => ['AU', nameOf(name)]),
    ['TI', paper.title],
    ['T2', container],
    ['JO', kind === 'article-journal' ? container : undefined],
    // Zotero takes the proceedings from here.
    ['C3', kind === 'paper-conference' ? container : undefined],
    ['T3', paper['collection-title']],
    ...(paper.editor ?? []).map((name): Line => [isPart ? 'A2' : 'ED', nameOf(name)]),
    ['PY', year?.toString()],
    ['DA', year === undefined || month === undefined ? undefined : `${year}/${two(month)}/${two(day)}/`],
    ['VL', paper.volume],
    ['IS', isNumbered ? paper.number : paper.issue],
    ['SP', first],
    ['EP', last],
    ['ET', paper.edition],
    ['PB', paper.publisher],
    ['CY', paper['publisher-place']],
    ['M3', hasGenre ? paper.genre : undefined],
    ['SN', kind === 'article-journal' ? (paper.ISSN ?? paper.ISBN) : (paper.ISBN ?? paper.ISSN)],
    ['DO', doiOf(paper)],
    ['M1', arxiv && `arXiv:${arxiv}`],
    ['AN', identifierOf(paper, 'pmid')],
    ['C2', identifierOf(paper, 'pmcid')],
    ...addressesOf(paper).map((address): Line => ['UR', address]),
    ['AB', includes.abstract ? paper.abstract : undefined],
    ...(includes.keywords ? tags : []).map((tag): Line => ['KW', tag]),
    // Zotero keeps it in `extra`: as an author it would become a person.
    ['M2', hasMoreAuthors(paper) ? moreAuthors : undefined],
    ['ID', key],
  ];
  const said = all
    .map(([tag, value]): [string, string] => [tag, tidyText(value ?? '')])
    .filter(([, value]) => value !== '');
  if (includes.note && note.trim() !== '') said.splice(-1, 0, ['N1', linesOfNote(note)]);
  return [['TY', types[kind]], ...said];
}

/** What is said of a reference whose list of authors is known in part. */
export const moreAuthors = 'Authors incomplete';

/** Stands before a line of a note that would be taken for a tag; it can't be seen. */
export const lineGuard = '\u2060';

/** A note's lines as they are: those behind the first go on without a tag. */
function linesOfNote(note: string): string {
  return note
    .trim()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(/[\p{Cs}\p{Noncharacter_Code_Point}\ufeff]|(?!\t)\p{Cc}/gu, ''))
    .map((line, index) => (index > 0 && /^\s{0,10}[A-Z][A-Z0-9]\s{1,10}-/.test(line) ? lineGuard + line : line))
    .join(eol);
}

/** `Family, Given, Suffix`; a group has a comma behind it, so that nobody takes its last word for a surname. */
function nameOf(name: Name): string {
  const { family = '', given = '', suffix = '', literal = '', ...rest } = splitName(name);
  const surname = [rest['non-dropping-particle'], family].filter(Boolean).map(withoutCommas).join(' ');
  if (surname === '') {
    const whole = withoutCommas(literal || given);
    return /\s/.test(whole.trim()) ? `${whole},` : whole;
  }
  const parts = [surname, withoutCommas(given), withoutCommas(suffix)];
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts.join(', ');
}

function withoutCommas(text = ''): string {
  return tidyText(text.replaceAll(',', ' '));
}

/** First and last page; an article's number is a first page alone. */
function pagesOf(page: string): [first: string, last?: string] {
  const [, first = '', last = ''] = /^\s*([^\s–—-]+)\s*(?:[–—]|-{1,3})\s*([^\s–—-]+)\s*$/.exec(page) ?? [];
  return first === '' ? [page] : [first, last];
}

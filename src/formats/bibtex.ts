import type { CitedPaper, ExportOptions } from '../core/citing';
import type { Paper } from '../core/paper';
import { foldToAscii } from './ascii';
import { fieldsOf } from './biblatex-types';
import { EntryText, isbnOf, issnOf, pagesOf, writeEnd } from './bibtex-entry';
import { bibtexNames, nameList } from './bibtex-names';
import { bibtexTitle } from './bibtex-title';
import type { Encoding } from './latex';
import { containerOf, issuedOf, kindOf } from './publication';
import type { FormatWriter } from './writer';

/**
 * Write papers as BibTeX, for `bibtex` with any style and for Biber. In ASCII it compiles with pdfTeX in a T1-encoded
 * document with amsmath and amssymb; scripts that have no LaTeX commands are written as they are. An entry has only the
 * fields that are known, and the type of which it has all that styles ask for.
 * Source: https://tug.ctan.org/biblio/bibtex/base/btxdoc.pdf, https://info.arxiv.org/help/hypertex/bibstyles/ (eprint).
 */
export function bibtexWriter(options: ExportOptions): FormatWriter {
  return {
    type: 'application/x-bibtex',
    open: '',
    between: '\n',
    close: '',
    entry: (cited) => entryOf(cited, options),
  };
}

const ends: Parameters<typeof writeEnd>[3] = {
  archive: ['archivePrefix', 'arXiv'],
  archiveClass: 'primaryClass',
  note: 'annote',
};

function entryOf(cited: CitedPaper, options: ExportOptions): string {
  const { paper, key } = cited;
  const { encoding } = options;
  const type = typeOf(paper);
  const has = fieldsOf(models[type]);
  const entry = new EntryText(type, key, encoding);
  const author = bibtexNames(paper, encoding);
  entry.written('title', wholeAfterColon(bibtexTitle(paper.title ?? '', encoding)));
  entry.written('author', author);
  entry.written('editor', nameList(paper.editor ?? [], encoding));
  if (author === undefined) entry.written('key', sortKey(paper, key));
  writePlace(entry, type, paper, encoding);
  writeDate(entry, paper);
  if (has.has('series')) entry.plain('series', paper['collection-title']);
  writeNumbers(entry, type, paper);
  if (has.has('pages')) entry.plain('pages', pagesOf(paper));
  if (has.has('publisher')) entry.plain('publisher', paper.publisher);
  if (has.has('location')) entry.plain('address', paper['publisher-place']);
  if (has.has('edition')) entry.plain('edition', paper.edition && ordinal(paper.edition));
  if (has.has('isbn')) entry.written('isbn', isbnOf(paper));
  if (has.has('issn')) entry.written('issn', issnOf(paper));
  return writeEnd(entry, cited, options, ends);
}

/** BibTeX's types, each with the one of BibLaTeX whose fields Biber knows it to have. */
const models = {
  article: 'article',
  inproceedings: 'inproceedings',
  incollection: 'incollection',
  book: 'book',
  booklet: 'booklet',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  techreport: 'report',
  misc: 'misc',
} as const;

type BibtexType = keyof typeof models;

/** The type that says what the work is, of those for which it has what styles ask for besides author, title and year. */
function typeOf(paper: Paper): BibtexType {
  const hasContainer = containerOf(paper) !== undefined;
  switch (kindOf(paper)) {
    case 'article-journal':
      return hasContainer ? 'article' : 'misc';
    case 'paper-conference':
      return hasContainer ? 'inproceedings' : 'misc';
    case 'chapter':
      if (!hasContainer) return 'misc';
      return paper.publisher ? 'incollection' : 'inproceedings'; // Both are set alike, and one does without a publisher.
    case 'book':
      return paper.publisher ? 'book' : 'booklet';
    case 'thesis':
      if (!paper.publisher) return 'misc';
      return /\b(?:master|m\.? ?sc|m\.? ?a\b|bachelor|b\.? ?sc|diplom|licentiate)/i.test(paper.genre ?? '')
        ? 'mastersthesis'
        : 'phdthesis';
    case 'report':
      return paper.publisher ? 'techreport' : 'misc';
    default:
      return 'misc';
  }
}

/** What the work is in, or who has put it out, in the field that its type has for it. */
function writePlace(entry: EntryText, type: BibtexType, paper: Paper, encoding: Encoding): void {
  const container = containerOf(paper);
  const title = container && bibtexTitle(container, encoding);
  if (type === 'article') entry.written('journal', title);
  else if (type === 'inproceedings' || type === 'incollection') entry.written('booktitle', title);
  else if (type === 'techreport') entry.plain('institution', paper.publisher);
  else if (type === 'phdthesis' || type === 'mastersthesis') entry.plain('school', paper.publisher);
  else if (type === 'misc') entry.plain('howpublished', container ?? paper.genre ?? paper.publisher);
  else if (type === 'booklet') entry.plain('howpublished', paper.genre);
  if (type === 'techreport' || type === 'phdthesis' || type === 'mastersthesis') entry.plain('type', paper.genre);
}

/** Months are the macros that every style defines. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function writeDate(entry: EntryText, paper: Paper): void {
  const { year, month } = issuedOf(paper);
  if (year === undefined) return;
  entry.written('year', String(year).padStart(4, '0'));
  if (month !== undefined) entry.macro('month', months[month - 1]);
}

/** Styles warn of a number without a volume or a series, and of both a volume and a number where a work has one. */
function writeNumbers(entry: EntryText, type: BibtexType, paper: Paper): void {
  const has = fieldsOf(models[type]);
  const { volume, number = paper.issue, 'collection-title': series } = paper;
  if (has.has('volume')) entry.plain('volume', volume);
  if (type === 'article') entry.plain(volume ? 'number' : 'issue', paper.issue);
  else if (type === 'techreport') entry.plain('number', number);
  else if (has.has('number') && !volume && series) entry.plain('number', number);
}

/** `bibtexu` looks at the first byte alone of what follows a colon when a style lowercases titles: in braces it stays whole. */
function wholeAfterColon(title: string): string {
  return title.includes(': ') ? title.replace(/(?<=: )[^\0-\x7f]\p{M}*/gu, '{$&}') : title;
}

/** What a style sorts by and makes labels of where there is no author: ASCII, because styles cut it by bytes. */
function sortKey({ title = '' }: Paper, key: string): string {
  const letters = foldToAscii(title.slice(0, 1_000))
    .replace(/[^A-Za-z0-9 ]+/g, ' ')
    .trim()
    .replace(/ +/g, ' ');
  return letters.slice(0, 100).trim() || key;
}

/** `2` is `2nd`: styles write `edition` behind it. */
function ordinal(edition: string): string {
  const number = /^[1-9]\d{0,2}$/.exec(edition.trim())?.[0];
  if (number === undefined) return edition;
  const ending = /1[123]$/.test(number) ? 'th' : (['th', 'st', 'nd', 'rd'][Number(number.at(-1))] ?? 'th');
  return number + ending;
}

import type { CitedPaper, ExportOptions } from '../core/citing';
import type { Paper } from '../core/paper';
import { fieldsOf, type LatexType, typeOf } from './biblatex-types';
import { EntryText, isbnOf, issnOf, pagesOf, writeEnd } from './bibtex-entry';
import { bibtexNames, nameList } from './bibtex-names';
import { bibtexTitle } from './bibtex-title';
import { escapeLatex } from './latex';
import { containerOf, dateOf } from './publication';
import type { FormatWriter } from './writer';

/**
 * Write papers as BibLaTeX, for Biber. An entry has only fields that are known and that its type has, and a type of which it
 * has what `biber --validate-datamodel` asks for.
 * Source: https://tug.ctan.org/macros/latex/contrib/biblatex/doc/biblatex.pdf (2.1, 2.2, 3.14.7 on eprints).
 */
export function biblatexWriter(options: ExportOptions): FormatWriter {
  return {
    type: 'application/x-bibtex',
    open: '',
    between: '\n',
    close: '',
    entry: (cited) => entryOf(cited, options),
  };
}

const ends: Parameters<typeof writeEnd>[3] = {
  archive: ['eprinttype', 'arxiv'],
  archiveClass: 'eprintclass',
  note: 'annotation',
};

function entryOf(cited: CitedPaper, options: ExportOptions): string {
  const { paper, key, aliasKeys } = cited;
  const { encoding } = options;
  const type = typeOf(paper);
  const has = fieldsOf(type);
  const entry = new EntryText(type, key, encoding);
  const list = (text: string | undefined) => text && asOne(escapeLatex(text, encoding));
  const container = containerOf(paper);
  const title = container && bibtexTitle(container, encoding);
  if (aliasKeys?.length) entry.written('ids', aliasKeys.join(', '));
  entry.written('title', bibtexTitle(paper.title ?? '', encoding));
  entry.written('author', forBiber(bibtexNames(paper, encoding)));
  entry.written('editor', forBiber(nameList(paper.editor ?? [], encoding)));
  if (has.has('journaltitle')) entry.written('journaltitle', title);
  if (has.has('booktitle')) entry.written('booktitle', title);
  if (has.has('howpublished')) entry.plain('howpublished', container ?? paper.genre);
  if (has.has('institution')) entry.written('institution', list(paper.publisher));
  if (has.has('type')) entry.plain('type', genreOf(type, paper));
  entry.written('date', dateOf(paper));
  if (has.has('series')) entry.plain('series', paper['collection-title']);
  const { volume, number } = numbersOf(type, paper);
  if (has.has('volume')) entry.plain('volume', volume);
  if (has.has('number')) entry.plain('number', number);
  if (has.has('pages')) entry.plain('pages', pagesOf(paper));
  if (has.has('publisher')) entry.written('publisher', list(paper.publisher));
  if (has.has('organization')) entry.written('organization', list(paper.publisher));
  if (has.has('location')) entry.written('location', list(paper['publisher-place']));
  if (has.has('edition')) entry.plain('edition', paper.edition);
  if (has.has('isbn')) entry.written('isbn', isbnOf(paper));
  if (has.has('issn')) entry.written('issn', issnOf(paper));
  return writeEnd(entry, cited, options, ends);
}

/** Biber makes initials of names, and of a command in braces it takes the closing one for a letter. */
function forBiber(names: string | undefined): string | undefined {
  return names?.includes('{\\text') ? names.replace(/\{(\\text[a-z]+)\}/g, '$1{}') : names;
}

/** BibLaTeX parts lists at each `and`. */
function asOne(text: string): string {
  return /(?:^|\s)and(?:\s|$)/i.test(text) ? `{${text}}` : text;
}

/** A volume is a whole number in BibLaTeX. One that isn't stands with the number, as styles print the two: `12A.3`. */
function numbersOf(type: LatexType, paper: Paper): { volume?: string | undefined; number?: string | undefined } {
  const { volume, issue } = paper;
  const number = type === 'article' ? issue : (paper.number ?? issue);
  if (!volume || /^\d+$/.test(volume.trim())) return { volume: volume?.trim(), number };
  return { number: number ? `${volume}.${number}` : volume };
}

/** Kinds of theses and reports that BibLaTeX translates, each by what a work may call itself. */
const genres: [RegExp, string][] = [
  [/^(?:technical report|tech\.? report)$/i, 'techreport'],
  [/^research report$/i, 'resreport'],
  [/^(?:ph\.? ?d\.?(?: thesis| dissertation)?|doctoral (?:thesis|dissertation)|dissertation)$/i, 'phdthesis'],
  [/^(?:master['’]?s? thesis|m\.? ?sc\.? thesis)$/i, 'mathesis'],
  [/^(?:bachelor['’]?s? thesis|b\.? ?sc\.? thesis)$/i, 'bathesis'],
];

function genreOf(type: LatexType, { genre }: Paper): string | undefined {
  const known = genres.find(([expression]) => expression.test(genre?.trim() ?? ''))?.[1];
  if (type === 'thesis') return known ?? genre ?? 'phdthesis';
  return type === 'report' ? (known ?? genre ?? 'techreport') : genre;
}

import type { CitedPaper, ExportOptions } from '../core/citing';
import type { Paper } from '../core/paper';
import { addressOf } from './address';
import { type Encoding, escapeLatex, escapeLines, tidyText } from './latex';
import { doiOf, identifierOf } from './publication';

/** An entry of BibTeX or BibLaTeX while it is written, field by field. A field without a value isn't written. */
export class EntryText {
  readonly #encoding: Encoding;
  /** Joined at the end: a string that grows by many pieces keeps them all. */
  readonly #pieces: string[];

  constructor(type: string, key: string, encoding: Encoding) {
    this.#encoding = encoding;
    this.#pieces = ['@', type, '{', key];
  }

  /** Text, to be written for LaTeX. */
  plain(name: string, text: string | undefined): void {
    if (text) this.written(name, escapeLatex(text, this.#encoding));
  }

  /** What is written for LaTeX already, or nothing that LaTeX reads. */
  written(name: string, value: string | undefined): void {
    if (value) this.#pieces.push(',\n  ', name, ' = {', value, '}');
  }

  /** What stands without braces: a macro. */
  macro(name: string, value: string | undefined): void {
    if (value) this.#pieces.push(',\n  ', name, ' = ', value);
  }

  /** What programs read character by character: nothing is escaped, and what could end the field is percent-encoded. */
  verbatim(name: string, text: string | undefined): void {
    if (text)
      this.written(name, unsafe.test(text) ? tidyText(text).replace(/[\s{}\\"]|[^ -~]/gu, encodeURIComponent) : text);
  }

  end(): string {
    this.#pieces.push(this.#pieces.length > head ? '\n}\n' : ',\n}\n'); // Biber wants a comma behind every key.
    return this.#pieces.join('');
  }
}

/** Pieces of an entry before its first field. */
const head = 4;

/** What can't stand in a field as it is, and white space. */
const unsafe = /[^!#-[\]-z|~]/;

/** Write pages: `12--34`, whatever dash they came with. A hyphen is one only where no longer dash is there. */
export function pagesOf({ page }: Paper): string | undefined {
  const dash = /[–—]|--/.test(page ?? '') ? /\s*(?:[–—]|-{2,})\s*/g : /\s*[-‐‑−]\s*/g;
  return page?.trim().replace(dash, '--');
}

/** The primary category of an arXiv paper, if it is one. Source: https://arxiv.org/category_taxonomy. */
function archiveClassOf({ categories }: Paper): string | undefined {
  return categories?.[0]?.match(/^[a-z-]+(\.[A-Z]{2})?$/)?.[0];
}

/** What BibTeX and BibLaTeX call differently. */
interface Names {
  archive: [name: string, value: string];
  archiveClass: string;
  note: string;
}

/**
 * Write what ends an entry of either: where the paper is, and what the reader has said of it. An address is written only where
 * no DOI is.
 */
export function writeEnd(
  entry: EntryText,
  { paper, tags, note }: CitedPaper,
  { encoding, includes }: ExportOptions,
  names: Names,
): string {
  const arxiv = identifierOf(paper, 'arxiv');
  const doi = doiOf(paper, arxiv);
  if (arxiv !== undefined) {
    entry.verbatim('eprint', arxiv);
    entry.written(...names.archive);
    entry.written(names.archiveClass, archiveClassOf(paper));
  }
  if (doi === undefined) entry.verbatim('url', addressOf(paper));
  else entry.verbatim('doi', doi);
  if (includes.abstract && paper.abstract) entry.written('abstract', escapeLines(paper.abstract, encoding));
  if (includes.keywords && tags) entry.written('keywords', keywordsOf(tags, encoding));
  if (includes.note && note) entry.written(names.note, escapeLines(note, encoding));
  return entry.end();
}

/** Tags as keywords, one with a comma in braces. */
function keywordsOf(tags: readonly string[], encoding: Encoding): string {
  let keywords = '';
  for (const tag of tags) {
    const written = escapeLatex(tag, encoding);
    const one = /[,;]/.test(written) ? `{${written}}` : written;
    if (one !== '') keywords = keywords === '' ? one : `${keywords}, ${one}`;
  }
  return keywords;
}

/** The ISBN whose check digit is right, without what stands around it; absent where there is none. */
export function isbnOf({ ISBN = '' }: Paper): string | undefined {
  return ISBN.match(/[\dX][\dX-]{8,16}[\dX]/gi)?.find((each) => {
    const digits = [...each.replaceAll('-', '')].map((digit) => (/x/i.test(digit) ? 10 : Number(digit)));
    if (digits.length === 13) return sum(digits, (at) => (at % 2 === 0 ? 1 : 3)) % 10 === 0;
    return digits.length === 10 && sum(digits, (at) => 10 - at) % 11 === 0;
  });
}

/** The ISSN whose check digit is right; absent where there is none. */
export function issnOf({ ISSN = '' }: Paper): string | undefined {
  return ISSN.match(/\d{4}-\d{3}[\dX]/gi)?.find((each) => {
    const digits = [...each.replace('-', '')].map((digit) => (/x/i.test(digit) ? 10 : Number(digit)));
    return sum(digits, (at) => 8 - at) % 11 === 0 && !/^0+-0+$/.test(each);
  });
}

function sum(digits: readonly number[], weight: (at: number) => number): number {
  return digits.reduce((total, digit, at) => total + digit * weight(at), 0);
}

import type { CitedPaper, ExportOptions } from '../core/citing';
import { biblatexWriter } from './biblatex';
import { bibtexWriter } from './bibtex';
import { cslJsonWriter } from './csl-json';
import { csvWriter } from './csv';
import { htmlListWriter } from './html-list';
import { markdownListWriter } from './markdown-list';
import { risWriter } from './ris';
import { needsUnicodeEngine } from './unicode-engine';
import type { FormatWriter } from './writer';

/** A writer of a format that also knows of an entry whether pdfTeX can't set it. */
export interface Writer extends FormatWriter {
  isBeyondPdftex: (cited: CitedPaper) => boolean;
}

/** The writer of a format. */
export function writerOf(options: ExportOptions): Writer {
  return { ...formatOf(options), isBeyondPdftex: (cited) => needsUnicodeEngine(cited, options) };
}

function formatOf(options: ExportOptions): FormatWriter {
  switch (options.format) {
    case 'bibtex':
      return bibtexWriter(options);
    case 'biblatex':
      return biblatexWriter(options);
    case 'ris':
      return risWriter(options);
    case 'csl-json':
      return cslJsonWriter(options);
    case 'csv':
      return csvWriter(options);
    case 'markdown':
      return markdownListWriter(options);
    case 'html':
      return htmlListWriter(options);
  }
}

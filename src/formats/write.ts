import type { CitedPaper, ExportOptions } from '../core/citing';
import { serializeBibtex } from './bibtex';
import type { FormatWriter } from './writer';

/** A writer of a format that also knows of an entry whether pdfTeX can set it. */
export interface Writer extends FormatWriter {
  isBeyondPdftex: (cited: CitedPaper) => boolean;
}

/** The writer of a format. */
export function writerOf(options: ExportOptions): Writer {
  return { ...formatOf(options), isBeyondPdftex: () => false };
}

function formatOf(_options: ExportOptions): FormatWriter {
  return {
    type: 'application/x-bibtex',
    open: '',
    between: '\n',
    close: '',
    entry: (cited) => serializeBibtex([cited]),
  };
}

import type { CitedPaper } from '../core/citing';

/** Writes papers in a format, one by one, so that many can be written in parts: `open`, entries with `between` them, `close`. */
export interface FormatWriter {
  /** The MIME type of a file. */
  type: string;
  open: string;
  between: string;
  close: string;
  entry(cited: CitedPaper): string;
}

/** Write papers in one go. */
export function written({ open, between, close, entry }: FormatWriter, papers: readonly CitedPaper[]): string {
  return open + papers.map(entry).join(between) + close;
}

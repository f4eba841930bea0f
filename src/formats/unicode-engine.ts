import type { CitedPaper, ExportOptions } from '../core/citing';
import { biblatexWriter } from './biblatex';
import { bibtexWriter } from './bibtex';

/**
 * Whether pdfTeX can't set an entry as it is written with these options, abstract and note included, because it has
 * characters for which T1-encoded fonts have no sign: it needs XeLaTeX or LuaLaTeX.
 */
export function needsUnicodeEngine(cited: CitedPaper, options: ExportOptions): boolean {
  if (options.format !== 'bibtex' && options.format !== 'biblatex') return false;
  const writer = options.format === 'bibtex' ? bibtexWriter(options) : biblatexWriter(options);
  return unknownToT1.test(writer.entry(cited));
}

/**
 * What pdfTeX doesn't know as a character of UTF-8. Source: LaTeX's `t1enc.dfu`, `ts1enc.dfu` and `omsenc.dfu`, as far as
 * each character has a sign in T1 and TS1.
 */
const unknownToT1 = /[^\0-\x7f]/;

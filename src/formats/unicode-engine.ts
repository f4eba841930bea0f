import type { CitedPaper, ExportOptions } from '../core/citing';
import { biblatexWriter } from './biblatex';
import { bibtexWriter } from './bibtex';

/**
 * Whether pdfTeX can't set an entry as it is written with these options, abstract and note included, because it has
 * characters for which T1-encoded fonts have no sign: it needs XeLaTeX or LuaLaTeX.
 */
export function needsUnicodeEngine(cited: CitedPaper, options: ExportOptions): boolean {
  if (options.format === 'bibtex') return isUnknown(bibtexWriter(options).entry(cited), options.encoding);
  if (options.format !== 'biblatex') return false;
  if (isUnknown(biblatexWriter(options).entry(cited), options.encoding)) return true;
  // Biber makes letters of commands before TeX sees them.
  return (
    options.encoding === 'ascii' && unknownLetter.test(biblatexWriter({ ...options, encoding: 'utf-8' }).entry(cited))
  );
}

function isUnknown(entry: string, encoding: ExportOptions['encoding']): boolean {
  return (encoding === 'ascii' ? notAscii : unknown).test(entry);
}

const notAscii = /[^\0-\x7f]/;

/** What pdfTeX reads of UTF-8 in a T1-encoded document with textcomp. Source: LaTeX's `t1enc.dfu` and `ts1enc.dfu`. */
const known =
  '\\0-\\u00b7\\u00b9-\\u0125\\u0128-\\u0137\\u0139-\\u013e\\u0141-\\u0148\\u014a-\\u0165\\u0168-\\u017e\\u0192\\u01c4-\\u01d4\\u01e2\\u01e3\\u01e6-\\u01eb' +
  '\\u01f0\\u01f4\\u01f5\\u0218-\\u021b\\u0232\\u0233\\u0237\\u02c7\\u02d8\\u02d9\\u02db\\u02dd\\u0e3f\\u1e02\\u1e03\\u1e0d\\u1e1e-\\u1e21\\u1e25\\u1e30\\u1e31\\u1e37\\u1e43' +
  '\\u1e45\\u1e47\\u1e5b\\u1e63\\u1e6d\\u1e8e-\\u1e91\\u1e9e\\u1ef2\\u1ef3\\u2010-\\u2016\\u2018-\\u201a\\u201c-\\u201e\\u2020-\\u2022\\u2026\\u2030\\u2031\\u2039-\\u203b\\u203d' +
  '\\u2044\\u204e\\u20a1\\u20a4\\u20a6\\u20a9\\u20ab\\u20ac\\u20b1\\u2103\\u2116\\u2117\\u211e\\u2120\\u2122\\u2127\\u212e\\u2190-\\u2193\\u25e6\\u25ef\\u266a\\u27e8\\u27e9\\ufb00-\\ufb06';

const unknown = new RegExp(`[^${known}]`);
const unknownLetter = new RegExp(`(?![${known}])[\\p{L}\\p{M}]`, 'u');

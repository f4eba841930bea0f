import '../src/core/all-schemes';
import { type CitedPaper, defaultExport, type TextFormat } from '../src/core/citing';
import type { ImportedFile, ImportFault } from '../src/core/importing';
import { proposeKey, uniqueKey } from '../src/formats/citation-key';
import { type KeyPattern, parseKeyPattern } from '../src/formats/key-pattern';
import { readBibtexFile } from '../src/formats/read-bibtex';
import { readCslJson } from '../src/formats/read-csl-json';
import { readRis } from '../src/formats/read-ris';
import { textOfBytes } from '../src/formats/text-of-bytes';
import { writerOf } from '../src/formats/write';
import { written } from '../src/formats/writer';

/** What can be read, and how. */
export const readers: Readonly<Record<string, (text: string) => Promise<ImportedFile>>> = {
  bibtex: readBibtexFile,
  ris: readRis,
  'csl-json': readCslJson,
};

/** What can be written. */
export const formats: readonly TextFormat[] = ['bibtex', 'biblatex', 'ris', 'csl-json', 'csv', 'markdown', 'html'];

/** How a file is converted. */
export interface Conversion {
  from: string;
  to: TextFormat;
  /** `keep`, or a pattern of citation keys. */
  keys: string;
  isAscii: boolean;
}

/** What came of it. */
export interface Converted {
  text: string;
  count: number;
  faults: ImportFault[];
  /** Citation keys of entries that pdfTeX can't set. */
  beyondPdftex: string[];
}

/**
 * Convert a file of references as the extension would by importing and exporting it.
 * @throws KeyPatternInvalid, FileHasTooManyPapers, TypeError where it is no text
 */
export async function convert(bytes: Uint8Array, { from, to, keys, isAscii }: Conversion): Promise<Converted> {
  const pattern = keys === 'keep' ? undefined : parseKeyPattern(keys);
  const text = textOfBytes(bytes)?.text;
  const read = readers[from];
  if (text === undefined || !read) throw new TypeError('Expected a text');
  const { papers, faults } = await read(text);
  const ascii = isAscii ? { encoding: 'ascii' as const } : {};
  const includes = { abstract: true, keywords: true, note: true };
  const writer = writerOf({ ...defaultExport(to), ...ascii, includes });
  const cited = named(papers, pattern);
  return {
    text: written(writer, cited),
    count: cited.length,
    faults,
    beyondPdftex: cited.filter(writer.isBeyondPdftex).map(({ key }) => key),
  };
}

/** Give each paper a key that no other has: the file's own come first. */
function named(papers: ImportedFile['papers'], pattern: KeyPattern | undefined): CitedPaper[] {
  const taken = new Set<string>();
  const take = (wanted: string) => {
    const key = uniqueKey(wanted, taken);
    taken.add(key.toLowerCase());
    return key;
  };
  const own = papers.map(({ key }) => (pattern || key === undefined ? undefined : take(key)));
  return papers.map(({ paper, line: _, key: __, ...said }, index) => ({
    ...said,
    paper,
    key: own[index] ?? take(proposeKey(paper, pattern)),
  }));
}

import type { ImportedFile } from '../core/importing';
import { isBibtex } from './bibtex-entries';
import { readBibtexFile } from './read-bibtex';
import { isCslJson, readCslJson } from './read-csl-json';
import { isPaperMemory, readPaperMemory } from './read-papermemory';
import { isRis, readRis } from './read-ris';
import { isZoteroRdf, readZoteroRdf } from './read-zotero-rdf';
import type { ReadingSteps } from './reading-steps';
import { textOfBytes } from './text-of-bytes';

/** What a file was taken for. */
export type FileKind = 'bibtex' | 'ris' | 'csl-json' | 'papermemory' | 'zotero-rdf';

/** A file of references, read. */
export interface ReadFile extends ImportedFile {
  kind: FileKind;
}

/** Bytes of a file. */
export const maxFileSize = 50_000_000;

/** Characters that are shown of a line. */
const shown = 80;

/** A file of more bytes than are read at once. */
export class ReferencesTooLarge extends Error {
  override name = 'ReferencesTooLarge';
}

/** A file in which nothing stands. */
export class FileEmpty extends Error {
  override name = 'FileEmpty';
}

/** A file that is none of references, as far as could be told. */
export class FileNotReferences extends Error {
  override name = 'FileNotReferences';
}

/** A backup of a library, which is restored and not imported. */
export class FileIsBackup extends Error {
  override name = 'FileIsBackup';
}

const readers: readonly {
  kind: FileKind;
  is: (text: string) => boolean;
  read: (text: string, steps?: ReadingSteps) => Promise<ImportedFile>;
}[] = [
  { kind: 'zotero-rdf', is: isZoteroRdf, read: readZoteroRdf },
  { kind: 'papermemory', is: isPaperMemory, read: readPaperMemory },
  { kind: 'csl-json', is: isCslJson, read: readCslJson },
  { kind: 'ris', is: isRis, read: readRis },
  { kind: 'bibtex', is: isBibtex, read: readBibtexFile },
];

/**
 * Read a file of references; what it is is told by what stands in it, whatever its name.
 * @throws ReferencesTooLarge, FileEmpty, FileIsBackup, FileNotReferences, FileHasTooManyPapers
 */
export async function readReferences(file: Blob, steps?: ReadingSteps): Promise<ReadFile> {
  if (file.size > maxFileSize) throw new ReferencesTooLarge(`Expected at most ${maxFileSize} bytes, got ${file.size}`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (await isBackup(bytes)) throw new FileIsBackup('Expected references, got a backup');
  const decoded = textOfBytes(bytes);
  if (decoded === undefined) throw new FileNotReferences('Expected a text');
  const { text, foreign } = decoded;
  if (text.trim() === '') throw new FileEmpty('Expected references, got nothing');
  const reader = readers.find(({ is }) => is(text));
  if (!reader) throw new FileNotReferences('Expected BibTeX, RIS, CSL-JSON, Zotero RDF or PaperMemory');
  const { papers, faults } = await reader.read(text, steps);
  const letters = foreign.map((line) => ({ line, fault: 'letters' as const, text: beginningOf(text, line) }));
  return { kind: reader.kind, papers, faults: [...letters, ...faults].sort((a, b) => a.line - b.line) };
}

/** The beginning of a line, from 1. */
function beginningOf(text: string, line: number): string {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1;
  return (
    text
      .slice(start, start + shown)
      .split('\n', 1)[0]
      ?.trim() ?? ''
  );
}

const gzip = [0x1f, 0x8b];

/** Whether bytes are one of our own backups, compressed or not: the first line says so. */
async function isBackup(bytes: Uint8Array): Promise<boolean> {
  const isPacked = gzip.every((byte, at) => bytes[at] === byte);
  const start = isPacked ? await unpacked(bytes) : bytes.subarray(0, 200);
  return /^[\uFEFF\s]{0,20}\{\s{0,20}"manicule"\s{0,20}:\s{0,20}"library"/.test(new TextDecoder().decode(start));
}

/** The first bytes of what is compressed; none where it isn't whole. */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  try {
    return (await reader.read()).value?.subarray(0, 200) ?? new Uint8Array();
  } catch {
    return new Uint8Array();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

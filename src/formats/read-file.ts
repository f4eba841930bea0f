import type { ImportedFile } from '../core/importing';
import { isBibtex } from './bibtex-entries';
import { readBibtexFile } from './read-bibtex';
import { isCslJson, readCslJson } from './read-csl-json';
import { isPaperMemory, readPaperMemory } from './read-papermemory';
import { isRis, readRis } from './read-ris';
import { isZoteroRdf, readZoteroRdf } from './read-zotero-rdf';
import type { ReadingSteps } from './reading-steps';

/** What a file was taken for. */
export type FileKind = 'bibtex' | 'ris' | 'csl-json' | 'papermemory' | 'zotero-rdf';

/** A file of references, read. */
export interface ReadFile extends ImportedFile {
  kind: FileKind;
}

/** Bytes of a file. */
export const maxFileSize = 50_000_000;

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
  const text = decoded(bytes);
  if (text === undefined) throw new FileNotReferences('Expected a text');
  if (text.trim() === '') throw new FileEmpty('Expected references, got nothing');
  const reader = readers.find(({ is }) => is(text));
  if (!reader) throw new FileNotReferences('Expected BibTeX, RIS, CSL-JSON, Zotero RDF or PaperMemory');
  return { kind: reader.kind, ...(await reader.read(text, steps)) };
}

/** Read bytes as their mark says, as UTF-16 where every other one is zero, as UTF-8, or else as Windows-1252, which has all of Latin-1; undefined where it is no text. */
export function decoded(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 4_096);
  const zeros = (first: number) => head.filter((byte, at) => at % 2 === first && byte === 0).length;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || zeros(1) > head.length / 4)
    return new TextDecoder('utf-16le').decode(bytes);
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || zeros(0) > head.length / 4)
    return new TextDecoder('utf-16be').decode(bytes);
  if (head.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
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

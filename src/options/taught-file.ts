import { maxTaught, TaughtInvalid, type TaughtProblem, type TaughtSite, taughtFrom } from '../core/taught';
import { isSelector } from '../ui/selector';

/** A file with taught pages can't be one. */
export class TaughtFileInvalid extends Error {
  override name = 'TaughtFileInvalid';
}

/** Bytes of a file with taught pages: far more than any has. */
const maxFileSize = 5_000_000;

/** What a file holds: the pages that can be kept, and what is wrong with the others. */
export interface TaughtFile {
  pages: TaughtSite[];
  faults: TaughtFault[];
}

/** One entry of a file that is no taught page. */
export interface TaughtFault {
  /** Its place in the file, from 1. */
  place: number;
  /** What it calls its host, cut; empty where it doesn't say. */
  host: string;
  property: string;
  problem: TaughtProblem;
}

/** Write taught pages as a file. */
export function serializeTaught(pages: readonly TaughtSite[]): string {
  return `${JSON.stringify({ manicule: 'taught pages', version: 1, pages }, undefined, 2)}\n`;
}

/**
 * Read a file of taught pages: one that was exported, a list of pages, or a single page. Nothing is changed by it.
 * @throws TaughtFileInvalid
 */
export async function readTaughtFile(file: File): Promise<TaughtFile> {
  if (file.size > maxFileSize) throw new TaughtFileInvalid(`Expected at most ${maxFileSize} bytes`);
  return parseTaught(await file.text());
}

/** @throws TaughtFileInvalid where a text is no JSON, or holds no list of pages, or too long a one. */
export function parseTaught(content: string): TaughtFile {
  const entries = entriesOf(parse(content));
  const read: TaughtFile = { pages: [], faults: [] };
  for (const [index, entry] of entries.entries()) {
    try {
      read.pages.push(taughtFrom(entry, isSelector));
    } catch (error) {
      if (!(error instanceof TaughtInvalid)) throw error;
      read.faults.push({ place: index + 1, host: hostIn(entry), property: error.property, problem: error.problem });
    }
  }
  return read;
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new TaughtFileInvalid('Expected JSON', { cause });
  }
}

function entriesOf(value: unknown): unknown[] {
  const pages = typeof value === 'object' && value !== null && 'pages' in value ? value.pages : value;
  const entries = Array.isArray(pages) ? pages : [pages];
  if (entries.length > maxTaught) throw new TaughtFileInvalid(`Expected at most ${maxTaught} pages`);
  return entries;
}

function hostIn(entry: unknown): string {
  const said = typeof entry === 'object' && entry !== null && 'host' in entry ? entry.host : '';
  return typeof said === 'string' ? said.slice(0, 100) : '';
}

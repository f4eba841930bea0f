import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import type { PaperId } from '../../src/core/identifier';
import type { Paper } from '../../src/core/paper';
import { openDatabase } from '../../src/storage/database';
import { Library } from '../../src/storage/library';
import type { LibraryDatabase } from '../../src/storage/schema';

/** Begin with no database at all. */
export function freshIndexedDb(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** Open an empty library. */
export async function emptyLibrary(): Promise<Library> {
  freshIndexedDb();
  return Library.open();
}

/** Look into the database beside the library. */
export async function inDatabase<T>(look: (db: LibraryDatabase) => Promise<T>): Promise<T> {
  const db = await openDatabase(() => undefined);
  try {
    return await look(db);
  } finally {
    db.close();
  }
}

/** A paper as a listing says it. */
export function paper(number: number, rest: Partial<Paper> = {}): Paper {
  return { id: arxiv(number), title: `Paper ${number}`, ...rest };
}

/** The arXiv id of a made-up paper. */
export function arxiv(number: number): PaperId {
  return `arxiv:2401.${String(number).padStart(5, '0')}`;
}

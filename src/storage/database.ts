import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { LibraryLost, LibraryTooNew, LibraryUnavailable } from './errors';
import { type Migration, migrations } from './migrations';
import {
  type ChangeTransaction,
  changedStores,
  type JobTransaction,
  jobStores,
  type LibraryDatabase,
  type LibrarySchema,
  type LookupTransaction,
  lookupStores,
} from './schema';
import type { WholeTransaction } from './whole';

/** The database's name. */
export const databaseName = 'library';

/**
 * Open the database, migrating it if it is older than the code. It closes itself when another context wants to
 * upgrade or delete it; `onClose` is called then, and when the browser ends the connection. With `mustExist` none is
 * made where there is none.
 * @throws LibraryTooNew, LibraryLost, LibraryUnavailable
 */
export async function openDatabase(
  onClose: () => void,
  steps: readonly Migration[] = migrations,
  mustExist = false,
): Promise<LibraryDatabase> {
  let failure: unknown;
  try {
    return await openDB<LibrarySchema>(databaseName, steps.length, {
      upgrade: (db, from, _to, tx) => {
        if (from === 0 && mustExist) {
          failure = new LibraryLost('Expected a library, got none');
          tx.done.catch(() => undefined);
          return abort(tx);
        }
        // Nobody waits for this callback: what fails in it aborts the upgrade, and is told as the cause.
        migrate(
          db as unknown as IDBPDatabase<unknown>,
          tx as unknown as IDBPTransaction<unknown, string[], 'versionchange'>,
          steps.slice(from),
        ).catch((error: unknown) => {
          failure = error;
        });
      },
      blocking: (_from, _to, event) => {
        (event.target as IDBDatabase).close();
        onClose();
      },
      terminated: onClose,
    });
  } catch (error) {
    const cause = failure ?? error;
    if (cause instanceof LibraryLost) throw cause;
    if (cause instanceof Error && cause.name === 'VersionError') {
      throw new LibraryTooNew('The library was written by a newer version', { cause });
    }
    throw new LibraryUnavailable(String(cause), { cause });
  }
}

/**
 * Change the library in one transaction: what `work` writes is kept as a whole once this returns, or not at all if
 * it throws. `work` may await nothing but the transaction's own requests.
 */
export async function transact<T>(db: LibraryDatabase, work: (tx: ChangeTransaction) => Promise<T>): Promise<T> {
  // What somebody typed survives a power cut: Chromium's default is to answer before the disk has it.
  return complete(db.transaction(changedStores, 'readwrite', { durability: 'strict' }), work);
}

/** Do the same with the jobs beside it: what a slice of long work changes, and how far it is, are kept together. */
export async function transactJob<T>(db: LibraryDatabase, work: (tx: JobTransaction) => Promise<T>): Promise<T> {
  return complete(db.transaction(jobStores, 'readwrite', { durability: 'strict' }), work);
}

/** Do the same with what sources were asked: an answer and that it was given are kept together. It can be asked for again, so the disk needn't have it. */
export async function transactLookups<T>(db: LibraryDatabase, work: (tx: LookupTransaction) => Promise<T>): Promise<T> {
  return complete(db.transaction(lookupStores, 'readwrite'), work);
}

/** Do the same with all stores, those included that no user's change touches. */
export async function transactAll<T>(
  db: LibraryDatabase,
  work: (tx: WholeTransaction<'readwrite'>) => Promise<T>,
): Promise<T> {
  return complete(db.transaction([...db.objectStoreNames], 'readwrite', { durability: 'strict' }), work);
}

async function complete<Tx extends { done: Promise<void>; abort(): void }, T>(
  tx: Tx,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const done = tx.done.catch((error: unknown) => ({ error }));
  try {
    const result = await work(tx);
    const failure = await done;
    if (failure) throw failure.error;
    return result;
  } catch (error) {
    abort(tx);
    await done;
    throw error;
  }
}

async function migrate(
  db: IDBPDatabase<unknown>,
  tx: IDBPTransaction<unknown, string[], 'versionchange'>,
  steps: readonly Migration[],
): Promise<void> {
  tx.done.catch(() => undefined);
  try {
    for (const step of steps) await step(db, tx);
  } catch (error) {
    abort(tx);
    throw error;
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It is over already.
  }
}

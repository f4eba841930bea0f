import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { claimTitles } from './claim-titles';

/** The transaction of an upgrade. */
export type UpgradeTransaction = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Brings a database from the version before to its own, inside the upgrade's transaction. */
export type Migration = (db: IDBPDatabase<unknown>, tx: UpgradeTransaction) => void | Promise<void>;

/**
 * All migrations, oldest first; the database's version is their number. Append only: one that was released is never
 * changed, and each is tested from a frozen database of every earlier version (tests/storage/frozen).
 * They know the stores as they were, so they don't use the types of schema.ts.
 */
export const migrations: readonly Migration[] = [
  async function firstSchema(db, tx) {
    const papers = db.createObjectStore('papers', { keyPath: 'id' });
    papers.createIndex('ids', 'ids', { multiEntry: true, unique: true });
    papers.createIndex('newest', ['newest', 'id']);
    const annotations = db.createObjectStore('annotations', { keyPath: 'id' });
    annotations.createIndex('newest', ['newest', 'id']);
    annotations.createIndex('hidden', 'hidden.value');
    annotations.createIndex('foldedKey', 'foldedKey', { unique: true });
    db.createObjectStore('rules', { keyPath: 'id' });
    const journal = db.createObjectStore('journal', { keyPath: 'revision', autoIncrement: true });
    journal.createIndex('batch', ['device', 'batch']);
    db.createObjectStore('tags', { keyPath: 'tag' });
    const sightings = db.createObjectStore('sightings', { keyPath: ['paper', 'site', 'page'] });
    sightings.createIndex('last', 'last');
    db.createObjectStore('meta');
    await tx.objectStore('meta').put(crypto.randomUUID(), 'device');
    await tx.objectStore('meta').put(0, 'total');
  },
  async function mergesAndTitles(db, tx) {
    db.createObjectStore('merges', { keyPath: 'id' });
    const annotations = tx.objectStore('annotations');
    annotations.deleteIndex('foldedKey');
    annotations.createIndex('foldedKey', 'foldedKey', { unique: true, multiEntry: true });
    tx.objectStore('papers').createIndex('claims', 'claims', { multiEntry: true });
    await claimTitles(tx);
  },
  async function rulesInOrder(db, tx) {
    db.createObjectStore('hits', { keyPath: 'rule' });
    const rules = tx.objectStore('rules');
    rules.createIndex('action', 'action');
    const all = (await rules.getAll()) as { created: number }[];
    // Until now they were listed newest first, the removed ones among them.
    const inOrder = all.sort((a, b) => b.created - a.created);
    await Promise.all(inOrder.map((rule, index) => rules.put({ ...rule, position: index + 1 })));
  },
  function largeLibraries(db, tx) {
    db.createObjectStore('segments', { keyPath: 'last' });
    db.createObjectStore('stale');
    db.createObjectStore('jobs', { keyPath: 'id' });
    db.createObjectStore('lists', { keyPath: 'id' });
    db.createObjectStore('visits', { keyPath: 'site' });
    tx.objectStore('journal').createIndex('undoes', ['device', 'undoes']);
  },
  async function lookups(db, tx) {
    db.createObjectStore('lookups', { keyPath: 'id' }).createIndex('states', 'states', { multiEntry: true });
    db.createObjectStore('asking', { keyPath: 'id' });
    tx.objectStore('papers').createIndex('published', 'published.state');
    // What was saved before is asked for when somebody says so, not because of an update.
    const last = await tx.objectStore('journal').openKeyCursor(null, 'prev');
    await tx.objectStore('asking').put?.({ id: 'journal', next: 0, failures: 0, revision: Number(last?.key ?? 0) });
  },
];

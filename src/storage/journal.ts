import type { IDBPTransaction } from 'idb';
import type { PaperId } from '../core/identifier';
import type { ChangeTransaction, JournalEntry, LibraryDatabase, LibrarySchema } from './schema';

/** What a journal entry says besides when, by whom and with what else. */
export type Step = Pick<JournalEntry, 'store' | 'id' | 'field' | 'old' | 'new'>;

/** One user action: a time for all its steps, and the steps, written when it ends. */
export interface Batch {
  time: number;
  /** Its number; undefined while there are no steps, since nothing is written then. */
  readonly number: number | undefined;
  record(step: Step): void;
  /** Write the steps. Called once, inside the transaction that makes the changes. */
  write(): Promise<void>;
}

/** What has changed after a revision. */
export interface Changes {
  revision: number;
  papers: PaperId[];
  /** Whether any rule was made, changed, moved, removed or brought back. */
  rules: boolean;
  /** Whether a copy was put in place of the whole library. */
  isReplaced: boolean;
}

/** What is known of a batch when it begins: the one that it takes back, and its number and time where it goes on. */
export interface BatchOf {
  undoes?: number;
  number?: number;
  time?: number;
  /** Whether nobody did it: it has no number then, is in no list of changes, and can't be taken back. */
  isNobodys?: boolean;
}

/** Begin a batch, numbered after this device's last one, or go on with one. */
export async function beginBatch(
  tx: ChangeTransaction,
  { undoes, number, time = Date.now(), isNobodys = false }: BatchOf = {},
): Promise<Batch> {
  const device = await deviceOf(tx);
  const batch = number ?? (await lastBatch(tx, device)) + 1;
  const steps: Step[] = [];
  return {
    time,
    get number() {
      return steps.length > 0 ? batch : undefined;
    },
    record: (step) => steps.push(step),
    async write() {
      const of = { device, time, ...(!isNobodys && { batch }), ...(undoes !== undefined && { undoes }) };
      await Promise.all(steps.map((step) => tx.objectStore('journal').add({ ...of, ...step })));
    },
  };
}

async function lastBatch(tx: ChangeTransaction, device: string): Promise<number> {
  const cursor = await tx.objectStore('journal').index('batch').openKeyCursor(batchesOf(device), 'prev');
  return cursor?.key[1] ?? 0;
}

/** A transaction that reads the journal. */
export type JournalReader =
  | IDBPTransaction<LibrarySchema, ('journal' | 'papers' | 'merges' | 'meta')[], 'readonly'>
  | ChangeTransaction;

/**
 * The newest batch of this device that changed annotations or facts by hand, or merged or separated papers, and wasn't taken back yet.
 * Frozen keys and rules aren't taken back this way, nor what was before a copy was put in place of the library.
 */
export async function newestUndoable(tx: ChangeTransaction): Promise<number | undefined> {
  const device = await deviceOf(tx);
  const index = tx.objectStore('journal').index('batch');
  for (let before = Number.POSITIVE_INFINITY; ; ) {
    const cursor = await index.openKeyCursor(batchesOf(device, before), 'prev');
    if (!cursor) return undefined;
    before = cursor.key[1];
    const all = await index.getAll(cursor.key);
    if (all[0]?.store === 'library') return undefined;
    if (all[0]?.undoes === undefined && all.some(isUndoable) && !(await isUndone(tx, before))) return before;
  }
}

/** The steps of one of this device's batches, in their order. */
export async function entriesOf(tx: ChangeTransaction, batch: number): Promise<JournalEntry[]> {
  return tx
    .objectStore('journal')
    .index('batch')
    .getAll([await deviceOf(tx), batch]);
}

/** How many steps one of this device's batches has. */
export async function countSteps(db: LibraryDatabase, batch: number): Promise<number> {
  const tx = db.transaction(['journal', 'papers', 'merges', 'meta']);
  return tx
    .objectStore('journal')
    .index('batch')
    .count([await deviceOf(tx), batch]);
}

/** Whether a batch was taken back, and that wasn't taken back again. */
export async function isUndone(tx: JournalReader, batch: number): Promise<boolean> {
  const journal = (tx as ChangeTransaction).objectStore('journal');
  const cursor = await journal.index('undoes').openCursor(IDBKeyRange.only([await deviceOf(tx), batch]), 'prev');
  return cursor !== null && !(await isUndone(tx, cursor.value.batch ?? 0));
}

/** Whether a copy was put in place of the library in this batch or since then. */
export async function replacedIn(tx: JournalReader, batch: number): Promise<boolean> {
  return Number((await (tx as ChangeTransaction).objectStore('meta').get('replaced')) ?? 0) >= batch;
}

function isUndoable({ store, field }: JournalEntry): boolean {
  if (store === 'annotations') return !isKey(field);
  return store === 'papers' && (field === 'merged' || field === 'published' || field.startsWith('fact '));
}

/** Whether a field is a citation key: they are kept for good, and what is merged and separated moves them along. */
export function isKey(field: string): boolean {
  return field === 'key' || field === 'aliasKeys';
}

/** The journal's newest revision, 0 where nothing has ever changed. */
export async function newestRevision(db: LibraryDatabase): Promise<number> {
  const cursor = await db.transaction('journal').store.openKeyCursor(null, 'prev');
  return cursor?.key ?? 0;
}

/** Which papers were changed after a revision, each once, and whether rules were. A frozen key is no change that anybody sees. */
export async function changesSince(db: LibraryDatabase, revision: number): Promise<Changes> {
  const entries = await db.getAll('journal', IDBKeyRange.lowerBound(revision, true));
  const papers = new Set<PaperId>();
  for (const { store, id, field, old, new: now } of entries) {
    if (store === 'papers' || (store === 'annotations' && !isKey(field))) papers.add(id as PaperId);
    if (store === 'papers' && field === 'ids') for (const gone of withdrawn(old, now)) papers.add(gone);
  }
  const isReplaced = entries.some(({ store }) => store === 'library');
  const rules = isReplaced || entries.some(({ store }) => store === 'rules');
  return { revision: entries.at(-1)?.revision ?? revision, papers: [...papers], rules, isReplaced };
}

/** Ids that a paper has lost: they have no mark of their own any more. */
function withdrawn(old: unknown, now: unknown): PaperId[] {
  const [before, after] = [old, now].map((ids) => (Array.isArray(ids) ? (ids as PaperId[]) : []));
  return before?.filter((id) => !after?.includes(id)) ?? [];
}

/** This device's random id. */
export async function deviceOf(tx: JournalReader): Promise<string> {
  return String(await (tx as ChangeTransaction).objectStore('meta').get('device'));
}

/** The keys of a device's batches before one, or of all. */
export function batchesOf(device: string, before = Number.POSITIVE_INFINITY): IDBKeyRange {
  return IDBKeyRange.bound([device, 0], [device, before], false, true);
}

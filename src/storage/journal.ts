import type { PaperId } from '../core/identifier';
import type { ChangeTransaction, JournalEntry, LibraryDatabase } from './schema';

/** What a journal entry says besides when, by whom and with what else. */
export type Step = Pick<JournalEntry, 'store' | 'id' | 'field' | 'old' | 'new'>;

/** One user action: a time for all its steps, and the steps, written when it ends. */
export interface Batch {
  time: number;
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

/** Begin a batch, numbered after this device's last one. */
export async function beginBatch(tx: ChangeTransaction, undoes?: number): Promise<Batch> {
  const device = await deviceOf(tx);
  const last = await tx.objectStore('journal').index('batch').openKeyCursor(batchesOf(device), 'prev');
  const batch = (last?.key[1] ?? 0) + 1;
  const time = Date.now();
  const steps: Step[] = [];
  return {
    time,
    record: (step) => steps.push(step),
    async write() {
      const of = { device, batch, time, ...(undoes === undefined ? {} : { undoes }) };
      await Promise.all(steps.map((step) => tx.objectStore('journal').add({ ...of, ...step })));
    },
  };
}

/**
 * The newest batch of this device that changed annotations, or merged or separated papers, and wasn't taken back yet: its number and its entries.
 * Frozen keys and rules aren't taken back this way, nor what was before a copy was put in place of the library.
 */
export async function newestUndoable(
  tx: ChangeTransaction,
): Promise<{ batch: number; entries: JournalEntry[] } | undefined> {
  const device = await deviceOf(tx);
  const index = tx.objectStore('journal').index('batch');
  let before = Number.POSITIVE_INFINITY;
  for (;;) {
    const cursor = await index.openKeyCursor(IDBKeyRange.bound([device, 0], [device, before], false, true), 'prev');
    if (!cursor) return undefined;
    const all = await index.getAll(cursor.key);
    const [first] = all;
    if (first?.store === 'library') return undefined;
    before = first?.undoes ?? cursor.key[1];
    if (first?.undoes !== undefined) continue;
    const entries = all.filter(isUndoable);
    if (entries.length > 0) return { batch: cursor.key[1], entries };
  }
}

function isUndoable({ store, field }: JournalEntry): boolean {
  return store === 'annotations' ? !keyFields.includes(field) : store === 'papers' && field === 'merged';
}

/** Citation keys are kept for good; what is merged and separated moves them along. */
const keyFields = ['key', 'aliasKeys'];

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
    if (store === 'papers' || (store === 'annotations' && !keyFields.includes(field))) papers.add(id as PaperId);
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

async function deviceOf(tx: ChangeTransaction): Promise<string> {
  return String(await tx.objectStore('meta').get('device'));
}

function batchesOf(device: string): IDBKeyRange {
  return IDBKeyRange.bound([device, 0], [device, Number.POSITIVE_INFINITY]);
}

import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { transact } from './database';
import { edit, loadDrafts, writeDrafts } from './drafts';
import { paperOf } from './facts';
import { beginBatch } from './journal';
import type { ChangeTransaction, LibraryDatabase } from './schema';

/** A paper with its citation key. */
export interface Citation {
  paper: Paper;
  key: string;
  /** Keys that papers had which were merged into this one: texts may cite it by them. */
  aliasKeys?: string[];
}

/** Names a paper by a key that, in lower case, isn't taken. */
export type Naming = (paper: Paper, taken: ReadonlySet<string>) => string;

/**
 * Give papers their citation keys, in the order asked and each once: the frozen one, else a new one that nobody has,
 * whatever its case. With `freeze` new keys are kept for good. Papers that the library doesn't know are left out.
 */
export async function cite(db: LibraryDatabase, ids: PaperId[], naming: Naming, freeze: boolean): Promise<Citation[]> {
  return transact(db, async (tx) => {
    const known = tx.objectStore('papers').index('ids');
    const canonical = await Promise.all(ids.map((id) => known.getKey(id)));
    const drafts = await loadDrafts(tx, [...new Set(canonical.filter((id) => id !== undefined))]);
    const batch = await beginBatch(tx);
    const taken = await frozenKeys(tx);
    const citations = drafts.map((draft): Citation => {
      const paper = paperOf(draft.paper);
      const key = draft.annotation.key?.value ?? naming(paper, taken);
      taken.add(key.toLowerCase());
      if (freeze && !draft.annotation.key) edit(draft, { field: 'key', old: undefined, new: key }, batch);
      const aliasKeys = draft.annotation.aliasKeys?.value;
      return { paper, key, ...(aliasKeys && { aliasKeys }) };
    });
    if (freeze) await writeDrafts(tx, drafts, batch);
    return citations;
  });
}

async function frozenKeys(tx: ChangeTransaction): Promise<Set<string>> {
  const keys = new Set<string>();
  let cursor = await tx.objectStore('annotations').index('foldedKey').openKeyCursor();
  while (cursor) {
    keys.add(cursor.key);
    cursor = await cursor.continue();
  }
  return keys;
}

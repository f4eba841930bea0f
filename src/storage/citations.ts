import type { CitedPaper } from '../core/citing';
import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { transact } from './database';
import { type Draft, edit, loadDrafts, writeDrafts } from './drafts';
import { paperOf } from './facts';
import { type Batch, beginBatch } from './journal';
import { handOut } from './own-keys';
import { annotationOf } from './record';
import type { ChangeTransaction, LibraryDatabase } from './schema';
import { takenKeys } from './taken-keys';

/** Names a paper by a key that, in lower case, isn't taken: one that is is made another by adding to it. */
export interface Naming {
  (paper: Paper, taken: ReadonlySet<string>): string;
  /** What a key becomes that is taken, by number: 0 is itself. Who names so needn't be told all keys that begin like one. */
  variant?(proposed: string, number: number): string;
}

/** Papers whose records are in memory at a time. */
const papersAtOnce = 500;

/**
 * Give papers their citation keys, in the order asked and each once: the frozen one, else a new one that nobody has,
 * whatever its case. With `freeze` new keys are kept for good. Papers that the library doesn't know are left out.
 * @param besides Keys that others were given just now, so that none of these gets them.
 */
export async function cite(
  db: LibraryDatabase,
  ids: PaperId[],
  naming: Naming,
  freeze: boolean,
  besides: Iterable<string> = [],
): Promise<CitedPaper[]> {
  const given = new Set([...besides].map((key) => key.toLowerCase()));
  if (!freeze) {
    // Who only looks waits for nobody who writes.
    const tx = db.transaction(['papers', 'annotations', 'merges']) as unknown as ChangeTransaction;
    return citeAll(tx, ids, naming, undefined, given);
  }
  return transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const cited = await citeAll(tx, ids, naming, { ...batch, write: async () => undefined }, given);
    await batch.write();
    return cited;
  });
}

async function citeAll(
  tx: ChangeTransaction,
  ids: readonly PaperId[],
  naming: Naming,
  batch: Batch | undefined,
  given: Set<string>,
): Promise<CitedPaper[]> {
  const cited = new Map<PaperId, CitedPaper>();
  for (let at = 0; at < ids.length; at += papersAtOnce) {
    const drafts = await draftsOf(tx, ids.slice(at, at + papersAtOnce));
    const others = drafts.filter(({ paper }) => !cited.has(paper.id));
    const citations = await citeDrafts(tx, others, naming, batch, given);
    for (const citation of citations) cited.set(citation.paper.id, citation);
  }
  return [...cited.values()];
}

/** Give some papers their citation keys, which are kept for good, in a batch that is written with them. */
export async function citeSome(
  tx: ChangeTransaction,
  ids: readonly PaperId[],
  naming: Naming,
  batch: Batch,
): Promise<CitedPaper[]> {
  return citeDrafts(tx, await draftsOf(tx, ids), naming, batch, new Set());
}

/** The papers of these ids, each once; those that the library doesn't know are left out. */
async function draftsOf(tx: ChangeTransaction, ids: readonly PaperId[]): Promise<Draft[]> {
  const index = tx.objectStore('papers').index('ids');
  const asked = await loadDrafts(tx, [...new Set(ids)]);
  const drafts = await Promise.all(
    asked.map(async (draft) => {
      if (draft.before.paper) return draft;
      const id = await index.getKey(draft.paper.id);
      return id === undefined
        ? undefined
        : (asked.find(({ paper }) => paper.id === id) ?? (await loadDrafts(tx, [id]))[0]);
    }),
  );
  const byId = new Map(drafts.flatMap((draft) => (draft ? [[draft.paper.id, draft] as const] : [])));
  return [...byId.values()];
}

/** @param given Keys that were given before and aren't frozen; those that are given here are added. */
async function citeDrafts(
  tx: ChangeTransaction,
  drafts: readonly Draft[],
  naming: Naming,
  batch: Batch | undefined,
  given: Set<string>,
): Promise<CitedPaper[]> {
  const papers = new Map(drafts.map((draft) => [draft, paperOf(draft.paper)]));
  const unnamed = drafts.filter(({ annotation }) => !annotation.key).flatMap((draft) => papers.get(draft) ?? []);
  const proposed = unnamed.map((paper) => naming(paper, new Set()));
  const taken = await takenKeys(tx, proposed, naming, given);
  const citations = drafts.map((draft): CitedPaper => {
    const paper = papers.get(draft) ?? paperOf(draft.paper);
    const key = draft.annotation.key?.value ?? naming(paper, takenFrom(draft, taken, given));
    taken.add(key.toLowerCase());
    given.add(key.toLowerCase());
    if (batch && !draft.annotation.key) edit(draft, { field: 'key', old: undefined, new: key }, batch);
    else if (batch) handOut(draft, batch);
    const aliasKeys = draft.annotation.aliasKeys?.value;
    return { paper, key, ...(aliasKeys && { aliasKeys }), ...saidOf(draft) };
  });
  if (batch) await writeDrafts(tx, named(drafts), batch);
  return citations;
}

/** The keys that a paper can't have: those that it had itself it may have again, unless another was just given one. */
function takenFrom(
  { annotation: { aliasKeys } }: Draft,
  taken: ReadonlySet<string>,
  given: ReadonlySet<string>,
): ReadonlySet<string> {
  if (!aliasKeys) return taken;
  const own = new Set(aliasKeys.value.map((key) => key.toLowerCase()).filter((key) => !given.has(key)));
  return new Set([...taken].filter((key) => !own.has(key)));
}

/** What the reader says of a paper; nothing where it isn't saved. */
function saidOf({ annotation }: Draft): Omit<CitedPaper, 'paper' | 'key' | 'aliasKeys'> {
  const saved = annotation.saved.value;
  if (saved === false) return {};
  const { tags, note, status, starred } = annotationOf(annotation);
  return { saved, status, starred, ...(tags.length > 0 && { tags }), ...(note !== '' && { note }) };
}

/** Those that got a key. */
function named(drafts: readonly Draft[]): Draft[] {
  return drafts.filter(({ annotation, before }) => annotation !== before.annotation);
}

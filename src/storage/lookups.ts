import type { PaperId } from '../core/identifier';
import { type LookupFault, type MetadataSourceId, metadataSources } from '../core/metadata';
import type { Paper } from '../core/paper';
import {
  askedPaper,
  emptyLookup,
  type LookupUse,
  lookupOf,
  mayAsk,
  type PlacesOf,
  stateKey,
  unanswered,
} from './lookup-rows';
import type { JournalEntry, LibraryDatabase, StoredAsking, StoredLookup, StoredPaper } from './schema';

/** Steps of the journal that are looked at, and papers that are asked for anew, in one transaction. */
const [stepsAtOnce, papersAtOnce] = [500, 500];

/** Papers of which it is looked whether it is time to try them again. */
const mostFailed = 500;

/** A paper that a source is asked for, with what it knows it by. */
export interface Wanted {
  paper: Paper;
  key: string;
}

/** How many papers are in each state with a source. */
export type LookupCounts = Record<'waiting' | 'found' | 'missing' | 'failed', number>;

/**
 * Learn from the journal which papers were saved, removed, merged or changed since it was read last, some steps at a time;
 * answers whether there may be more. Nothing is lost where a worker dies: how far it has read is written with what came of it.
 */
export async function takeLookupNews(db: LibraryDatabase, placesOf: PlacesOf): Promise<boolean> {
  const from = (await askingOf(db, 'journal')).revision ?? 0;
  const tx = db.transaction(['journal', 'papers', 'annotations']);
  const steps = await tx.objectStore('journal').getAll(IDBKeyRange.lowerBound(from, true), stepsAtOnce);
  const last = steps.at(-1)?.revision;
  if (last === undefined) return false;
  const news = newsIn(steps);
  const papers = await savedPapers(db, [...news.papers.keys()]);
  const write = db.transaction(['lookups', 'asking'], 'readwrite');
  const store = write.objectStore('lookups');
  if (news.isReplaced) await store.clear();
  for (const [id, isNew] of news.papers) {
    const known = await store.get(id);
    if (known || isNew) await store.put(lookupOf(known ?? emptyLookup(id), papers.get(id), placesOf));
  }
  for (const [from, into] of news.merged) {
    const [gone, kept, paper] = [await store.get(from), await store.get(into), papers.get(into)];
    if (!gone || !paper) continue;
    const base = kept ?? emptyLookup(into);
    await store.put(lookupOf({ ...base, answers: { ...gone.answers, ...base.answers } }, paper, placesOf));
  }
  await write.objectStore('asking').put({ id: 'journal', next: 0, failures: 0, revision: last });
  await write.done;
  return steps.length === stepsAtOnce;
}

/**
 * The papers that a source is to be asked for next, at most so many, in which order ever: those that wait, else those that
 * are to be tried again by now. `again` is when the next of these is, `gone` are papers that are no longer there.
 */
export async function nextLookups(
  db: LibraryDatabase,
  { id: source, ownOnly }: LookupUse,
  limit: number,
  now: number,
): Promise<{ wanted: Wanted[]; again?: number; gone: PaperId[] }> {
  const index = db.transaction('lookups').store.index('states');
  const [waiting, failed] = await Promise.all([
    index.getAll(stateKey(source, ownOnly ? 'own' : 'waiting'), limit),
    index.getAll(stateKey(source, 'failed'), mostFailed),
  ]);
  const retried = failed.filter((row) => mayAsk(row, { id: source, ownOnly }));
  const againOf = (row: StoredLookup) => row.answers[source]?.again ?? Number.POSITIVE_INFINITY;
  const rows = [...waiting, ...retried.filter((row) => againOf(row) <= now)].slice(0, limit);
  const papers = await savedPapers(
    db,
    rows.map(({ id }) => id),
  );
  const again = Math.min(...retried.map(againOf).filter((time) => time > now));
  return {
    wanted: rows.flatMap(({ id, keys }): Wanted[] => {
      const [paper, key] = [papers.get(id), keys[source]];
      return paper && key !== undefined ? [{ paper: askedPaper(paper), key }] : [];
    }),
    ...(Number.isFinite(again) && { again }),
    gone: rows.map(({ id }) => id).filter((id) => !papers.has(id)),
  };
}

/** Want papers no longer that are no longer there. */
export async function dropLookups(db: LibraryDatabase, ids: readonly PaperId[], placesOf: PlacesOf): Promise<void> {
  const tx = db.transaction('lookups', 'readwrite');
  for (const id of ids) {
    const known = await tx.store.get(id);
    if (known) await tx.store.put(lookupOf(known, undefined, placesOf));
  }
  await tx.done;
}

/** Have sources asked for saved papers, again where that was done before; answers for how many there is any to ask. */
export async function askAnew(
  db: LibraryDatabase,
  ids: readonly PaperId[],
  uses: readonly LookupUse[],
  placesOf: PlacesOf,
): Promise<number> {
  let asked = 0;
  for (let at = 0; at < ids.length; at += papersAtOnce) {
    const papers = await savedPapers(db, await ownersOf(db, ids.slice(at, at + papersAtOnce)));
    const tx = db.transaction('lookups', 'readwrite');
    for (const [id, paper] of papers) {
      const lookup = lookupOf((await tx.store.get(id)) ?? emptyLookup(id), paper, placesOf);
      const sources = uses.filter((use) => mayAsk(lookup, use)).map((use) => use.id);
      await tx.store.put(unanswered(lookup, sources));
      if (sources.length > 0) asked += 1;
    }
    await tx.done;
  }
  return asked;
}

/** How a source stands: when it may be asked next, and what went wrong; or up to where the journal was read. */
export async function askingOf(db: LibraryDatabase, id: StoredAsking['id']): Promise<StoredAsking> {
  return (await db.get('asking', id)) ?? { id, next: 0, failures: 0 };
}

/** Keep how a source stands. */
export async function putAsking(db: LibraryDatabase, asking: StoredAsking): Promise<void> {
  await db.put('asking', asking);
}

/** Count how far a source is; only papers that it may be asked for wait. */
export async function countLookups(
  db: LibraryDatabase,
  source: MetadataSourceId,
  ownOnly: boolean,
): Promise<LookupCounts> {
  const index = db.transaction('lookups').store.index('states');
  const count = (state: Parameters<typeof stateKey>[1]) => index.count(stateKey(source, state));
  const [waiting, found, missing, failed] = await Promise.all([
    count(ownOnly ? 'own' : 'waiting'),
    count('found'),
    count('missing'),
    count('failed'),
  ]);
  return { waiting, found, missing, failed };
}

/** The papers for which a source couldn't be asked, the last first. */
export async function listLookupFaults(db: LibraryDatabase, limit: number): Promise<LookupFault[]> {
  const index = db.transaction('lookups').store.index('states');
  const all = await Promise.all(
    metadataSources.map(async (source) => {
      const rows = await index.getAll(stateKey(source, 'failed'), mostFailed);
      return rows.flatMap(({ id, answers }) => (answers[source] ? [{ id, source, answer: answers[source] }] : []));
    }),
  );
  const last = all
    .flat()
    .sort((a, b) => b.answer.time - a.answer.time)
    .slice(0, limit);
  return Promise.all(
    last.map(async ({ id, source, answer: { error = '', again } }) => {
      const title = (await db.get('papers', id))?.facts.title ?? id;
      return { id, title, source, error, ...(again !== undefined && { again }) };
    }),
  );
}

/** What the journal says of papers: those that were touched, with whether they were saved, and merges in their order. */
function newsIn(steps: readonly JournalEntry[]): {
  papers: Map<PaperId, boolean>;
  merged: [PaperId, PaperId][];
  isReplaced: boolean;
} {
  // What was done to a library that was replaced since says nothing of this one.
  const from = steps.findLastIndex(({ store }) => store === 'library');
  const papers = new Map<PaperId, boolean>();
  const merged: [PaperId, PaperId][] = [];
  for (const { store, id, field, old, new: now } of steps.slice(from + 1)) {
    if (store !== 'papers' && store !== 'annotations') continue;
    const isSaved = field === 'saved' && now !== false;
    for (const one of field === 'merged' ? [id, old ?? now] : [id]) {
      papers.set(one as PaperId, isSaved || papers.get(one as PaperId) === true);
    }
    if (field === 'merged' && now !== undefined) merged.push([id as PaperId, now as PaperId]);
  }
  return { papers, merged, isReplaced: from !== -1 };
}

/** Papers that are saved, by their own ids; the others are left out. */
async function savedPapers(db: LibraryDatabase, ids: readonly PaperId[]): Promise<Map<PaperId, StoredPaper>> {
  const tx = db.transaction(['papers', 'annotations']);
  const found = await Promise.all(
    ids.map(async (id): Promise<[PaperId, StoredPaper][]> => {
      const [paper, annotation] = await Promise.all([
        tx.objectStore('papers').get(id),
        tx.objectStore('annotations').get(id),
      ]);
      return paper && annotation && annotation.saved.value !== false ? [[id, paper]] : [];
    }),
  );
  return new Map(found.flat());
}

async function ownersOf(db: LibraryDatabase, ids: readonly PaperId[]): Promise<PaperId[]> {
  const index = db.transaction('papers').store.index('ids');
  const owners = await Promise.all(ids.map((id) => index.getKey(id)));
  return [...new Set(owners.filter((id) => id !== undefined))];
}

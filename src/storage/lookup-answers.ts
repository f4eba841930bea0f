import { type PaperId, schemeOf } from '../core/identifier';
import type { MetadataSourceId } from '../core/metadata';
import type { PaperFields } from '../core/paper';
import type { Publication } from '../core/publication';
import { isOfAnother } from './another-paper';
import { transactLookups } from './database';
import { type Draft, loadDrafts, writeDrafts } from './drafts';
import { withClaim } from './fact-edits';
import { mergeFacts } from './facts';
import { knowledgeOf } from './hold';
import { type Batch, beginBatch } from './journal';
import { answered, emptyLookup, lookupOf, type PlacesOf } from './lookup-rows';
import type { Wanted } from './lookups';
import { offer } from './offers';
import { inOrder, isSame } from './parts';
import { freeAlias } from './published';
import type {
  ChangeTransaction,
  LibraryDatabase,
  LookupAnswer,
  LookupTransaction,
  StoredAsking,
  StoredPaper,
} from './schema';
import { doiIdOf } from './word';

/** What a source says of one paper: of the paper itself, and where it was published. */
export interface FoundFacts {
  ids?: PaperId[];
  fields: PaperFields;
  published?: Publication;
}

/** What came of asking a source for some papers: what it says of each, nothing where it knows nothing of one; or why one couldn't be asked for. */
export interface LookupResult {
  source: MetadataSourceId;
  wanted: readonly Wanted[];
  found: ReadonlyMap<PaperId, FoundFacts>;
  /** Instead of an answer; `retries` are the milliseconds after which it is tried again, the first time, the second and so on. */
  fault?: { error: string; retries: readonly number[] };
  asking: StoredAsking;
}

/**
 * Keep what a source has answered, in one transaction with that it has. A paper that was merged meanwhile gets it under
 * its new id; of one that was removed nothing is kept. What is of another paper is no answer: nothing of it is kept but
 * that it came, and it isn't asked for again by itself. Answers whether anything has become known.
 */
export async function putLookups(
  db: LibraryDatabase,
  { source, wanted, found, fault, asking }: LookupResult,
  placesOf: PlacesOf,
  now: number,
): Promise<boolean> {
  return transactLookups(db, async (all) => {
    const tx = all as unknown as ChangeTransaction;
    const batch = await beginBatch(tx, { time: now, isNobodys: true });
    const index = tx.objectStore('papers').index('ids');
    const owners = await Promise.all(wanted.map(async ({ paper }) => index.getKey(paper.id)));
    const drafts = await loadDrafts(tx, [...new Set(owners.filter((id) => id !== undefined))]);
    const byId = new Map(drafts.map((draft) => [draft.paper.id, draft]));
    for (const [at, { paper, key }] of wanted.entries()) {
      const draft = byId.get(owners[at] ?? paper.id);
      if (!draft || draft.annotation.saved.value === false) continue;
      const answered = found.get(paper.id);
      const isOther = answered && isOfAnother(draft.paper, answered.fields);
      const said = isOther ? undefined : answered;
      if (said) draft.paper = await toldPaper(tx, draft, said, source, batch);
      const failed = isOther ? { error: 'AnotherPaper', retries: [] } : fault;
      const answer = { key, state: said ? 'found' : failed ? 'failed' : 'missing', time: now } as const;
      await putAnswer(all, draft.paper, source, { answer, fault: failed }, placesOf);
    }
    await writeDrafts(
      tx,
      drafts.filter(({ paper, before }) => paper !== before.paper),
      batch,
    );
    await all.objectStore('asking').put(asking);
    return batch.number !== undefined;
  });
}

async function putAnswer(
  tx: LookupTransaction,
  paper: StoredPaper,
  source: MetadataSourceId,
  { answer, fault }: { answer: LookupAnswer; fault: LookupResult['fault'] },
  placesOf: PlacesOf,
): Promise<void> {
  const store = tx.objectStore('lookups');
  const known = (await store.get(paper.id)) ?? emptyLookup(paper.id);
  const before = known.answers[source];
  const tries = before?.key === answer.key ? (before.tries ?? 0) : 0;
  const wait = fault?.retries[tries];
  const failure = fault && {
    error: fault.error,
    tries: tries + 1,
    ...(wait !== undefined && { again: answer.time + wait }),
  };
  await store.put(lookupOf(answered(known, source, { ...answer, ...failure }), paper, placesOf));
}

/** A paper once a source has told of it. An id that another paper has stays that one's. */
async function toldPaper(
  tx: ChangeTransaction,
  { paper }: Draft,
  { ids = [], fields, published }: FoundFacts,
  source: MetadataSourceId,
  batch: Batch,
): Promise<StoredPaper> {
  const by = `api:${source}`;
  const doi = published && doiIdOf(published.facts);
  // What is known by its publication's own DOI is that publication, whatever preprint there is of it.
  const isItself = doi !== undefined && doi === paper.id;
  const merged = mergeFacts(paper, isItself ? { ...fields, ...published?.facts } : fields, by);
  const offered = published && !isItself ? offer(merged, published.facts, by) : merged;
  // The DOI is the paper's once its publication is cited.
  const free = await freeIds(
    tx,
    paper,
    ids.filter((id) => id !== doi),
  );
  const told = withClaim(await named(tx, { ...offered, ids: [...paper.ids, ...free] }));
  if (free.length === 0 && isSame(inOrder(knowledgeOf(told)), inOrder(knowledgeOf(paper)))) return paper;
  batch.record({ store: 'papers', id: paper.id, field: 'said', old: undefined, new: by });
  return told;
}

/** A paper whose published version is cited and has only now told its DOI goes by that, too. */
async function named(tx: ChangeTransaction, paper: StoredPaper): Promise<StoredPaper> {
  const { published } = paper;
  if (published?.state !== 'taken' || published.alias !== undefined) return paper;
  const alias = await freeAlias(tx, paper);
  return alias === undefined ? paper : { ...paper, ids: [...paper.ids, alias], published: { ...published, alias } };
}

async function freeIds(tx: ChangeTransaction, paper: StoredPaper, ids: readonly PaperId[]): Promise<PaperId[]> {
  const index = tx.objectStore('papers').index('ids');
  const others = [...new Set(ids)].filter(
    (id) => schemeOf(id) !== 'title' && !paper.ids.includes(id) && !paper.apart?.includes(id),
  );
  const owners = await Promise.all(others.map((id) => index.getKey(id)));
  return others.filter((_, at) => owners[at] === undefined);
}

import { type PaperId, schemeOf } from '../core/identifier';
import { type Steps, stepsOf } from '../core/job';
import { isClearlyOther, isSamePaper } from '../core/same-paper';
import type { Entry, LibraryCopy } from './copy';
import { transact } from './database';
import { type Draft, loadDrafts, newDraft, writeDrafts } from './drafts';
import { paperOf } from './facts';
import { knowledgeOf, withKnowledge } from './hold';
import { joinedAnnotation, joinedPlaced } from './joined';
import { type Batch, beginBatch } from './journal';
import { mergedKnowledge } from './merged-facts';
import { absorb, isApart } from './merges';
import { inOrder, isSame, partsOf } from './parts';
import { type Placed, requireRoom } from './placed';
import { derived } from './replace';
import type { ChangeTransaction, LibraryDatabase, StoredMerge, StoredPaper } from './schema';

/**
 * Bring what a copy knows into the library, in one transaction and as one change: field by field the later word holds,
 * removals included; what the copy doesn't have stays. Papers that share an id are one, unless the user has separated
 * them or titles and authors say otherwise.
 * @throws TooManyRules, TooManyLists
 */
export async function joinCopy(db: LibraryDatabase, copy: LibraryCopy, steps?: Steps): Promise<void> {
  await transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const joining = new Joining(tx, batch);
    await joining.load(copy);
    for (const entry of stepsOf(copy.papers, steps)) await joining.take(entry);
    steps?.report(copy.papers.length, copy.papers.length);
    const drafts = await joining.takeMerges(copy);
    await joinPlaced(tx, 'rules', copy.rules, batch);
    await joinPlaced(tx, 'lists', copy.lists, batch);
    await writeDrafts(tx, drafts, batch);
    steps?.signal.throwIfAborted();
    await Promise.all(joining.merges.map((merge) => tx.objectStore('merges').put(merge)));
  });
}

class Joining {
  readonly #tx: ChangeTransaction;
  readonly #batch: Batch;
  readonly #drafts = new Map<PaperId, Draft>();
  readonly #owners = new Map<PaperId, PaperId>();
  readonly #keys = new Map<string, PaperId>();
  readonly #merged = new Map<PaperId, StoredMerge>();
  /** Merges that the library didn't know. */
  merges: LibraryCopy['merges'] = [];

  constructor(tx: ChangeTransaction, batch: Batch) {
    this.#tx = tx;
    this.#batch = batch;
  }

  /** Load all papers that have an id in common with the copy, and what is merged into them. */
  async load({ papers, merges }: LibraryCopy): Promise<void> {
    const index = this.#tx.objectStore('papers').index('ids');
    const ids = new Set([
      ...papers.flatMap(({ paper }) => paper.ids),
      ...merges.flatMap(({ into, from }) => [into, ...from.paper.ids]),
    ]);
    await Promise.all(
      [...ids].map(async (id) => {
        const owner = await index.getKey(id);
        if (owner !== undefined) this.#owners.set(id, owner);
      }),
    );
    await Promise.all(
      papers.map(async ({ paper: { id } }) => {
        const merge = this.#owners.get(id) === id ? undefined : await this.#tx.objectStore('merges').get(id);
        if (merge) this.#merged.set(id, merge);
      }),
    );
    const owners = [...new Set(this.#owners.values())];
    for (const draft of await loadDrafts(this.#tx, owners)) this.#drafts.set(draft.paper.id, draft);
  }

  /** Bring one paper in. */
  async take({ paper: said, annotation: theirs }: Entry): Promise<void> {
    const [found, ...others] = this.#known(said);
    const draft = found ?? newDraft(said.id);
    this.#drafts.set(draft.paper.id, draft);
    const old = knowledgeOf(draft.paper);
    draft.paper = this.#joinedPaper(draft, said);
    const now = knowledgeOf(draft.paper);
    if (found && !isSame(inOrder(old), inOrder(now))) {
      this.#batch.record({ store: 'papers', id: draft.paper.id, field: 'facts', old, new: now });
    }
    for (const id of draft.paper.ids) if (!this.#owners.has(id)) this.#owners.set(id, draft.paper.id);
    const taken = await this.#takenKeys(theirs, draft.paper.id);
    const known = this.#merged.get(said.id)?.from.annotation;
    const annotation = joinedAnnotation(draft.annotation, theirs, taken, known);
    for (const key of [annotation.foldedKey ?? []].flat()) this.#keys.set(key, draft.paper.id);
    this.#record(draft, annotation, found === undefined);
    for (const other of others) {
      const isOne = !isApart(draft.paper, other.paper) && !isClearlyOther(paperOf(draft.paper), paperOf(other.paper));
      if (isOne && !other.gone) absorb(draft, other, this.#batch);
    }
  }

  /** What was merged in the copy and isn't known here can be separated here, too. */
  async takeMerges({ merges }: LibraryCopy): Promise<Draft[]> {
    const known = new Set(merges.map(({ id }) => id));
    const brought = merges.flatMap((merge) => {
      const holder = this.#find(merge.into);
      if (!holder || this.#drafts.has(merge.id) || this.#owners.get(merge.id) !== holder.paper.id) return [];
      return holder.paper.absorbed?.includes(merge.id) ? [] : [{ merge, holder }];
    });
    const ids = new Set(brought.map(({ merge }) => merge.id));
    for (const { merge, holder } of brought) {
      const isChain = known.has(merge.into) && !this.#drafts.has(merge.into);
      const absorbed = holder.paper.absorbed ?? [];
      // Behind those that are part of itself.
      const at = isChain ? absorbed.indexOf(merge.into) : -1;
      holder.paper = { ...holder.paper, absorbed: absorbed.toSpliced(at === -1 ? absorbed.length : at, 0, merge.id) };
      this.merges.push({
        ...merge,
        from: derived(await this.#separable(merge, holder, ids)),
        kept: derived(isChain ? merge.kept : named(merge.kept, holder.paper.id)),
        into: isChain ? merge.into : holder.paper.id,
      });
    }
    return [...this.#drafts.values()];
  }

  /**
   * A merged paper as it would be here once it is separated: without ids and keys that are another paper's here, or were
   * when that was merged, and without what was merged into it but isn't `brought` with it.
   */
  async #separable({ id, from }: StoredMerge, { paper: holder }: Draft, brought: ReadonlySet<PaperId>): Promise<Entry> {
    const others = (holder.absorbed ?? []).filter((one) => one !== id && !brought.has(one));
    const stored = await Promise.all(
      others.map(async (one) => this.#drafts.get(one)?.gone ?? (await this.#tx.objectStore('merges').get(one))),
    );
    const taken = new Set(stored.flatMap((merge) => merge?.from.paper.ids ?? []));
    const isIts = (one: PaperId) => one === id || (!taken.has(one) && this.#find(one)?.paper.id === holder.id);
    const { key, aliasKeys, ...annotation } = from.annotation;
    const takenKeys = await this.#takenKeys(from.annotation, holder.id);
    const keys = [key?.value ?? [], aliasKeys?.value ?? []].flat().filter((one) => !takenKeys.has(one.toLowerCase()));
    const [first, ...rest] = keys;
    const { absorbed = [], ...paper } = from.paper;
    const parts = absorbed.filter((one) => brought.has(one));
    const changed = key?.changed ?? aliasKeys?.changed ?? 0;
    return {
      paper: { ...paper, ids: paper.ids.filter(isIts), ...(parts.length > 0 && { absorbed: parts }) },
      annotation: {
        ...annotation,
        ...(first !== undefined && { key: { value: first, changed } }),
        ...(rest.length > 0 && { aliasKeys: { value: rest, changed: aliasKeys?.changed ?? changed } }),
      },
    };
  }

  #find(id: PaperId): Draft | undefined {
    const draft = this.#drafts.get(this.#owners.get(id) ?? id);
    return draft?.gone ? this.#find(draft.gone.into) : draft;
  }

  /** The papers here that a paper of the copy is; by its title alone only where title and author agree. */
  #known(said: StoredPaper): Draft[] {
    const strong = said.ids.filter((id) => schemeOf(id) !== 'title' || id === said.id);
    const found = [...new Set([said.id, ...strong].map((id) => this.#find(id)))].filter((one) => one !== undefined);
    if (found.length > 0) return found.filter(({ paper }) => paper.id === said.id || !paper.apart?.includes(said.id));
    const named = said.ids.map((id) => this.#find(id)).find((one) => one !== undefined);
    return named && isSamePaper(paperOf(said), paperOf(named.paper)) ? [named] : [];
  }

  #joinedPaper(draft: Draft, said: StoredPaper): StoredPaper {
    const { paper } = draft;
    // Whose an alias by title is follows from who claims it.
    const isFree = (id: PaperId) =>
      !said.claims?.includes(id) &&
      (this.#find(id) === undefined || this.#find(id) === draft) &&
      !paper.apart?.includes(id);
    const known = mergedKnowledge(paper, said);
    // An id that one of both has only because its publication was taken goes with that.
    const isLent = (id: PaperId) =>
      id !== known.published?.alias &&
      [paper, said].every(({ ids, published }) => !ids.includes(id) || published?.alias === id);
    const lists = {
      ids: [...new Set([...paper.ids, ...said.ids.filter(isFree)])].filter((id) => !isLent(id)),
      sites: [...new Set([...paper.sites, ...said.sites])],
      claims: [...new Set([...(paper.claims ?? []), ...(said.claims ?? [])])],
    };
    const apart = [...new Set([...(paper.apart ?? []), ...(said.apart ?? [])])].filter((id) => !lists.ids.includes(id));
    const { claims, ...others } = lists;
    const joined: StoredPaper = {
      ...withKnowledge(paper, known),
      ...others,
      ...(claims.length > 0 && { claims }),
      ...(apart.length > 0 && { apart }),
    };
    return isSame(inOrder(joined), inOrder(paper)) ? paper : joined;
  }

  /** The keys among these that another paper has. */
  async #takenKeys({ key, aliasKeys }: Entry['annotation'], id: PaperId): Promise<Set<string>> {
    const index = this.#tx.objectStore('annotations').index('foldedKey');
    const taken = new Set<string>();
    for (const one of [key?.value ?? [], aliasKeys?.value ?? []].flat()) {
      const folded = one.toLowerCase();
      const owner = this.#keys.get(folded) ?? (await index.getKey(folded));
      if (owner !== undefined && owner !== id) taken.add(folded);
    }
    return taken;
  }

  /** Of a paper that is new here, the journal says no more than what undoing it takes. */
  #record(draft: Draft, annotation: Draft['annotation'], isNew: boolean): void {
    const [was, is] = [partsOf(draft.annotation), partsOf(annotation)];
    let isChanged = isNew;
    for (const [field, { value, changed }] of is) {
      const before = was.get(field);
      if (isSame(before, { value, changed })) continue;
      isChanged = true;
      const absent = field.startsWith('tag ') || field === 'shown' ? false : undefined;
      if (isSame(before?.value ?? absent, value)) continue;
      if (isNew && !['saved', 'hidden', 'shown', 'key'].includes(field)) continue;
      this.#batch.record({ store: 'annotations', id: draft.paper.id, field, old: before?.value ?? absent, new: value });
    }
    if (isChanged) draft.annotation = annotation;
  }
}

/** What was kept of a merge by the id that it has here. */
function named({ paper, annotation }: Entry, id: PaperId): Entry {
  return { paper: { ...paper, id, ids: [...new Set([id, ...paper.ids])] }, annotation: { ...annotation, id } };
}

async function joinPlaced<Name extends 'rules' | 'lists'>(
  tx: ChangeTransaction,
  name: Name,
  all: LibraryCopy[Name],
  batch: Batch,
): Promise<void> {
  const store = tx.objectStore(name);
  const known = new Map<string, Placed>((await store.getAll()).map((record) => [record.id, record]));
  for (const theirs of all as readonly Placed[]) {
    const ours = known.get(theirs.id);
    const record = ours ? joinedPlaced(ours, theirs) : theirs;
    if (isSame(record, ours)) continue;
    known.set(record.id, record);
    batch.record({ store: name, id: record.id, field: 'joined', old: ours, new: record });
    await store.put(record as never);
  }
  requireRoom(name, [...known.values()]);
}

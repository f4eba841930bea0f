import type { PaperId } from '../core/identifier';
import { transactAll } from './database';
import { Counted, listedLike, settledIds, withDerived } from './derived';
import { emptyPaper } from './facts';
import { hold, isHeld, saidOf } from './hold';
import { forgetIndex } from './index-upkeep';
import { isSame } from './parts';
import { type Placed, positionAtEnd } from './placed';
import { emptyRecord } from './record';
import type { LibraryDatabase, StoredAnnotation, StoredPaper } from './schema';
import { readAll, type WholeTransaction } from './whole';

/**
 * Make everything that is derived anew from what people have said and done, in one transaction: ids by title, order,
 * keys, counts, places of rules and lists. Nothing that anybody said is lost: an annotation without its paper gets an empty one,
 * and what was merged into nothing is a paper of its own again.
 */
export async function mendLibrary(db: LibraryDatabase): Promise<void> {
  await transactAll(db, (tx) => new Mending(tx).run());
}

class Mending {
  readonly #tx: WholeTransaction<'readwrite'>;

  constructor(tx: WholeTransaction<'readwrite'>) {
    this.#tx = tx;
  }

  async run(): Promise<void> {
    const [papers, annotations] = [new Map<PaperId, StoredPaper>(), new Map<PaperId, StoredAnnotation>()];
    for await (const { values } of this.#all('papers')) for (const one of values) papers.set(one.id, one);
    for await (const { values } of this.#all('annotations')) for (const one of values) annotations.set(one.id, one);
    await this.#mendMerges(papers, annotations);
    for (const id of new Set([...papers.keys(), ...annotations.keys()])) {
      const annotation = withDerived(annotations.get(id) ?? emptyRecord(id));
      annotations.set(id, annotation);
      const paper = papers.get(id) ?? emptyPaper(id);
      papers.set(id, listedLike(isHeld(paper) ? paper : hold(paper, saidOf(paper)), annotation));
    }
    for (const [id, ids] of settledIds([...papers.values()]))
      papers.set(id, { ...(papers.get(id) ?? emptyPaper(id)), ids });
    this.#loseDoubleKeys(annotations);
    await this.#rewrite('annotations', annotations);
    await this.#rewrite('papers', papers);
    await this.#count(annotations.values());
    await this.#mendRules();
    await forgetIndex(this.#tx);
  }

  /** What is in a merge and in no paper's list goes into the list; without such a paper it is one of its own again. */
  async #mendMerges(papers: Map<PaperId, StoredPaper>, annotations: Map<PaperId, StoredAnnotation>): Promise<void> {
    const store = this.#tx.objectStore('merges');
    const merges = new Map((await store.getAll()).map((merge) => [merge.id, merge]));
    const listed = new Set([...papers.values()].flatMap(({ absorbed = [] }) => absorbed));
    for (const { id, into, from } of merges.values()) {
      const holder = holderOf(into, (one) => merges.get(one)?.into);
      const paper = papers.get(holder);
      if (!papers.has(id) && paper) {
        if (!listed.has(id)) papers.set(holder, { ...paper, absorbed: [...(paper.absorbed ?? []), id] });
        continue;
      }
      if (!papers.has(id)) {
        papers.set(id, from.paper);
        annotations.set(id, from.annotation);
      }
      merges.delete(id);
      await store.delete(id);
    }
    for (const [id, { absorbed, ...paper }] of papers) {
      if (absorbed?.every((one) => merges.has(one)) !== false) continue;
      const stays = absorbed.filter((one) => merges.has(one));
      papers.set(id, stays.length > 0 ? { ...paper, absorbed: stays } : paper);
    }
  }

  /** A key in lower case is one paper's only; whose it was first stays. The key itself stays with both, because texts cite by it. */
  #loseDoubleKeys(annotations: Map<PaperId, StoredAnnotation>): void {
    const taken = new Set<string>();
    for (const [id, { foldedKey, ...record }] of annotations) {
      if (foldedKey === undefined) continue;
      const free = [...new Set([foldedKey].flat())].filter((key) => !taken.has(key));
      for (const key of free) taken.add(key);
      const [only, ...others] = free;
      if (!isSame([foldedKey].flat(), free)) {
        annotations.set(id, only === undefined ? record : { ...record, foldedKey: others.length > 0 ? free : only });
      }
    }
  }

  /** Cleared first: indexes are made anew with the records, and what must be unique is never there twice in between. */
  async #rewrite<Name extends 'papers' | 'annotations'>(
    name: Name,
    records: ReadonlyMap<PaperId, Name extends 'papers' ? StoredPaper : StoredAnnotation>,
  ): Promise<void> {
    const store = this.#tx.objectStore(name);
    await store.clear();
    await Promise.all([...records.values()].map((record) => store.put(record as never)));
  }

  async #count(annotations: Iterable<StoredAnnotation>): Promise<void> {
    const counted = new Counted();
    for (const record of annotations) counted.add(record);
    const store = this.#tx.objectStore('tags');
    const known = new Map((await store.getAll()).map(({ tag, lastUsed }) => [tag, lastUsed]));
    await store.clear();
    const puts = [...counted.tags.values()].map((tag) =>
      store.put({ ...tag, lastUsed: Math.max(tag.lastUsed, known.get(tag.tag) ?? 0) }),
    );
    await Promise.all([...puts, this.#tx.objectStore('meta').put(counted.total, 'total')]);
  }

  async #mendRules(): Promise<void> {
    const all = await this.#mendPlaces('rules');
    await this.#mendPlaces('lists');
    const hits = this.#tx.objectStore('hits');
    const known = new Set(all.map(({ id }) => id));
    const astray = (await hits.getAllKeys()).filter((rule) => !known.has(rule));
    await Promise.all(astray.map((rule) => hits.delete(rule)));
  }

  /** What has lost its place comes last. */
  async #mendPlaces(name: 'rules' | 'lists'): Promise<readonly Placed[]> {
    const store = this.#tx.objectStore(name);
    const all: Placed[] = await store.getAll();
    const placed = all.filter(({ position }) => Number.isFinite(position));
    const lost = all.filter((record) => !placed.includes(record));
    const first = positionAtEnd(placed);
    await Promise.all(lost.map((record, index) => store.put({ ...record, position: first + index } as never)));
    return all;
  }

  #all<Name extends 'papers' | 'annotations'>(name: Name) {
    return readAll(this.#tx, name);
  }
}

/** The paper at the end of a chain of merges, which may run in a circle in what is broken. */
function holderOf(id: PaperId, next: (id: PaperId) => PaperId | undefined): PaperId {
  const seen = new Set<PaperId>();
  let at = id;
  for (let into = next(at); into !== undefined && !seen.has(at); into = next(at)) {
    seen.add(at);
    at = into;
  }
  return at;
}

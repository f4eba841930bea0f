import type { LibraryFault } from '../core/check';
import type { PaperId } from '../core/identifier';
import { ExpectedIndexes } from './check-indexes';
import { wrongSegments } from './check-segments';
import { type Claiming, Counted, settledIds, withDerived } from './derived';
import { isHeld } from './hold';
import { isSame } from './parts';
import type { LibraryDatabase, StoredAnnotation, StoredPaper } from './schema';
import { readAll, type StoreName, type WholeTransaction } from './whole';

/** What is kept in mind of a paper while all are looked at. */
interface Seen extends Claiming {
  newest?: number;
  absorbed: PaperId[];
}

/**
 * Check that everything in the library agrees: every index and all that is derived with the records, and the records
 * with each other. Answers what is wrong, nothing where all is well. Reads the whole library, in one transaction.
 * @param told The revision that pages have been told; the journal must reach it.
 */
export async function checkLibrary(db: LibraryDatabase, told = 0): Promise<LibraryFault[]> {
  const names = [...db.objectStoreNames];
  const tx = db.transaction(names);
  const faults = await new Check(tx).run(names, told);
  await tx.done;
  return faults;
}

class Check {
  readonly #tx: WholeTransaction;
  readonly #faults: LibraryFault[] = [];
  readonly #papers = new Map<PaperId, Seen>();
  readonly #annotated = new Set<PaperId>();
  readonly #newest = new Map<PaperId, number>();
  readonly #counted = new Counted();

  constructor(tx: WholeTransaction) {
    this.#tx = tx;
  }

  async run(names: readonly StoreName[], told: number): Promise<LibraryFault[]> {
    for (const name of names) await this.#readStore(name);
    for (const id of this.#papers.keys()) if (!this.#annotated.has(id)) this.#fault('alone', id);
    for (const id of settledIds([...this.#papers.values()]).keys()) this.#fault('ids', id);
    await this.#checkMerges();
    await this.#checkCounts();
    await this.#checkRules();
    for (const of of await wrongSegments(this.#tx)) this.#fault('search', of);
    const last = (await this.#tx.objectStore('journal').openKeyCursor(null, 'prev'))?.key ?? 0;
    if (last < told) this.#fault('journal', '');
    return this.#faults;
  }

  /** Every record by itself, and the indexes of its store. The names are sorted, so annotations come before papers. */
  async #readStore(name: StoreName): Promise<void> {
    const indexes = new ExpectedIndexes(this.#tx, name);
    for await (const { keys, values } of readAll(this.#tx, name)) {
      for (const [at, value] of values.entries()) {
        indexes.add(keys[at] ?? '', value);
        if (name === 'papers') this.#takePaper(value as StoredPaper);
        if (name === 'annotations') this.#takeAnnotation(value as StoredAnnotation);
      }
    }
    for (const wrong of await indexes.wrong()) this.#fault('index', wrong);
  }

  #takeAnnotation(record: StoredAnnotation): void {
    const { id, hidden, shown, newest } = record;
    this.#annotated.add(id);
    this.#counted.add(record);
    const derived = withDerived(record);
    if (newest !== undefined) this.#newest.set(id, newest);
    if (newest !== derived.newest) this.#fault('order', id);
    if (!isSame(record.foldedKey, derived.foldedKey)) this.#fault('key', id);
    if (hidden.value !== false && shown !== undefined && shown.value !== false) this.#fault('both', id);
  }

  #takePaper(paper: StoredPaper): void {
    const { id, ids, claims, absorbed = [], newest } = paper;
    if (!isHeld(paper)) this.#fault('facts', id);
    this.#papers.set(id, { id, ids, absorbed, ...(claims && { claims }) });
    if (!this.#annotated.has(id)) return;
    if (newest !== this.#newest.get(id)) this.#fault('order', id);
  }

  async #checkMerges(): Promise<void> {
    for (const id of this.#annotated) if (!this.#papers.has(id)) this.#fault('alone', id);
    const parts = new Map([...this.#papers.values()].flatMap(({ id, absorbed }) => absorbed.map((one) => [one, id])));
    const merged = new Set<PaperId>();
    for await (const { values } of readAll(this.#tx, 'merges')) {
      for (const { id } of values) {
        merged.add(id);
        if (!parts.has(id) || this.#papers.has(id)) this.#fault('merge', id);
      }
    }
    for (const [id, holder] of parts) if (!merged.has(id)) this.#fault('merge', holder);
  }

  async #checkCounts(): Promise<void> {
    const { tags, total } = this.#counted;
    const known = new Map((await this.#tx.objectStore('tags').getAll()).map((tag) => [tag.tag, tag]));
    for (const tag of new Set([...tags.keys(), ...known.keys()])) {
      const [is, should] = [known.get(tag), tags.get(tag)];
      // A tag was used last when it was last added, also to a paper that has lost it since.
      if (is?.count !== should?.count || (is?.lastUsed ?? 0) < (should?.lastUsed ?? 0)) this.#fault('tags', tag);
    }
    if ((await this.#tx.objectStore('meta').get('total')) !== total) this.#fault('total', '');
  }

  async #checkRules(): Promise<void> {
    const rules = await this.#tx.objectStore('rules').getAll();
    for (const { id, position } of rules) if (!Number.isFinite(position)) this.#fault('rule', id);
    for (const { id, position } of await this.#tx.objectStore('lists').getAll()) {
      if (!Number.isFinite(position)) this.#fault('list', id);
    }
    const known = new Set(rules.map(({ id }) => id));
    for (const rule of await this.#tx.objectStore('hits').getAllKeys()) if (!known.has(rule)) this.#fault('hits', rule);
  }

  #fault(kind: LibraryFault['kind'], of: string): void {
    this.#faults.push({ kind, of });
  }
}

import type { BackupDiff, Differences } from '../core/backup';
import type { PaperId } from '../core/identifier';
import { type Steps, stepsOf } from '../core/job';
import type { Entry, LibraryCopy } from './copy';
import { joinedAnnotation, joinedPlaced } from './joined';
import { isSame, type Parts, partsOf } from './parts';
import { isPresent, type Placed } from './placed';
import { emptyRecord } from './record';
import type { LibraryDatabase, StoredAnnotation, StoredPaper } from './schema';
import { readAll, type WholeTransaction } from './whole';

/** Papers that are named of each kind. */
const maxExamples = 20;

/** Entries that are compared without letting others have their turn. */
const entriesAtOnce = 500;

const nobody: ReadonlySet<string> = new Set();

/** Say how a copy differs from the library, in what people see and have said of it: papers that are saved, hidden or always shown, rules and reading lists. */
export async function compareCopy(db: LibraryDatabase, copy: LibraryCopy, steps?: Steps): Promise<BackupDiff> {
  const tx = db.transaction([...db.objectStoreNames]);
  const comparing = new Comparing();
  await comparing.readLibrary(tx);
  comparing.takePlaced('rules', await tx.objectStore('rules').getAll(), copy.rules);
  comparing.takePlaced('lists', await tx.objectStore('lists').getAll(), copy.lists);
  await tx.done;
  let count = 0;
  for (const entry of stepsOf(copy.papers, steps)) {
    comparing.take(entry);
    // Whoever else asks the worker isn't to wait until all are compared; no transaction is open any more.
    if (++count % entriesAtOnce === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  await comparing.nameMissing(async (id) => (await db.get('papers', id))?.facts.title);
  return comparing.diff;
}

class Comparing {
  readonly diff: BackupDiff = { papers: none(), rules: none(), lists: none(), examples: [] };
  readonly #annotations = new Map<PaperId, StoredAnnotation>();
  readonly #owners = new Map<PaperId, PaperId>();
  readonly #met = new Set<PaperId>();
  readonly #merged = new Map<PaperId, StoredAnnotation>();
  /** What the reader has said of the facts of papers. */
  readonly #words = new Map<PaperId, Parts>();

  async readLibrary(tx: WholeTransaction): Promise<void> {
    for await (const { values } of readAll(tx, 'annotations')) {
      for (const one of values) this.#annotations.set(one.id, one);
    }
    for await (const { values } of readAll(tx, 'papers')) {
      for (const paper of values) {
        for (const one of paper.ids) this.#owners.set(one, paper.id);
        const word = ownWord(paper);
        if (word.size > 0) this.#words.set(paper.id, word);
      }
    }
    for await (const { values } of readAll(tx, 'merges')) {
      for (const { id, from } of values) this.#merged.set(id, from.annotation);
    }
  }

  take({ paper, annotation: theirs }: Entry): void {
    const owner = [paper.id, ...paper.ids].map((id) => this.#owners.get(id)).find((id) => id !== undefined);
    const ours = (owner && this.#annotations.get(owner)) ?? emptyRecord(paper.id);
    if (owner !== undefined) this.#met.add(owner);
    const title = paper.facts.title ?? '';
    if (!isSeen(ours) && isSeen(theirs)) {
      const isLater = isSeen(this.#join(ours, theirs));
      return this.#tell(isLater ? 'added' : 'older', paper.id, title, isLater ? [] : ['saved']);
    }
    if (!isSeen(ours)) return;
    const joined = this.#join(ours, theirs);
    // Of what was merged here, no more can be said than whether it brings something.
    const isMerged = this.#merged.has(theirs.id);
    const [own, their] = [this.#words.get(owner ?? paper.id) ?? nothing, ownWord(paper)];
    const newer = [...fieldsThatDiffer(joined, ours), ...laterIn(their, own)];
    const older = isMerged ? [] : [...fieldsThatDiffer(joined, theirs), ...laterIn(own, their)];
    if (newer.length > 0) this.#tell('newer', paper.id, title, newer);
    if (older.length > 0) this.#tell('older', paper.id, title, older);
  }

  #join(ours: StoredAnnotation, theirs: StoredAnnotation): StoredAnnotation {
    return joinedAnnotation(ours, theirs, nobody, this.#merged.get(theirs.id));
  }

  /** Papers that people see here, and that the copy doesn't know. */
  async nameMissing(titleOf: (id: PaperId) => Promise<string | undefined>): Promise<void> {
    for (const [id, annotation] of this.#annotations) {
      if (this.#met.has(id) || !isSeen(annotation)) continue;
      const isNamed = this.diff.papers.missing < maxExamples;
      const title = isNamed ? await titleOf(id) : undefined;
      this.#tell('missing', id, title ?? '', []);
    }
  }

  takePlaced<T extends Placed>(name: 'rules' | 'lists', ours: readonly T[], theirs: readonly T[]): void {
    const differences = this.diff[name];
    const known = new Map(ours.map((one) => [one.id, one]));
    for (const one of theirs) {
      const own = known.get(one.id);
      known.delete(one.id);
      if (!own) {
        if (isPresent(one)) differences.added++;
        continue;
      }
      const joined = told(joinedPlaced(own, one));
      if (!isSame(joined, told(own))) differences.newer++;
      if (!isSame(joined, told(one))) differences.older++;
    }
    differences.missing += [...known.values()].filter(isPresent).length;
  }

  #tell(how: keyof Differences, id: PaperId, title: string, fields: string[]): void {
    if (this.diff.papers[how]++ < maxExamples) {
      this.diff.examples.push({ how, id, title: title.slice(0, 300), fields: fields.slice(0, 20) });
    }
  }
}

const nothing: Parts = new Map();

/** What the reader has said of a paper's facts: what was written by hand, and whether its published version is cited. */
function ownWord({ edits = {}, published }: StoredPaper): Parts {
  const word: Parts = new Map();
  for (const [field, { value, changed }] of Object.entries(edits)) word.set(`fact ${field}`, { value, changed });
  if (published && published.changed > 0) {
    word.set('published', { value: published.state, changed: published.changed });
  }
  return word;
}

/** The parts of which one says something else than another does, and later. */
function laterIn(one: Parts, other: Parts): string[] {
  return [...one].flatMap(([field, { value, changed }]) => {
    const known = other.get(field);
    return changed > (known?.changed ?? -1) && !isSame(known?.value, value) ? [field] : [];
  });
}

function none(): Differences {
  return { added: 0, newer: 0, older: 0, missing: 0 };
}

function isSeen({ saved, hidden, shown }: StoredAnnotation): boolean {
  return saved.value !== false || hidden.value !== false || (shown?.value ?? false) !== false;
}

function fieldsThatDiffer(one: StoredAnnotation, other: StoredAnnotation): string[] {
  const [parts, others] = [partsOf(one), partsOf(other)];
  return [...new Set([...parts.keys(), ...others.keys()])].filter((field) => {
    const absent = field.startsWith('tag ') || field === 'shown' ? false : undefined;
    return !isSame(parts.get(field)?.value ?? absent, others.get(field)?.value ?? absent);
  });
}

/** What people see of a rule or list, in an order that doesn't depend on when its parts were given. */
function told({ changed: _, ...rule }: Placed): unknown {
  return Object.entries(rule).sort(([one], [other]) => (one < other ? -1 : 1));
}

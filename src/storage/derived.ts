import type { PaperId } from '../core/identifier';
import { partsOf, recordOf } from './parts';
import { presentTags } from './record';
import type { StoredAnnotation, StoredPaper, StoredTagCount } from './schema';

/** An annotation with what follows from its parts, whatever it said of that; of `hidden` and `shown` the later word holds. */
export function withDerived(record: StoredAnnotation): StoredAnnotation {
  const { hidden, shown } = record;
  if (hidden.value === false || !shown || shown.value === false) return recordOf(record.id, partsOf(record));
  const isHidden = hidden.changed >= shown.changed;
  const other = { value: false as const, changed: isHidden ? hidden.changed : shown.changed };
  const parts = partsOf(record).set(isHidden ? 'shown' : 'hidden', other);
  return recordOf(record.id, parts);
}

/** A paper as it lies beside its annotation. */
export function listedLike({ newest: _, ...paper }: StoredPaper, { newest }: StoredAnnotation): StoredPaper {
  return newest === undefined ? paper : { ...paper, newest };
}

/** What is looked at of papers to say whose an alias by title and author is. */
export type Claiming = Pick<StoredPaper, 'id' | 'ids' | 'claims'>;

/**
 * Settle which ids are whose among all papers of a library: its own id is a paper's own, an alias by title and author
 * that is claimed once is the claimant's, and any other id the first one's that has it. Answers the papers' ids where
 * they aren't what they should be.
 */
export function settledIds(papers: readonly Claiming[]): Map<PaperId, PaperId[]> {
  const claimants = new Map<PaperId, number>();
  for (const { claims = [] } of papers)
    for (const claim of claims) claimants.set(claim, (claimants.get(claim) ?? 0) + 1);
  const owners = new Map<PaperId, PaperId>(papers.map(({ id }) => [id, id]));
  for (const { id, claims = [] } of papers) {
    for (const claim of claims) if (claimants.get(claim) === 1 && !owners.has(claim)) owners.set(claim, id);
  }
  for (const { id, ids } of papers) {
    for (const one of ids) if (!owners.has(one) && !claimants.has(one)) owners.set(one, id);
  }
  const wrong = new Map<PaperId, PaperId[]>();
  for (const { id, ids, claims = [] } of papers) {
    const settled = [...new Set([...ids, id, ...claims])].filter((one) => owners.get(one) === id);
    if (settled.length !== ids.length || settled.some((one, index) => one !== ids[index])) wrong.set(id, settled);
  }
  return wrong;
}

/** Counts how many saved papers there are and carry each tag. */
export class Counted {
  total = 0;
  readonly tags = new Map<string, StoredTagCount>();

  add(record: StoredAnnotation): void {
    if (record.saved.value === false) return;
    this.total++;
    for (const { tag, value } of presentTags(record)) {
      const { count = 0, lastUsed = 0 } = this.tags.get(tag) ?? {};
      this.tags.set(tag, { tag, count: count + 1, lastUsed: Math.max(lastUsed, Number(value)) });
    }
  }
}

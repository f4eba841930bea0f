import { annotationOf, presentTags } from './record';
import type { ChangeTransaction, StoredAnnotation } from './schema';

/** An annotation as it was and as it is. */
export interface Transition {
  before: StoredAnnotation;
  after: StoredAnnotation;
}

interface Use {
  change: number;
  lastUsed: number;
  /** Whether it was added, also where another paper has lost it at once. */
  isAdded: boolean;
}

/** Keep the number of saved papers and the number per tag in step with the annotations, so that nothing counts on the way to a paint. */
export async function countChanges(tx: ChangeTransaction, transitions: Transition[]): Promise<void> {
  const saved = transitions.reduce((sum, { before, after }) => sum + isSaved(after) - isSaved(before), 0);
  const uses = new Map<string, Use>();
  for (const { before } of transitions) use(uses, before, -1);
  for (const { after } of transitions) use(uses, after, 1);
  const changed = [...uses].filter(([, { change, isAdded }]) => change !== 0 || isAdded);
  await Promise.all([countSaved(tx, saved), ...changed.map(([tag, now]) => countTag(tx, tag, now))]);
}

function isSaved(record: StoredAnnotation): number {
  return Number(annotationOf(record).saved);
}

function use(uses: Map<string, Use>, record: StoredAnnotation, by: 1 | -1): void {
  if (record.saved.value === false) return;
  for (const { tag, value } of presentTags(record)) {
    const { change, lastUsed, isAdded } = uses.get(tag) ?? { change: 0, lastUsed: 0, isAdded: false };
    const isNewer = by > 0 && Number(value) > lastUsed;
    uses.set(tag, { change: change + by, lastUsed: Math.max(lastUsed, Number(value)), isAdded: isAdded || isNewer });
  }
}

async function countSaved(tx: ChangeTransaction, by: number): Promise<void> {
  if (by === 0) return;
  const store = tx.objectStore('meta');
  await store.put(Number(await store.get('total')) + by, 'total');
}

async function countTag(tx: ChangeTransaction, tag: string, { change, lastUsed }: Use): Promise<void> {
  const store = tx.objectStore('tags');
  const known = (await store.get(tag)) ?? { tag, count: 0, lastUsed: 0 };
  const count = known.count + change;
  if (count <= 0) await store.delete(tag);
  else await store.put({ tag, count, lastUsed: Math.max(known.lastUsed, lastUsed) });
}

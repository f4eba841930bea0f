import { withDerived } from './derived';
import { type Parts, partsOf, recordOf } from './parts';
import type { Placed } from './placed';
import type { StoredAnnotation, Timed } from './schema';

/**
 * An annotation and another copy of it: of each part, tags one by one, the later word holds, ours where both are of one
 * time. A citation key that was handed out stays; theirs is kept beside it, unless another paper has it (`takenKeys`,
 * in lower case). Of a paper that was merged into ours, what was `known` then is no news.
 */
export function joinedAnnotation(
  ours: StoredAnnotation,
  theirs: StoredAnnotation,
  takenKeys: ReadonlySet<string>,
  known?: StoredAnnotation,
): StoredAnnotation {
  const parts = partsOf(ours);
  const before: Parts = known ? partsOf(known) : new Map();
  for (const [field, part] of partsOf(theirs)) {
    if (field === 'key' || field === 'aliasKeys') continue;
    if (part.changed <= (before.get(field)?.changed ?? -1)) continue;
    if (part.changed > (parts.get(field)?.changed ?? -1)) parts.set(field, part);
  }
  joinKeys(parts, theirs, takenKeys);
  return withDerived(recordOf(ours.id, parts));
}

/** A rule or list and another copy of it: of each part, and of whether it is removed, the later word holds. */
export function joinedPlaced<T extends Placed>(ours: T, theirs: T): T {
  const joined: Record<string, unknown> = { ...ours };
  const changed: Record<string, number> = { ...ours.changed };
  for (const [part, time] of Object.entries(theirs.changed)) {
    if (part === 'removed' || time <= (changed[part] ?? -1)) continue;
    changed[part] = time;
    const value = Object.hasOwn(theirs, part) ? Reflect.get(theirs, part) : undefined;
    if (value === undefined) delete joined[part];
    else joined[part] = value;
  }
  if (removalOf(theirs) > removalOf(ours)) {
    changed['removed'] = removalOf(theirs);
    if (theirs.removed === undefined) delete joined['removed'];
    else joined['removed'] = theirs.removed;
  }
  return { ...joined, changed } as unknown as T;
}

/** When it was last removed or brought back; 0 for never. */
function removalOf({ changed, removed }: Placed): number {
  return changed.removed ?? removed ?? 0;
}

function joinKeys(parts: Parts, theirs: StoredAnnotation, taken: ReadonlySet<string>): void {
  const [ours, own] = [
    parts.get('key') as Timed<string> | undefined,
    parts.get('aliasKeys') as Timed<string[]> | undefined,
  ];
  const said = [theirs.key?.value ?? [], theirs.aliasKeys?.value ?? []].flat();
  const free = said.filter((key) => !taken.has(key.toLowerCase()));
  const [first, ...rest] = ours ? [ours.value, ...free] : free;
  if (first === undefined) return;
  const changed = theirs.key?.changed ?? theirs.aliasKeys?.changed ?? 0;
  if (!ours) parts.set('key', { value: first, changed });
  const known = new Set([first, ...(own?.value ?? [])].map((key) => key.toLowerCase()));
  const added = rest.filter((key) => !known.has(key.toLowerCase()) && known.add(key.toLowerCase()));
  if (added.length > 0) parts.set('aliasKeys', { value: [...(own?.value ?? []), ...added], changed });
}

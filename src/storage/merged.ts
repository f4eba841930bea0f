import { statuses } from '../core/annotation';
import { withKnowledge } from './hold';
import { mergedKnowledge, releasedKnowledge } from './merged-facts';
import type { Keys } from './own-keys';
import { isSame, type Parts, partsOf, recordOf, untouchedFrom } from './parts';
import { emptyRecord } from './record';
import type { StoredAnnotation, StoredMerge, StoredPaper, Timed } from './schema';

/**
 * The annotation of two papers that are one: nothing of what is seen of either is lost. What is buried in one that isn't
 * saved stays buried. Parts named in `stays` are left as they are in the kept one, but that it has the other's keys, too.
 */
export function mergedAnnotation(
  kept: StoredAnnotation,
  from: StoredAnnotation,
  time: number,
  stays: readonly string[] = [],
): StoredAnnotation {
  const parts = partsOf(kept);
  const put = (field: string, value: unknown) => {
    if (!stays.includes(field) && !isSame(parts.get(field)?.value, value)) parts.set(field, { value, changed: time });
  };
  const listing = onListings(kept, from, stays);
  put('hidden', listing.hidden);
  if (parts.has('shown') || listing.shown !== false) put('shown', listing.shown);
  const { key, aliasKeys } = mergedKeys(kept, from, stays.includes('key'));
  const isFresh = kept.key === undefined && from.key?.fresh;
  if (key !== undefined && key !== kept.key?.value) {
    parts.set('key', { value: key, changed: time, ...(isFresh && { fresh: true }) });
  }
  if (aliasKeys && !isSame(aliasKeys, kept.aliasKeys?.value))
    parts.set('aliasKeys', { value: aliasKeys, changed: time });
  if (from.saved.value === false) return recordOf(kept.id, parts);
  const seen = kept.saved.value === false ? emptyRecord(kept.id) : kept;
  put('saved', earliest(seen.saved, from.saved));
  put('status', statuses[Math.max(...[seen, from].map(({ status }) => statuses.indexOf(status.value)))]);
  put('starred', seen.starred.value || from.starred.value);
  put('note', joined(seen.note.value, from.note.value));
  const [seenParts, fromParts] = [partsOf(seen), partsOf(from)];
  for (const field of new Set([...parts.keys(), ...fromParts.keys()])) {
    if (field.startsWith('tag ')) put(field, earliest(timeIn(seenParts, field), timeIn(fromParts, field)));
  }
  return recordOf(kept.id, parts);
}

/** What is known of two papers that are one. */
export function mergedPaper(kept: StoredPaper, from: StoredPaper): StoredPaper {
  const merged = withKnowledge(kept, mergedKnowledge(kept, from));
  const all = new Set([...kept.ids, ...from.ids]);
  const apart = [...(kept.apart ?? []), ...(from.apart ?? [])].filter((id) => !all.has(id));
  return {
    ...withLists(merged, {
      claims: [...(kept.claims ?? []), ...(from.claims ?? [])],
      absorbed: [...(kept.absorbed ?? []), ...(from.absorbed ?? []), from.id],
      apart,
    }),
    ids: [...all],
    sites: [...new Set([...kept.sites, ...from.sites])],
  };
}

/** The annotation of the paper that was kept, without what the other one brought; what was changed since then stays, of its keys one by one. */
export function releasedAnnotation(now: StoredAnnotation, { kept, from, time }: StoredMerge): StoredAnnotation {
  const [is, was] = [partsOf(now), partsOf(mergedAnnotation(kept.annotation, from.annotation, time))];
  const parts = untouchedFrom(partsOf(kept.annotation), is, was);
  const [hidden, shown] = [timeIn(parts, 'hidden'), timeIn(parts, 'shown')];
  if (hidden.value !== false && shown.value !== false) {
    // One is as it was before, so the other was said since then.
    const isHidden = !isSame(is.get('hidden'), was.get('hidden'));
    parts.set(isHidden ? 'shown' : 'hidden', { value: false, changed: (isHidden ? hidden : shown).changed });
  }
  if (keyParts.some((part) => !isSame(is.get(part), was.get(part)))) {
    const keys = keysWithout(now, kept.annotation, from.annotation);
    for (const part of keyParts) {
      const [value, before] = [keys[part], kept.annotation[part]];
      if (value === undefined) parts.delete(part);
      else
        parts.set(
          part,
          isSame(before?.value, value) && before ? before : { value, changed: is.get(part)?.changed ?? time },
        );
    }
  }
  return recordOf(now.id, parts);
}

/** List the parts in which two states of an annotation differ. */
export function changedParts(now: StoredAnnotation, was: StoredAnnotation): string[] {
  const [parts, before] = [partsOf(now), partsOf(was)];
  return [...new Set([...parts.keys(), ...before.keys()])].filter((part) => !isSame(parts.get(part), before.get(part)));
}

/** What is known of the paper that was kept, without what the other one brought. */
export function releasedPaper(
  now: StoredPaper,
  { kept: { paper: kept }, from: { paper: from } }: StoredMerge,
): StoredPaper {
  const stays =
    (of: readonly string[] = [], brought: readonly string[] = []) =>
    (one: string) =>
      of.includes(one) || !brought.includes(one);
  const gone = [from.id, ...(from.absorbed ?? [])];
  const known = releasedKnowledge(now, kept, mergedPaper(kept, from));
  return {
    ...withLists(withKnowledge(now, known), {
      claims: (now.claims ?? []).filter(stays(kept.claims, from.claims)),
      absorbed: (now.absorbed ?? []).filter((id) => !gone.includes(id)),
      apart: now.apart ?? [],
    }),
    ids: now.ids.filter(stays([], from.ids)),
    sites: now.sites.filter(stays(kept.sites, from.sites)),
  };
}

const keyParts = ['key', 'aliasKeys'] as const;

type Keyed = Pick<StoredAnnotation, 'key' | 'aliasKeys'>;

/** The keys of two papers that are one: it goes by the kept one's, or the other's where that has none and `isChosen` doesn't say that it shall have none. */
function mergedKeys(kept: Keyed, from: Keyed, isChosen: boolean): Keys {
  const key = kept.key?.value ?? (isChosen ? undefined : from.key?.value);
  const aliasKeys = [...new Set([...allKeys(kept), ...allKeys(from)])].filter((one) => one !== key);
  return { ...(key !== undefined && { key }), ...(aliasKeys.length > 0 && { aliasKeys }) };
}

/** The keys of the paper that was kept without those that the other one takes along; if it goes by one of these, it goes by the last of its own again. */
function keysWithout(now: Keyed, kept: Keyed, from: Keyed): Keys {
  const own = folded(allKeys(kept));
  const brought = folded(allKeys(from));
  const isIts = (key: string) => own.has(key.toLowerCase()) || !brought.has(key.toLowerCase());
  const others = (now.aliasKeys?.value ?? []).filter(isIts);
  const key = now.key && (isIts(now.key.value) ? now.key.value : others.at(-1));
  const aliasKeys = others.filter((one) => one !== key);
  return { ...(key !== undefined && { key }), ...(aliasKeys.length > 0 && { aliasKeys }) };
}

function allKeys({ key, aliasKeys }: Keyed): string[] {
  return [key?.value ?? [], aliasKeys?.value ?? []].flat();
}

function folded(keys: readonly string[]): Set<string> {
  return new Set(keys.map((key) => key.toLowerCase()));
}

/** Lists of which nothing is left are absent. */
function withLists(
  { claims: _, absorbed: __, apart: ___, ...rest }: StoredPaper,
  lists: Required<Pick<StoredPaper, 'claims' | 'absorbed' | 'apart'>>,
): StoredPaper {
  const present = Object.entries(lists).filter(([, list]) => list.length > 0);
  return { ...rest, ...Object.fromEntries(present.map(([name, list]) => [name, [...new Set(list)]])) };
}

/** Where one of two papers is hidden and the other always shown, what stays holds for both, else what was said last. */
function onListings(
  kept: StoredAnnotation,
  from: StoredAnnotation,
  stays: readonly string[],
): Record<'hidden' | 'shown', number | false> {
  const of = (field: 'hidden' | 'shown') => {
    const own = kept[field] ?? never;
    return stays.includes(field) ? own.value : earliest(own, from[field] ?? never);
  };
  const [hidden, shown] = [of('hidden'), of('shown')];
  if (hidden === false || shown === false) return { hidden, shown };
  const isHidden = stays.includes('hidden') || (!stays.includes('shown') && hidden >= shown);
  return isHidden ? { hidden, shown: false } : { hidden: false, shown };
}

const never: Timed<false> = { value: false, changed: 0 };

function earliest({ value: one }: Timed<number | false>, { value: other }: Timed<number | false>): number | false {
  if (one === false || other === false) return one === false ? other : one;
  return Math.min(one, other);
}

function timeIn(parts: Parts, field: string): Timed<number | false> {
  return (parts.get(field) as Timed<number | false> | undefined) ?? never;
}

/** Two notes are divided by a rule. */
function joined(one: string, other: string): string {
  if (one === '' || other === '' || one.trim() === other.trim()) return one || other;
  return `${one.trimEnd()}\n\n---\n\n${other}`;
}

import { type Annotation, emptyAnnotation } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { StoredAnnotation, StoredTag } from './schema';

/** A field of an annotation that the journal can name. */
export type Field = 'saved' | 'hidden' | 'shown' | 'status' | 'starred' | 'note' | 'key' | `tag ${string}`;

/** One field's step from one value to the next. */
export interface Edit {
  field: Field;
  old: unknown;
  new: unknown;
}

/** The record of a paper that nobody has touched. */
export function emptyRecord(id: PaperId): StoredAnnotation {
  return {
    id,
    saved: { value: false, changed: 0 },
    hidden: { value: false, changed: 0 },
    status: { value: 'unread', changed: 0 },
    starred: { value: false, changed: 0 },
    note: { value: '', changed: 0 },
    tags: [],
  };
}

/** What the user sees of a record: while it isn't saved, all but whether listings hide or show it is buried. */
export function annotationOf(record: StoredAnnotation): Annotation {
  const hidden = record.hidden.value !== false;
  const shown = fieldValue(record, 'shown') !== false;
  if (record.saved.value === false) return { ...emptyAnnotation(record.id), hidden, shown };
  return {
    id: record.id,
    saved: true,
    hidden,
    shown,
    status: record.status.value,
    starred: record.starred.value,
    tags: presentTags(record).map(({ tag }) => tag),
    note: record.note.value,
  };
}

/** The tags that aren't removed, in the order in which they were added. */
export function presentTags({ tags }: StoredAnnotation): StoredTag[] {
  return tags.filter(({ value }) => value !== false).sort((a, b) => Number(a.value) - Number(b.value));
}

/** The value of a field. A tag that was never there reads as false, and so does a paper that was never to be shown. */
export function fieldValue(record: StoredAnnotation, field: Field): unknown {
  if (isTag(field)) return record.tags.find(({ tag }) => tag === tagOf(field))?.value ?? false;
  return field === 'shown' ? (record.shown?.value ?? false) : record[field]?.value;
}

/** When a part is changed that was changed last at `last`: now, or behind that where the clock was set back, so that the newer word is also the later one. */
export function laterThan(last: number | undefined, now: number): number {
  return last === undefined || last <= now ? now : last + 1;
}

/** The record after an edit made at `time`. */
export function edited(record: StoredAnnotation, { field, new: value }: Edit, time: number): StoredAnnotation {
  if (isTag(field)) {
    const tag = tagOf(field);
    const others = record.tags.filter((other) => other.tag !== tag);
    const changed = laterThan(record.tags.find((other) => other.tag === tag)?.changed, time);
    return { ...record, tags: [...others, { tag, value: value as number | false, changed }] };
  }
  const next = { ...record, [field]: { value, changed: laterThan(record[field]?.changed, time) } };
  if (field === 'key') return withKey(next, time);
  if (field !== 'saved') return next;
  const { newest: _, ...rest } = next;
  return value === false ? rest : { ...rest, newest: -Number(value) };
}

/** A record with what follows from its key: what it had before, too, is no longer one of those. */
function withKey({ aliasKeys, ...record }: StoredAnnotation, time: number): StoredAnnotation {
  const folded = record.key?.value.toLowerCase() ?? '';
  const others = aliasKeys?.value.filter((key) => key.toLowerCase() !== folded) ?? [];
  if (!aliasKeys || others.length === 0) return { ...record, foldedKey: folded };
  const aliases = others.length < aliasKeys.value.length ? { value: others, changed: time } : aliasKeys;
  return { ...record, aliasKeys: aliases, foldedKey: [folded, ...others.map((key) => key.toLowerCase())] };
}

function isTag(field: Field): field is `tag ${string}` {
  return field.startsWith('tag ');
}

function tagOf(field: `tag ${string}`): string {
  return field.slice('tag '.length);
}

import type { PaperId } from '../core/identifier';
import { emptyRecord } from './record';
import type { StoredAnnotation, StoredTag, Timed } from './schema';

/** A record taken apart: each field of it, and each tag as `tag <tag>`, with the time of its last change. */
export type Parts = Map<string, Timed<unknown>>;

const fields = ['saved', 'hidden', 'shown', 'status', 'starred', 'note', 'key', 'aliasKeys'] as const;

/** Take a record apart. */
export function partsOf(record: StoredAnnotation): Parts {
  const parts: Parts = new Map();
  for (const field of fields) if (record[field]) parts.set(field, record[field]);
  for (const { tag, value, changed } of record.tags) parts.set(`tag ${tag}`, { value, changed });
  return parts;
}

/** Put a record together, with what follows from its parts. */
export function recordOf(id: PaperId, parts: Parts): StoredAnnotation {
  const record = { ...emptyRecord(id) };
  for (const field of fields) if (parts.has(field)) Object.assign(record, { [field]: parts.get(field) });
  record.tags = [...parts].flatMap(([field, { value, changed }]): StoredTag[] =>
    field.startsWith('tag ') ? [{ tag: field.slice('tag '.length), value: value as number | false, changed }] : [],
  );
  if (record.saved.value !== false) record.newest = -record.saved.value;
  const keys = [record.key?.value, ...(record.aliasKeys?.value ?? [])].filter((key) => key !== undefined);
  const [folded, ...others] = keys.map((key) => key.toLowerCase());
  if (folded !== undefined) record.foldedKey = others.length > 0 ? [folded, ...others] : folded;
  return record;
}

/** Take each part from `base`, except where `now` is no longer as it `was`: what somebody has touched since then stays. */
export function untouchedFrom<T>(base: Map<string, T>, now: Map<string, T>, was: Map<string, T>): Map<string, T> {
  const chosen = new Map<string, T>();
  for (const field of new Set([...base.keys(), ...now.keys()])) {
    const part = isSame(now.get(field), was.get(field)) ? base.get(field) : now.get(field);
    if (part !== undefined) chosen.set(field, part);
  }
  return chosen;
}

/** Whether two parts are equal, whatever they hold. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** A value with the fields of what it holds in one order: facts come in another one from where they were merged. */
export function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .map(([name, part]) => [name, inOrder(part)])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
}

import { type Change, maxNoteLength, maxTagLength, tidyTag } from '../core/annotation';
import { NoteTooLong, TagEmpty, TagTooLong } from './errors';
import { type Edit, type Field, fieldValue } from './record';
import type { StoredAnnotation } from './schema';

/** Characters of a tag as typed, beyond which it isn't even tidied. */
const maxTypedLength = 10_000;

/**
 * Tidy a change and hold it against the limits.
 * @throws TagEmpty, TagTooLong, NoteTooLong
 */
export function checkedChange(change: Change): Change {
  if (change.do === 'note' && change.note.length > maxNoteLength) throw new NoteTooLong(change.note.length);
  if (change.do !== 'add tag' && change.do !== 'remove tag') return change;
  if (change.tag.length > maxTypedLength) throw new TagTooLong(change.tag.length);
  const tag = tidyTag(change.tag);
  if (tag === '') throw new TagEmpty('Expected a tag');
  // A tag that is in the library can be removed, whatever the limit has become.
  if (change.do === 'add tag' && tag.length > maxTagLength) throw new TagTooLong(tag.length);
  return { ...change, tag };
}

/** The edits that a change means for a record; none where it changes nothing. Tag, note, status and star save; hiding and showing don't, and each takes the other back. */
export function editsOf(record: StoredAnnotation, change: Change, time: number): Edit[] {
  const wanted = [...wishes(record, change, time)];
  return wanted
    .map(([field, value]): Edit => ({ field, old: fieldValue(record, field), new: value }))
    .filter((edit) => edit.old !== edit.new);
}

function* wishes(record: StoredAnnotation, change: Change, time: number): Generator<[Field, unknown]> {
  if (saves(change)) yield ['saved', since(record.saved.value, time)];
  // What is buried stays as it was: nobody sees it, so nobody meant to change it.
  else if (record.saved.value === false && change.do !== 'hide' && change.do !== 'show') return;
  switch (change.do) {
    case 'save':
      return;
    case 'remove':
      return yield ['saved', false];
    case 'add tag':
      return yield [`tag ${change.tag}`, place(record, change.tag, time)];
    case 'remove tag':
      return yield [`tag ${change.tag}`, false];
    case 'note':
      return yield ['note', change.note];
    case 'status':
      return yield ['status', change.status];
    case 'star':
      return yield ['starred', change.starred];
    case 'hide':
      yield ['hidden', change.hidden && since(record.hidden.value, time)];
      if (change.hidden) yield ['shown', false];
      else if (tookBackShown(record)) yield ['shown', time];
      return;
    case 'show':
      yield ['shown', change.shown && since(record.shown?.value ?? false, time)];
      if (change.shown) yield ['hidden', false];
      return;
  }
}

/** Clearing what an unsaved paper doesn't show says nothing of wanting it in the library. */
function saves(change: Change): boolean {
  switch (change.do) {
    case 'save':
    case 'add tag':
    case 'status':
      return true;
    case 'note':
      return change.note !== '';
    case 'star':
      return change.starred;
    case 'remove':
    case 'remove tag':
    case 'hide':
    case 'show':
      return false;
  }
}

/** Whether a paper was always shown until it was hidden: that is so again when it is hidden no longer. */
function tookBackShown({ hidden, shown }: StoredAnnotation): boolean {
  return hidden.value !== false && shown?.value === false && shown.changed === hidden.changed;
}

function since(value: number | false, time: number): number {
  return value === false ? time : value;
}

/** Later than every other tag's, so that tags added within one millisecond keep their order. */
function place(record: StoredAnnotation, tag: string, time: number): number {
  const present = fieldValue(record, `tag ${tag}`);
  if (typeof present === 'number') return present;
  return record.tags.reduce((latest, { value }) => (value === false ? latest : Math.max(latest, value + 1)), time);
}

import { maxNoteLength, maxTagLength, statuses } from '../core/annotation';
import type { ImportedPaper } from '../core/importing';
import { isKeepable } from '../formats/imported-papers';
import { arrayFrom, booleanFrom, integerFrom, objectFrom, oneFrom, stringFrom } from './validate';
import { paperFrom } from './validate-paper';

/** Tags and further citation keys of one paper, and characters of a key. */
const [maxTags, maxKeys, maxKey] = [500, 100, 200];

/**
 * Rebuild a paper of a file, property by property.
 * @throws TypeError unless it is one; what is wrong of its fields is left out
 */
export function importedFrom(value: unknown): ImportedPaper {
  const said = objectFrom(value);
  const { note, key, otherKeys, status, starred } = said;
  const known = key === undefined ? undefined : stringFrom(key, maxKey);
  const others = otherKeys === undefined ? [] : arrayFrom(otherKeys, maxKeys, (one) => stringFrom(one, maxKey));
  const keepable = others.filter(isKeepable);
  return {
    paper: paperFrom(said['paper']),
    line: integerFrom(said['line'], 1, Number.MAX_SAFE_INTEGER),
    tags: arrayFrom(said['tags'], maxTags, (tag) => stringFrom(tag, maxTagLength)),
    ...(note !== undefined && { note: stringFrom(note, maxNoteLength) }),
    ...(known !== undefined && isKeepable(known) && { key: known }),
    ...(keepable.length > 0 && { otherKeys: keepable }),
    ...(status !== undefined && { status: oneFrom(status, statuses) }),
    ...(starred !== undefined && booleanFrom(starred) && { starred: true }),
  };
}

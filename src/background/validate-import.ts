import { maxNoteLength, maxTagLength, statuses } from '../core/annotation';
import type { ImportedPaper } from '../core/importing';
import { isKeepable } from '../formats/imported-papers';
import { arrayFrom, booleanFrom, integerFrom, objectFrom, oneFrom, stringFrom } from './validate';
import { paperFrom } from './validate-paper';

/** Tags of one paper, and characters of a citation key. */
const [maxTags, maxKey] = [500, 200];

/**
 * Rebuild a paper of a file, property by property.
 * @throws TypeError unless it is one; what is wrong of its fields is left out
 */
export function importedFrom(value: unknown): ImportedPaper {
  const said = objectFrom(value);
  const { note, key, status, starred } = said;
  const known = key === undefined ? undefined : stringFrom(key, maxKey);
  return {
    paper: paperFrom(said['paper']),
    line: integerFrom(said['line'], 1, Number.MAX_SAFE_INTEGER),
    tags: arrayFrom(said['tags'], maxTags, (tag) => stringFrom(tag, maxTagLength)),
    ...(note !== undefined && { note: stringFrom(note, maxNoteLength) }),
    ...(known !== undefined && isKeepable(known) && { key: known }),
    ...(status !== undefined && { status: oneFrom(status, statuses) }),
    ...(starred !== undefined && booleanFrom(starred) && { starred: true }),
  };
}

import type { LibraryCopy } from '../../src/storage/copy';
import type { Library } from '../../src/storage/library';

/** A copy of a whole library. */
export async function copyOf(library: Library): Promise<LibraryCopy> {
  const late = await library.lateCopy(await library.revision());
  if (!late) throw new Error('the library was replaced just now');
  return {
    papers: await library.entriesAfter(undefined, 10_000),
    merges: late.merges,
    rules: late.rules,
    lists: late.lists,
  };
}

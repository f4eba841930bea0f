import type { Paper } from '../core/paper';
import type { Naming } from './citations';
import { transact } from './database';
import type { LibraryDatabase } from './schema';
import { takenKeys } from './taken-keys';

/**
 * Name papers that the library doesn't know, each by a key that nobody has, whatever its case. Nothing is kept.
 * @param besides Keys that others were given just now.
 */
export async function proposeKeys(
  db: LibraryDatabase,
  papers: readonly Paper[],
  naming: Naming,
  besides: Iterable<string>,
): Promise<string[]> {
  const given = new Set([...besides].map((key) => key.toLowerCase()));
  const proposed = papers.map((paper) => naming(paper, new Set()));
  const taken = await transact(db, (tx) => takenKeys(tx, proposed, naming, given));
  return papers.map((paper) => {
    const key = naming(paper, taken);
    taken.add(key.toLowerCase());
    return key;
  });
}

import type { PaperId } from '../core/identifier';
import type { LibraryDatabase } from './schema';

/** Papers that are looked at for whether they are still saved. */
const mostOffered = 500;

/** List the saved papers of which a published version is offered, by their own ids, in which order ever; at most 500. */
export async function listOffered(db: LibraryDatabase): Promise<PaperId[]> {
  const tx = db.transaction(['papers', 'annotations']);
  const ids = await tx.objectStore('papers').index('published').getAllKeys('offered', mostOffered);
  const annotations = tx.objectStore('annotations');
  const saved = await Promise.all(ids.map(async (id) => (await annotations.get(id))?.saved.value !== false));
  return ids.filter((_, at) => saved[at]);
}

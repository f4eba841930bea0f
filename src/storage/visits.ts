import type { PaperId } from '../core/identifier';
import type { LibraryDatabase, Sighting, Visit } from './schema';

/**
 * Milliseconds without any paper shown after which a visit of a site is over: two hours. Who follows a link, reads for
 * a while and comes back is still on the same visit, and finds what was new still marked.
 */
export const visitPause = 2 * 60 * 60 * 1000;

/** Sightings that are looked at of one id: more don't make a paper better known. */
const fewSightings = 50;

/** The papers of a listing that were never shown before this visit of its site. */
export interface FreshPapers {
  /** When papers of the site were last shown before: milliseconds since the Unix epoch. */
  since: number;
  /** The first id of each. */
  fresh: PaperId[];
}

/** The visit of a site on which papers are shown now; `last` is the visit that is known of. */
export function visitAt(now: number, site: string, last: Visit | undefined): Visit {
  if (!last) return { site, began: now, last: now };
  // A clock that was set back has left times that lie ahead.
  const isOver = Math.abs(now - last.last) > visitPause;
  if (isOver) return { site, began: now, last: now, before: Math.min(last.last, now) };
  return { ...last, last: Math.max(last.last, now) };
}

/**
 * Tell which papers, each named by all ids that its card has, were never shown before this visit of a site: on no page,
 * under none of their ids, and not saved before. Undefined on the first visit, when that could be said of all.
 */
export async function freshPapers(
  db: LibraryDatabase,
  site: string,
  papers: readonly PaperId[][],
): Promise<FreshPapers | undefined> {
  const tx = db.transaction(['visits', 'sightings', 'papers', 'annotations']);
  const now = Date.now();
  const { began, before } = visitAt(now, site, await tx.objectStore('visits').get(site));
  if (before === undefined) return undefined;
  const isOld = ({ first }: Sighting) => first < began || first > now;
  const isFresh = async (ids: readonly PaperId[]): Promise<boolean> => {
    const known = await Promise.all(ids.map((id) => tx.objectStore('papers').index('ids').get(id)));
    for (const paper of known) {
      const saved = paper && (await tx.objectStore('annotations').get(paper.id))?.saved.value;
      if (saved && saved < began) return false;
    }
    const all = new Set([...ids, ...known.flatMap((paper) => paper?.ids ?? [])]);
    const ranges = [...all].map((id) => IDBKeyRange.bound([id], [id, []]));
    const seen = await Promise.all(ranges.map((range) => tx.objectStore('sightings').getAll(range, fewSightings)));
    return !seen.flat().some(isOld);
  };
  const fresh = await Promise.all(papers.map(isFresh));
  return { since: before, fresh: papers.flatMap(([id], at) => (id !== undefined && fresh[at] ? [id] : [])) };
}

import { blocksOf, isClose, type Titled, titledOf } from '../core/close-titles';
import { identify, type PaperId } from '../core/identifier';
import { transact } from './database';
import { loadDrafts, writeDrafts } from './drafts';
import { PaperUnknown } from './errors';
import { paperOf } from './facts';
import { beginBatch } from './journal';
import { isApart } from './merges';
import { isSame } from './parts';
import type { LibraryDatabase, StoredPaper } from './schema';

/** Records that are read in one transaction: between two of these, changes get in. */
const papersAtOnce = 500;

/** Papers of one block that each new one is compared with, the last ones: titles that many have are nobody's. */
const mostInBlock = 40;

/** Papers of which a page of another one is known: more are looked at another time. */
const mostForeign = 2_000;

/**
 * Find saved papers that may be one: those of which one was met at the other's address, and close titles with an author
 * in both, unless the user has told them apart. At most `most` pairs, the newest saved first; the newer one of a pair
 * comes first.
 */
export async function findDuplicates(db: LibraryDatabase, most: number): Promise<[PaperId, PaperId][]> {
  const blocks = new Map<string, { titled: Titled; stored: Pick<StoredPaper, 'id' | 'ids' | 'apart'> }[]>();
  const pairs = new Map<string, [PaperId, PaperId]>();
  const foreign: { paper: StoredPaper; of: PaperId }[] = [];
  for await (const paper of allPapers(db)) {
    const of = paper.facts.URL === undefined ? undefined : identify(paper.facts.URL);
    if (of !== undefined && !paper.ids.includes(of) && foreign.length < mostForeign) foreign.push({ paper, of });
    const titled = titledOf(paperOf(paper));
    if (!titled || pairs.size >= most) continue;
    const stored = { id: paper.id, ids: paper.ids, ...(paper.apart && { apart: paper.apart }) };
    for (const key of blocksOf(titled)) {
      const block = blocks.get(key) ?? [];
      blocks.set(key, block);
      for (const known of block) {
        if (!isClose(known.titled, titled) || isApart(known.stored as StoredPaper, paper)) continue;
        pairs.set(keyOf(known.stored.id, paper.id), [known.stored.id, paper.id]);
      }
      block.push({ titled: { ...titled, paper: lean(titled) }, stored });
      if (block.length > mostInBlock) block.shift();
    }
  }
  const met = await pairsMet(db, foreign);
  return [...new Map([...met, ...pairs]).values()].slice(0, most);
}

/** Pairs of which one was met at an address that says the other. */
async function pairsMet(
  db: LibraryDatabase,
  foreign: readonly { paper: StoredPaper; of: PaperId }[],
): Promise<Map<string, [PaperId, PaperId]>> {
  const pairs = new Map<string, [PaperId, PaperId]>();
  for (const { paper, of } of foreign) {
    const other = await db.getFromIndex('papers', 'ids', of);
    if (other?.newest === undefined || paper.newest === undefined || isApart(paper, other)) continue;
    const [newer, older] = paper.newest <= other.newest ? [paper, other] : [other, paper];
    pairs.set(keyOf(newer.id, older.id), [newer.id, older.id]);
  }
  return pairs;
}

function keyOf(one: PaperId, other: PaperId): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/**
 * Tell two papers apart for good, or no longer; answers nothing. What is told apart isn't found as a duplicate, and no
 * card brings it together.
 * @throws PaperUnknown
 */
export async function tellApart(db: LibraryDatabase, one: PaperId, other: PaperId, areApart: boolean): Promise<void> {
  await transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const drafts = await loadDrafts(tx, [one, other]);
    const [first, second] = drafts;
    if (!first?.before.paper || !second?.before.paper) throw new PaperUnknown(`Expected papers, got ${one}, ${other}`);
    for (const [draft, from] of [
      [first, second.before.paper],
      [second, first.before.paper],
    ] as const) {
      const { apart: known = [], ...rest } = draft.paper;
      const others = known.filter((id) => !from.ids.includes(id));
      const apart = areApart
        ? [...others, ...from.ids.filter((id) => !id.startsWith('title:') || id === from.id)]
        : others;
      if (isSame(apart, known)) continue;
      batch.record({ store: 'papers', id: draft.paper.id, field: 'apart', old: known, new: apart });
      draft.paper = apart.length > 0 ? { ...rest, apart } : rest;
    }
    await writeDrafts(tx, drafts, batch);
  });
}

/** All saved papers, newest first. */
async function* allPapers(db: LibraryDatabase): AsyncGenerator<StoredPaper, undefined> {
  let range: IDBKeyRange | null = null;
  for (;;) {
    const slice: StoredPaper[] = await db.getAllFromIndex('papers', 'newest', range, papersAtOnce);
    yield* slice;
    const last = slice.at(-1);
    if (slice.length < papersAtOnce || last?.newest === undefined) return;
    range = IDBKeyRange.lowerBound([last.newest, last.id], true);
  }
}

/** What is compared, without what else is known of a paper: all of them are in memory. */
function lean({ paper: { id, aliases, title, author } }: Titled): Titled['paper'] {
  return {
    id,
    ...(aliases && { aliases }),
    ...(title !== undefined && { title }),
    ...(author && { author: author.slice(0, 30) }),
  };
}

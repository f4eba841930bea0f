import type { Annotation } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { parse } from '../query/parse';
import { emptyPaper, paperOf } from './facts';
import { type Hit, matches } from './matches';
import { readPage } from './read-page';
import { annotationOf, emptyRecord } from './record';
import { type ReadTransaction, readStores, sitesOf } from './scan';
import type { LibraryDatabase } from './schema';
import type { SearchIndex } from './search-index';

/** One saved paper of the search's answer. */
export interface Row {
  paper: Paper;
  annotation: Annotation;
  /** When it was saved, milliseconds since the Unix epoch. */
  saved: number;
  /** Ids of the sites that have shown it. */
  sites: string[];
  /** The papers that were merged into it, the last one last; any of them can be separated. */
  absorbed?: PaperId[];
}

/** A page of the search's answer, newest saved first, with how many papers match and how many are saved. */
export interface Rows {
  rows: Row[];
  matched: number;
  total: number;
  /** True where `matched` is only what was found until the page was full. */
  atLeast?: true;
}

/** Milliseconds after which one who is in a hurry gets the page without an exact count. */
const hurry = 12;

/** Which rows are wanted: whether the count may be left open once they are there, and whether anybody still wants to know. */
export interface Wanted {
  offset: number;
  limit: number;
  hurries?: boolean | undefined;
  isWanted?: (() => boolean) | undefined;
}

/**
 * Search the saved papers; undefined once nobody wants to know any more. The empty query reads no more than its page.
 * @throws QueryError
 */
export async function search(
  { db, index }: { db: LibraryDatabase; index: SearchIndex },
  text: string,
  { offset, limit, hurries = false, isWanted = () => true }: Wanted,
): Promise<Rows | undefined> {
  const query = parse(text);
  const end = performance.now() + hurry;
  const tx = db.transaction(readStores);
  const total = Number(await tx.objectStore('meta').get('total'));
  if (query.kind === 'everything') {
    const found = await readPage(tx, index, offset, limit);
    return {
      rows: await rowsOf(
        tx,
        found.map((each) => ({ id: each.annotation.id, found: each })),
      ),
      matched: total,
      total,
    };
  }
  let matched = 0;
  const page: Hit[] = [];
  for await (const { count, list } of matches(tx, query, index)) {
    if (!isWanted()) return undefined;
    const first = Math.max(0, offset - matched);
    if (page.length < limit && first < count) page.push(...list().slice(first, first + limit - page.length));
    matched += count;
    // One more than the page shows, so that it is known whether there is more.
    if (hurries && matched > offset + limit && performance.now() > end) {
      return { rows: await rowsOf(tx, page), matched, total, atLeast: true };
    }
  }
  return { rows: await rowsOf(tx, page), matched, total };
}

/**
 * The ids of all saved papers that match, newest first.
 * @throws QueryError
 */
export async function findIds(db: LibraryDatabase, index: SearchIndex, text: string): Promise<PaperId[]> {
  const ids: PaperId[] = [];
  for await (const { list } of matches(db.transaction(readStores), parse(text), index)) {
    for (const { id } of list()) ids.push(id);
  }
  return ids;
}

/** One saved paper by any of its ids; undefined where it isn't saved. */
export async function findRow(db: LibraryDatabase, id: PaperId): Promise<Row | undefined> {
  const tx = db.transaction(readStores);
  const paper = await tx.objectStore('papers').index('ids').get(id);
  const annotation = paper && (await tx.objectStore('annotations').get(paper.id));
  if (!paper || !annotation || annotation.saved.value === false) return undefined;
  return (await rowsOf(tx, [{ id: paper.id, found: { paper, annotation } }]))[0];
}

async function rowsOf(tx: ReadTransaction, hits: readonly Hit[]): Promise<Row[]> {
  return Promise.all(
    hits.map(async ({ id, found }) => {
      const [paper = emptyPaper(id), annotation = emptyRecord(id)] = await Promise.all([
        found?.paper ?? tx.objectStore('papers').get(id),
        found?.annotation ?? tx.objectStore('annotations').get(id),
      ]);
      return {
        paper: paperOf(paper),
        annotation: annotationOf(annotation),
        saved: Number(annotation.saved.value),
        sites: await sitesOf(tx, paper),
        ...(paper.absorbed && { absorbed: paper.absorbed }),
      };
    }),
  );
}

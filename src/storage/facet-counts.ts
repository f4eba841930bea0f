import type { PaperId } from '../core/identifier';
import { parse } from '../query/parse';
import { type FacetField, withoutFields } from '../query/terms';
import { addBit, type Bits, both, countBits, either, hasBit, noBits } from './bits';
import { Counted, type FacetCounts, facetNames } from './counted';
import { authorsOf, levelsOf, thingsOf, yearOf, yearOfDays } from './facet-values';
import { venueOf } from './facts';
import { annotationOf } from './record';
import { type Found, type ReadTransaction, readRange, readStores, sitesOf } from './scan';
import type { LibraryDatabase } from './schema';
import { findIds } from './search';
import type { SearchIndex, Stretch } from './search-index';
import { termOf } from './searchable';
import { lastPlace, type Place, type Segment } from './segment';

/** The fields of each facet's own conditions. */
const ownFields: Record<(typeof facetNames)[number], readonly FacetField[]> = {
  tag: ['tag'],
  status: ['status'],
  year: ['year'],
  has: ['is', 'has'],
  site: ['site'],
  venue: ['venue'],
  author: ['author'],
};

/** Papers of which the records are read for what the index doesn't know: the newest that match. */
const sample = 2_000;

/** Records that are read in one transaction: between two of these, changes get in. */
const papersAtOnce = 500;

/** The papers that match a question; undefined: all. */
type Matching = ReadonlySet<PaperId> | undefined;

/**
 * Count, of the saved papers that match a query, how many have each value of each facet: a facet leaves its own
 * conditions out. Tags, statuses, years and what papers have are told by the search index, and by the records of what
 * isn't in it yet; sites, venues and authors by the records of the newest 2,000 that match. Undefined as soon as nobody
 * wants to know any more.
 * @throws QueryError
 */
export async function countFacets(
  db: LibraryDatabase,
  index: SearchIndex,
  text: string,
  isWanted: () => boolean = () => true,
): Promise<FacetCounts | undefined> {
  // A query that can't be read has no conditions to leave out.
  parse(text);
  const counted = new Counted();
  const found = new Map<string, PaperId[]>();
  const questions = facetNames.map((name) => ({ name, query: withoutFields(text, ownFields[name]) }));
  for (const query of new Set(questions.map((question) => question.query))) {
    if (!isWanted()) return undefined;
    if (parse(query).kind !== 'everything') found.set(query, await findIds(db, index, query));
  }
  const sets = new Map([...found].map(([query, ids]) => [query, new Set(ids)]));
  const matching = Object.fromEntries(questions.map(({ name, query }) => [name, sets.get(query)])) as Record<
    (typeof facetNames)[number],
    Matching
  >;
  if (!(await countByIndex(db, index, matching, counted, isWanted))) return undefined;
  const read = new Map<string, Found[]>();
  for (const { name, query } of questions) {
    if (name !== 'site' && name !== 'venue' && name !== 'author') continue;
    if (!isWanted()) return undefined;
    const papers = read.get(query) ?? (await newestOf(db, found.get(query)));
    read.set(query, papers);
    counted.of(name).looked = papers.length;
    for (const value of (await valuesOf(db, name, papers)).flat()) counted.add(name, value);
  }
  return counted.list(levelsOf(await db.getAllKeys('tags')));
}

/**
 * Count tags, statuses, years and what papers have, each among the papers that match its own question; false as soon as
 * nobody wants to know any more.
 */
export async function countByIndex(
  db: LibraryDatabase,
  index: SearchIndex,
  matching: Record<'tag' | 'status' | 'year' | 'has', Matching>,
  counted: Counted,
  isWanted: () => boolean,
): Promise<boolean> {
  const changed: PaperId[] = [];
  let after: Place | undefined;
  const tx: ReadTransaction = db.transaction(readStores);
  for await (const stretch of index.read(tx)) {
    countSegment(stretch, matching, counted);
    changed.push(...stretch.stale.map(([, id]) => id));
    after = stretch.segment.last;
  }
  const byRecord = (found: Found) => {
    const { tags, status } = annotationOf(found.annotation);
    const id = found.annotation.id;
    const has = (set: Matching) => set === undefined || set.has(id);
    if (has(matching.tag)) for (const tag of levelsOf(tags)) counted.add('tag', tag);
    if (has(matching.status)) counted.add('status', status);
    if (has(matching.year)) counted.add('year', yearOf(found));
    if (has(matching.has)) for (const thing of thingsOf(found)) counted.add('has', thing);
  };
  for (const found of await readAll(db, [...new Set(changed)])) byRecord(found);
  for (let place = after; place?.[0] !== lastPlace[0]; ) {
    if (!isWanted()) return false;
    const range = place ? IDBKeyRange.lowerBound(place, true) : null;
    const slice = await readRange(db.transaction(readStores), range, papersAtOnce, true);
    for (const found of slice) byRecord(found);
    const last = slice.at(-1)?.annotation;
    if (slice.length < papersAtOnce || last?.newest === undefined) break;
    place = [last.newest, last.id];
  }
  return isWanted();
}

function countSegment(
  { segment, after, stale }: Stretch,
  matching: Record<'tag' | 'status' | 'year' | 'has', Matching>,
  counted: Counted,
): void {
  const gone = new Set(stale.map(([, id]) => id));
  const start = after ? segment.countUpTo(after) : 0;
  const known = new Map<Matching, Bits>();
  const bitsOf = (set: Matching): Bits => {
    let bits = known.get(set);
    if (bits) return bits;
    bits = noBits();
    for (let at = start; at < segment.size; at += 1) {
      const id = segment.ids[at] as PaperId;
      if ((set === undefined || set.has(id)) && !gone.has(id)) addBit(bits, at);
    }
    known.set(set, bits);
    return bits;
  };
  const add = (name: 'tag' | 'status' | 'has', value: string, papers: Bits) =>
    counted.add(name, value, countBits(both(papers, bitsOf(matching[name]))));
  for (const [tag, papers] of tagsIn(segment)) add('tag', tag, papers);
  for (const [status, papers] of segment.valuesWith(termOf('status', ''))) add('status', status, papers);
  for (const [, papers] of segment.valuesWith(termOf('is', 'starred'))) add('has', 'star', papers);
  for (const [, papers] of segment.valuesWith(termOf('has', 'note'))) add('has', 'note', papers);
  const dated = bitsOf(matching.year);
  for (let at = start; at < segment.size; at += 1) {
    if (hasBit(dated, at)) counted.add('year', yearOfDays(segment.days[2 * at] ?? 1, segment.days[2 * at + 1] ?? 0));
  }
}

/** The papers of each tag and of all that is above it. */
function tagsIn(segment: Segment): Map<string, Bits> {
  const tags = new Map<string, Bits>();
  for (const [tag, papers] of segment.valuesWith(termOf('tag', '')))
    for (const level of levelsOf([tag])) tags.set(level, either(tags.get(level) ?? noBits(), papers));
  return tags;
}

/** The newest saved papers, of these if any are named; the facets that only records know are counted among them. */
export async function newestOf(db: LibraryDatabase, ids: PaperId[] | undefined): Promise<Found[]> {
  if (ids) return readAll(db, ids.slice(0, sample));
  return readRange(db.transaction(readStores), null, sample, true);
}

/** Read papers some at a time; those that aren't saved any more are passed over. */
async function readAll(db: LibraryDatabase, ids: readonly PaperId[]): Promise<Found[]> {
  const all: Found[] = [];
  for (let at = 0; at < ids.length; at += papersAtOnce) {
    const tx = db.transaction(readStores);
    const read = ids.slice(at, at + papersAtOnce).map(async (id): Promise<Found[]> => {
      const [annotation, paper] = await Promise.all([
        tx.objectStore('annotations').get(id),
        tx.objectStore('papers').get(id),
      ]);
      return annotation?.newest !== undefined && paper ? [{ annotation, paper }] : [];
    });
    all.push(...(await Promise.all(read)).flat());
  }
  return all;
}

/** What each paper has of a facet. */
async function valuesOf(
  db: LibraryDatabase,
  name: 'site' | 'venue' | 'author',
  all: readonly Found[],
): Promise<string[][]> {
  if (name === 'author') return all.map(authorsOf);
  if (name === 'venue') return all.map(({ paper }) => [(paper && venueOf(paper)) ?? '']);
  const tx = db.transaction(readStores);
  return Promise.all(all.map(async ({ paper }) => (paper ? sitesOf(tx, paper) : [])));
}

import type { PaperId } from '../core/identifier';
import { displayName, splitName } from '../core/name';
import { fold } from '../core/text';
import { compile, type Matcher } from '../query/match';
import { parse } from '../query/parse';
import { type FacetField, withoutFields } from '../query/terms';
import { annotationOf } from './record';
import { type Found, type ReadTransaction, readRange, readStores, sitesOfAll } from './scan';
import type { LibraryDatabase } from './schema';
import { wholeSubjectOf } from './whole-subject';

/** What papers are told apart by. */
export type FacetCounts = Record<Name, { value: string; count: number }[]>;

type Name = 'tag' | 'status' | 'site' | 'venue' | 'year' | 'author' | 'has';

type Seen = Map<PaperId, Set<string>>;

/** One facet: the fields of its own conditions, the most values that are answered, and the values of a paper. */
interface Facet {
  name: Name;
  fields: readonly FacetField[];
  most: number;
  valuesOf: (found: Found, seen: Seen) => readonly string[];
}

/** Papers that are read in one transaction: between two of these, changes get in. */
const papersAtOnce = 1_000;

/** Authors of one paper that count; collaborations have thousands. */
const mostAuthors = 30;

const facets: readonly Facet[] = [
  { name: 'tag', fields: ['tag'], most: 2_000, valuesOf: ({ annotation }) => levelsOf(annotationOf(annotation).tags) },
  { name: 'status', fields: ['status'], most: 3, valuesOf: ({ annotation }) => [annotation.status.value] },
  { name: 'site', fields: ['site'], most: 50, valuesOf: sitesOf },
  { name: 'venue', fields: ['venue'], most: 50, valuesOf: ({ paper }) => [paper?.facts['container-title'] ?? ''] },
  { name: 'year', fields: ['year'], most: 200, valuesOf: ({ paper }) => [paper?.facts.issued?.slice(0, 4) ?? ''] },
  { name: 'author', fields: ['author'], most: 50, valuesOf: authorsOf },
  { name: 'has', fields: ['is', 'has'], most: 3, valuesOf: thingsOf },
];

/**
 * Count, of the saved papers that match a query, how many have each value of each facet: a facet leaves its own
 * conditions out. One scan for all of them, in slices; undefined as soon as nobody wants to know any more.
 * @throws QueryError
 */
export async function countFacets(
  db: LibraryDatabase,
  text: string,
  isWanted: () => boolean = () => true,
): Promise<FacetCounts | undefined> {
  const counted = facets.map((facet) => ({ facet, query: withoutFields(text, facet.fields), values: new Values() }));
  // A query that can't be read has no conditions to leave out.
  parse(text);
  const queries = [...new Set(counted.map(({ query }) => query))];
  const questions = queries.map((query) => compile(parse(query)));
  const seen = await sitesOfAll(db.transaction(readStores));
  for await (const slice of slices(db)) {
    if (!isWanted()) return undefined;
    for (const found of slice) {
      const verdicts = verdictsOf(questions, found, seen);
      for (const { facet, query, values } of counted) {
        if (!verdicts[queries.indexOf(query)]) continue;
        for (const value of facet.valuesOf(found, seen)) values.add(value);
      }
    }
  }
  return Object.fromEntries(counted.map(({ facet, values }) => [facet.name, values.list(facet.most)])) as FacetCounts;
}

/** Read all saved papers, a slice in each transaction. */
async function* slices(db: LibraryDatabase): AsyncGenerator<Found[], undefined> {
  let range: IDBKeyRange | null = null;
  for (;;) {
    const tx: ReadTransaction = db.transaction(readStores);
    const slice: Found[] = await readRange(tx, range, papersAtOnce, true);
    yield slice;
    const last = slice.at(-1)?.annotation;
    if (slice.length < papersAtOnce || last?.newest === undefined) return;
    range = IDBKeyRange.lowerBound([last.newest, last.id], true);
  }
}

function verdictsOf(questions: readonly Matcher[], found: Found, seen: Seen): boolean[] {
  const subject = wholeSubjectOf(found, seen);
  return questions.map((isMatch) => isMatch(subject) === true);
}

/** Values by what they are when folded, each as it was first written. */
class Values {
  readonly #known = new Map<string, { value: string; count: number }>();
  readonly #folded = new Map<string, { value: string; count: number }>();

  add(value: string): void {
    if (value === '') return;
    const known = this.#known.get(value) ?? this.#meet(value);
    known.count += 1;
  }

  list(most: number): { value: string; count: number }[] {
    return [...this.#folded.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, most);
  }

  #meet(value: string): { value: string; count: number } {
    const key = fold(value);
    const entry = this.#folded.get(key) ?? { value, count: 0 };
    this.#folded.set(key, entry);
    this.#known.set(value, entry);
    return entry;
  }
}

/** Tags and all that is above them, each once. */
function levelsOf(tags: readonly string[]): string[] {
  const levels = new Set<string>();
  for (const tag of tags) {
    for (let end = tag.indexOf('/'); end !== -1; end = tag.indexOf('/', end + 1)) levels.add(tag.slice(0, end));
    levels.add(tag);
  }
  return [...levels];
}

function sitesOf({ paper }: Found, seen: Seen): string[] {
  return [...new Set([...(paper?.sites ?? []), ...(paper?.ids ?? []).flatMap((id) => [...(seen.get(id) ?? [])])])];
}

/** Written so that a condition on it finds them: `Family, Given`. */
function authorsOf({ paper }: Found): string[] {
  const names = (paper?.facts.author ?? []).slice(0, mostAuthors).map((printed) => {
    const name = splitName(printed);
    const { family, given, 'non-dropping-particle': particle } = name;
    if (family === undefined) return displayName(name);
    return [[particle, family].filter(Boolean).join(' '), given].filter(Boolean).join(', ');
  });
  return [...new Set(names)];
}

function thingsOf({ annotation, paper }: Found): string[] {
  return [
    ...(annotation.starred.value ? ['star'] : []),
    ...(annotation.note.value === '' ? [] : ['note']),
    ...(paper?.facts['container-title'] ? [] : ['no venue']),
  ];
}

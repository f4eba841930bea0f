import type { Annotation } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { Paper, PaperFields } from '../core/paper';
import { Folded } from '../query/folded';
import { parse } from '../query/parse';
import type { Query } from '../query/query';
import { compileForOnce } from '../query/word-hits';
import { emptyPaper, paperOf } from './facts';
import { asksForPaper, asksForSite } from './needs';
import { annotationOf } from './record';
import { type Found, type ReadTransaction, readPage, readStores, scan, sitesOf, sitesOfAll } from './scan';
import type { LibraryDatabase } from './schema';

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
}

/**
 * Search the saved papers. The empty query reads no more than its page.
 * @throws QueryError
 */
export async function search(db: LibraryDatabase, text: string, offset: number, limit: number): Promise<Rows> {
  const query = parse(text);
  const tx = db.transaction(readStores);
  const total = Number(await tx.objectStore('meta').get('total'));
  if (query.kind === 'everything') {
    const found = await readPage(tx, offset, limit);
    return { rows: await rowsOf(tx, found), matched: total, total };
  }
  let matched = 0;
  const page: Found[] = [];
  for await (const found of matches(tx, query)) {
    if (matched >= offset && page.length < limit) page.push(found);
    matched++;
  }
  return { rows: await rowsOf(tx, page), matched, total };
}

/**
 * The ids of all saved papers that match, newest first.
 * @throws QueryError
 */
export async function findIds(db: LibraryDatabase, text: string): Promise<PaperId[]> {
  const ids: PaperId[] = [];
  for await (const { annotation } of matches(db.transaction(readStores), parse(text))) ids.push(annotation.id);
  return ids;
}

async function* matches(tx: ReadTransaction, query: Query): AsyncGenerator<Found, undefined> {
  const isMatch = compileForOnce(query);
  const seen = asksForSite(query) ? await sitesOfAll(tx) : undefined;
  for await (const batch of scan(tx, asksForPaper(query))) {
    for (const found of batch) if (isMatch(wholeSubjectOf(found, seen))) yield found;
  }
}

/** What is in the library is known in full: a field that nobody has said is empty, not unknown. */
const unsaid: PaperFields = { title: '', abstract: '', author: [], categories: [], issued: '', 'container-title': '' };

function wholeSubjectOf(found: Found, seen: Map<PaperId, Set<string>> | undefined): Folded {
  const { annotation, paper = emptyPaper(annotation.id) } = found;
  return subjectOf({ annotation, paper: { ...paper, facts: { ...unsaid, ...paper.facts } } }, seen);
}

/** What queries are held against for a paper: a field that nobody has said is unknown. */
export function subjectOf(
  { annotation, paper = emptyPaper(annotation.id) }: Found,
  seen: Map<PaperId, Set<string>> | undefined,
): Folded {
  const { title, abstract, author, authorsIncomplete, authorCount, categories, issued, ...said } = paper.facts;
  const { tags, ...own } = annotationOf(annotation);
  const venue = said['container-title'];
  return new Folded({
    ...own,
    ...(title !== undefined && { title }),
    ...(abstract !== undefined && { abstract }),
    ...(venue !== undefined && { venue }),
    ...(author && { author }),
    ...(authorsIncomplete && { authorsIncomplete }),
    ...(authorCount !== undefined && { authorCount }),
    ...(issued !== undefined && { issued }),
    ...(categories && { category: categories }),
    added: Number(annotation.saved.value),
    tag: tags,
    site: [...paper.sites, ...paper.ids.flatMap((id) => [...(seen?.get(id) ?? [])])],
    id: paper.ids,
  });
}

async function rowsOf(tx: ReadTransaction, found: Found[]): Promise<Row[]> {
  return Promise.all(
    found.map(async ({ annotation, paper: read }) => {
      const paper = read ?? (await tx.objectStore('papers').get(annotation.id)) ?? emptyPaper(annotation.id);
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

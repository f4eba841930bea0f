import { identify, type PaperId } from '../core/identifier';
import type { Paper, PaperFields, PaperType } from '../core/paper';
import { isPreprintServer } from '../core/publication';
import { identifierOf } from '../formats/publication';
import { AnswerUnreadable } from './errors';
import { authorsOf, dateOf, factsOf, isoDate, limits } from './facts';
import { foundIn, isPreprint, type SourceRecord } from './found';
import { plainAbstract, plainText } from './markup';
import { writtenName } from './names';
import { byKey, doiId, writtenDoi } from './paper-keys';
import type { Found, MetadataSource } from './source';
import { parseJson, type Told } from './told';

const fields =
  'title,abstract,venue,publicationVenue,year,publicationDate,publicationTypes,journal,externalIds,authors.name';

/**
 * Semantic Scholar. All who ask without a key share its rate limit, so that it often asks for patience.
 * Source: https://api.semanticscholar.org/api-docs/graph#tag/Paper-Data/operation/post_graph_get_papers.
 */
export const semanticscholar: MetadataSource = {
  id: 'semanticscholar',
  name: 'Semantic Scholar',
  host: 'https://api.semanticscholar.org/*',
  hasCors: false,
  asks: 'https://api.semanticscholar.org/graph/v1/paper/batch (arXiv ids, DOIs)',
  batch: 500,
  pause: 3_000,
  keyOf,
  request: (papers) => ({
    url: `https://api.semanticscholar.org/graph/v1/paper/batch?fields=${fields}`,
    body: JSON.stringify({ ids: [...byKey(papers, keyOf).keys()] }),
    accept: 'application/json',
  }),
  read(answer, papers) {
    const told = parseJson(answer);
    if (!Array.isArray(told.value)) throw new AnswerUnreadable('Expected a list of papers, got something else');
    const keyed = byKey(papers, keyOf);
    const found = new Map<PaperId, Found>();
    // Its answers are in the order of what was asked, with null for what it doesn't know, and say what they are about.
    for (const item of told.list(keyed.size)) {
      const known = idsOf(item);
      for (const paper of known.flatMap((key) => keyed.get(key) ?? [])) {
        const said = saidOf(paper, item);
        if (said) found.set(paper.id, said);
      }
    }
    return found;
  },
};

function keyOf(paper: Paper): string | undefined {
  const prefixes = { arxiv: 'ARXIV:', doi: 'DOI:', acl: 'ACL:', pmid: 'PMID:', s2: '' } as const;
  for (const scheme of ['arxiv', 'doi', 'acl', 'pmid', 's2'] as const) {
    const value = identifierOf(paper, scheme);
    if (value !== undefined) return `${prefixes[scheme]}${value}`;
  }
  return undefined;
}

/** All keys by which a paper of an answer could have been asked for. */
function idsOf(item: Told): string[] {
  const external = (name: string) => item.of('externalIds', name).text(limits.venue);
  return [
    `ARXIV:${external('ArXiv')?.toLowerCase().replace(/v\d+$/, '')}`,
    `DOI:${external('DOI')?.toLowerCase()}`,
    `ACL:${external('ACL')}`,
    `PMID:${external('PubMed')}`,
    `${item.of('paperId').text(limits.short)}`,
  ];
}

/** Preprint and published version are one there, with the date of either: of a preprint only the DOI is told. */
function saidOf(paper: Paper, item: Told): Found | undefined {
  const record = recordOf(item);
  if (!isPreprint(paper)) return foundIn(paper, record, true);
  const { title, author, abstract, DOI } = record.fields;
  const own: Found = { fields: factsOf<PaperFields>({ title, author, abstract }) };
  const published =
    DOI === undefined ? undefined : foundIn(paper, { ...record, fields: { title, author, DOI } as PaperFields }, false);
  return published?.published ? { ...own, published: published.published } : own;
}

function recordOf(item: Told): SourceRecord {
  const authors = item.of('authors');
  const doi = item.of('externalIds', 'DOI').text(limits.venue);
  const venue = item.of('publicationVenue', 'name').raw(2_000) ?? item.of('venue').raw(2_000) ?? '';
  const container =
    plainText(item.of('journal', 'name').raw(2_000) ?? venue, limits.venue) ?? plainText(venue, limits.venue);
  const isServer = isPreprintServer(container ?? '');
  const year = item.of('year').whole(1_000, 2_200);
  const id = identify(`https://www.semanticscholar.org/paper/${item.of('paperId').text(limits.short)}`);
  return {
    ids: [id, doiId(doi)].filter((each) => each !== undefined),
    fields: {
      ...authorsOf(
        authors.list(limits.names).map((author) => writtenName(author.of('name').text(limits.name))),
        authors.length,
      ),
      ...factsOf<PaperFields>({
        title: plainText(item.of('title').raw(4 * limits.title) ?? '', limits.title),
        abstract: plainAbstract(item.of('abstract').raw(4 * limits.abstract) ?? '', limits.abstract),
        issued: isoDate(item.of('publicationDate').text(limits.short)) ?? dateOf(year),
        type: isServer ? undefined : typeOf(item),
        'container-title': isServer ? undefined : container,
        volume: isServer ? undefined : item.of('journal', 'volume').text(limits.short),
        page: isServer ? undefined : item.of('journal', 'pages').text(limits.short),
        DOI: writtenDoi(doi),
      }),
    },
  };
}

/** Source: the documentation's `publicationTypes`; what else it says (`Review`, `Study`) tells no kind of work. */
function typeOf(item: Told): PaperType | undefined {
  const all = item
    .of('publicationTypes')
    .list(20)
    .map((type) => type.value);
  if (all.includes('Conference')) return 'paper-conference';
  if (all.includes('BookSection')) return 'chapter';
  if (all.includes('Book')) return 'book';
  if (all.includes('Dataset')) return 'dataset';
  return all.includes('JournalArticle') && item.of('publicationVenue', 'type').value !== 'conference'
    ? 'article-journal'
    : undefined;
}

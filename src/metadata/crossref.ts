import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { identifierOf } from '../formats/publication';
import { crossrefRecord, relatedDois } from './crossref-record';
import { AnswerUnreadable } from './errors';
import { foundIn, isPublishedDoi, ownDoi } from './found';
import { byKey, plainDoi } from './paper-keys';
import type { Found, MetadataRequest, MetadataSource } from './source';
import { parseJson } from './told';

/**
 * Crossref: what publishers have registered with a DOI, and which of it was a preprint before.
 * Source: https://www.crossref.org/documentation/retrieve-metadata/rest-api/ (works; `filter=doi:…` many times; `relation.object`).
 * CORS: https://github.com/periodo/periodo-client/issues/239.
 */
export const crossref: MetadataSource = {
  id: 'crossref',
  name: 'Crossref',
  host: 'https://api.crossref.org/*',
  hasCors: true,
  asks: 'https://api.crossref.org/works?filter=doi:<DOIs>',
  batch: 20,
  pause: 1_500,
  keyOf: (paper) => doiOf(paper) ?? arxivDoi(paper),
  request: (papers) => worksOf(papers) ?? worksAfter(papers),
  otherwise(missing, asked) {
    // Where some had a DOI, nothing was asked yet about those that have none.
    const others = missing.filter((paper) => doiOf(paper) === undefined);
    return others.length > 0 && asked.some((paper) => doiOf(paper) !== undefined) ? worksAfter(others) : undefined;
  },
  read(answer, papers) {
    const items = parseJson(answer).of('message', 'items');
    if (!Array.isArray(items.value)) throw new AnswerUnreadable('Expected a list of works, got something else');
    const named = byKey(papers, doiOf);
    const preprints = byKey(
      papers.filter((paper) => doiOf(paper) === undefined),
      arxivDoi,
    );
    const found = new Map<PaperId, Found>();
    for (const item of items.list(rowsEach * papers.length)) {
      const record = crossrefRecord(item);
      const asked = named.get(record.doi ?? '') ?? [];
      const before = relatedDois(item, 'has-preprint').flatMap((doi) => preprints.get(doi) ?? []);
      for (const paper of [...asked, ...before]) {
        const said = saidOf(paper, record, relatedDois(item, 'is-preprint-of')[0]);
        if (said && !found.has(paper.id)) found.set(paper.id, said);
      }
    }
    return found;
  },
};

/** Of a preprint the published version's, where somebody has said it; of all others their own. A comma would end the filter. */
function doiOf(paper: Paper): string | undefined {
  const doi = plainDoi(paper.DOI) ?? ownDoi(paper);
  return doi?.includes(',') ? undefined : doi;
}

/** arXiv's own DOI, by which publishers name what a work of theirs was before. */
function arxivDoi(paper: Paper): string | undefined {
  const id = identifierOf(paper, 'arxiv');
  return id === undefined ? undefined : `10.48550/arxiv.${id}`;
}

function saidOf(paper: Paper, record: ReturnType<typeof crossrefRecord>, next: string | undefined): Found | undefined {
  const isOwn = record.doi === ownDoi(paper) && identifierOf(paper, 'arxiv') === undefined;
  // A figure, a review: what is no paper is none that another one has become.
  if (!isOwn && record.fields.type === undefined) return undefined;
  const found = foundIn(paper, record, isOwn);
  return found && isOwn && next !== undefined && isPublishedDoi(next)
    ? { ...found, published: { facts: { DOI: next } } }
    : found;
}

/** The parts of a record that are asked for: the whole, with its references, is long. */
const parts =
  'DOI,type,title,subtitle,author,editor,abstract,issued,published-print,container-title,volume,issue,page,article-number,publisher,publisher-location,ISSN,ISBN,event,relation';

/** Works that a preprint can have become. */
const rowsEach = 5;

function worksOf(papers: readonly Paper[]): MetadataRequest | undefined {
  const dois = [...byKey(papers, doiOf).keys()];
  return dois.length === 0 ? undefined : works('doi', dois, dois.length);
}

function worksAfter(papers: readonly Paper[]): MetadataRequest {
  const dois = [...byKey(papers, arxivDoi).keys()];
  return works('relation.object', dois, rowsEach * dois.length);
}

function works(filter: string, values: readonly string[], rows: number): MetadataRequest {
  const filters = values.map((value) => `${filter}:${encodeURIComponent(value)}`).join(',');
  return {
    url: `https://api.crossref.org/works?rows=${rows}&select=${parts}&filter=${filters}`,
    accept: 'application/json',
  };
}

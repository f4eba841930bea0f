import { identify, type PaperId, schemeOf } from '../core/identifier';
import type { Paper, PaperFields, Source } from '../core/paper';
import { isPreprintServer, type Publication, publicationFields } from '../core/publication';
import type { StoredPaper } from './schema';

/** What a source says of a paper, parted. */
export interface Word {
  /** Of the paper itself. */
  facts: PaperFields;
  /** Where it says that it was published, which nobody may take for the preprint's. */
  offer?: Publication['facts'];
}

/** Whose word is of the preprint, also where the paper is known by its published version. */
const ofPreprints: ReadonlySet<Source> = new Set(['arxiv', 'huggingface', 'api:arxiv', 'api:huggingface']);

/** Whether a paper is known as a preprint. */
export function isPreprint({ id }: Pick<StoredPaper, 'id'>): boolean {
  return schemeOf(id) === 'arxiv';
}

/**
 * Part what a source says of a paper into what is of the paper and what is of its published version: of a preprint, a
 * venue and its like is never taken by itself. The reader's own word and own files are taken as they are, but that a server of
 * preprints is a journal.
 */
export function wordOn(paper: Pick<StoredPaper, 'id' | 'facts'>, said: Partial<Paper>, source: Source): Word {
  const { id: _, aliases = [], ...facts } = said;
  if (source === 'user') return { facts };
  if (!isPreprint(paper)) return { facts: isOfPreprint(paper, source) ? without(facts, publicationFields) : facts };
  const venue = facts['container-title'];
  const isServer = venue !== undefined && isPreprintServer(venue);
  if (source === 'file') return { facts: isServer ? without(facts, ['container-title']) : facts };
  const doi = publishedDoi([
    ...(facts.DOI === undefined ? [] : [identify(`https://doi.org/${facts.DOI}`)]),
    ...aliases,
  ]);
  if (venue !== undefined && !isServer) {
    const offer = only(facts, publicationFields);
    delete offer.DOI;
    return { facts: without(facts, publicationFields), offer: { ...offer, ...(doi !== undefined && { DOI: doi }) } };
  }
  // What a server is said to be a volume of is nobody's volume.
  const rest = without(facts, isServer ? publicationFields.filter((field) => field !== 'issued') : ['DOI']);
  return doi === undefined ? { facts: rest } : { facts: rest, offer: { DOI: doi } };
}

/** The id of a published version by its DOI; absent where it has none, or one that is another kind of id. */
export function doiIdOf({ DOI }: Pick<PaperFields, 'DOI'>): PaperId | undefined {
  const id = DOI === undefined ? undefined : identify(`https://doi.org/${DOI}`);
  return id && schemeOf(id) === 'doi' ? id : undefined;
}

function isOfPreprint({ facts }: Pick<StoredPaper, 'facts'>, source: Source): boolean {
  return ofPreprints.has(source) && facts['container-title'] !== undefined;
}

function publishedDoi(ids: readonly (PaperId | undefined)[]): string | undefined {
  return ids.find((id) => id && schemeOf(id) === 'doi')?.slice('doi:'.length);
}

function without(facts: PaperFields, fields: readonly (keyof PaperFields)[]): PaperFields {
  return Object.fromEntries(Object.entries(facts).filter(([field]) => !fields.includes(field as keyof PaperFields)));
}

function only(facts: PaperFields, fields: readonly (keyof PaperFields)[]): PaperFields {
  return Object.fromEntries(Object.entries(facts).filter(([field]) => fields.includes(field as keyof PaperFields)));
}

import type { PaperId } from '../core/identifier';
import type { Paper, PaperFields } from '../core/paper';
import { type Publication, publicationFields } from '../core/publication';
import { identifierOf } from '../formats/publication';
import { agrees } from './agree';
import { factsOf } from './facts';
import type { Found } from './source';

/** A record of a source, in our terms. */
export interface SourceRecord {
  ids: PaperId[];
  fields: PaperFields;
}

/** Registrants of DOIs who register preprints and nothing else: bioRxiv, medRxiv, Research Square, ChemRxiv, OSF and its like, SSRN, and others. */
const preprintDoi =
  /^10\.(?:(?:1101|64898)\/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8}|(?:21203|26434|312(?:19|2[2-4]|3[3-5])|32942|33774|35542|2139|20944|36227|22541|48550)\/|5194\/egusphere)/;

/** Those who keep what isn't published anywhere: Zenodo, figshare, OSF, ResearchGate, Mendeley Data, Dryad. */
const archiveDoi = /^10\.(?:5281|6084|17605|13140|17632|5061)\//;

/** Whether a DOI, in small letters, can be a published version's, as far as its registrant tells. */
export function isPublishedDoi(doi: string): boolean {
  return !preprintDoi.test(doi) && !archiveDoi.test(doi);
}

/** Whether a paper is known as a preprint, so that its published version is another than what is known. */
export function isPreprint(paper: Paper): boolean {
  return identifierOf(paper, 'arxiv') !== undefined || preprintDoi.test(ownDoi(paper) ?? '');
}

/** The DOI that a paper goes by itself. */
export function ownDoi(paper: Paper): string | undefined {
  return identifierOf(paper, 'doi');
}

/**
 * What a record says of a paper that it was asked for. Of a preprint it tells of the published version, unless it is the
 * preprint's own record. The identifiers of a published version aren't the preprint's: somebody has to take it first.
 * @param isOwn Whether the record is of the very identifier by which the paper is known as what it is.
 * @returns Undefined where title and authors don't agree, though nothing else says that it is this paper.
 */
export function foundIn(paper: Paper, record: SourceRecord, isOwn: boolean): Found | undefined {
  const ids = record.ids.filter((id) => id !== paper.id);
  if (isOwn) return { ...(ids.length > 0 && { ids }), fields: record.fields };
  if (!agrees(paper, record.fields)) return undefined;
  if (!isPreprint(paper)) return { ...(ids.length > 0 && { ids }), fields: record.fields };
  const facts = publicationOf(record.fields);
  if (unpublishedTypes.has(facts.type) || (facts.DOI && !isPublishedDoi(facts.DOI.toLowerCase()))) return undefined;
  if (facts['container-title'] === undefined && facts.DOI === undefined) return undefined;
  return { fields: {}, published: { facts } };
}

const unpublishedTypes: ReadonlySet<string | undefined> = new Set(['article', 'dataset', 'software', 'webpage']);

/** The fields of a record that are the published version's. */
export function publicationOf(fields: PaperFields): Publication['facts'] {
  return factsOf<Publication['facts']>(
    Object.fromEntries(publicationFields.map((field) => [field, fields[field]])) as Publication['facts'],
  );
}

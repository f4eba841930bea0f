import type { PaperId } from '../core/identifier';
import type { MetadataSourceId } from '../core/metadata';
import type { Paper } from '../core/paper';
import { paperOf } from './facts';
import { saidOf } from './hold';
import type { LookupAnswer, StoredLookup, StoredPaper } from './schema';

/** What sources a paper could be looked up at: what each knows it by, and those whose site it was saved on. */
export type LookupPlaces = Pick<StoredLookup, 'keys' | 'own'>;

/** Says where a paper could be looked up; `sites` are those where it was saved. */
export type PlacesOf = (paper: Paper, sites: readonly string[]) => LookupPlaces;

/** Which lookups are meant: of papers that were saved on the source's own site, or of all. */
export interface LookupUse {
  id: MetadataSourceId;
  ownOnly: boolean;
}

/** The record of a paper that nobody was asked for. */
export function emptyLookup(id: PaperId): StoredLookup {
  return { id, isWanted: false, keys: {}, own: [], answers: {}, states: [] };
}

/** A paper as sources are asked for it: with the DOI of its published version, also while that is only offered. */
export function askedPaper(stored: StoredPaper): Paper {
  const paper = paperOf(stored);
  const DOI = stored.published?.state === 'offered' ? stored.published.facts.DOI : undefined;
  return DOI === undefined || paper.DOI !== undefined ? paper : { ...paper, DOI };
}

/** A lookup of a paper that is in the library, or of one that isn't any more. What its facts were said by needn't be asked for it. */
export function lookupOf(known: StoredLookup, paper: StoredPaper | undefined, placesOf: PlacesOf): StoredLookup {
  if (!paper) return withStates({ ...known, isWanted: false });
  const places = placesOf(askedPaper(paper), paper.sites);
  const told = new Set([...Object.values(saidOf(paper).sources), paper.published?.source]);
  const answers: StoredLookup['answers'] = {};
  for (const [source, key] of entriesOf(places.keys)) {
    if (told.has(`api:${source}`) && known.keys[source] === undefined)
      answers[source] = { key, state: 'found', time: 0 };
  }
  return withStates({ ...known, ...places, isWanted: true, answers: { ...answers, ...known.answers } });
}

/** A lookup with what one source has answered. */
export function answered(known: StoredLookup, source: MetadataSourceId, answer: LookupAnswer): StoredLookup {
  return withStates({ ...known, answers: { ...known.answers, [source]: answer } });
}

/** A lookup for which some sources are to be asked anew. */
export function unanswered(known: StoredLookup, sources: readonly MetadataSourceId[]): StoredLookup {
  const answers = Object.fromEntries(entriesOf(known.answers).filter(([source]) => !sources.includes(source)));
  return withStates({ ...known, answers });
}

/** The name under which an index finds the papers that are in a state with a source. */
export function stateKey(source: MetadataSourceId, state: 'waiting' | 'own' | LookupAnswer['state']): string {
  return `${source} ${state}`;
}

/** Whether a source may be asked for a paper. */
export function mayAsk({ keys, own }: LookupPlaces, { id, ownOnly }: LookupUse): boolean {
  return keys[id] !== undefined && (!ownOnly || own.includes(id));
}

function withStates({ states: _, ...lookup }: StoredLookup): StoredLookup {
  return {
    ...lookup,
    states: lookup.isWanted ? entriesOf(lookup.keys).flatMap((entry) => statesOf(lookup, entry)) : [],
  };
}

function statesOf({ answers, own }: Omit<StoredLookup, 'states'>, [source, key]: [MetadataSourceId, string]): string[] {
  const answer = answers[source];
  if (answer?.key === key) return [stateKey(source, answer.state)];
  return [stateKey(source, 'waiting'), ...(own.includes(source) ? [stateKey(source, 'own')] : [])];
}

function entriesOf<T>(of: Partial<Record<MetadataSourceId, T>>): [MetadataSourceId, T][] {
  return Object.entries(of) as [MetadataSourceId, T][];
}

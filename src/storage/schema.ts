import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { Status } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { ImportedPaper } from '../core/importing';
import type { JobState, JobTask } from '../core/job';
import type { MetadataSourceId, OfferedPublication } from '../core/metadata';
import type { Paper, PaperFields, Source } from '../core/paper';
import type { ReadingList } from '../core/reading-list';
import type { Rule, RuleAction } from '../core/rule';

/** A value with the time of its last change, milliseconds since the Unix epoch; 0 where it was never changed. */
export interface Timed<T> {
  value: T;
  changed: number;
}

/** A tag of an annotation: since when it is there, which also orders the tags, or false once removed (its tombstone). */
export interface StoredTag extends Timed<number | false> {
  tag: string;
}

/** What the user did with one paper. Nothing is ever deleted from it: an annotation that isn't saved buries the rest. */
export interface StoredAnnotation {
  id: PaperId;
  /** Since when it is in the library, or false. */
  saved: Timed<number | false>;
  /** Since when it is hidden by hand, or false. */
  hidden: Timed<number | false>;
  /** Since when it is always shown, or false; absent where it never was. Never together with `hidden`. */
  shown?: Timed<number | false>;
  status: Timed<Status>;
  starred: Timed<boolean>;
  note: Timed<string>;
  tags: StoredTag[];
  /** The citation key, once frozen. */
  key?: Timed<string> & {
    /** It was given by hand or by a file, and nobody has exported or copied it so far. */
    fresh?: true;
  };
  /** The frozen keys of papers that were merged into this one: they are still its, and nobody else's. */
  aliasKeys?: Timed<string[]>;
  /** Derived: the key, or all of them, in lower case, each unique in the library. */
  foldedKey?: string | string[];
  /** Derived: the saved time with its sign turned, so that an index yields the newest first; absent while not saved. */
  newest?: number;
}

/** Who said which fact. */
export type FactSources = Partial<Record<keyof PaperFields, Source>>;

/** Facts with those who say them. */
export interface SourceFacts {
  facts: PaperFields;
  sources: FactSources;
}

/** Fields that were written by hand, each with the time of its last change; without a value it was taken away again. */
export type StoredEdits = { [Field in keyof PaperFields]?: { value?: PaperFields[Field]; changed: number } };

/** A published version that somebody has found, and what the reader says to it. */
export interface StoredPublication extends OfferedPublication {
  /** When the reader said that last; 0 for never. Milliseconds since the Unix epoch. */
  changed: number;
  /** The id by its DOI that the paper has only because this was taken. */
  alias?: PaperId;
}

/** What pages and sources say of a paper. */
export interface StoredPaper {
  /** Canonical and permanent. */
  id: PaperId;
  /** All ids of the paper, `id` first; each belongs to one paper only. */
  ids: PaperId[];
  /** What holds: what sources say, over it the published version if it was taken, over all the reader's own word. */
  facts: PaperFields;
  /** Who said which fact. */
  sources: FactSources;
  /** What sources say of the fields that a published version or the reader's own word covers; absent where that is nothing. */
  covered?: SourceFacts;
  /** What the reader has written by hand. */
  edits?: StoredEdits;
  /** Where it was published, if it is a preprint and anybody has said so. */
  published?: StoredPublication;
  /** The sites on which the user annotated it. */
  sites: string[];
  /** Derived: the aliases by title and author that its facts have ever made. One that is claimed once is among `ids`, one claimed by several papers is no paper's. */
  claims?: PaperId[];
  /** The papers that were merged into this one, the last one last, each behind those that had been merged into it. */
  absorbed?: PaperId[];
  /** Ids that the user has separated from this paper, so that no card brings them together again. */
  apart?: PaperId[];
  /** Derived: as in the annotation, so that both stores can be read side by side. */
  newest?: number;
}

/** A paper that was merged into another, with both as they were, so that they can be separated. */
export interface StoredMerge {
  /** The paper that is no longer there. */
  id: PaperId;
  into: PaperId;
  /** Milliseconds since the Unix epoch. */
  time: number;
  from: { paper: StoredPaper; annotation: StoredAnnotation };
  kept: { paper: StoredPaper; annotation: StoredAnnotation };
}

/** A rule with the time of each part's last change, and of its removal: a removed rule stays as a tombstone. */
export interface StoredRule extends Rule {
  changed: Partial<Record<keyof Rule | 'removed', number>>;
  /** When it was removed; `changed` has the time at which it was removed or brought back last. */
  removed?: number;
}

/** A reading list with the time of each part's last change; a removed one stays as a tombstone, as a rule does. */
export interface StoredList extends ReadingList {
  /** Milliseconds since the Unix epoch. */
  created: number;
  /** Lists are in the order of these numbers, removed ones among them. */
  position: number;
  changed: Partial<Record<keyof ReadingList | 'position' | 'removed', number>>;
  removed?: number;
}

/** How often a rule acted on this device, and when last (milliseconds since the Unix epoch). In no journal and no copy. */
export interface StoredHits {
  /** The rule's id. */
  rule: string;
  count: number;
  last: number;
}

/** One step of the append-only journal, written with the change itself. Its key is the library's revision. */
export interface JournalEntry {
  /** Grows with every entry; local to this device. */
  revision?: number;
  device: string;
  /** Entries of one user action have the same number; it is local to the device. Absent where no user did it. */
  batch?: number;
  /** The batch that this one takes back. */
  undoes?: number;
  /** Milliseconds since the Unix epoch. */
  time: number;
  store: 'annotations' | 'papers' | 'rules' | 'lists' | 'library';
  id: string;
  /**
   * A property's name, or `tag <tag>`; `facts` is what a copy said of a paper, with who said it, `fact <field>` what the reader has written,
   * `published` what is said to the published version, and `said` that sources have said something (whatever that was); `own key` is the citation
   * key that was given by hand, with those that the paper had before; `merged` is the paper that this one is part of, `joined` a whole rule or list
   * that came from a copy, and `replaced` says of the library that a copy was put in its place, with how many papers.
   */
  field: string;
  old: unknown;
  new: unknown;
}

/** Derived: how many saved papers carry a tag, and when it was last added. */
export interface StoredTagCount {
  tag: string;
  count: number;
  lastUsed: number;
}

/** That a page of a site showed a paper: first and last time. Local to this device. */
export interface Sighting {
  paper: PaperId;
  site: string;
  page: string;
  first: number;
  last: number;
}

/**
 * The last visit of a site: a stretch in which papers were shown without a longer pause than `visitPause`
 * (milliseconds since the Unix epoch). Local to this device.
 */
export interface Visit {
  site: string;
  began: number;
  /** When papers were last shown. */
  last: number;
  /** When papers were last shown on the visit before; absent on the first. */
  before?: number;
}

/**
 * Derived: what can be searched of up to 256 saved papers that stand behind each other in the library, newest first.
 * It reaches from behind the segment before it up to `last`; what is behind all segments isn't in any yet.
 */
export interface StoredSegment {
  /** The saved time with its sign turned, and the id; infinite for the last segment of all. */
  last: [number, PaperId];
  /** The papers' ids in their order, one per line. */
  ids: string;
  /** Of each paper. */
  newest: Float64Array;
  /** Of each paper: the first and the last day on which it may have appeared. */
  days: Int32Array;
  /** All terms of the papers in UTF-8, in the order of their bytes, one right behind the other. */
  terms: Uint8Array;
  /** Of each term: how many bytes it has, and how many papers have it, less one. */
  lengths: Uint8Array;
  counts: Uint8Array;
  /** Term by term: the papers that have it, by their places in the segment, and where they have it. */
  papers: Uint8Array;
  marks: Uint8Array;
}

/** Long work that is done in slices: how far it is. Local to this device. */
export interface StoredJob extends Omit<JobState, 'id' | 'task'> {
  /** Its number; 0 stands before its parts, which are numbered from 1. */
  id: [number, number];
  task: JobTask;
  /** How many parts there are, and which is next. */
  parts: number;
  next: number;
  /** When somebody asked for it, which is the time of all that it changes. Milliseconds since the Unix epoch. */
  begun: number;
  /** When it was written last. */
  written: number;
  /** The revision up to which the journal was looked through for what others have changed meanwhile. */
  seen: number;
  /** What others have changed since it was asked for, which holds: fields by paper. */
  touched: Record<PaperId, string[]>;
  /** Of an export in another order than the one given: its papers have been put into it. */
  isInOrder?: true;
}

/** What one slice of long work is about, and of an export then what it has written. */
export interface StoredJobPart {
  id: [number, number];
  ids?: PaperId[];
  papers?: Paper[];
  imported?: ImportedPaper[];
  /** The first and the last revision of the steps that are to be taken back. */
  steps?: [number, number];
  /** Of an export: where each of its papers stands in the order asked, until they are put into it. */
  places?: string[];
  text?: string;
}

/** What a source has answered when it was asked for a paper, or why it couldn't be. */
export interface LookupAnswer {
  /** What it knew the paper by: by another key there is something new to ask. */
  key: string;
  state: 'found' | 'missing' | 'failed';
  /** Milliseconds since the Unix epoch; 0 where a copy told it. */
  time: number;
  /** The error's name, how often it has failed, and when it is tried again: absent where it isn't. */
  error?: string;
  tries?: number;
  again?: number;
}

/** What sources were asked for a paper that was saved, and what they still are to be asked. Local to this device. */
export interface StoredLookup {
  id: PaperId;
  /** False once it was removed or merged: what was asked is remembered. */
  isWanted: boolean;
  /** What each source knows it by that can be asked for it. */
  keys: Partial<Record<MetadataSourceId, string>>;
  /** The sources on whose own site it was saved. */
  own: MetadataSourceId[];
  answers: Partial<Record<MetadataSourceId, LookupAnswer>>;
  /** Derived: `<source> <state>`; a source that is to be asked is `waiting`, and also `own` where it was saved on its site. */
  states: string[];
}

/** How a source stands. Local to this device. */
export interface StoredAsking {
  /** `journal`: up to where that was read for what was saved. */
  id: MetadataSourceId | 'journal';
  /** When it may be asked next, milliseconds since the Unix epoch. */
  next: number;
  /** How often in a row asking has failed, and the name of the last error. */
  failures: number;
  error?: string;
  /** How many papers it is asked for at once where that is less than it takes: one of more was refused. */
  size?: number;
  revision?: number;
}

/** The database's stores. Every change of this shape is a migration. */
export interface LibrarySchema extends DBSchema {
  papers: {
    key: PaperId;
    value: StoredPaper;
    indexes: { ids: PaperId; newest: [number, PaperId]; claims: PaperId; published: OfferedPublication['state'] };
  };
  annotations: {
    key: PaperId;
    value: StoredAnnotation;
    indexes: { newest: [number, PaperId]; hidden: number; foldedKey: string };
  };
  merges: { key: PaperId; value: StoredMerge };
  rules: { key: string; value: StoredRule; indexes: { action: RuleAction } };
  lists: { key: string; value: StoredList };
  hits: { key: string; value: StoredHits };
  journal: { key: number; value: JournalEntry; indexes: { batch: [string, number]; undoes: [string, number] } };
  tags: { key: string; value: StoredTagCount };
  sightings: { key: [PaperId, string, string]; value: Sighting; indexes: { last: number } };
  visits: { key: string; value: Visit };
  segments: { key: [number, PaperId]; value: StoredSegment };
  /** Derived: places of the library where something has changed since its segment was made; each change has its own random number. */
  stale: { key: [number, PaperId]; value: number };
  jobs: { key: [number, number]; value: StoredJob | StoredJobPart };
  lookups: { key: PaperId; value: StoredLookup; indexes: { states: string } };
  asking: { key: StoredAsking['id']; value: StoredAsking };
  /** `device`: this device's random id. `total`: how many papers are saved. `segments`: a random number for each change of these. `replaced`: the last batch in which a copy was put in place of the library. */
  meta: { key: 'device' | 'total' | 'segments' | 'replaced'; value: string | number };
}

/** The open database. */
export type LibraryDatabase = IDBPDatabase<LibrarySchema>;

/** The stores that a user's change may touch. */
export const changedStores = [
  'papers',
  'annotations',
  'merges',
  'rules',
  'lists',
  'journal',
  'tags',
  'stale',
  'meta',
] as const;

/** A transaction that changes the library. */
export type ChangeTransaction = IDBPTransaction<LibrarySchema, typeof changedStores, 'readwrite'>;

/** The stores that long work may touch. */
export const jobStores = [...changedStores, 'jobs'] as const;

/** A transaction that changes the library, or works on it for long. */
export type JobTransaction = IDBPTransaction<LibrarySchema, typeof jobStores, 'readwrite'>;

/** The stores that an answer of a source may touch. */
export const lookupStores = [...changedStores, 'lookups', 'asking'] as const;

/** A transaction that changes the library by what a source has answered. */
export type LookupTransaction = IDBPTransaction<LibrarySchema, typeof lookupStores, 'readwrite'>;

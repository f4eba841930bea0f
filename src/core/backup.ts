import type { PaperId } from './identifier';

/** What is wrong with a record of a backup. */
export type RecordProblem = 'noJson' | 'missing' | 'wrong' | 'tooLong' | 'tooMany' | 'twice' | 'astray';

/** A record of a backup that can't be read. */
export interface BackupFault {
  /** Counted from 1. */
  line: number;
  /** The paper's or rule's id, where it says one; cut. */
  id?: string;
  /** Where in the record, as `annotation.note.value`; empty where it is the whole. */
  property: string;
  problem: RecordProblem;
}

/** How a backup and the library differ, counted in papers or rules; what both have the same isn't counted. */
export interface Differences {
  /** The backup has it, the library doesn't. */
  added: number;
  /** Something of it was changed later in the backup. */
  newer: number;
  /** Something of it was changed later in the library: lost if the backup replaces it. */
  older: number;
  /** The library has it, the backup doesn't: lost if the backup replaces it. */
  missing: number;
}

/** One paper that differs. */
export interface DifferentPaper {
  how: keyof Differences;
  id: PaperId;
  title: string;
  /** What differs: `note`, `status`, `tag <tag>`; empty where the whole paper does. */
  fields: string[];
}

/** How a backup differs from the library. */
export interface BackupDiff {
  papers: Differences;
  rules: Differences;
  /** The first papers of each kind. */
  examples: DifferentPaper[];
}

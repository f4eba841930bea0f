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

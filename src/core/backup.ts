import type { PaperId } from './identifier';

/** What is wrong with a record of a backup. */
export type RecordProblem = 'noJson' | 'missing' | 'wrong' | 'tooLong' | 'tooMany' | 'twice' | 'astray';

/** A record of a backup that can't be read. */
export interface BackupFault {
  /** Counted from 1. */
  line: number;
  /** The paper's, rule's or list's id, where it says one; cut. */
  id?: string;
  /** Where in the record, as `annotation.note.value`; empty where it is the whole. */
  property: string;
  problem: RecordProblem;
}

/** How a backup and the library differ, counted in papers, rules or reading lists; what both have the same isn't counted. */
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
  lists: Differences;
  /** The first papers of each kind. */
  examples: DifferentPaper[];
}

/** A snapshot of the library that lies outside the database. */
export interface SnapshotInfo {
  /** Grows with every snapshot, whatever the clock says. */
  number: number;
  /** When it was made, milliseconds since the Unix epoch. */
  made: number;
  /** How many papers were saved. */
  saved: number;
  bytes: number;
  /** Why it was made: because something had changed, because somebody asked for it, or before a backup was restored. */
  reason: 'changed' | 'asked' | 'before restoring';
}

/** How often a file is put into the downloads. */
export const backupSchedules = ['never', 'daily', 'weekly', 'monthly'] as const;
/** One of `backupSchedules`. */
export type BackupSchedule = (typeof backupSchedules)[number];

/** What is kept of backups in `storage.local` under `backups`, written by the worker alone. */
export interface BackupNotes {
  schedule: BackupSchedule;
  /** The last file that was saved: when, and how many papers it has. */
  file?: { made: number; saved: number };
  /** When the first snapshot was made: from then on there should be a file. */
  since?: number;
  /** When somebody was reminded of a file, and wanted to be later. */
  later?: number;
  /** The newest snapshot: when it was made, and of which library it has all up to which revision. */
  snapshot?: { made: number; device: string; revision: number };
  /** The library has shrunk to less than half of this snapshot, which stays until somebody says that this is right. */
  held?: { number: number; saved: number; now: number; device?: string };
}

/** The key of it. */
export const backupKey = 'backups';

/** What holds until anything was kept. */
export const noBackups: BackupNotes = { schedule: 'never' };

/** Milliseconds from one file to the next. */
export const backupIntervals: Readonly<Record<BackupSchedule, number>> = {
  never: Number.POSITIVE_INFINITY,
  daily: 24 * 3_600_000,
  weekly: 7 * 24 * 3_600_000,
  monthly: 30 * 24 * 3_600_000,
};

/** A file is old after this time, milliseconds: a fortnight, where none is saved more rarely by schedule. */
export const oldAfter = 14 * 24 * 3_600_000;

/** What a backup is read from: a snapshot by its number, or a file that one of our pages has put beside them, by its own. */
export type BackupSource = { snapshot: number } | { file: number };

/** The folder of the extension's own file system that has all of this, and the names of a file that comes in, and of one that goes out. */
export const backupFolderName = 'backups';
/** A file that somebody has chosen, to be restored. Each has its own number, so that none is taken for another that was looked at. */
export function incomingName(number: number): string {
  return `${incomingPrefix}${number}`;
}
/** What the names of such files begin with. */
export const incomingPrefix = 'incoming-';
/** A file that is to be saved. */
export const outgoingName = 'outgoing';

/** What a backup holds, and how that differs from the library. */
export interface BackupReading {
  /** Milliseconds since the Unix epoch; absent where it doesn't say. */
  made?: number;
  papers: number;
  rules: number;
  lists: number;
  diff: BackupDiff;
  /** Whether its settings are others than ours, and how many pages were taught that aren't here. */
  others: { settings: boolean; taught: number };
  faults: BackupFault[];
  faultCount: number;
  /** Whether all of it can be read. What isn't whole can be merged only, unless the library is lost. */
  isWhole: boolean;
}

/** What there is of backups. */
export interface BackupState extends BackupNotes {
  /** Newest first. */
  snapshots: SnapshotInfo[];
  /** Whether the last file is old, or there should be one by now. */
  isOld: boolean;
}

/** Whether it is time to save another file, or the first one. */
export function isFileOld({ schedule, file, since }: BackupNotes, now: number): boolean {
  const from = file?.made ?? since;
  if (from === undefined) return false;
  return Math.abs(now - from) > (schedule === 'never' ? oldAfter : backupIntervals[schedule]);
}

/** Whether somebody is to be reminded: the file is old, and a week ago or longer they wanted to be reminded later. */
export function isReminderDue(notes: BackupNotes, now: number): boolean {
  return isFileOld(notes, now) && (notes.later === undefined || Math.abs(now - notes.later) > oldAfter / 2);
}

/** The name of a backup file that was made at a time, by the day where the reader is. */
export function backupFileName(made: number): string {
  const date = new Date(made);
  const two = (part: number) => String(part).padStart(2, '0');
  return `manicule-${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}.json.gz`;
}

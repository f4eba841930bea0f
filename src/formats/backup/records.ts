import type { Status } from '../../core/annotation';
import type { PaperId } from '../../core/identifier';
import type { OfferedPublication } from '../../core/metadata';
import type { PaperFields } from '../../core/paper';
import type { ReadingList } from '../../core/reading-list';
import type { Rule } from '../../core/rule';
import type { Settings } from '../../core/settings';
import type { TaughtSite } from '../../core/taught';

/** The version of the format that this code writes, and the newest that it reads (docs/backup-format.md). */
export const backupVersion = 2;

/** A value with the time of its last change, milliseconds since the Unix epoch; 0 where it was never changed. */
export interface BackupTimed<T> {
  value: T;
  changed: number;
}

/** What the user did with a paper, each field with its time; a removed tag is there with `false`. */
export interface BackupAnnotation {
  id: PaperId;
  saved: BackupTimed<number | false>;
  hidden: BackupTimed<number | false>;
  shown?: BackupTimed<number | false>;
  status: BackupTimed<Status>;
  starred: BackupTimed<boolean>;
  note: BackupTimed<string>;
  tags: (BackupTimed<number | false> & { tag: string })[];
  key?: BackupTimed<string>;
  aliasKeys?: BackupTimed<string[]>;
}

/** Fields that were written by hand, each with the time of its last change; without a value it was taken away again. */
export type BackupEdits = { [Field in keyof PaperFields]?: { value?: PaperFields[Field]; changed: number } };

/** A published version that somebody has found, and what the reader says to it; `changed` is when, 0 for never. */
export interface BackupPublication extends OfferedPublication {
  changed: number;
  /** The id by its DOI that the paper has only because this was taken. */
  alias?: PaperId;
}

/** What is known of a paper, and who said it. */
export interface BackupPaper {
  id: PaperId;
  /** All ids of the paper, `id` among them. */
  ids: PaperId[];
  facts: PaperFields;
  sources: Partial<Record<keyof PaperFields, string>>;
  /** What sources say of fields that a published version or the reader's own word covers. */
  covered?: { facts: PaperFields; sources: Partial<Record<keyof PaperFields, string>> };
  edits?: BackupEdits;
  published?: BackupPublication;
  sites: string[];
  claims?: PaperId[];
  absorbed?: PaperId[];
  apart?: PaperId[];
}

/** A paper with its annotation. */
export interface BackupEntry {
  paper: BackupPaper;
  annotation: BackupAnnotation;
}

/** A paper that was merged into another, with both as they were. */
export interface BackupMerge {
  id: PaperId;
  into: PaperId;
  time: number;
  from: BackupEntry;
  kept: BackupEntry;
}

/** A rule with the time of each part's last change, and of its removal. */
export interface BackupRule extends Rule {
  changed: Partial<Record<keyof Rule | 'removed', number>>;
  removed?: number;
}

/** A reading list with the time of each part's last change, and of its removal. */
export interface BackupList extends ReadingList {
  created: number;
  /** Lists are in the order of these numbers. */
  position: number;
  changed: Partial<Record<keyof ReadingList | 'position' | 'removed', number>>;
  removed?: number;
}

/** What the user has set and taught. */
export interface BackupSettings {
  settings: Partial<Settings>;
  taught: TaughtSite[];
}

/** One record of a backup. */
export type BackupRecord =
  | { kind: 'paper'; entry: BackupEntry }
  | { kind: 'merge'; merge: BackupMerge }
  | { kind: 'rule'; rule: BackupRule }
  | { kind: 'list'; list: BackupList }
  | { kind: 'settings'; settings: BackupSettings };

/** How many records of each kind a backup has. */
export interface BackupCounts {
  papers: number;
  merges: number;
  rules: number;
  lists: number;
}

/** Limits on what is read; a library of ours stays far below each. */
export const backupLimits = {
  /** Records of a file. */
  records: 500_000,
  /** Bytes of a file once it is decompressed. */
  bytes: 2 ** 30,
  /** Characters of one line. */
  line: 16_000_000,
  /** Characters of one note: merged papers have theirs joined. */
  note: 1_000_000,
} as const;

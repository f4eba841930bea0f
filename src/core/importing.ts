import type { Status } from './annotation';
import type { PaperId } from './identifier';
import type { Paper } from './paper';

/** A paper of a file, with what the file says besides its facts. */
export interface ImportedPaper {
  paper: Paper;
  /** The line of the file on which it begins, from 1. */
  line: number;
  /** Groups, collections and keywords. */
  tags: string[];
  /** Markdown. */
  note?: string;
  /** The citation key that texts know it by. */
  key?: string;
  /** Further keys that the file has for it, which texts may know it by, too. */
  otherKeys?: string[];
  status?: Status;
  starred?: boolean;
}

/** Something that couldn't be read: where, in how many words, and how it begins. */
export interface ImportFault {
  line: number;
  /**
   * `broken`: it has no end or no sense; `nothing`: it names no paper; `key`: its citation key can't be kept; `cut`: a part of it was too long;
   * `letters`: it isn't in the encoding of the other lines; `other`: where it was published isn't what another one of the same paper says, which counts.
   */
  fault: 'broken' | 'nothing' | 'key' | 'cut' | 'letters' | 'other';
  text: string;
}

/** What a file holds. */
export interface ImportedFile {
  papers: ImportedPaper[];
  faults: ImportFault[];
}

/** What an imported paper is to the library. */
export interface ImportMatch {
  /** The paper of the library that it is; absent where it would be new. */
  id?: PaperId;
  /** Whether that one is saved. */
  isSaved: boolean;
  /** How many of its tags, fields and so on the library doesn't have yet. */
  adds: number;
  /** The key is another paper's already, so that this one gets another. */
  keyTaken?: true;
  /** The key that the paper has already and keeps, where the file has another. */
  keeps?: string;
}

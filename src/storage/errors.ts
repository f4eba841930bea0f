import { maxNoteLength, maxTagLength } from '../core/annotation';
import { maxRuleNameLength, maxRules } from '../core/rule';

/** The database can't be opened at all; `cause` says why. */
export class LibraryUnavailable extends Error {
  override name = 'LibraryUnavailable';
}

/** The database was written by a newer version of the extension. It is left as it is. */
export class LibraryTooNew extends Error {
  override name = 'LibraryTooNew';
}

/** There was a library on this device, and the browser has lost it. No empty one is put in its place. */
export class LibraryLost extends Error {
  override name = 'LibraryLost';
}

/** The library was changed while a copy was to be put in its place. */
export class LibraryChanged extends Error {
  override name = 'LibraryChanged';
}

/** A paper that the library doesn't know came without a title. */
export class PaperUnknown extends Error {
  override name = 'PaperUnknown';
}

/** A paper from which nothing can be separated. */
export class NotMerged extends Error {
  override name = 'NotMerged';
}

/** A change that isn't in the journal, or that was made before a copy was put in place of the library. */
export class NothingToUndo extends Error {
  override name = 'NothingToUndo';
}

/** There is no such long work, or it is no longer waiting for anything. */
export class JobUnknown extends Error {
  override name = 'JobUnknown';
}

/** More papers in one change than the library takes at once. */
export class TooManyPapers extends Error {
  override name = 'TooManyPapers';
}

/** A tag of which nothing is left once it is tidied. */
export class TagEmpty extends Error {
  override name = 'TagEmpty';
}

/** A tag of more than `maxTagLength` characters. */
export class TagTooLong extends Error {
  override name = 'TagTooLong';
  constructor(length: number) {
    super(`Expected at most ${maxTagLength} characters, got ${length}`);
  }
}

/** A note of more than `maxNoteLength` characters. */
export class NoteTooLong extends Error {
  override name = 'NoteTooLong';
  constructor(length: number) {
    super(`Expected at most ${maxNoteLength} characters, got ${length}`);
  }
}

/** A field can't be written so; the message begins with its name and a colon. */
export class FactInvalid extends Error {
  override name = 'FactInvalid';
}

/** A citation key that LaTeX and BibTeX can't have. */
export class KeyInvalid extends Error {
  override name = 'KeyInvalid';
}

/** A citation key that another paper has, or had; the message is that one's title. */
export class KeyTaken extends Error {
  override name = 'KeyTaken';
}

/** A rule whose query can't be read, or matches everything. */
export class RuleInvalid extends Error {
  override name = 'RuleInvalid';
}

/** A rule's name of more than `maxRuleNameLength` characters. */
export class RuleNameTooLong extends Error {
  override name = 'RuleNameTooLong';
  constructor(length: number) {
    super(`Expected at most ${maxRuleNameLength} characters, got ${length}`);
  }
}

/** More rules than a library can have. */
export class TooManyRules extends Error {
  override name = 'TooManyRules';
  constructor(wanted: number, free: number) {
    super(`Expected at most ${maxRules} rules, of which ${free} more fit, got ${wanted} more`);
  }
}

/** There is no rule with this id. */
export class RuleUnknown extends Error {
  override name = 'RuleUnknown';
}

/** More reading lists than a library can have. */
export class TooManyLists extends Error {
  override name = 'TooManyLists';
}

/** There is no reading list with this id. */
export class ListUnknown extends Error {
  override name = 'ListUnknown';
}

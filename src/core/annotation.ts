import type { PaperId } from './identifier';

/** How far the reader is with a paper. */
export type Status = 'unread' | 'reading' | 'read';

/** The three statuses in the order of a click on the strip. */
export const statuses: readonly Status[] = ['unread', 'reading', 'read'];

/** What the user says of one paper, as the popup and the pages see it. */
export interface Annotation {
  id: PaperId;
  /** In the library. A paper that was only hidden by hand has an annotation without being saved. */
  saved: boolean;
  /** Hidden by hand, on every listing. */
  hidden: boolean;
  /** Shown on every listing, whatever a rule says. Never together with `hidden`. */
  shown: boolean;
  status: Status;
  starred: boolean;
  /** In the order in which they were added. */
  tags: string[];
  /** Markdown. Empty where there is no note. */
  note: string;
}

/** The small record that the worker mirrors into `storage.local` for the pages: an annotation with only its note's first line. */
export interface AnnotationMark extends Omit<Annotation, 'note'> {
  /** The note's first line that isn't blank, at most 200 characters; absent where there is no note. */
  noteLine?: string;
}

/** One thing a user does to an annotation. Tags are added and removed one by one; no change replaces them all. */
export type Change =
  | { do: 'save' }
  | { do: 'remove' }
  | { do: 'add tag'; tag: string }
  | { do: 'remove tag'; tag: string }
  | { do: 'note'; note: string }
  | { do: 'status'; status: Status }
  | { do: 'star'; starred: boolean }
  | { do: 'hide'; hidden: boolean }
  | { do: 'show'; shown: boolean };

/** Characters of one tag, after trimming. */
export const maxTagLength = 200;

/** Characters of one note. */
export const maxNoteLength = 100_000;

/** The annotation of a paper that nobody has touched. */
export function emptyAnnotation(id: PaperId): Annotation {
  return { id, saved: false, hidden: false, shown: false, status: 'unread', starred: false, tags: [], note: '' };
}

/** Reduce an annotation to what the pages need. */
export function markOf({ note, ...rest }: Annotation): AnnotationMark {
  const line = note
    .slice(0, 2_000)
    .split('\n')
    .map((text) => text.trim())
    .find((text) => text !== '');
  return line === undefined ? rest : { ...rest, noteLine: line.slice(0, 200) };
}

/** Tidy a tag as typed: no control characters, single spaces, no empty level between slashes. Empty if nothing is left. */
export function tidyTag(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .split('/')
    .map((level) => level.replace(/\s+/g, ' ').trim())
    .filter((level) => level !== '')
    .join('/');
}

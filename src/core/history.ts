/** What a change did, as a list of changes says it; `of` is a tag, a status or the name of a rule or reading list where there is one. */
export interface Deed {
  do:
    | 'save'
    | 'remove'
    | 'add tag'
    | 'remove tag'
    | 'note'
    | 'status'
    | 'star'
    | 'unstar'
    | 'hide'
    | 'unhide'
    | 'show'
    | 'unshow'
    | 'merge'
    | 'separate'
    | 'facts'
    | 'key'
    | 'own key'
    | 'edit'
    | 'publish'
    | 'unpublish'
    | 'decline'
    | 'make rule'
    | 'change rule'
    | 'move rule'
    | 'remove rule'
    | 'restore rule'
    | 'make list'
    | 'change list'
    | 'move list'
    | 'remove list'
    | 'restore list'
    | 'replace library';
  of?: string;
  /** How many papers, rules or lists it was done to. */
  count: number;
}

/** One change of the library: everything that was done in one step, and can be taken back in one. */
export interface PastChange {
  /** Its number, which only this device knows it by; later changes have higher ones. */
  batch: number;
  /** Milliseconds since the Unix epoch. */
  time: number;
  /** What was done, most papers first. */
  did: Deed[];
  /** How many papers were touched. */
  papers: number;
  /** The titles of the first of them, or their ids. */
  titles: string[];
  /** The change that this one took back. */
  undoes?: number;
  /** Whether it was taken back, and that wasn't. */
  isUndone: boolean;
  /** Whether it can be taken back. */
  canUndo: boolean;
}

/** A field that was left as it is when a change was taken back, because it was changed again since then. */
export interface LeftField {
  /** The paper, rule or reading list. */
  id: string;
  /** As the journal names it: a property, or `tag <tag>`. */
  field: string;
}

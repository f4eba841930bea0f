/** In which order the papers of a list are read: by when they were saved. */
export type ListOrder = 'newest' | 'oldest';

/** A query that is kept with a name. */
export interface ReadingList {
  /** Random and permanent. */
  id: string;
  name: string;
  query: string;
  order: ListOrder;
}

/** Lists that are kept. */
export const maxReadingLists = 100;

/** Characters of a list's name. */
export const maxListNameLength = 100;

/** The key of `storage.local` under which lists are kept: `ReadingList[]`, in their order. */
export const readingListsKey = 'readingLists';

/** In which order the papers of a list are read: by when they were saved. */
export const listOrders = ['newest', 'oldest'] as const;
/** One of `listOrders`. */
export type ListOrder = (typeof listOrders)[number];

/** What is to be known of a list to keep it. */
export interface NewReadingList {
  name: string;
  query: string;
  order: ListOrder;
}

/** A query that is kept with a name. */
export interface ReadingList extends NewReadingList {
  /** Random and permanent. */
  id: string;
}

/** What is to be changed of a list; what isn't named stays. */
export type ReadingListChange = Partial<NewReadingList>;

/** Lists that are kept. */
export const maxReadingLists = 100;

/** Characters of a list's name. */
export const maxListNameLength = 100;

import type { PaperId } from '../core/identifier';
import type { ListedPaper } from '../core/paper';

/** One recognized paper on a page. */
export interface Card {
  id: PaperId;
  /** The elements that are hidden together, in page order: usually one, arXiv's `dt` and `dd` are two. */
  parts: HTMLElement[];
  /** Where the strip goes, as its last child in block direction. */
  slot: HTMLElement;
  /** The element with the title's text: a strip's left edge stands on its left edge. */
  title: HTMLElement;
  /** Read all that the card shows. Costs more than finding it, so it is read once, when it is first wanted. */
  read(): ListedPaper;
}

/** What a page turned out to be. `cards` of a `paper` page is that one paper; a page of neither kind has none. */
export interface PageReading {
  kind: 'listing' | 'paper' | 'other';
  cards: Card[];
  /** Cards that have no title or no link. */
  skipped: number;
}

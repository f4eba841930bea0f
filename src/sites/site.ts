import type { PaperId } from '../core/identifier';
import type { ListedPaper } from '../core/paper';
import type { Finder } from './find';

/** A site whose pages list papers, or are a paper's own: what to look for, as data for src/sites/read.ts. */
export interface Site {
  /** Permanent; the adapter's file name, and what `site:` means in queries. */
  id: string;
  name: string;
  /** Match patterns, whole hosts. */
  matches: string[];
  /** True where a framework hydrates the page: nothing of ours goes into it before that. */
  hydrates?: true;
  /** The kinds of listing, the first whose `page` matches. */
  listings: Listing[];
  /** A paper's own page. */
  papers?: PaperPage;
  /**
   * Selectors of all that may be hidden, on any page of an optional site's; the build takes them. Those of required sites
   * stand in assets/veil.css alone, for the page's script has no room for what it doesn't use.
   */
  veil?: string[];
  /** True where no saved page of the site's has been held against it: it may find nothing. */
  unverified?: true;
  /** True where the reader has taught this adapter, which is not one of ours. */
  taught?: true;
  /** What the page says of papers apart from their cards. Called when a card is read; must not throw. */
  pageFacts?: (document: Document) => ReadonlyMap<PaperId, PageFacts>;
}

/** What a page's own data says of a paper. The card wins where it shows `upvotes` or `comments`, which grow stale. */
export type PageFacts = Omit<Partial<ListedPaper>, 'id' | 'title' | 'foundBy'>;

/** Selectors in order of trust: the first that finds something counts. `:scope` is the card's part itself. */
export type Selectors = string | string[];

/**
 * Where a field stands: the text (or `attr`, a `meta`'s `content`) of the first element that has one, of it the first
 * group of `match`, of that the pieces between the `split`s, and of each what `form` makes of it.
 */
export type Field =
  | Selectors
  | { select: Selectors; attr?: string; match?: RegExp; split?: string | RegExp; form?: (value: string) => string };

/** The fields that are read when a card is wanted. */
export interface CardFields {
  /** One name per element, or per piece. */
  authors?: Field;
  /** Present where the page prints "and others": its first number, if any, counts those left out. */
  otherAuthors?: Field;
  authorCount?: Field;
  abstract?: Field;
  /** A date as src/core/date.ts reads them. */
  date?: Field;
  /** The year, four digits, where the page prints no date or none that is whole. */
  year?: Field;
  /** The journal or the proceedings. */
  venue?: Field;
  /** One per element, or with a global `match` each match of each element; the primary one first. */
  categories?: Field;
  upvotes?: Field;
  comments?: Field;
}

/** One layout of cards. */
export interface Listing extends CardFields {
  /** Tested on the address's path and query. */
  page: RegExp;
  /** Every card, or its first part. What lacks its title or its link to a paper is skipped and counted; what lacks both is none. */
  card: Selectors;
  /** What the sibling behind `card` must be to belong to it, or one sibling after another. */
  next?: string | string[];
  title: Selectors;
  /** The paper's link; absent: the one that the title is, is in, or has first in it. */
  url?: Selectors;
  /** Where further identifiers of the paper stand, as addresses or as texts. */
  aliases?: Field[];
  /** `knownByTitle` where a card without any identifier is known by its title and first author. A function, so that only scripts that need it carry it. */
  byTitle?: (
    title: string,
    parts: readonly HTMLElement[],
    fields: CardFields,
    find: Finder['first'],
  ) => PaperId | undefined;
  /** Where the strip goes; absent: beside the title, or at the end of the last part if that isn't the title's. */
  slot?: Selectors;
}

/** A page with one paper on it, the one that its address names. */
export interface PaperPage extends CardFields {
  /** Tested on the address's path and query. */
  page: RegExp;
  title: Selectors;
}

/** One recognized paper on a page. */
export interface Card {
  id: PaperId;
  /** The card's further ids of the same paper; looked for when they are asked for. */
  aliases?: PaperId[];
  /** The elements that are hidden together, in page order: usually one, arXiv's `dt` and `dd` are two. None on a paper's own page. */
  parts: HTMLElement[];
  /** Where the strip goes, as its last child in block direction. */
  slot: HTMLElement;
  /** On a paper's own page: the child of `slot` right behind which the strip goes, instead of at the end. */
  after?: HTMLElement;
  /**
   * The element with the title's text: a strip's left edge stands on its left edge.
   * A card that renders its paper twice has this in its first rendering, which may not be shown.
   */
  title: HTMLElement;
  /** Read all that the card shows. Costs more than finding it, so it is read once, when it is first wanted. */
  read(): ListedPaper;
}

/** How many cards were left out, by what they lack: a title, or all that would say which paper it is. */
export interface Skipped {
  untitled: number;
  unlinked: number;
}

/** What a page turned out to be. `cards` of a `paper` page is that one paper; a page of neither kind has none. */
export interface PageReading {
  kind: 'listing' | 'paper' | 'other';
  cards: Card[];
  /** By the site's adapter, by one that the reader has taught, or without any. */
  foundBy: 'adapter' | 'generic' | 'taught';
  skipped: Skipped;
}

import { displayName } from '../src/core/name';
import type { ListedPaper } from '../src/core/paper';
import { readPage } from '../src/sites/read';
import { allSites, siteFor } from '../src/sites/registry';

/** A paper as `npm run recognize` prints it, with absent fields left out. */
export interface PrintedPaper {
  id: string;
  title?: string;
  /** "Given Surname". */
  authors?: string[];
  authorCount?: number;
  abstract?: string;
  /** `YYYY-MM-DD` */
  date?: string;
  upvotes?: number;
  comments?: number;
  url?: string;
  foundBy: ListedPaper['foundBy'];
}

/** What was read of a saved page: the papers of a listing, and a line for people about what else there is. */
export interface Recognition {
  papers: PrintedPaper[];
  note: string;
}

/**
 * Read a saved page as the extension would.
 * @param address The page's address; absent: the one that the page names itself.
 * @param today `YYYY-MM-DD`
 */
export function recognize(document: Document, address: string | undefined, today: string): Recognition {
  const url = address ?? ownAddress(document);
  if (url === undefined) return { papers: [], note: 'The page does not say its address: give it with --url.' };
  const site = siteFor(new URL(url), allSites);
  if (site === undefined) return { papers: [], note: `No adapter for ${url}.` };
  const { kind, cards, skipped } = readPage(site, document, new URL(url), today);
  const papers = cards.map((card) => print(card.read()));
  const note = `${site.name}, ${kind}: ${papers.length} read, ${skipped.untitled} without a title and ${skipped.unlinked} without an identifier skipped.`;
  if (kind !== 'paper') return { papers, note };
  return { papers: [], note: `${note} A paper's own page lists none; it says:\n${JSON.stringify(papers, null, 2)}` };
}

function ownAddress(document: Document): string | undefined {
  const named =
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    document.querySelector('meta[property="og:url"]')?.getAttribute('content');
  return named && URL.canParse(named) ? named : undefined;
}

function print({ id, title, author, authorCount, abstract, issued, upvotes, comments, URL, foundBy }: ListedPaper) {
  const authors = author?.map(displayName);
  const printed = { id, title, authors, authorCount, abstract, date: issued, upvotes, comments, url: URL, foundBy };
  // Through JSON, which leaves out what is undefined.
  return JSON.parse(JSON.stringify(printed)) as PrintedPaper;
}

import '../src/core/all-schemes';
import { displayName, splitName } from '../src/core/name';
import type { ListedPaper } from '../src/core/paper';
import { readText } from '../src/formats/text';
import { findPapers } from '../src/sites/find-papers';
import { readAnywhere } from '../src/sites/generic';
import { allSites, siteFor } from '../src/sites/registry';
import { siteWithoutAdapter } from '../src/sites/without-adapter';

/** A paper as `npm run recognize` prints it, with absent fields left out. */
export interface PrintedPaper {
  id: string;
  /** Further ids of the same paper. */
  aliases?: string[];
  title?: string;
  /** "Given Surname". */
  authors?: string[];
  /** True where the page leaves some out. */
  authorsIncomplete?: boolean;
  authorCount?: number;
  abstract?: string;
  /** `YYYY-MM-DD`, or the year alone. */
  date?: string;
  venue?: string;
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
 * @param isGeneric whether the site's adapter is left out, if there is one.
 */
export function recognize(
  document: Document,
  address: string | undefined,
  today: string,
  isGeneric = false,
): Recognition {
  const url = address ?? ownAddress(document);
  if (url === undefined) return { papers: [], note: 'The page does not say its address: give it with --url.' };
  const adapter = isGeneric ? undefined : siteFor(new URL(url), allSites);
  const site = adapter ?? siteWithoutAdapter(new URL(url));
  const { kind, cards, skipped, foundBy } = findPapers(site, readAnywhere, document, new URL(url), today);
  const papers = cards.map((card) => print(card.read()));
  const left = `${skipped.untitled} without a title and ${skipped.unlinked} without an identifier skipped`;
  const note = `${site.name}, ${kind}, ${foundBy}: ${papers.length} read, ${left}.`;
  if (kind !== 'paper') return { papers, note };
  return { papers: [], note: `${note} A paper's own page lists none; it says:\n${JSON.stringify(papers, null, 2)}` };
}

/**
 * Read a text as *Add papers from text* would.
 * @param today `YYYY-MM-DD`
 */
export async function recognizeText(text: string, today: string): Promise<Recognition> {
  const { kind, papers, unread } = await readText(text, today);
  const lines = unread.map(({ line, text: left }) => `\n  line ${line}: ${left.slice(0, 100)}`);
  return { papers: papers.map(print), note: `${kind}: ${papers.length} read, ${unread.length} left.${lines.join('')}` };
}

function ownAddress(document: Document): string | undefined {
  const named =
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    document.querySelector('meta[property="og:url"]')?.getAttribute('content');
  return named && URL.canParse(named) ? named : undefined;
}

function print({ author, issued, URL, 'container-title': venue, categories: _, ...rest }: ListedPaper) {
  const { id, aliases, title, authorsIncomplete, authorCount, abstract, foundBy, ...counts } = rest;
  const authors = author?.map((name) => displayName(splitName(name)));
  const printed = { id, aliases, title, authors, authorsIncomplete, authorCount, abstract, date: issued, venue };
  // Through JSON, which leaves out what is undefined.
  return JSON.parse(JSON.stringify({ ...printed, ...counts, url: URL, foundBy })) as PrintedPaper;
}

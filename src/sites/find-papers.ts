import { isClobbered } from './clobbered';
import { readPage } from './read';
import type { Card, PageReading, Site } from './site';
import { sweep } from './sweep';

/** Find papers on a page without an adapter: `readAnywhere`, where a script carries it. */
export type FindAnywhere = (document: Document, url: URL, today: string) => PageReading;

/**
 * Read a page as its site's adapter says, else without one: where there is none for the page, or where it finds no card
 * on a page that links two papers or more, as after a redesign.
 * @param today `YYYY-MM-DD`, the reader's day, for dates without a year.
 * @param known As for `readPage`.
 */
export function findPapers(
  site: Site,
  findAnywhere: FindAnywhere | undefined,
  document: Document,
  url: URL,
  today: string,
  known: readonly Card[] = [],
): PageReading {
  if (isClobbered(document)) {
    return { kind: 'other', cards: [], foundBy: 'generic', skipped: { untitled: 0, unlinked: 0 } };
  }
  const reading = readPage(site, document, url, today, known, sweep(document));
  if (reading.cards.length > 0 || reading.kind === 'paper' || findAnywhere === undefined) return reading;
  const found = findAnywhere(document, url, today);
  return site.listings.length === 0 || found.cards.length > 1 || found.kind === 'paper' ? found : reading;
}

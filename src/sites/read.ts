import { identify, type PaperId } from '../core/identifier';
import { type Finder, findAll, findFirst, hasText } from './find';
import { type Context, findCard, readPaper } from './read-card';
import type { Card, Listing, PageFacts, PageReading, PaperPage, Site } from './site';

/**
 * Find the papers on a page as its site's adapter says. Cheap enough for every batch of mutations: what a card shows
 * is read only when it is wanted.
 * @param today `YYYY-MM-DD`, the reader's day, for dates without a year.
 * @param known cards of the same page that are sure to be as they were: taken as they are where they still stand.
 * @param find `sweep(document)`, where a script has room for it.
 */
export function readPage(
  site: Site,
  document: Document,
  url: URL,
  today: string,
  known: readonly Card[] = [],
  find: Finder = { all: findAll, first: findFirst },
): PageReading {
  const address = url.pathname + url.search;
  let facts: ReadonlyMap<PaperId, PageFacts> | undefined;
  const factsOnce = () => (facts ??= site.pageFacts?.(document) ?? new Map<PaperId, PageFacts>());
  const context = { site, document, url, today, facts: factsOnce };
  const listing = site.listings.find(({ page }) => page.test(address));
  if (listing) return readListing(context, listing, known, find);
  const own = site.papers?.page.test(address) ? identify(url.href) : undefined;
  return site.papers && own ? readOwnPage(context, site.papers, own) : nothing('other', site);
}

function readListing(context: Context, listing: Listing, known: readonly Card[], find: Finder): PageReading {
  const before = new Map(known.map((card) => [card.parts[0], card]));
  const cards: Card[] = [];
  const skipped = { untitled: 0, unlinked: 0 };
  for (const element of find.all([context.document], listing.card)) {
    const same = before.get(element);
    const parts = same?.parts ?? partsOf(element, listing);
    const title = same?.title ?? find.first(parts, listing.title);
    const card = same ?? findCard(context, listing, parts, title, find.first);
    if (card) {
      // What holds a card has its title too.
      if (cards.at(-1)?.title === title) cards.pop();
      cards.push(card);
    } else if (hasText(title)) skipped.unlinked += 1;
    else if (linksToPaper(context, parts)) skipped.untitled += 1;
  }
  return { ...nothing('listing', context.site), cards, skipped };
}

/** Whether what has no title is a card nevertheless: one of its first links leads to a paper. */
function linksToPaper({ url }: Context, parts: HTMLElement[]): boolean {
  const links = findAll(parts, 'a[href]').slice(0, 20);
  return links.some((link) => identify(link.getAttribute('href') ?? '', url.href));
}

function partsOf(element: HTMLElement, { next = [] }: Listing): HTMLElement[] {
  const parts = [element];
  for (const selector of [next].flat()) {
    const sibling = parts.at(-1)?.nextElementSibling;
    if (!sibling?.matches(selector)) break;
    parts.push(sibling as HTMLElement);
  }
  return parts;
}

function readOwnPage(context: Context, page: PaperPage, id: PaperId): PageReading {
  const { body } = context.document;
  const title = body ? findFirst([body], page.title) : undefined;
  const slot = title?.parentElement;
  if (!slot || !hasText(title)) return nothing('paper', context.site);
  const read = () => readPaper(context, { id, title }, [context.document], page);
  return { ...nothing('paper', context.site), cards: [{ id, parts: [], slot, after: title, title, read }] };
}

function nothing(kind: PageReading['kind'], { taught }: Site): PageReading {
  return { kind, cards: [], foundBy: taught ? 'taught' : 'adapter', skipped: { untitled: 0, unlinked: 0 } };
}

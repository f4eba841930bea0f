import { identify, type PaperId, pageOf } from '../core/identifier';
import type { ListedPaper } from '../core/paper';
import { findAll, findFirst } from './find';
import { maxTitleLength, present, readFields } from './read-fields';
import { shownText } from './shown-text';
import type { Card, CardFields, Listing, PageFacts, PageReading, PaperPage, Site } from './site';

/**
 * Find the papers on a page as its site's adapter says. Cheap enough for every batch of mutations: what a card shows
 * is read only when it is wanted.
 * @param today `YYYY-MM-DD`, the reader's day, for dates without a year.
 */
export function readPage(site: Site, document: Document, url: URL, today: string): PageReading {
  const address = url.pathname + url.search;
  const context = { site, document, url, today, facts: once(() => site.pageFacts?.(document)) };
  const own = identify(url.href);
  if (own !== undefined)
    return site.papers?.page.test(address) ? readPaper(context, site.papers, own) : nothing('other', site);
  const listing = site.listings.find(({ page }) => page.test(address));
  return listing ? readListing(context, listing) : nothing('other', site);
}

interface Context {
  site: Site;
  document: Document;
  url: URL;
  today: string;
  facts: () => ReadonlyMap<PaperId, PageFacts> | undefined;
}

function readListing(context: Context, listing: Listing): PageReading {
  const cards: Card[] = [];
  const skipped = { untitled: 0, unlinked: 0 };
  for (const element of findAll(context.document, listing.card)) {
    const parts = partsOf(element, listing.next);
    const card = findCard(context, listing, parts);
    if (card) cards.push(card);
    else if (hasTitle(parts, listing)) skipped.unlinked += 1;
    else if (linksToPaper(context, parts)) skipped.untitled += 1;
  }
  return { ...nothing('listing', context.site), cards, skipped };
}

function findCard(context: Context, listing: Listing, parts: HTMLElement[]): Card | undefined {
  const title = findFirst(parts, listing.title);
  if (title === undefined || !/\S/.test(title.textContent ?? '')) return undefined;
  const link = listing.url ? findFirst(parts, listing.url) : title.querySelector('a[href]');
  const id = identify(link?.getAttribute('href') ?? '', context.url.href);
  if (id === undefined) return undefined;
  return {
    id,
    parts,
    title,
    get slot() {
      return slotOf(parts, title, listing);
    },
    read: () => readPaperOf(context, id, title, parts, listing),
  };
}

function hasTitle(parts: HTMLElement[], listing: Listing): boolean {
  return /\S/.test(findFirst(parts, listing.title)?.textContent ?? '');
}

/** Whether what has no title is a card nevertheless: one of its first links leads to a paper. */
function linksToPaper({ url }: Context, parts: HTMLElement[]): boolean {
  const links = parts.flatMap((part) => [...part.querySelectorAll('a[href]')]).slice(0, 20);
  return links.some((link) => identify(link.getAttribute('href') ?? '', url.href) !== undefined);
}

function partsOf(element: HTMLElement, next: string | undefined): HTMLElement[] {
  const sibling = element.nextElementSibling;
  return next && sibling?.matches(next) ? [element, sibling as HTMLElement] : [element];
}

/** The column that holds the title; a card that renders its paper twice, one of them hidden, has room at its own end only. */
function slotOf(parts: HTMLElement[], title: HTMLElement, listing: Listing): HTMLElement {
  const selector = [listing.title].flat().find((one) => parts.some((part) => part.querySelector(one)));
  const titles = parts.flatMap((part) => [...part.querySelectorAll(selector ?? ':not(*)')]);
  const end = parts.at(-1) as HTMLElement;
  return titles.length > 1 ? end : (title.parentElement ?? end);
}

function readPaper(context: Context, page: PaperPage, id: PaperId): PageReading {
  const { body } = context.document;
  const title = body ? findFirst([body], page.title) : undefined;
  const slot = title?.parentElement;
  if (!title || !slot || !/\S/.test(title.textContent ?? '')) return nothing('paper', context.site);
  const read = () => readPaperOf(context, id, title, [context.document], page);
  return { ...nothing('paper', context.site), cards: [{ id, parts: [], slot, after: title, title, read }] };
}

function readPaperOf(
  context: Context,
  id: PaperId,
  title: HTMLElement,
  parts: readonly ParentNode[],
  fields: CardFields,
): ListedPaper {
  const { upvotes, comments, ...known } = context.facts()?.get(id) ?? {};
  const { abstract, date, authors, ...others } = fields;
  // What the page's data says is whole where the card's is cut short, and needn't be looked for.
  const wanted = {
    ...others,
    ...present('authors', known.author ? undefined : authors),
    ...present('abstract', known.abstract === undefined ? abstract : undefined),
    ...present('date', known.issued === undefined ? date : undefined),
  };
  return {
    id,
    title: shownText(title, maxTitleLength).replace(/^Title: ?/, ''),
    ...present('URL', pageOf(id)),
    ...present('upvotes', upvotes),
    ...present('comments', comments),
    ...readFields(parts, wanted, context.today),
    ...known,
    foundBy: 'adapter',
  };
}

function nothing(kind: PageReading['kind'], { taught }: Site): PageReading {
  return { kind, cards: [], foundBy: taught ? 'taught' : 'adapter', skipped: { untitled: 0, unlinked: 0 } };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

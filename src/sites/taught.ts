import { parseListingDate } from '../core/date';
import { type PaperId, titleId } from '../core/identifier';
import type { ListedPaper } from '../core/paper';
import { surnameOf } from '../core/same-paper';
import type { TaughtSite } from '../core/taught';
import { words } from '../core/text';
import { isClobbered } from './clobbered';
import { findFirst, values } from './find';
import { findAuthors } from './generic-authors';
import { isPerson, type NameList, readNames } from './generic-names';
import { linesOf } from './generic-text';
import { readPage } from './read';
import { maxAbstractLength, names, present } from './read-fields';
import type { Card, Field, Listing, PageReading, Site } from './site';
import { sweep } from './sweep';

/** Make an adapter of a taught page, for the site that the page is of. */
export function siteOfTaught(taught: TaughtSite, { id, name, matches, hydrates }: Site): Site {
  const { card, next, title, link, abstract } = taught;
  const listing: Listing = {
    page: /^/,
    card,
    title,
    byTitle: (text, parts) => knownBy(text, authorsOf(taught, parts as readonly HTMLElement[])),
    ...present('next', next),
    ...present('url', link),
    ...present('aliases', link && linksOf(title)),
    ...present('abstract', abstract),
  };
  return { id, name, matches, ...present('hydrates', hydrates), taught: true, listings: [listing] };
}

/**
 * Read a page as its reader has taught; undefined where nothing is found. The browser must understand its selectors.
 * @param today `YYYY-MM-DD`
 */
export function readTaught(
  taught: TaughtSite,
  site: Site,
  document: Document,
  url: URL,
  today: string,
): PageReading | undefined {
  if (isClobbered(document)) return undefined;
  const reading = readPage(siteOfTaught(taught, site), document, url, today, [], sweep(document));
  if (reading.cards.length === 0) return undefined;
  return { ...reading, cards: reading.cards.map((card) => taughtCard(card, taught, today)) };
}

/** The card with what a `Field` can't say: a line of names, a date in an attribute. */
function taughtCard(card: Card, taught: TaughtSite, today: string): Card {
  const { id, aliases, parts, title } = card;
  return {
    id,
    ...present('aliases', aliases),
    parts,
    title,
    get slot() {
      return parts.includes(title) ? (parts.at(-1) as HTMLElement) : card.slot;
    },
    read(): ListedPaper {
      const found = authorsOf(taught, parts);
      return {
        ...card.read(),
        ...present('author', found?.author),
        ...present('authorsIncomplete', found?.isIncomplete ? true : undefined),
        ...present('issued', dateOf(taught, parts, today)),
      };
    },
  };
}

function linksOf(title: readonly string[]): Field[] {
  return [
    { select: [...title], attr: 'href' },
    { select: title.map((selector) => `${selector} a[href]`), attr: 'href' },
  ];
}

/** A paper without an identifier: by its title and first author, or by a title that hardly another has. */
function knownBy(title: string, found: NameList | undefined): PaperId | undefined {
  const [first] = found?.author ?? [];
  const surname = first && surnameOf(first);
  if (surname) return titleId(title, surname);
  return words(title).length >= 3 || title.length >= 20 ? titleId(title) : undefined;
}

function authorsOf({ authors, title }: TaughtSite, parts: readonly HTMLElement[]): NameList | undefined {
  const titled = authors && findFirst(parts, title);
  if (authors === undefined || titled === undefined) return undefined;
  if (authors.includes(':scope')) return findAuthors(linesOf(parts), titled)?.names;
  const [only, ...others] = findAll(parts, authors);
  if (only === undefined) return undefined;
  const texts = [...values(parts, authors, maxAbstractLength)];
  const line = texts.join(texts.every(isPerson) ? '; ' : ', ');
  const read = others.length > 0 ? readNames(line, true) : findAuthors([only], titled, () => true)?.names;
  if (read) return read;
  const author = names(line.split(/[,;·]|\band\b/).map((name) => name.trim()));
  return author.length > 0 ? { author, isIncomplete: false } : undefined;
}

function findAll(parts: readonly HTMLElement[], selectors: readonly string[]): HTMLElement[] {
  for (const selector of selectors) {
    const found = parts.flatMap((part) => [...part.querySelectorAll<HTMLElement>(selector)]);
    if (found.length > 0) return found;
  }
  return [];
}

function dateOf({ date }: TaughtSite, parts: readonly ParentNode[], today: string): string | undefined {
  if (date === undefined) return undefined;
  const texts = [...values(parts, { select: date, attr: 'datetime' }), ...values(parts, date)];
  const years = texts.flatMap((text) => text.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/) ?? []);
  return texts.map((text) => parseListingDate(text, today)).find((day) => day !== undefined) ?? years[0];
}

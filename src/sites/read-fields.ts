import { parseListingDate } from '../core/date';
import { maxNameLength, type Name } from '../core/name';
import { values } from './find';
import type { CardFields, PageFacts } from './site';

/** Characters that are kept of a title; what is longer is cut. */
export const maxTitleLength = 1_000;

/** Characters that are kept of an abstract; what is longer is cut. */
export const maxAbstractLength = 20_000;

/** Names that are kept of one paper. */
export const maxNames = 5_000;

/**
 * Read what a card's fields say; what isn't there, or isn't what it should be, is absent.
 * @param today `YYYY-MM-DD`
 */
export function readFields(parts: readonly ParentNode[], fields: CardFields, today: string): PageFacts {
  const author = names([...values(parts, fields.authors, maxAbstractLength)]);
  const others = first(values(parts, fields.otherAuthors, maxAbstractLength));
  return {
    ...present('author', author.length > 0 ? author : undefined),
    ...present('authorsIncomplete', others === undefined ? undefined : true),
    ...present('authorCount', others ? sum(author.length, countOf(others)) : firstCount(parts, fields.authorCount)),
    ...present('abstract', first(values(parts, fields.abstract, maxAbstractLength))),
    ...present('issued', firstDate(values(parts, fields.date), today) ?? first(values(parts, fields.year))),
    ...present('container-title', first(values(parts, fields.venue))),
    ...present('categories', nonEmpty([...values(parts, fields.categories)])),
    ...present('upvotes', firstCount(parts, fields.upvotes)),
    ...present('comments', firstCount(parts, fields.comments)),
  };
}

/** An object with the one field, or with none: absent fields are absent, not `undefined`. */
export function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

/** Names from tidy texts; blank ones are left out. */
export function names(texts: readonly string[]): Name[] {
  return texts
    .slice(0, maxNames)
    .map((text) => text.replace(/ ?[,;]$/, ''))
    .filter((text) => text !== '')
    .map((printed) => ({ printed: printed.slice(0, maxNameLength) }));
}

/** The first of some values. */
export function first(found: Iterable<string>): string | undefined {
  for (const value of found) return value;
  return undefined;
}

function firstCount(parts: readonly ParentNode[], field: CardFields['upvotes']): number | undefined {
  const text = first(values(parts, field));
  return text === undefined ? undefined : countOf(text);
}

function firstDate(found: Iterable<string>, today: string): string | undefined {
  for (const value of found) {
    const date = parseListingDate(value, today);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** A count as pages print it: `1,234`, `1.2k`, and `-` for none. */
function countOf(text: string): number | undefined {
  if (text === '-') return 0;
  const [, digits, thousands] = /(\d[\d.,]{0,12})(k\b)?/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = thousands ? Math.round(Number(digits.replace(',', '.')) * 1_000) : Number(digits.replace(/[.,]/g, ''));
  return Number.isSafeInteger(value) ? value : undefined;
}

function sum(shown: number, others: number | undefined): number | undefined {
  return others === undefined ? undefined : shown + others;
}

function nonEmpty(found: string[]): string[] | undefined {
  return found.length > 0 ? [...new Set(found)] : undefined;
}

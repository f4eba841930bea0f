import { parseListingDate } from '../core/date';
import { type Name, parseName } from '../core/name';
import { tidy } from '../core/text';
import { shownText } from './shown-text';
import type { CardFields, Field, PageFacts, Selectors } from './site';

/** Characters that are kept of a title; what is longer is cut. */
export const maxTitleLength = 1_000;

/** Characters that are kept of an abstract; what is longer is cut. */
export const maxAbstractLength = 20_000;

/** Names that are kept of one paper. */
export const maxNames = 5_000;

/** The first element that the selectors find in a card's parts. */
export function findFirst(parts: readonly ParentNode[], selectors: Selectors): HTMLElement | undefined {
  for (const selector of [selectors].flat()) {
    for (const part of parts) {
      const found = part.querySelector<HTMLElement>(selector);
      if (found) return found;
    }
  }
  return undefined;
}

/**
 * Read what a card's fields say; what isn't there, or isn't what it should be, is absent.
 * @param today `YYYY-MM-DD`
 */
export function readFields(parts: readonly ParentNode[], fields: CardFields, today: string): PageFacts {
  const author = names(readAll(parts, fields.authors));
  const others = readAll(parts, fields.otherAuthors)[0];
  const date = readAll(parts, fields.date, maxLineLength, (text) => parseListingDate(text, today) !== undefined)[0];
  return {
    ...present('author', author.length > 0 ? author : undefined),
    ...present('authorsIncomplete', others === undefined ? undefined : true),
    ...present('authorCount', others ? sum(author.length, count(others)) : first(parts, fields.authorCount)),
    ...present('abstract', readAll(parts, fields.abstract, maxAbstractLength)[0]),
    ...present('issued', date === undefined ? undefined : parseListingDate(date, today)),
    ...present('categories', nonEmpty(readAll(parts, fields.categories))),
    ...present('upvotes', first(parts, fields.upvotes)),
    ...present('comments', first(parts, fields.comments)),
  };
}

/** An object with the one field, or with none: absent fields are absent, not `undefined`. */
export function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

/** Names from texts; blank ones are left out. */
export function names(texts: readonly string[]): Name[] {
  return texts
    .slice(0, maxNames)
    .map((text) => text.replace(/[\s,;]{1,5}$/, ''))
    .filter((text) => /[^\s,;]/.test(text))
    .map(parseName);
}

const maxLineLength = 1_000;

/** The values of a field, tidied: of the first selector that gives any. */
function readAll(
  parts: readonly ParentNode[],
  field: Field | undefined,
  limit = maxLineLength,
  fits: (text: string) => boolean = () => true,
): string[] {
  if (field === undefined) return [];
  const { select, attr, match }: { select: Selectors; attr?: string; match?: RegExp } =
    typeof field === 'string' || Array.isArray(field) ? { select: field } : field;
  for (const selector of [select].flat()) {
    const values = parts
      .flatMap((part) => [...part.querySelectorAll(selector)])
      .map((element) => valueIn(element, attr, limit))
      .flatMap((text) => (match ? matchesOf(text, match) : text))
      .filter((text) => text !== '' && fits(text));
    if (values.length > 0) return values;
  }
  return [];
}

function valueIn(element: Element, attr: string | undefined, limit: number): string {
  const name = attr ?? (element.matches('meta') ? 'content' : undefined);
  return name === undefined ? shownText(element, limit) : tidy((element.getAttribute(name) ?? '').slice(0, limit));
}

function matchesOf(text: string, match: RegExp): string[] {
  const found = match.global ? [...text.matchAll(match)] : [match.exec(text)];
  return found.map((groups) => groups?.[1]?.trim() ?? '');
}

function first(parts: readonly ParentNode[], field: Field | undefined): number | undefined {
  const text = readAll(parts, field)[0];
  return text === undefined ? undefined : count(text);
}

/** A count as pages print it: `1,234`, `1.2k`, and `-` for none. */
function count(text: string): number | undefined {
  if (text === '-') return 0;
  const [, digits, thousands] = /(\d[\d.,]{0,12})(k\b)?/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = thousands ? Math.round(Number(digits.replace(',', '.')) * 1_000) : Number(digits.replace(/[.,]/g, ''));
  return Number.isSafeInteger(value) ? value : undefined;
}

function sum(shown: number, others: number | undefined): number | undefined {
  return others === undefined ? undefined : shown + others;
}

function nonEmpty(values: string[]): string[] | undefined {
  return values.length > 0 ? [...new Set(values)] : undefined;
}

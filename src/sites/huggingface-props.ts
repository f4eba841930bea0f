import { parseListingDate } from '../core/date';
import { identify, type PaperId } from '../core/identifier';
import { tidy } from '../core/text';
import { maxAbstractLength, maxNames, names, present } from './read-fields';
import type { PageFacts } from './site';

const maxPropsLength = 6_000_000;
const maxItems = 5_000;

type Facts = ReadonlyMap<PaperId, PageFacts>;
const parsed = new WeakMap<Element, { value: string; facts: Facts }>();

/**
 * Read what the page's own data says of its papers, by id: names, abstract, date, counts. The data may describe the
 * list before a soft navigation, be absent, broken or made by somebody else: each field is checked for itself.
 * Markup: `data-props` of the page's hydrated parts, with `dailyPapers` and `searchResults`, or `paper` on its own page.
 */
export function pageFacts(document: Document): Facts {
  const all = [...document.querySelectorAll('[data-props]')].map(factsOf);
  return all.length === 1 && all[0] ? all[0] : new Map(all.flatMap((facts) => [...facts]));
}

function factsOf(element: Element): Facts {
  const value = element.getAttribute('data-props') ?? '';
  const known = parsed.get(element);
  if (known?.value === value) return known.facts;
  const facts = new Map(itemsOf(value).flatMap(entryOf));
  parsed.set(element, { value, facts });
  return facts;
}

function itemsOf(value: string): unknown[] {
  if (value.length > maxPropsLength || !/"(?:dailyPapers|searchResults|paper)"/.test(value)) return [];
  const { dailyPapers, searchResults, paper } = record(parse(value));
  return [dailyPapers, searchResults]
    .flatMap((list) => (Array.isArray(list) ? list.slice(0, maxItems) : []))
    .concat({ paper });
}

function entryOf(item: unknown): [PaperId, PageFacts][] {
  const { paper, numComments } = record(item);
  const { id, authors, summary, publishedAt, upvotes } = record(paper);
  const paperId = typeof id === 'string' ? identify(`arXiv:${id}`) : undefined;
  if (paperId === undefined) return [];
  const facts: PageFacts = {
    ...present('author', authorsOf(authors)),
    ...present('abstract', textOf(summary)),
    ...present('issued', typeof publishedAt === 'string' ? parseListingDate(publishedAt.slice(0, 10), '') : undefined),
    ...present('upvotes', countOf(upvotes)),
    ...present('comments', countOf(numComments)),
  };
  return [[paperId, facts]];
}

function authorsOf(authors: unknown): PageFacts['author'] {
  if (!Array.isArray(authors) || authors.length === 0 || authors.length > maxNames) return undefined;
  const texts = authors.map((author) => record(author)['name']);
  return texts.every((text) => typeof text === 'string' && tidy(text) !== '') ? names(texts as string[]) : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return tidy(value.slice(0, maxAbstractLength)) || undefined;
}

function countOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

import { isPaperId } from '../core/identifier';
import { type Name, parseName } from '../core/name';
import type { Paper, PaperFields } from '../core/paper';
import { objectFrom, paperIdFrom } from './validate';

/**
 * Rebuild a paper that a page has sent, field by field: unknown properties are dropped, texts and lists are cut to
 * size, and a field that isn't what it should be counts as not said.
 * @throws TypeError where there is no id
 */
export function paperFrom(value: unknown): Paper {
  const said = objectFrom(value);
  const id = paperIdFrom(said['id']);
  const paper: Paper = { id, ...fieldsFrom(said) };
  const aliases = listFrom(said['aliases'], 20, (alias) => (isPaperId(alias) && alias !== id ? alias : undefined));
  if (aliases) paper.aliases = aliases;
  return paper;
}

function fieldsFrom(said: Record<string, unknown>): PaperFields {
  const author = listFrom(said['author'], 5_000, nameFrom);
  const read: { [K in keyof PaperFields]: PaperFields[K] | undefined } = {
    title: textFrom(said['title'], 2_000),
    author,
    authorsIncomplete: author && said['authorsIncomplete'] === true ? true : undefined,
    authorCount: countFrom(said['authorCount']),
    abstract: textFrom(said['abstract'], 20_000),
    issued: dateFrom(said['issued']),
    'container-title': textFrom(said['container-title'], 500),
    categories: listFrom(said['categories'], 50, (category) => textFrom(category, 60)),
    URL: addressFrom(said['URL']),
  };
  return Object.fromEntries(Object.entries(read).filter(([, field]) => field !== undefined));
}

function nameFrom(value: unknown): Name | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const said = value as Record<string, unknown>;
  const printed = textFrom(said['printed'], 300);
  if (printed !== undefined) return namedOrNone(parseName(printed));
  const name: Name = {};
  for (const part of ['family', 'given', 'non-dropping-particle', 'suffix', 'literal'] as const) {
    const text = textFrom(said[part], 300);
    if (text !== undefined) name[part] = text;
  }
  return namedOrNone(name);
}

/** What consists of commas has no name. */
function namedOrNone(name: Name): Name | undefined {
  return name.family || name.literal ? name : undefined;
}

/** Trimmed and cut, never in the middle of a character; undefined where nothing is left. */
function textFrom(value: unknown, max: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.slice(0, max).trim();
  const whole = /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
  return whole === '' ? undefined : whole;
}

function listFrom<T>(value: unknown, max: number, read: (item: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list = value
    .slice(0, max)
    .map(read)
    .filter((item) => item !== undefined);
  return list.length > 0 ? list : undefined;
}

function countFrom(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= 100_000 ? Number(value) : undefined;
}

function dateFrom(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value) ? value : undefined;
}

function addressFrom(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 2_000 && /^https?:\/\/[^\s]+$/.test(value) ? value : undefined;
}

import { isPaperId } from '../core/identifier';
import { factNames, paperTypes } from '../core/metadata';
import { type Name, parseName } from '../core/name';
import type { Paper, PaperFields } from '../core/paper';
import { bareDoi } from '../formats/publication';
import type { FactEdit } from '../messaging/citing';
import { FactInvalid } from '../storage/errors';
import { arrayFrom, booleanFrom, objectFrom, oneFrom, paperIdFrom } from './validate';

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

/** Characters of a name, or of a part of it. */
const maxName = 300;

const short = (value: unknown) => textFrom(value, 500);
const namesFrom = (value: unknown) => listFrom(value, 5_000, nameFrom);

/** How each field is read; what isn't what it should be counts as not said. */
const readers: { [Field in keyof PaperFields]-?: (value: unknown) => PaperFields[Field] | undefined } = {
  title: (value) => textFrom(value, 2_000),
  author: namesFrom,
  authorsIncomplete: (value) => (value === true ? true : undefined),
  authorCount: countFrom,
  abstract: (value) => textFrom(value, 20_000),
  type: (value) => paperTypes.find((type) => type === value),
  issued: dateFrom,
  'container-title': short,
  'collection-title': short,
  editor: namesFrom,
  volume: short,
  issue: short,
  page: short,
  number: short,
  edition: short,
  publisher: short,
  'publisher-place': short,
  genre: short,
  DOI: doiFrom,
  ISBN: short,
  ISSN: short,
  categories: (value) => listFrom(value, 50, (category) => textFrom(category, 60)),
  URL: addressFrom,
};

function fieldsFrom(said: Record<string, unknown>): PaperFields {
  const read = factNames.flatMap((field) => {
    const value = readers[field](said[field]);
    return value === undefined ? [] : [[field, value] as const];
  });
  const { authorsIncomplete, ...fields }: PaperFields = Object.fromEntries(read);
  return fields.author && authorsIncomplete ? { ...fields, authorsIncomplete } : fields;
}

/**
 * Read fields that somebody writes by hand, each at most once.
 * @throws TypeError unless the value is a list of edits; FactInvalid with the field's name where its value isn't one
 */
export function factEditsFrom(value: unknown): FactEdit[] {
  const edits = arrayFrom(value, factNames.length, (item) => {
    const said = objectFrom(item);
    const field = oneFrom(said['field'], factNames);
    return {
      field,
      ...(said['value'] !== undefined && said['value'] !== null && { value: factFrom(field, said['value']) }),
    };
  });
  if (new Set(edits.map(({ field }) => field)).size < edits.length) throw new TypeError('Expected each field once');
  return edits as FactEdit[];
}

/** What is written by hand is refused where it would be cut, unlike what a page says. */
function factFrom(field: keyof PaperFields, value: unknown): PaperFields[keyof PaperFields] {
  if (field === 'authorsIncomplete') return booleanFrom(value);
  // A DOI may come with its resolver.
  const wanted = field === 'DOI' && typeof value === 'string' ? bareDoi(value.trim()) : value;
  const read = readers[field](wanted);
  if (read === undefined || isCut(wanted, read)) throw new FactInvalid(`${field}: expected another value`);
  return read;
}

/** Whether something is missing of what was said: at the end, in a list, or in a name of one. */
function isCut(said: unknown, read: unknown): boolean {
  if (typeof said === 'string') {
    const text = cleaned(said).trim();
    return text !== '' && (typeof read !== 'string' || read.length < text.length);
  }
  if (Array.isArray(said))
    return !Array.isArray(read) || read.length < said.length || said.some((item, at) => isCut(item, read[at]));
  if (typeof said !== 'object' || said === null) return false;
  const { printed, ...parts } = said as Record<string, unknown>;
  if (typeof printed === 'string') return printed.trim().length > maxName;
  return Object.entries(parts).some(([part, text]) => isCut(text, (read as Record<string, unknown>)?.[part]));
}

function nameFrom(value: unknown): Name | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const said = value as Record<string, unknown>;
  const printed = textFrom(said['printed'], maxName);
  if (printed !== undefined) return namedOrNone(parseName(printed));
  const name: Name = {};
  for (const part of ['family', 'given', 'non-dropping-particle', 'suffix', 'literal'] as const) {
    const text = textFrom(said[part], maxName);
    if (text !== undefined) name[part] = text;
  }
  return namedOrNone(name);
}

/** What consists of commas has no name. */
function namedOrNone(name: Name): Name | undefined {
  return name.family || name.literal ? name : undefined;
}

/** Without characters that nobody sees, and that would turn around what stands behind them. */
function cleaned(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return text.replace(/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\u202D\u202E]/g, '');
}

/** Trimmed and cut, never in the middle of a character; undefined where nothing is left. */
function textFrom(value: unknown, max: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = cleaned(value.slice(0, 2 * max))
    .slice(0, max)
    .trim();
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

/** Without the resolver. */
function doiFrom(value: unknown): string | undefined {
  const doi = bareDoi(textFrom(value, 300) ?? '');
  return /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : undefined;
}

function countFrom(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= 100_000 ? Number(value) : undefined;
}

function dateFrom(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value)) return undefined;
  const [, month = '01', day = '01'] = value.split('-');
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31 ? value : undefined;
}

function addressFrom(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 2_000 && /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value)
    ? value
    : undefined;
}

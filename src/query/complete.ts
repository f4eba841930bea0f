import { statuses } from '../core/annotation';
import { fold } from '../core/text';
import { type FieldName, fieldNamed, type KnownField, queryFields } from './fields';
import { printValue } from './print';
import { hasValues, isValues, QueryError } from './query';
import { type Token, tokens } from './tokens';

/** What the user has, each list in the order in which it is to be offered. An absent list offers nothing. */
export interface KnownValues {
  tags?: readonly string[];
  authors?: readonly string[];
  venues?: readonly string[];
  sites?: readonly string[];
  categories?: readonly string[];
}

/** One way to go on with what is typed. */
export interface Completion {
  /** What stands in place of the range. */
  insert: string;
  /** The field that it is of: help explains it by this name. */
  field: FieldName;
  /** Whether a value has still to be typed behind it. */
  isOpen: boolean;
}

/** Completions, the likeliest first, and the range of the text that each replaces: offsets in UTF-16 code units. */
export interface Completions {
  from: number;
  to: number;
  options: Completion[];
}

const mostOptions = 8;
const comparisons = ['>=', '<=', '>', '<', ':'];
const spans = ['7d', '2w', '1m', '1y'];

/** Say how a query could go on at the caret, whether it can be read or not. Nothing is offered inside of a pattern. */
export function complete(text: string, caret: number, known: KnownValues): Completions {
  // A letter at the caret makes what stands before it a piece: `tag:` alone would be a word.
  const { found, open } = tokensOf(`${text.slice(0, caret)}x`);
  const last = open ?? found.at(-1);
  const typed = last && last.end > caret && last.kind !== 'phrase' ? last : open;
  if (!typed || typed.kind === 'pattern') return { from: caret, to: caret, options: [] };
  const { field, group } = placeOf(found, typed);
  const from = typed.at;
  const to = caret + restOf(text.slice(caret), open !== undefined);
  const start = typed.text.slice(0, -1);
  const asked = field ?? group;
  const options = asked
    ? valuesFor(asked, start, known).map((value) => ({ insert: value, field: asked.name, isOpen: false }))
    : open
      ? []
      : [...fieldsFor(start), ...anyValuesFor(start, known)];
  const isNew = ({ insert }: Completion) => insert !== text.slice(from, to);
  return { from, to, options: options.filter(isNew).slice(0, mostOptions) };
}

/** The pieces before the caret, and the quote or pattern that is still open there. */
function tokensOf(before: string): { found: Token[]; open?: Token } {
  try {
    return { found: tokens(before) };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const { reason, at } = error;
    const kind = reason === 'unclosedQuote' ? 'phrase' : 'pattern';
    const text = before.slice(at + 1);
    return { found: tokensOf(`${before.slice(0, at)}x`).found, open: { kind, text, at, end: before.length } };
  }
}

/** The field that what is typed touches, and the field of the group that it stands in. */
function placeOf(found: Token[], typed: Token) {
  const before = found.filter(({ at }) => at < typed.at);
  const last = before.at(-1);
  const known = last?.kind === 'field' && last.end === typed.at ? fieldNamed(last.text) : undefined;
  return { field: known && { ...known, isCompared: last?.operator !== ':' }, group: groupOf(before) };
}

function groupOf(before: Token[]): KnownField | undefined {
  const open: (KnownField | undefined)[] = [];
  for (const [index, { kind, at }] of before.entries()) {
    const last = before[index - 1];
    if (kind === 'open') open.push(last?.kind === 'field' && last.end === at ? fieldNamed(last.text) : open.at(-1));
    if (kind === 'close') open.pop();
  }
  return open.at(-1);
}

/** How much of what stands behind the caret belongs to what is typed. */
function restOf(behind: string, isQuoted: boolean): number {
  return (isQuoted ? /^[^"\s()]*"?/ : /^[\p{L}\p{N}]*:?/u).exec(behind)?.[0].length ?? 0;
}

function fieldsFor(start: string): Completion[] {
  const typed = fold(start);
  if (typed === '') return [];
  const fields: readonly KnownField[] = queryFields;
  const begin = fields.filter(({ name }) => name.startsWith(typed));
  const meant = fields.filter((field) => !begin.includes(field) && field.alsoCalled?.some((name) => name === typed));
  return [...begin, ...meant].flatMap(({ name, takes }) => {
    const signs = name === typed && isOrdered(takes) ? comparisons : [':'];
    return signs.map((sign) => ({ insert: `${name}${sign}`, field: name, isOpen: true }));
  });
}

function isOrdered(takes: KnownField['takes']): boolean {
  return ['year', 'number', 'age', 'day', 'added'].includes(takes);
}

/** Values of all fields that go on with a word of two letters or more. */
function anyValuesFor(start: string, known: KnownValues): Completion[] {
  if (fold(start).length < 2) return [];
  const names = ['tag', 'author', 'venue', 'site', 'category', 'is', 'has'] as const;
  return names.flatMap((name) => {
    const field = fieldNamed(name);
    const values = field ? valuesFor(field, start, known) : [];
    return values.slice(0, 3).map((value) => ({ insert: `${name}:${value}`, field: name, isOpen: false }));
  });
}

function valuesFor(field: KnownField & { isCompared?: boolean }, start: string, known: KnownValues): string[] {
  const typed = fold(start);
  const values = field.isCompared && field.takes === 'added' ? spans : valuesOf(field, known);
  const folded = values.map((value) => ({ value, text: fold(value) }));
  const begin = folded.filter(({ text }) => text.startsWith(typed));
  const inside = folded.filter((one) => !begin.includes(one) && startsWord(one.text, typed));
  return [...begin, ...inside].slice(0, mostOptions).map(({ value }) => printValue(value));
}

function startsWord(text: string, typed: string): boolean {
  return [' ', '/', '-', '.'].some((sign) => text.includes(sign + typed));
}

function valuesOf(field: KnownField, known: KnownValues): readonly string[] {
  switch (field.name) {
    case 'tag':
      return known.tags ?? [];
    case 'author':
      return known.authors ?? [];
    case 'venue':
      return known.venues ?? [];
    case 'site':
      return known.sites ?? [];
    case 'category':
      return known.categories ?? [];
    case 'status':
      return statuses;
    case 'is':
      return [...isValues, ...statuses];
    case 'has':
      return hasValues;
    case 'age':
      return spans;
    default:
      return [];
  }
}

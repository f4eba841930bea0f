import type { Status } from '../core/annotation';
import { statuses } from '../core/annotation';
import { fold } from '../core/text';
import { QueryError } from './query';
import { type Token, tokens } from './tokens';

/** One condition of a query that all others are joined to by AND. */
export interface Term {
  /** As it was typed. */
  text: string;
  start: number;
  end: number;
  /** The field and value of a plain condition; absent for words, groups and what is negated. */
  field?: string;
  value?: string;
  /** The field that the condition asks, however it compares; absent for words, groups and what is negated. */
  about?: string;
}

/** What the filter panel shows of a query. */
export interface Facets {
  tags: string[];
  status?: Status;
  site?: string;
  isStarred: boolean;
}

/** The fields that facets write. */
export type FacetField = 'tag' | 'status' | 'site' | 'venue' | 'year' | 'author' | 'is' | 'has';

/** Cut a query into the conditions that must all hold. A query with an OR outside parentheses is one; one that can't be read has none. */
export function termsOf(query: string): Term[] {
  const pieces = readTokens(query);
  const starts = startsOf(pieces);
  return starts.map((first, index) => {
    const [end = pieces.length] = starts.slice(index + 1);
    const own = pieces.slice(first, end).filter(({ kind }) => kind !== 'and');
    const start = own[0]?.at ?? 0;
    const text = query.slice(start, pieces[end]?.at ?? query.length).replace(/\s+(AND\s*)?$/, '');
    const [name, value] = own;
    const about = name?.kind === 'field' ? { about: name.text.toLowerCase() } : {};
    const term = { text, start, end: start + text.length, ...about };
    const isPlain = own.length === 2 && name?.operator === ':' && isWhole(value);
    return isPlain ? { ...term, field: name.text.toLowerCase(), value: value.text } : term;
  });
}

/** Read what the filter panel can show of a query. */
export function facetsOf(query: string): Facets {
  const facets: Facets = { tags: [], isStarred: false };
  for (const { field, value } of termsOf(query)) {
    const status = statuses.find((one) => one === value?.toLowerCase());
    if (field === 'tag' && value) facets.tags.push(value);
    else if (field === 'status' && status) facets.status = status;
    else if (field === 'site' && value) facets.site = value.toLowerCase();
    else if (field === 'is' && value?.toLowerCase() === 'starred') facets.isStarred = true;
  }
  return facets;
}

/** The query with one more condition. */
export function withTerm(query: string, field: FacetField, value: string): string {
  const isFree = field === 'tag' || field === 'venue' || field === 'author';
  const term = `${field}:${isFree ? `"${value.replace(/["\\]/g, '\\$&').trim()}"` : value}`;
  return withCondition(query, term);
}

/** The query with a condition that must hold, too; as it was where it says so already. */
export function withCondition(query: string, condition: string): string {
  const all = termsOf(query);
  if (all.some(({ text }) => text === condition)) return query.trim();
  const isOr = all.length === 1 && hasOr(query);
  return `${isOr ? `(${query.trim()})` : query.trim()} ${condition}`.trim();
}

/** The query without a condition. */
export function withoutTerm(query: string, { start, end }: Term): string {
  const [before, after] = [
    query.slice(0, start).replace(/\s+(AND\s*)?$/, ''),
    query.slice(end).replace(/^\s+(AND\s+)?/, ''),
  ];
  return `${before} ${after}`.trim();
}

/** The query with a field's conditions left out, or only the one of this value. */
export function withoutField(query: string, field: FacetField, value?: string): string {
  const unwanted = termsOf(query).filter(
    (term) => term.field === field && (value === undefined || term.value === value),
  );
  return unwanted.reverse().reduce(withoutTerm, query);
}

/** The values that a query's plain conditions on a field name, as they were typed. */
export function valuesIn(query: string, field: FacetField): string[] {
  return termsOf(query).flatMap((term) => (term.field === field && term.value !== undefined ? [term.value] : []));
}

/** The query with every condition on some fields left out, whatever it compares them with. */
export function withoutFields(query: string, fields: readonly FacetField[]): string {
  const unwanted = termsOf(query).filter(({ about }) => fields.some((field) => field === about));
  return unwanted.reverse().reduce(withoutTerm, query);
}

/**
 * The query in which a facet's value is chosen in place of the field's others, or beside them; or is no longer chosen,
 * if it was.
 */
export function withChoice(query: string, field: FacetField, value: string, isBeside = false): string {
  const chosen = valuesIn(query, field).find((one) => fold(one) === fold(value));
  if (chosen !== undefined) return withoutField(query, field, chosen);
  return withTerm(isBeside ? query : withoutFields(query, [field]), field, value);
}

/** Whether a value is one to be equal to: no pattern, and not only the beginning of one. */
function isWhole(value: Token | undefined): value is Token {
  return value?.kind === 'phrase' ? !value.prefix : value?.kind === 'word' && !/[*＊]$/.test(value.text);
}

function readTokens(query: string): Token[] {
  try {
    return tokens(query);
  } catch (error) {
    if (error instanceof QueryError) return [];
    throw error;
  }
}

/** The indices of the tokens with which a term begins. */
function startsOf(pieces: Token[]): number[] {
  const starts: number[] = [];
  let depth = 0;
  let isOpen = false; // The last token wants another one behind it: NOT, or a field its value.
  for (const [index, { kind }] of pieces.entries()) {
    if (depth === 0 && kind === 'or') return [0];
    if (depth === 0 && !isOpen && kind !== 'and' && kind !== 'close') starts.push(index);
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    isOpen = kind === 'not' || kind === 'field';
  }
  return starts;
}

function hasOr(query: string): boolean {
  let depth = 0;
  return readTokens(query).some(({ kind }) => {
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    return kind === 'or' && depth === 0;
  });
}

import { statuses } from '../core/annotation';
import { identify, preferredSchemes } from '../core/identifier';
import { fold, words } from '../core/text';
import { ages, type Compared, counts, days, isAge, readBounds, years } from './bounds';
import { type KnownField, nearest } from './fields';
import { patternFault } from './pattern';
import {
  type ExactField,
  hasValues,
  isValues,
  type NumberField,
  type Query,
  QueryError,
  type QueryFault,
  type TextField,
} from './query';
import type { Operator, Token } from './tokens';

/** A value, and the field that it is asked of. */
export interface Condition {
  /** Absent: any text. */
  field?: KnownField | undefined;
  operator: Operator;
  value: Token;
  /** Where the condition begins: at its field's name. */
  at: number;
  /** The whole query. */
  source: string;
}

/**
 * Read one condition.
 * @throws QueryError
 */
export function readCondition(condition: Condition): Query {
  const { field, operator, value } = condition;
  const isOrdered = field && ['year', 'number', 'age', 'day', 'added'].includes(field.takes);
  if (field && !isOrdered && operator !== ':')
    refuse(condition, 'operator', field.name, `${field.name}:`, condition.at);
  if (value.kind === 'pattern') return readPattern(condition);
  switch (field?.takes) {
    case undefined:
    case 'text':
      return readWords(condition, field?.name as TextField | undefined);
    case 'author':
      return readAuthor(condition);
    case 'value':
      return readExact(condition, field.name as ExactField);
    case 'status':
      return { kind: 'exact', field: 'status', value: oneOf(condition, statuses) };
    case 'id':
    case 'doi':
      return readId(condition, field.takes);
    case 'year':
      return { kind: 'number', field: 'year', ...readBounds(years, comparedOf(condition)) };
    case 'number':
      return { kind: 'number', field: field.name as NumberField, ...readBounds(counts, comparedOf(condition)) };
    case 'age':
      return { kind: 'number', field: 'age', ...readBounds(ages, comparedOf(condition)) };
    case 'day':
      return { kind: 'day', field: 'date', ...readBounds(days, comparedOf(condition)) };
    case 'added': {
      const name = field.name as 'added' | 'read';
      return isAge(comparedOf(condition).value)
        ? { kind: 'number', field: `${name}Age`, ...readBounds(ages, comparedOf(condition)) }
        : { kind: 'day', field: name, ...readBounds(days, comparedOf(condition)) };
    }
    case 'is': {
      const status = statuses.find((one) => one === value.text.toLowerCase());
      if (status) return { kind: 'exact', field: 'status', value: status };
      const known = [...isValues, ...statuses];
      return { kind: 'is', what: oneOf(condition, known) as (typeof isValues)[number] };
    }
    case 'has':
      return { kind: 'has', what: oneOf(condition, hasValues) };
  }
}

function readWords(condition: Condition, field: TextField | undefined): Query {
  const { value } = condition;
  const folded = words(value.text);
  if (folded.length === 0) refuse(condition, 'missing', value.text);
  // A* and C* are names; the beginning of a word has two letters at least.
  const isPrefix = hasStar(value) && (folded.at(-1) ?? '').length > 1;
  return {
    kind: 'words',
    ...(field && { field }),
    words: folded.join(' '),
    ...(isPrefix && { prefix: true }),
  };
}

function readAuthor(condition: Condition): Query {
  const { value } = condition;
  const [name = '', ...rest] = value.text.split(',').map((part) => words(part).join(' '));
  if (name === '') refuse(condition, 'missing', value.text);
  const given = rest.filter((part) => part !== '').join(' ');
  if (given !== '') return { kind: 'author', name, given };
  return { kind: 'author', name, ...(hasStar(value) && { prefix: true }) };
}

function readExact(condition: Condition, field: ExactField): Query {
  const { value } = condition;
  const prefix = hasStar(value);
  const folded = fold(withoutStar(value));
  if (folded === '') {
    const isAny = prefix && field === 'tag' && condition.at < value.at;
    refuse(condition, 'missing', value.text, isAny ? 'has:tag' : undefined, condition.at);
  }
  return { kind: 'exact', field, value: folded, ...(prefix && { prefix: true }) };
}

function readId(condition: Condition, takes: 'id' | 'doi'): Query {
  const { value } = condition;
  const typed = withoutStar(value).trim();
  if (hasStar(value)) {
    const scheme = takes === 'doi' || typed.startsWith('10.') ? 'doi:' : /^[\d.]+$/.test(typed) ? 'arxiv:' : '';
    const start = fold(typed.includes(':') ? typed : scheme + typed);
    if (start.endsWith(':') || start === '') refuse(condition, 'missing', value.text);
    return { kind: 'exact', field: 'id', value: start, prefix: true };
  }
  const schemes = takes === 'doi' ? ['', 'doi:'] : ['', 'arxiv:'];
  const id = schemes.map((scheme) => identify(scheme + typed)).find((found) => found !== undefined);
  const folded = fold(typed);
  const isWritten = preferredSchemes.some((scheme) => folded.startsWith(`${scheme}:`) && folded !== `${scheme}:`);
  const known = id ?? (isWritten ? folded : undefined);
  if (known === undefined || (takes === 'doi' && !/^(?:doi|arxiv):/.test(known))) {
    refuse(condition, 'id', condition.source.slice(condition.at, value.end));
  }
  return { kind: 'exact', field: 'id', value: fold(known) };
}

function readPattern(condition: Condition): Query {
  const { field, value } = condition;
  if (field && field.takes !== 'text' && field.takes !== 'author') refuse(condition, 'noPattern', field.name);
  const flags = value.flags ?? '';
  const found = patternFault(value.text, flags);
  if (found) refuse(condition, found.fault, found.subject, found.suggestion);
  return {
    kind: 'pattern',
    ...(field && { field: field.name as TextField | 'author' }),
    source: value.text,
    ignoresCase: flags !== '',
  };
}

function oneOf<T extends string>(condition: Condition, known: readonly T[]): T {
  const { value } = condition;
  const found = known.find((one) => one === value.text.normalize('NFKC').toLowerCase());
  if (!found) refuse(condition, 'value', known.join(', '), nearest(value.text, known));
  return found;
}

/** A comparison as src/query/bounds.ts reads it. `year:>=2024` is `year>=2024`, in a group too. */
function comparedOf(condition: Condition): Compared {
  const { value, source, at } = condition;
  const offset = value.kind === 'phrase' ? 1 : 0;
  const [sign = ''] = condition.operator === ':' ? (/^[<>]=?/.exec(value.text) ?? []) : [];
  const start = value.at + offset + sign.length;
  const typed = value.text.slice(sign.length);
  return {
    operator: sign === '' ? condition.operator : (sign as Operator),
    value: typed,
    at: start,
    written: source.slice(at, value.end),
    corrected: (text) => source.slice(0, start) + text + source.slice(start + typed.length),
  };
}

function hasStar({ kind, text, prefix }: Token): boolean {
  return kind === 'phrase' ? prefix === true : /[*＊]$/.test(text);
}

function withoutStar(value: Token): string {
  return value.kind === 'word' ? value.text.replace(/[*＊]$/, '') : value.text;
}

/**
 * @param corrected What to write in place of what is at fault.
 * @param from Where that begins, if not at the value.
 */
function refuse(condition: Condition, reason: QueryFault, subject: string, corrected?: string, from?: number): never {
  const { source, value } = condition;
  const at = reason === 'operator' ? condition.at : value.at;
  const end = reason === 'operator' ? value.at : value.end;
  const suggestion = corrected && source.slice(0, from ?? at) + corrected + source.slice(end);
  throw new QueryError(reason, { subject, at, end, suggestion });
}

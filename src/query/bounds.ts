import { QueryError, type QueryFault } from './query';
import type { Operator } from './tokens';

/** Both bounds belong to it; one may be absent. */
export interface Bounds<T> {
  from?: T;
  to?: T;
}

/** What a comparison compares with, and where it stands. */
export interface Compared {
  operator: Operator;
  value: string;
  /** Offset of the value in the query. */
  at: number;
  /** The whole condition as it is written. */
  written: string;
  /** The query with the value replaced. */
  corrected(value: string): string;
}

/** How the values of a field are read: each is the stretch of whole numbers, or days, that it names. */
export interface Scale<T> {
  fault: QueryFault;
  /** The first and the last that a value names; undefined where it is none. */
  read(value: string): { first: T; last: T } | undefined;
  /** The one before or behind; undefined where there is none. */
  step(value: T, by: 1 | -1): T | undefined;
  /** A value that may have been meant. */
  guess?(value: string): string | undefined;
}

/**
 * Read a comparison (`>=2024`) or a range (`2022..2024`, `2022..`).
 * @throws QueryError
 */
export function readBounds<T extends number | string>(scale: Scale<T>, compared: Compared): Bounds<T> {
  const { operator, value, at, written, corrected } = compared;
  const dots = value.indexOf('..');
  const read = (text: string, offset: number) => {
    const found = scale.read(text.normalize('NFKC').toLowerCase());
    if (found) return found;
    const guess = scale.guess?.(text.normalize('NFKC').toLowerCase());
    const suggestion = guess && corrected(value.slice(0, offset) + guess + value.slice(offset + text.length));
    const start = at + offset;
    throw new QueryError(scale.fault, { subject: written, at: start, end: start + text.length, suggestion });
  };
  if (dots === -1) return checked(within(scale, operator, read(value, 0)), compared);
  if (operator !== ':' && operator !== '=') {
    const suggestion = corrected(value.slice(0, dots) || value.slice(dots + 2));
    throw new QueryError('range', { subject: written, at: at + dots, end: at + dots + 2, suggestion });
  }
  const [before, behind] = [value.slice(0, dots), value.slice(dots + 2)];
  if (before === '' && behind === '') read(value, 0);
  const bounds: Bounds<T> = {
    ...(before !== '' && { from: read(before, 0).first }),
    ...(behind !== '' && { to: read(behind, dots + 2).last }),
  };
  return checked(bounds, { ...compared, swapped: `${behind}..${before}` });
}

function within<T>(scale: Scale<T>, operator: Operator, { first, last }: { first: T; last: T }): Bounds<T> | undefined {
  const beyond = operator === '>' ? scale.step(last, 1) : operator === '<' ? scale.step(first, -1) : undefined;
  switch (operator) {
    case ':':
    case '=':
      return { from: first, to: last };
    case '>=':
      return { from: first };
    case '<=':
      return { to: last };
    case '>':
      return beyond === undefined ? undefined : { from: beyond };
    case '<':
      return beyond === undefined ? undefined : { to: beyond };
  }
}

/** Refuse bounds that nothing lies between. */
function checked<T extends number | string>(
  bounds: Bounds<T> | undefined,
  { at, value, written, corrected, swapped }: Compared & { swapped?: string },
): Bounds<T> {
  const isEmpty = bounds?.from !== undefined && bounds.to !== undefined && bounds.from > bounds.to;
  if (bounds && !isEmpty) return bounds;
  const suggestion = swapped === undefined ? undefined : corrected(swapped);
  throw new QueryError('range', { subject: written, at, end: at + value.length, suggestion });
}

/** Whole numbers that a page counts. */
export const counts: Scale<number> = wholeNumbers('number', /^\d{1,9}$/, 0, 999_999_999);

/** Years of four digits. */
export const years: Scale<number> = wholeNumbers('year', /^\d{4}$/, 1000, 9999);

function wholeNumbers(fault: QueryFault, form: RegExp, least: number, most: number): Scale<number> {
  return {
    fault,
    read(value) {
      const number = form.test(value) ? Number(value) : undefined;
      return number === undefined || number < least ? undefined : { first: number, last: number };
    },
    step(value, by) {
      const next = value + by;
      return next < least || next > most ? undefined : next;
    },
    guess(value) {
      const plain = value.replace(/[,_.' ](?=\d{3}(?!\d))/g, '').replace(/k$/, '000');
      const digits = fault === 'year' ? (/(?<!\d)\d{4}(?!\d)/.exec(value)?.[0] ?? '') : plain;
      return form.test(digits) && digits !== value ? digits : undefined;
    },
  };
}

const daysOf = { d: 1, w: 7, m: 30, y: 365 } as const;

/** Days of the longest span of time. */
export const longestAge = 99_999;

/** Spans of time in whole days: `7d`, `2w`, `3m` (of 30 days), `1y` (of 365). */
export const ages: Scale<number> = {
  fault: 'age',
  read(value) {
    const [, number, unit] = /^(\d{1,5})([dwmy])$/.exec(value) ?? [];
    const days = Number(number) * daysOf[unit as keyof typeof daysOf];
    return number === undefined || days > longestAge ? undefined : { first: days, last: days };
  },
  step: (value, by) => (value + by < 0 || value + by > longestAge ? undefined : value + by),
  guess(value) {
    const [, number, unit] = /^(\d{1,4})\s*(d|w|m|y|days?|weeks?|months?|years?)?$/.exec(value) ?? [];
    return number && `${number}${unit?.[0] ?? 'd'}`;
  },
};

/** Whether a value can only be a span of time. */
export function isAge(value: string): boolean {
  return /^(?:\.\.)?\d+\s*(?:[dwmy]|days?|weeks?|months?|years?)(?:\.\.|$)/i.test(value.normalize('NFKC'));
}

/** Write days as the longest unit that they fill; up to 13 as days. */
export function printAge(days: number): string {
  const unit = (['y', 'm', 'w'] as const).find((one) => days > 13 && days % daysOf[one] === 0);
  return unit ? `${days / daysOf[unit]}${unit}` : `${days}d`;
}

/** Days, months and years: `2024`, `2024-05`, `2024-05-17`. */
export const days: Scale<string> = {
  fault: 'day',
  read(value) {
    const [, year, month, day] = /^([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value) ?? [];
    if (year === undefined) return undefined;
    const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
    const lastMonth = month ?? '12';
    const last = `${year}-${lastMonth}-${day ?? lengthOf(Number(year), Number(lastMonth))}`;
    return [first, last].every((one) => dayFrom(one, 0) === one) ? { first, last } : undefined;
  },
  step(value, by) {
    const next = dayFrom(value, by);
    return next !== undefined && /^[1-9]\d{3}-/.test(next) ? next : undefined;
  },
  guess(value) {
    const [, year, month, day] = /^(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?$/.exec(value) ?? [];
    const guess = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part).join('-');
    return guess !== value && days.read(guess) ? guess : undefined;
  },
};

function lengthOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function dayFrom(day: string, by: number): string | undefined {
  const time = Date.parse(`${day}T00:00:00Z`) + by * 86_400_000;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** Write bounds of days so that the same are read again, each as the longest stretch that it begins or ends. */
export function printDays(name: string, { from, to }: Bounds<string>): string {
  if (from !== undefined && from === to) return `${name}:${from}`;
  const first = from?.replace(/(?:-01)?-01$/, '') ?? '';
  const last = to === undefined ? '' : to.replace(to.endsWith('-12-31') ? /-12-31$/ : /-\d\d$/, '');
  const isWhole = to === undefined || last === '' || days.read(last)?.last === to;
  const end = isWhole ? last : (to ?? '');
  if (from === undefined) return `${name}<=${end}`;
  if (to === undefined) return `${name}>=${first}`;
  return first === end ? `${name}:${first}` : `${name}:${first}..${end}`;
}

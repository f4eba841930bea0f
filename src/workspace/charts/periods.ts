import { printDays } from '../../query/bounds';
import { dayLength } from '../../query/days';

/** What time is cut into. */
export type Unit = 'week' | 'month' | 'year';

/** How far back charts reach: half a year, a year, or to the beginning. */
export type ChartSpan = 'half' | 'year' | 'all';

/** From one day to another, both included, counted from 1970-01-01. */
export interface Period {
  from: number;
  to: number;
}

/** Time as charts show it: periods without a gap, the last one having today in it. */
export interface Timeline {
  unit: Unit;
  periods: Period[];
}

/** With more periods than these, longer ones are taken. */
const [mostWeeks, mostMonths] = [53, 60];

/** So many are shown even where there is nothing before. */
const [fewestWeeks, fewestMonths] = [8, 6];

/** The first day of the week that a day lies in. `firstDay`: the day on which weeks begin, 1 for Monday to 7 for Sunday. */
export function startOfWeek(day: number, firstDay: number): number {
  const weekday = modulo(day + 3, 7) + 1;
  return day - modulo(weekday - firstDay, 7);
}

interface WeekInfo {
  firstDay: number;
}

/** The day on which weeks begin where the reader is: 1 for Monday to 7 for Sunday; Monday where the browser doesn't know. */
export function firstDayOfWeek(language: string): number {
  // Browsers have it as a method, a property, or not at all.
  const locale = new Intl.Locale(language) as { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

/** Cut time into periods up to today, as far back as is asked for and no further than from the first day of all. */
export function timelineOf(span: ChartSpan, first: number | undefined, today: number, firstDay: number): Timeline {
  const start = first ?? today;
  const week = startOfWeek(today, firstDay);
  const weeks = (week - startOfWeek(start, firstDay)) / 7 + 1;
  if (span !== 'all' || weeks <= mostWeeks) {
    const most = span === 'half' ? 26 : mostWeeks;
    const count = Math.max(fewestWeeks, Math.min(weeks, most));
    const starts = Array.from({ length: count }, (_, index) => week - 7 * (count - 1 - index));
    return { unit: 'week', periods: starts.map((from) => ({ from, to: from + 6 })) };
  }
  const months = monthOf(today) - monthOf(start) + 1;
  if (months <= mostMonths) return { unit: 'month', periods: monthsBetween(monthOf(start), monthOf(today), 1) };
  return { unit: 'year', periods: monthsBetween(12 * yearOf(start), 12 * yearOf(today) + 11, 12) };
}

/** The months, or years where those would be many, that a timeline touches. */
export function monthsOf({ unit, periods }: Timeline): Timeline {
  if (unit !== 'week') return { unit, periods };
  const [first, last] = [monthOf(periods[0]?.from ?? 0), monthOf(periods.at(-1)?.to ?? 0)];
  return { unit: 'month', periods: monthsBetween(Math.min(first, last - fewestMonths + 1), last, 1) };
}

/** How many lie in each period, of counts by day; what lies outside of all is left out. */
export function countIn(
  periods: readonly Period[],
  days: readonly (readonly [day: number, count: number])[],
): number[] {
  const counts = periods.map(() => 0);
  let at = 0;
  for (const [day, count] of days) {
    while (at < periods.length && (periods[at]?.to ?? 0) < day) at += 1;
    if (day >= (periods[at]?.from ?? Number.POSITIVE_INFINITY)) counts[at] = (counts[at] ?? 0) + count;
  }
  return counts;
}

/** A month, counted from January of the year 0, as its first day. */
export function firstOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), modulo(month, 12), 1) / dayLength;
}

/** The condition that a field lies in a period: `added:2026-03-02..2026-03-08`, `added:2026-03`. */
export function conditionOf(field: 'added' | 'read', { from, to }: Period): string {
  const days = { from: written(from), to: written(to) };
  const whole = printDays(field, days);
  return whole.includes('..') ? `${field}:${days.from}..${days.to}` : whole;
}

/** A period in words, as long as need be or short for an axis. */
export function nameOf(unit: Unit, { from, to }: Period, language: string, isShort = false): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  const [first, last] = [from * dayLength, to * dayLength];
  switch (unit) {
    case 'week':
      if (isShort) return format({ day: 'numeric', month: 'short' }).format(first);
      return format({ day: 'numeric', month: 'short', year: 'numeric' }).formatRange(first, last);
    case 'month':
      return format({ month: isShort ? 'short' : 'long', year: 'numeric' }).format(first);
    case 'year':
      return String(yearOf(from));
  }
}

function monthsBetween(first: number, last: number, length: number): Period[] {
  const count = Math.floor((last - first) / length) + 1;
  return Array.from({ length: count }, (_, index) => ({
    from: firstOfMonth(first + length * index),
    to: firstOfMonth(first + length * (index + 1)) - 1,
  }));
}

function monthOf(day: number): number {
  const date = new Date(day * dayLength);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

function yearOf(day: number): number {
  return new Date(day * dayLength).getUTCFullYear();
}

function written(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

function modulo(a: number, b: number): number {
  return ((a % b) + b) % b;
}

/** From the first to the last, both included: numbers, or days counted from 1970-01-01. */
export interface Span {
  from: number;
  to: number;
}

/** Milliseconds of a day. */
export const dayLength = 86_400_000;
const isoDate = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)/;

/** The days that a date may be, which is as precise as somebody said it: `2023-07` is all of July; undefined if it is none. */
export function daysOf(issued: string): Span | undefined {
  const [whole, year, month, day] = isoDate.exec(issued) ?? [];
  if (whole === undefined) return undefined;
  const [first, last] = [Number(month ?? 1), Number(month ?? 12)];
  const from = dayAt(Number(year), first, Number(day ?? 1));
  const to = day === undefined ? dayAt(Number(year), last + 1, 0) : from;
  return first < 1 || first > 12 || yearOf(from) !== Number(year) || to < from ? undefined : { from, to };
}

/** The days of the month in which arXiv got a paper, which its id tells: `arxiv:2307.09288`, `arxiv:hep-th/9901001`. */
export function daysOfArxivId(id: string): Span | undefined {
  const [, year, month] = /^arxiv:(?:[a-z-]+(?:\.[a-z]{2})?\/)?(\d{2})(\d{2})(?:\.\d|\d{3})/i.exec(id) ?? [];
  if (year === undefined || month === undefined) return undefined;
  // It began in 1991.
  return daysOf(`${Number(year) > 90 ? 19 : 20}${year}-${month}`);
}

/** The day of a time, in milliseconds since the Unix epoch, where the reader is. */
export function dayOfTime(time: number): number {
  const date = new Date(time);
  return dayAt(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

/** The year of a day. */
export function yearOf(day: number): number {
  return new Date(day * dayLength).getUTCFullYear();
}

function dayAt(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / dayLength;
}

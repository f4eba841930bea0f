const months = 'january february march april may june july august september october november december'.split(' ');
const month = `(sept|${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')})\\b\\.?`;

const isoDate = /\b((?:19|20)\d{2})[-/](\d{2})[-/](\d{2})(?!\d)/;
const dayFirst = new RegExp(`\\b(\\d{1,2}) ${month}(?:,? ((?:19|20)\\d{2})(?!\\d))?`, 'i');
const monthFirst = new RegExp(`\\b${month} (\\d{1,2})(?!\\d)(?:,? ((?:19|20)\\d{2})(?!\\d))?`, 'i');

/**
 * Read the first date of a text as listings print it: `Oct 13`, `May 10, 2024`, `Published on Sep 17, 2026`,
 * `Submitted 24 February, 2022`, `12 Dec 2025`, `2025-12-12`. A day without a year is the latest such day that is not after `today`.
 * @param today `YYYY-MM-DD`
 * @returns `YYYY-MM-DD`, or undefined where there is no date, or none that exists.
 */
export function parseListingDate(text: string, today: string): string | undefined {
  const line = text.slice(0, 500).replace(/\s+/g, ' ');
  const iso = isoDate.exec(line);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [, dayBefore, monthAfter, year] = dayFirst.exec(line) ?? [];
  if (dayBefore && monthAfter) return onDay(monthAfter, Number(dayBefore), year, today);
  const [, monthBefore, dayAfter, yearAfter] = monthFirst.exec(line) ?? [];
  return monthBefore ? onDay(monthBefore, Number(dayAfter), yearAfter, today) : undefined;
}

function onDay(name: string, day: number, year: string | undefined, today: string): string | undefined {
  const number = months.findIndex((one) => one.startsWith(name.slice(0, 3).toLowerCase())) + 1;
  return year ? dateOf(Number(year), number, day) : latest(number, day, today);
}

function latest(month: number, day: number, today: string): string | undefined {
  const thisYear = Number(today.slice(0, 4));
  // Eight years without a 29 February happen once in a century.
  for (let year = thisYear; year >= thisYear - 8; year -= 1) {
    const date = dateOf(year, month, day);
    if (date !== undefined && date <= today) return date;
  }
  return undefined;
}

function dateOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

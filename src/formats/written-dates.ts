const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The number of a month, from 1, by its number or its English name in whatever length; undefined where it is none. */
export function monthOf(written: string): number | undefined {
  const text = written.trim().toLowerCase();
  const number = /^\d{1,2}$/.test(text) ? Number(text) : names.indexOf(text.slice(0, 3)) + 1;
  return number >= 1 && number <= 12 ? number : undefined;
}

/** ISO 8601 of its parts, as precise as they are; undefined where there is no year. */
export function isoDate(year: number | undefined, month?: number, day?: number): string | undefined {
  if (year === undefined || !Number.isInteger(year) || year < 1000 || year > 2999) return undefined;
  const two = (part: number) => String(part).padStart(2, '0');
  if (month === undefined || !Number.isInteger(month) || month < 1 || month > 12) return String(year);
  if (day === undefined || !Number.isInteger(day) || day < 1 || day > 31) return `${year}-${two(month)}`;
  return `${year}-${two(month)}-${two(day)}`;
}

/**
 * Read a date as files write it: `2023-07-18`, `2023/07/18/`, `2023/7//`, `2023-07/2023-08`, `18 July 2023`,
 * `July 18, 2023`, `2023 Jul`, `c. 1999`. Undefined where there is no year.
 */
export function readDate(written: string): string | undefined {
  const text = written.slice(0, 100).trim();
  const numbers = /^(\d{4})(?:[-/.](\d{1,2})?(?:[-/.](\d{1,2})?)?)?(?!\d)/.exec(text);
  if (numbers && !/^\d{4}\/\d{4}/.test(text) && (numbers[2] || !/[a-z]{3}/i.test(text))) {
    return isoDate(Number(numbers[1]), part(numbers[2]), part(numbers[3]));
  }
  const year = /(?<!\d)(?:1[0-9]|20|21)\d\d(?!\d)/.exec(text)?.[0];
  const month = text.match(/[a-z]{3,9}/gi)?.find((word) => monthOf(word) !== undefined);
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  return isoDate(part(year), month === undefined ? undefined : monthOf(month), part(day));
}

function part(written: string | undefined): number | undefined {
  return written === undefined ? undefined : Number(written);
}

/** The day that a moment lies in where the user is, as `YYYY-MM-DD`; undefined outside of the years 1000 to 9999. */
export function dayOf(time: number): string | undefined {
  const date = new Date(time);
  const year = date.getFullYear();
  if (!(year >= 1_000 && year <= 9_999)) return undefined;
  return [year, date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/**
 * The last millisecond of a day (`YYYY-MM-DD`) where the user is, since the Unix epoch; undefined where there is no such
 * day, or where it ended before the epoch.
 */
export function endOfDay(day: string): number | undefined {
  const [, year, month, date] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const end = new Date(year, month - 1, date + 1).getTime() - 1;
  return end >= 0 && dayOf(end) === day ? end : undefined;
}

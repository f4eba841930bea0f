import { text } from './text';

/** Milliseconds of a day, but for those on which clocks are changed. */
const day = 24 * 60 * 60 * 1000;

/** Say when something was as one would say it now: the hour of today, yesterday, a weekday, a date. */
export function since(time: number, now: number): string {
  const language = text('language');
  const days = Math.round((midnight(now) - midnight(time)) / day);
  if (days < 1) return new Date(time).toLocaleTimeString(language, { timeStyle: 'short' });
  if (days === 1) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-1, 'day');
  if (days < 7) return new Date(time).toLocaleDateString(language, { weekday: 'long' });
  const isOfThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  const year = isOfThisYear ? {} : ({ year: 'numeric' } as const);
  return new Date(time).toLocaleDateString(language, { day: 'numeric', month: 'short', ...year });
}

function midnight(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

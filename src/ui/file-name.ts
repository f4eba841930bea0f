import { dayOf } from '../core/local-day';

/** The name of a BibTeX file of a day: `reading-list-2026-11-21.bib`, in local time. */
export function fileNameOn(day: Date): string {
  return `reading-list-${dayOf(day.getTime())}.bib`;
}

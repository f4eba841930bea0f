import { type ExportFormat, endings } from '../core/citing';
import { dayOf } from '../core/local-day';

/** Characters of a list's name that a file's takes. */
const maxName = 60;

/**
 * The name of a file of a day in local time: `reading-list-2026-11-21.bib`, or with the words of a reading list's name
 * in place of `reading-list`. Nothing in it can lead to another folder.
 */
export function fileNameOn(day: Date, format: ExportFormat, list = ''): string {
  const words = list
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .slice(0, maxName)
    .replace(/^-+|-+$/g, '');
  return `${words || 'reading-list'}-${dayOf(day.getTime())}.${endings[format]}`;
}

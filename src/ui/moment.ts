import { text } from './text';

/** Write a time, milliseconds since the Unix epoch, as day and minute where the reader is. */
export function moment(time: number): string {
  return new Date(time).toLocaleString(text('language'), { dateStyle: 'medium', timeStyle: 'short' });
}

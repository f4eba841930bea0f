import type { SourceState } from '../core/metadata';
import { moment } from './moment';
import { counted, errorText, text } from './text';

/** Say in plain words why a source couldn't be asked, by the error's name. */
export function reasonText(error: string): string {
  return errorText(Object.assign(new Error(error), { name: error }));
}

/** Say when something is tried again, milliseconds since the Unix epoch: the hour alone where that is today. */
export function againText(time: number): string {
  return text('lookUpAgain', hourOf(time));
}

/** Say for how many papers details are being looked up, or what that waits for; undefined where none wait. */
export function lookingUpWords(sources: readonly SourceState[], isOnline: boolean): string | undefined {
  const waiting = sources.filter((source) => source.use !== 'off' && source.waiting > 0);
  if (waiting.length === 0) return undefined;
  // The same papers wait at several sources; how many there are in all nobody has counted.
  const most = (some: readonly SourceState[]) => Math.max(...some.map((source) => source.waiting));
  if (!isOnline) return counted('lookUpOffline', most(waiting));
  const asked = waiting.filter(({ pausedUntil, needsHost }) => pausedUntil === undefined && needsHost === undefined);
  if (asked.length > 0) return counted('lookingUp', most(asked));
  const paused = waiting.filter(({ pausedUntil }) => pausedUntil !== undefined);
  const [first] = paused.toSorted((a, b) => (a.pausedUntil ?? 0) - (b.pausedUntil ?? 0));
  return first && counted(pauseText(first.error), most(paused), first.name, hourOf(first.pausedUntil ?? 0));
}

function pauseText(error = 'SourceBusy'): 'lookUpPaused' | 'lookUpUnreachable' | 'lookUpFailing' {
  if (error === 'SourceBusy') return 'lookUpPaused';
  return error === 'SourceUnreachable' ? 'lookUpUnreachable' : 'lookUpFailing';
}

function hourOf(time: number): string {
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  return isToday ? new Date(time).toLocaleTimeString(text('language'), { timeStyle: 'short' }) : moment(time);
}

import browser from 'webextension-polyfill';
import { staysAwake } from '../awake';
import { openLibrary } from '../open-library';
import { makeSnapshot } from './make-snapshot';
import { readNotes } from './notes';

/** The name of the alarm at which the next snapshot is made. */
export const snapshotAlarm = 'snapshot';

/** Minutes from one snapshot to the next while the library changes, and where much has changed; and before the first. */
const minutes = { between: 60, afterMany: 15, beforeFirst: 5 } as const;

/** Minutes for which a change rests at least. */
const rest = 1;

/** Entries of the journal that are many. */
const many = 200;

/** Whether the alarm was set since this worker began; only spares asking again after each change. */
let isPlanned: keyof typeof minutes | undefined;

/** See to it that a snapshot is made some time after the library has changed. Called after each change, with the library's revision. */
export async function planSnapshot(revision: number): Promise<void> {
  if (revision === 0 || isPlanned === 'afterMany') return;
  const { snapshot } = await readNotes();
  if (snapshot?.revision === revision) return;
  const isMuch = snapshot !== undefined && revision - snapshot.revision >= many;
  const why = isMuch ? 'afterMany' : snapshot ? 'between' : 'beforeFirst';
  if (isPlanned === why) return;
  isPlanned = why;
  const planned = await browser.alarms.get(snapshotAlarm);
  // An alarm that lies too far ahead was set before the clock was set back.
  const wait = Math.max(rest, minutes[why] - minutesSince(snapshot?.made));
  const isSooner = planned !== undefined && planned.scheduledTime <= Date.now() + wait * 60_000;
  if (!isSooner) browser.alarms.create(snapshotAlarm, { delayInMinutes: wait });
}

/** Make a snapshot where the library isn't as it was at the last one. */
export async function snapshotIfChanged(): Promise<void> {
  isPlanned = undefined;
  const library = await openLibrary();
  const { snapshot } = await readNotes();
  const revision = await library.revision();
  const isSame = snapshot?.device === (await library.device()) && snapshot.revision === revision;
  if (revision === 0 || isSame) return;
  await staysAwake(() => makeSnapshot(library, 'changed'));
}

/** None where the clock was set back. */
function minutesSince(time = Number.POSITIVE_INFINITY): number {
  const passed = (Date.now() - time) / 60_000;
  return passed > 0 ? passed : 0;
}

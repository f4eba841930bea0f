import browser from 'webextension-polyfill';
import type { MetadataSourceId } from '../../core/metadata';
import type { Asking } from '../../metadata/ask';
import { Offline } from '../../metadata/errors';
import { sourceOf } from '../../metadata/sources';
import { staysAwake } from '../awake';
import { keepIndexSoon } from '../keep-index';
import { keepUp } from '../keep-up';
import { openLibrary } from '../open-library';
import { askFor } from './ask';
import { currentUses, placesOf } from './uses';

/** The name of the alarm that makes a worker go on which was stopped over lookups, or that had to wait. */
export const lookupsAlarm = 'lookups';

/** Milliseconds for which the worker waits itself, the least for an alarm, until a stopped worker goes on, and until a lost network is looked for. */
const waits = { awake: 20_000, alarm: 30_000, stopped: 60_000, offline: 300_000 } as const;

/** The longest that a source is left alone; a time further away is from before the clock was set back. */
const longest = 26 * 3_600_000;

/** Milliseconds between two times that pages are shown what has become known. */
const betweenMirrors = 5_000;

/** How sources are asked; everything has a default but in tests. */
export interface Looking extends Asking {
  /** Waits so many milliseconds. */
  rest?: (milliseconds: number) => Promise<void>;
}

/** The sources that are being asked, and when each that isn't is to be asked next. */
const going = new Map<MetadataSourceId, Promise<void>>();
const next = new Map<MetadataSourceId, number>();

let running: Promise<void> | undefined;
let isAskedAgain = false;
let wake: () => void = () => undefined;
let mirrored = 0;

/**
 * Look up what there is to look up of saved papers, each source at its own pace, until none is left or all have to wait.
 * A worker that is stopped amid it goes on at its next start. Nothing is asked of sources that the user hasn't allowed.
 */
export function goOnWithLookups(how: Looking = {}): Promise<void> {
  isAskedAgain = true;
  wake();
  running ??= runAgain(how);
  return running;
}

/** Who asks while it is about to end isn't forgotten: between the last look and the end there is no pause. */
async function runAgain(how: Looking): Promise<void> {
  try {
    while (isAskedAgain) await staysAwake(() => run(how));
  } finally {
    running = undefined;
  }
}

async function run(how: Looking): Promise<void> {
  next.clear();
  while (isAskedAgain || going.size > 0) {
    isAskedAgain = false;
    const library = await openLibrary();
    while (await library.takeLookupNews(placesOf)) await pause(0);
    for (const { id } of await currentUses()) if (!going.has(id)) start(id, how);
    const asked = new Promise<void>((resolve) => {
      wake = resolve;
    });
    if (!isAskedAgain) await Promise.race([asked, Promise.all(going.values())]);
  }
  await planNext();
}

function start(id: MetadataSourceId, how: Looking): void {
  next.delete(id);
  const work = askAll(id, how)
    .catch((error: unknown) => {
      // What fails here is tried again later: nothing of it is lost.
      if (!(error instanceof Offline)) console.error(error);
      return Date.now() + (error instanceof Offline ? waits.offline : waits.stopped);
    })
    .then((again) => {
      going.delete(id);
      if (again !== undefined) next.set(id, again);
    });
  going.set(id, work);
}

/** Ask one source for one batch after the other; answers when it is to be asked next, undefined where nothing is left. */
async function askAll(id: MetadataSourceId, how: Looking): Promise<number | undefined> {
  const source = sourceOf(id);
  let hasLearned = false;
  try {
    for (;;) {
      // Asked anew before each request: somebody may have switched it off meanwhile.
      const use = (await currentUses()).find((one) => one.id === id);
      if (!use) return undefined;
      const library = await openLibrary();
      const asking = await library.askingOf(id);
      const { wanted, again } = await library.nextLookups(
        use,
        Math.min(asking.size ?? source.batch, source.batch),
        placesOf,
      );
      if (wanted.length === 0) return again;
      const wait = asking.next - Date.now();
      if (wait > waits.awake && wait < longest) return asking.next;
      if (wait > 0 && wait < longest) {
        await (how.rest ?? pause)(wait);
        continue;
      }
      await browser.alarms.create(lookupsAlarm, { delayInMinutes: waits.stopped / 60_000 });
      if (await askFor(library, source, wanted, asking, how)) {
        hasLearned = true;
        await showNowAndThen();
      }
    }
  } finally {
    if (hasLearned) await show();
  }
}

async function showNowAndThen(): Promise<void> {
  if (Math.abs(Date.now() - mirrored) > betweenMirrors) await show();
}

/** What fails here is made up for by the next change. */
async function show(): Promise<void> {
  mirrored = Date.now();
  keepIndexSoon('changed');
  await keepUp().catch((error: unknown) => console.error(error));
}

/** Have an alarm wake the worker when the next source is to be asked. */
async function planNext(): Promise<void> {
  const first = Math.min(...next.values());
  if (Number.isFinite(first)) browser.alarms.create(lookupsAlarm, { when: Math.max(first, Date.now() + waits.alarm) });
  else await browser.alarms.clear(lookupsAlarm);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

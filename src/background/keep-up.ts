import browser from 'webextension-polyfill';
import type { Library } from '../storage/library';
import { planSnapshot } from './backups/plan';
import { keepIndexSoon } from './keep-index';
import { lookUpSoon } from './lookups/soon';
import { mirroredRevision, mirrorLibrary } from './mirror';
import { forgetHeldRules } from './mirror-rules';
import { openLibrary } from './open-library';
import { keepRulesScript } from './rules-script';
import { readSettings } from './settings';
import { keepVeil } from './veil';

/** The name of the alarm at which the next rule is over. */
export const expiryAlarm = 'rule expiry';

let last: Promise<void> = Promise.resolve();
let waiting: Promise<void> | undefined;

/**
 * Bring all that follows from the library up to it: the mirror, the veil, the script that decides by rules, the next alarm.
 * One after the other, never two at once; who asks while one is waiting for its turn waits with it.
 */
export function keepUp(): Promise<void> {
  if (waiting) return waiting;
  const next = last.then(async () => {
    waiting = undefined;
    const library = await openLibrary();
    const rules = await mirrorLibrary(library, Date.now());
    const { pausedEverywhere } = await readSettings();
    await keepVeil(!pausedEverywhere && (rules.hides || (await library.hasHidden())));
    await keepRulesScript(rules.count > 0);
    await keepAlarm(rules.ends);
    await planSnapshot(await mirroredRevision());
    lookUpSoon();
  });
  waiting = next;
  last = next.catch(() => undefined);
  return next;
}

/** Do the same after an install or an update, which may read the rules otherwise than what has mirrored them. */
export async function keepUpAnew(): Promise<void> {
  await forgetHeldRules();
  await keepUp();
}

/**
 * Do what changes the library, and answer once its transaction has completed and the pages can see it.
 * What fails afterwards doesn't make the change undone: the next change or start makes up for it.
 */
export async function committed<T>(work: (library: Library) => Promise<T>): Promise<T> {
  const result = await work(await openLibrary());
  keepIndexSoon('changed');
  await keepUp().catch((error: unknown) => console.error(error));
  return result;
}

/**
 * Do the same, but answer as soon as the transaction has completed, for those whom the answer tells all: the pages can
 * see it a moment later. What it takes to tell them grows with the library, because Chromium copies a list of all keys
 * for each write to `storage.local`.
 */
export async function committedSoonSeen<T>(work: (library: Library) => Promise<T>): Promise<T> {
  const result = await work(await openLibrary());
  keepIndexSoon('changed');
  void keepUp().catch((error: unknown) => console.error(error));
  return result;
}

async function keepAlarm(when: number | undefined): Promise<void> {
  if (when === undefined) await browser.alarms.clear(expiryAlarm);
  else browser.alarms.create(expiryAlarm, { when });
}

import browser from 'webextension-polyfill';
import type { RuleSnapshot } from '../query/snapshot';
import type { Library } from '../storage/library';
import { mirrorLibrary } from './mirror';
import { openLibrary } from './open-library';
import { keepRulesScript } from './rules-script';
import { readSettings } from './settings';
import { canHide, keepVeil } from './veil';

/** The name of the alarm at which the next rule is over. */
export const expiryAlarm = 'rule expiry';

let last: Promise<void> = Promise.resolve();

/** Bring all that follows from the library up to it: the mirror, the veil, the script that decides by rules, the next alarm. One after the other, never two at once. */
export function keepUp(): Promise<void> {
  const next = last.then(async () => {
    const library = await openLibrary();
    const rules = await mirrorLibrary(library, Date.now());
    const { pausedEverywhere } = await readSettings();
    await keepVeil(!pausedEverywhere && (rules.some(canHide) || (await library.hasHidden())));
    await keepRulesScript(rules.length > 0);
    await keepAlarm(rules);
  });
  last = next.catch(() => undefined);
  return next;
}

/**
 * Do what changes the library, and answer once its transaction has completed and the pages can see it.
 * What fails afterwards doesn't make the change undone: the next change or start makes up for it.
 */
export async function committed<T>(work: (library: Library) => Promise<T>): Promise<T> {
  const result = await work(await openLibrary());
  await keepUp().catch((error: unknown) => console.error(error));
  return result;
}

async function keepAlarm(rules: RuleSnapshot[]): Promise<void> {
  const ends = rules.flatMap(({ expires }) => (expires === undefined ? [] : [expires]));
  if (ends.length === 0) await browser.alarms.clear(expiryAlarm);
  else browser.alarms.create(expiryAlarm, { when: Math.min(...ends) });
}

import browser from 'webextension-polyfill';
import { mirrorKeys } from '../core/mirror';
import { defaultSettings, type Settings } from '../core/settings';
import { settingsChangeFrom } from './validate-wish';

let last: Promise<unknown> = Promise.resolve();

/** Read the settings; what was never set, or can't be read, is as it is by default. */
export async function readSettings(): Promise<Settings> {
  const { [mirrorKeys.settings]: stored } = await browser.storage.local.get(mirrorKeys.settings);
  try {
    return { ...defaultSettings, ...settingsChangeFrom(stored ?? {}) };
  } catch {
    return defaultSettings;
  }
}

/** Change settings, one change after the other; what isn't named stays. */
export function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const next = last.then(async () => {
    const settings = { ...(await readSettings()), ...change };
    await browser.storage.local.set({ [mirrorKeys.settings]: settings });
    return settings;
  });
  last = next.catch(() => undefined);
  return next;
}

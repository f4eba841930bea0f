import browser from 'webextension-polyfill';
import { taughtKey } from '../core/mirror';
import { isSameTaught, maxTaught, type TaughtKey, type TaughtSite, taughtFrom } from '../core/taught';

/** There is no room for so many taught pages. */
export class TooManyTaught extends Error {
  override name = 'TooManyTaught';
}

let last: Promise<unknown> = Promise.resolve();

/** Read the taught pages, newest first; what isn't one any more is left out. */
export async function readTaughtPages(): Promise<TaughtSite[]> {
  const { [taughtKey]: stored } = await browser.storage.local.get(taughtKey);
  return Array.isArray(stored) ? stored.flatMap(taughtOrNothing) : [];
}

/**
 * Keep taught pages, each in place of the one of its kind, and of `instead`.
 * @throws TooManyTaught
 */
export function putTaught(pages: readonly TaughtSite[], instead?: TaughtKey): Promise<void> {
  return change((all) => {
    const gone: TaughtKey[] = instead ? [...pages, instead] : [...pages];
    const kept = [...pages, ...all.filter((one) => !gone.some((other) => isSameTaught(one, other)))];
    if (kept.length > maxTaught)
      throw new TooManyTaught(`Expected at most ${maxTaught} taught pages, got ${kept.length}`);
    return kept;
  });
}

/** Forget a taught page. */
export function removeTaught(key: TaughtKey): Promise<void> {
  return change((all) => all.filter((one) => !isSameTaught(one, key)));
}

/** One change after the other. */
function change(by: (all: TaughtSite[]) => TaughtSite[]): Promise<void> {
  const next = last.then(async () => {
    await browser.storage.local.set({ [taughtKey]: by(await readTaughtPages()) });
  });
  last = next.catch(() => undefined);
  return next;
}

function taughtOrNothing(value: unknown): TaughtSite[] {
  try {
    return [taughtFrom(value)];
  } catch {
    return [];
  }
}

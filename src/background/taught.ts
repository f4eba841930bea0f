import browser from 'webextension-polyfill';
import { taughtKey } from '../core/mirror';
import { isSameTaught, maxTaught, type TaughtKey, type TaughtSite, taughtFrom } from '../core/taught';

/** There is no room for so many taught pages. */
export class TooManyTaught extends Error {
  override name = 'TooManyTaught';
}

/** A taught page was to become of the same kind as another, which would be lost. */
export class TaughtTwice extends Error {
  override name = 'TaughtTwice';
}

let last: Promise<unknown> = Promise.resolve();

/** Read the taught pages, newest first; what isn't one any more is left out. */
export async function readTaughtPages(): Promise<TaughtSite[]> {
  const { [taughtKey]: stored } = await browser.storage.local.get(taughtKey);
  return Array.isArray(stored) ? stored.flatMap(taughtOrNothing) : [];
}

/**
 * Keep taught pages, each in place of the one of its kind (of two of a kind the last), or one that was edited in place
 * of `instead`.
 * @throws TooManyTaught, TaughtTwice
 */
export function putTaught(pages: readonly TaughtSite[], instead?: TaughtKey): Promise<void> {
  const isOneOf = (some: readonly TaughtKey[]) => (one: TaughtKey) => some.some((other) => isSameTaught(one, other));
  const wanted = pages.filter((page, index) => !isOneOf(pages.slice(index + 1))(page));
  return change((all) => {
    const others = all.filter((one) => instead === undefined || !isSameTaught(one, instead));
    const stays = others.filter((one) => !isOneOf(wanted)(one));
    if (instead && stays.length < others.length) throw new TaughtTwice(`Expected no other page of ${instead.host}`);
    const kept = [...wanted, ...stays];
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

import { send } from '../messaging/send';
import type { MakeEditors } from './editors';
import type { MakeJudge } from './judge';
import type { MakeNovelty } from './novelty';

/** What the scripts beside the page's own leave for it, in the world that the extension's scripts share. */
export interface Left {
  maniculeEditors?: MakeEditors;
  maniculeJudge?: MakeJudge;
  maniculeNovelty?: MakeNovelty;
}

/** Leave the maker of a part of the page. */
export function leave(left: Left): void {
  Object.assign(globalThis, left);
}

/**
 * Take the maker of a part of the page, having its script injected where it isn't there yet; absent where the worker
 * has left it out.
 * @throws RemoteError if the worker can't inject it
 */
export async function takeLeft<Name extends keyof Left>(
  name: Name,
  load: 'editors.load' | 'rules.load' | 'sighting.load',
): Promise<Left[Name]> {
  const left = globalThis as Left;
  if (!left[name]) await send(load);
  return left[name];
}

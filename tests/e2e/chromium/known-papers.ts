import { article, see, wrongs } from '../drawn';
import { makePapers } from '../pages/papers';
import { type Extension, expect } from './extension';
import type { Reading } from './reading';

/** Where the pages are that bring, take and change cards by their own script. */
export const daily = 'https://huggingface.co/papers';

/** What those pages list, */
export const papers = makePapers(40);

/** which of it is saved before they open, */
export const known = ['2601.00002', '2601.00018', '2601.00030'];

/** and which a rule hides. */
export const hidden = papers.filter(({ title }) => title.startsWith('Speech')).map(({ id }) => id);

interface Site {
  errors: string[];
  flashes: number;
}
declare const window: Window & Site;

/** Save three papers and hide a topic before the page opens. */
export async function openKnown(extension: Extension, markup: string, address = daily): Promise<Reading> {
  await extension.own(async (known) => {
    const send = async (type: string, data: unknown) => {
      const { ok, error } = await chrome.runtime.sendMessage({ type, data });
      if (!ok) throw new Error(`${type}: ${error?.name}`);
    };
    const saved = known.map((id) => ({ id: `arxiv:${id}`, title: `Known ${id}` }));
    await send('annotation.change', { papers: saved, change: { do: 'save' } });
    await send('rule.create', { name: 'speech', query: 'speech', action: 'hide', enabled: true });
  }, known);
  return extension.open(address, markup);
}

/** Wait until nothing is wrong with the page any more, and hold it to have been right in every frame. */
export async function expectRight(
  extension: Extension,
  page: Reading,
  { saved = known, markup = article, gone = hidden } = {},
): Promise<void> {
  await expect.poll(async () => wrongs(await extension.inside(page.page, see, markup), saved, gone)).toEqual([]);
  const { errors, flashes } = await page.page.evaluate(() => ({ errors: window.errors, flashes: window.flashes }));
  expect({ errors, flashes }).toEqual({ errors: [], flashes: 0 });
}

declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<{ ok: boolean; error?: { name: string } }> };
};

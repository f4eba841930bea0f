import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { type Watched, watchedFor } from '../pages/watched';
import { cardOf, hideTopic } from '../steps';
import { type Extension, expect, test, withExtension } from './extension';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(60);
const [first, other] = [cardOf('2601.00004'), cardOf('2601.00005')];
const navigations = 50;

/** Hide a topic by a rule, and one more of its papers' neighbours by hand. */
async function hideSome(extension: Extension): Promise<void> {
  const page = await extension.open(daily, listing(papers));
  await hideTopic(page, first, 'speech');
  await page.click('button', 'Hide', other);
  await page.find('button', 'Undo', other);
  await page.page.close();
}

/** Go to the page again and again; what was seen of its cards that are hidden, on how many visits, and in how many frames. */
async function seenOn(page: Page, before: () => Promise<unknown>): Promise<Watched & { visits: number }> {
  const all = { frames: 0, seen: [] as Watched['seen'], visits: 0 };
  for (let count = 0; count < navigations; count++) {
    await before();
    await page.goto(daily);
    await expect(page.locator(cardOf('2601.00006'))).toBeVisible();
    const { frames, seen } = await page.evaluate(() => (window as unknown as { watched: Watched }).watched);
    all.frames += frames;
    all.seen.push(...seen);
    if (seen.length > 0) all.visits += 1;
  }
  return all;
}

for (const [worker, before] of [
  ['awake', async () => undefined],
  ['asleep', (extension: Extension) => extension.stopWorker()],
] as const) {
  test(`no hidden card is seen in any frame under the veil in ${navigations} visits with the worker ${worker}`, async ({
    extension,
  }) => {
    test.setTimeout(180_000);
    await hideSome(extension);
    extension.serve(daily, listing(papers, { before: watchedFor(/Speech/, /Part 5$/) }));
    const page = await extension.context.newPage();
    const { frames, seen, visits } = await seenOn(page, () => before(extension));
    expect(seen.filter(({ isVeiled }) => !isVeiled)).toEqual([]);
    // On a machine with nothing else to do there are none.
    expect(visits).toBeLessThan(navigations / 4);
    expect(frames).toBeGreaterThan(navigations);
    await expect(page.locator(first)).toBeHidden();
    await expect(page.locator(other)).toBeHidden();
  });
}

test('a page whose cards nobody decides shows itself by itself', async ({ extension: { faults: _ } }) => {
  const build = mkdtempSync(join(tmpdir(), 'manicule-blocked-'));
  cpSync(fileURLToPath(new URL('../../../dist/chrome', import.meta.url)), build, { recursive: true });
  try {
    await withExtension(async (extension) => {
      await hideSome(extension);
      writeFileSync(join(build, 'src/content/page.iife.js'), 'throw new Error("blocked");');
      await extension.reload();
      const registered = () => extension.own(() => chrome.scripting.getRegisteredContentScripts(), undefined);
      // An update clears what was registered; the worker registers it anew.
      await expect.poll(async () => (await registered()).map(({ id }) => id)).toContain('veil');
      const page = await extension.context.newPage();
      await page.goto(daily);
      const isVeiled = () =>
        page.locator(first).evaluate((card) => getComputedStyle(card).animationName === 'manicule-veil');
      expect(await isVeiled()).toBe(true);
      await expect
        .poll(() => page.locator(first).evaluate((card) => getComputedStyle(card).visibility))
        .toBe('visible');
    }, build);
  } finally {
    rmSync(build, { recursive: true, force: true });
  }
});

declare const chrome: { scripting: { getRegisteredContentScripts(): Promise<{ id: string }[]> } };

import type { Page } from '@playwright/test';
import { type Extension, expect, test } from './extension';

const count = 2_500;

/** Import papers as the page does that adds them, and wait until all are there. */
async function importPapers(extension: Extension): Promise<void> {
  await extension.own(async (count) => {
    const send = async (type: string, data?: unknown) => {
      const reply = await chrome.runtime.sendMessage({ type, data });
      if (!reply.ok) throw new Error(reply.error.name);
      return reply.value;
    };
    const size = 500;
    let job: number | undefined;
    for (let first = 0; first < count; first += size) {
      const papers = Array.from({ length: size }, (_, number) => ({
        id: `doi:10.1234/${first + number}`,
        title: `On margins, part ${first + number}`,
        author: [{ family: 'Gloss', given: 'Ada' }],
        issued: String(2015 + (number % 10)),
      }));
      const isLast = first + size >= count;
      job = (await send('job.add', { papers, tags: ['imported'], isLast, ...(job && { job }) })) as number;
    }
    for (;;) {
      const [state] = (await send('job.list')) as { state: string }[];
      if (state?.state === 'done') return send('job.dismiss', job);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }, count);
}

/** How many papers match, as the worker says it, and what is wrong with the library. */
const matching = (extension: Extension, query: string) =>
  extension.own(async (query) => {
    const ask = async (type: string, data?: unknown) => (await chrome.runtime.sendMessage({ type, data })).value;
    return ((await ask('library.search', { query, offset: 0, limit: 1 })) as { matched: number }).matched;
  }, query);
const faults = (extension: Extension) =>
  extension.own(async () => (await chrome.runtime.sendMessage({ type: 'library.inspect' })).value, undefined);

const bar = (page: Page) => page.getByRole('progressbar');
const work = (page: Page) => page.getByRole('region', { name: 'Long work' });
const reached = async (page: Page) => Number((await bar(page).getAttribute('aria-valuenow')) ?? 100);

test('2,500 papers are imported and tagged, though the worker is stopped over it; untagging is cancelled, all is undone', async ({
  extension,
}) => {
  test.setTimeout(480_000);
  await importPapers(extension);
  expect(await matching(extension, 'tag:imported')).toBe(count);

  const address = await extension.own(() => chrome.runtime.getURL('/src/workspace/index.html'), undefined);
  const page = await extension.context.newPage();
  await page.setViewportSize({ width: 1360, height: 840 });
  await page.goto(address);
  await page.getByRole('button', { name: 'Select all 2,500' }).click();
  const tagAll = async (button: string, field: string, tag: string) => {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('combobox', { name: field }).fill(tag);
    await page.keyboard.press('Enter');
    await expect(bar(page)).toBeVisible();
  };

  await tagAll('Tag', 'Put a tag on the selected papers', 'to read');
  await expect.poll(() => reached(page)).toBeGreaterThan(4);
  await extension.killWorker();
  const before = await reached(page);
  await expect.poll(() => reached(page), { timeout: 60_000 }).toBeGreaterThan(before);
  await extension.killWorker();
  await expect(work(page)).toContainText('2,500 papers changed.', { timeout: 120_000 });
  expect(await matching(extension, 'tag:"to read"')).toBe(count);

  await tagAll('Untag', 'Take a tag off the selected papers', 'imported');
  await expect.poll(() => reached(page)).toBeGreaterThan(4);
  await page.getByRole('group', { name: 'Taking off' }).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('group', { name: 'Taking off' })).toHaveCount(0);
  await extension.killWorker();
  await expect(work(page)).toContainText('Cancelled: what was done is taken back.', { timeout: 120_000 });
  expect(await matching(extension, 'tag:imported')).toBe(count);

  const tagged = page.getByRole('group', { name: '2,500 papers changed.' });
  await tagged.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('group', { name: 'Taken back.', exact: true })).toBeVisible({ timeout: 120_000 });
  expect(await matching(extension, 'tag:"to read"')).toBe(0);
  expect(await matching(extension, 'tag:imported')).toBe(count);
  expect(await faults(extension)).toEqual([]);
});

declare const chrome: {
  // biome-ignore lint/suspicious/noExplicitAny: what the worker answers
  runtime: { sendMessage(message: unknown): Promise<any>; getURL(path: string): string };
};

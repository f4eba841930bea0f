import { type Extension, expect, test } from './extension';

const papers = [1, 2, 3].map((number) => ({ id: `arxiv:2601.0000${number}`, title: `Paper ${number}` }));

interface Reply {
  ok: boolean;
  value?: unknown;
  error?: { name: string };
}

/** Ask the worker as our own pages do. */
function send(extension: Extension, type: string, data?: unknown): Promise<Reply> {
  return extension.own((message) => chrome.runtime.sendMessage(message) as Promise<Reply>, { type, data });
}

/** The worker is stopped, and the browser loses the database. */
async function loseDatabase(extension: Extension): Promise<void> {
  await extension.stopWorker();
  await extension.own(
    () =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.deleteDatabase('library');
        asked.onsuccess = () => resolve();
        asked.onerror = asked.onblocked = () => reject(new Error('the library is in use'));
      }),
    undefined,
  );
}

test.beforeEach(async ({ extension }) => {
  await send(extension, 'annotation.change', { papers, change: { do: 'add tag', tag: 'ml/peft' } });
  await send(extension, 'annotation.change', { papers: papers.slice(0, 1), change: { do: 'note', note: 'compare' } });
});

test('a library that the browser has lost comes back from a snapshot, whatever stops the worker', async ({
  extension,
}) => {
  expect(await send(extension, 'backup.make')).toMatchObject({ ok: true, value: { number: 1, saved: 3 } });
  await loseDatabase(extension);
  expect(await send(extension, 'library.check')).toMatchObject({ value: { error: 'LibraryLost' } });
  expect(await extension.own(() => indexedDB.databases(), undefined)).toEqual([]);
  const refused = await send(extension, 'annotation.change', { papers, change: { do: 'save' } });
  expect(refused).toMatchObject({ ok: false, error: { name: 'LibraryLost' } });

  await extension.stopWorker();
  const popup = await extension.openPopup();
  const lost = popup.getByRole('heading', { name: 'Your library is gone from this browser' });
  await expect(lost).toBeVisible();
  await expect(popup.getByText(/The newest snapshot was made .* and has 3 papers\./)).toBeVisible();
  await popup.getByRole('button', { name: 'Restore it' }).click();
  await expect(lost).toBeHidden();
  await expect(popup.getByRole('tab', { name: 'Library' })).toContainText('3');
  expect(await send(extension, 'annotation.get', papers[0]?.id)).toMatchObject({
    value: { note: 'compare', tags: ['ml/peft'], saved: true },
  });
  expect(await send(extension, 'library.inspect')).toMatchObject({ value: [] });
});

test('a file is saved, shown against the library, restored, and that is undone', async ({ extension }) => {
  const address = await extension.own(() => chrome.runtime.getURL('src/options/index.html'), undefined);
  const page = await extension.context.newPage();
  await page.goto(address);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a file now' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^manicule-\d{4}-\d\d-\d\d\.json\.gz$/);
  await expect(page.getByText(/^Last file: /)).toBeVisible();
  const file = await download.path();

  await send(extension, 'annotation.change', { papers: papers.slice(1), change: { do: 'remove' } });
  await page.locator('#backups input[type=file]').setInputFiles(file);
  const group = page.getByRole('group', { name: 'Restore a backup' });
  await expect(group.getByText('2 papers were changed later in your library')).toBeVisible();
  await group.getByRole('button', { name: 'Replace my library' }).click();
  await expect(page.getByText('The backup is your library now.')).toBeVisible();
  const saved = async () =>
    ((await send(extension, 'library.search', { query: '', offset: 0, limit: 1 })).value as { total: number }).total;
  expect(await saved()).toBe(3);
  await group.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Your library is as it was before.')).toBeVisible();
  expect(await saved()).toBe(1);

  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('Everything agrees.')).toBeVisible();
});

test('a file comes into the downloads by itself where that is wanted', async ({ extension }) => {
  await send(extension, 'backup.make');
  await send(extension, 'backup.schedule', 'daily');
  await extension.own(async () => {
    const { backups } = await chrome.storage.local.get('backups');
    await chrome.storage.local.set({ backups: { ...backups, since: 1 } });
    await chrome.alarms.create('backup file', { when: Date.now() });
  }, undefined);
  const state = async () => (await send(extension, 'backup.state')).value as { file?: { saved: number } };
  await expect.poll(async () => (await state()).file?.saved).toBe(3);
  const [item] = await extension.own(() => chrome.downloads.search({ orderBy: ['-startTime'], limit: 1 }), undefined);
  expect(item).toMatchObject({ state: 'complete', mime: 'application/gzip' });
});

declare const chrome: {
  runtime: { getURL(path: string): string; sendMessage(message: unknown): Promise<unknown> };
  alarms: { create(name: string, info: { when: number }): Promise<void> };
  downloads: { search(of: { orderBy: string[]; limit: number }): Promise<{ state: string; mime: string }[]> };
  storage: {
    local: {
      get(key: string): Promise<Record<string, object>>;
      set(items: Record<string, object>): Promise<void>;
    };
  };
};

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

test('yesterday’s file from the downloads is merged, then put in place, and both are undone', async ({ extension }) => {
  await send(extension, 'list.create', { name: 'To cite', query: 'tag:ml/peft', order: 'oldest' });
  await send(extension, 'backup.schedule', 'daily');
  await extension.own(async () => {
    const { backups } = await chrome.storage.local.get('backups');
    await chrome.storage.local.set({ backups: { ...backups, since: 1 } });
    await chrome.alarms.create('backup file', { when: Date.now() });
  }, undefined);
  const state = async () => (await send(extension, 'backup.state')).value as { file?: { saved: number } };
  await expect.poll(async () => (await state()).file?.saved).toBe(3);
  const [item] = await extension.own(() => chrome.downloads.search({ orderBy: ['-startTime'], limit: 1 }), undefined);
  const file = item?.filename ?? '';

  // A day of work, some of which was a mistake.
  await send(extension, 'annotation.change', { papers: papers.slice(0, 1), change: { do: 'note', note: 'later' } });
  await send(extension, 'annotation.change', { papers: papers.slice(1, 2), change: { do: 'remove' } });
  const added = [{ id: 'arxiv:2601.00009', title: 'Paper 9' }];
  await send(extension, 'annotation.change', { papers: added, change: { do: 'add tag', tag: 'new' } });
  const [list] = (await send(extension, 'list.list')).value as { id: string }[];
  await send(extension, 'list.remove', list?.id);
  const rows = async () => {
    const { value } = await send(extension, 'library.search', { query: '', offset: 0, limit: 10 });
    const found = (value as { rows: { paper: { id: string }; annotation: { note: string; tags: string[] } }[] }).rows;
    const lists = (await send(extension, 'list.list')).value as object[];
    const kept = found.map(({ paper, annotation }) => `${paper.id.slice(-1)} ${annotation.note} ${annotation.tags}`);
    return [...kept.sort(), lists.length];
  };
  const today = ['1 later ml/peft', '3  ml/peft', '9  new', 0];
  expect(await rows()).toEqual(today);

  const page = await extension.context.newPage();
  await page.goto(await extension.own(() => chrome.runtime.getURL('src/options/index.html'), undefined));
  const group = page.getByRole('group', { name: 'Restore a backup' });
  const choose = async () => {
    await page.locator('#backups input[type=file]').setInputFiles(file);
    await expect(group.getByText('2 papers were changed later in your library')).toBeVisible();
    await expect(group.getByText('1 paper isn’t in the backup.')).toBeVisible();
    await expect(group.getByText('1 reading list was changed later in your library.')).toBeVisible();
  };
  const undo = async () => {
    await group.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Your library is as it was before.')).toBeVisible();
    expect(await rows()).toEqual(today);
    await group.getByRole('button', { name: 'Close' }).click();
  };
  await choose();
  await group.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByText('The backup was merged into your library.')).toBeVisible();
  expect(await rows()).toEqual(today);
  await undo();
  await choose();
  await group.getByRole('button', { name: 'Replace my library' }).click();
  await expect(page.getByText('The backup is your library now.')).toBeVisible();
  expect(await rows()).toEqual(['1 compare ml/peft', '2  ml/peft', '3  ml/peft', 1]);
  await undo();
  expect(await send(extension, 'library.inspect')).toMatchObject({ value: [] });
});

const hostile = '<img src=x onerror="document.title=`hacked`"><script>document.title=`hacked`</script>';

test('a file with markup in every text is shown and restored as text, and one that is none changes nothing', async ({
  extension,
}) => {
  const timed = (value: unknown) => ({ value, changed: 9_999_999_999_999 });
  const id = 'arxiv:2601.00007';
  const record = {
    paper: {
      id,
      title: hostile,
      author: [{ family: hostile, given: hostile }, { literal: hostile }],
      abstract: hostile,
      'container-title': hostile,
      categories: [hostile],
      custom: { ids: [id], sources: { title: hostile }, sites: ['arxiv'] },
    },
    annotation: {
      id,
      ...{
        saved: timed(5),
        hidden: timed(false),
        status: timed('unread'),
        starred: timed(false),
        note: timed(hostile),
      },
      tags: [{ tag: hostile, ...timed(5) }],
      key: timed(hostile),
    },
  };
  const list = { id: 'l', name: hostile, query: '', order: 'newest', created: 1, position: 1, changed: {} };
  const rule = { id: 'r', name: hostile, query: 'speech', action: 'hide', enabled: true, created: 1, position: 1 };
  const lines = [
    record,
    { list },
    { rule: { ...rule, changed: {} } },
    { end: { papers: 1, merges: 0, rules: 1, lists: 1 } },
  ];
  const file = (text: string) => ({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const head = '{"manicule":"library","version":1,"records":[';
  const page = await extension.context.newPage();
  await page.goto(await extension.own(() => chrome.runtime.getURL('src/options/index.html'), undefined));
  const field = page.locator('#backups input[type=file]');
  const before = await send(extension, 'library.search', { query: '', offset: 0, limit: 9 });
  for (const [text, says] of [
    ['@article{a, title = {A}}', 'no backup of a Manicule library'],
    [`${head}\n${'{}\n'.repeat(600_000)}`, 'no backup of a Manicule library'],
    [`{"manicule":"library","version":99,"records":[\n]}`, 'newer version'],
    [`${head}\n${'\n'.repeat(600_000)}`, 'larger than any library'],
  ] as const) {
    await field.setInputFiles(file(text));
    await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
    expect(await send(extension, 'library.search', { query: '', offset: 0, limit: 9 })).toEqual(before);
  }
  await field.setInputFiles(file(`${head}\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]}`));
  const group = page.getByRole('group', { name: 'Restore a backup' });
  await group.getByText('Which ones').first().click();
  await expect(group.getByText(hostile).first()).toBeVisible();
  await group.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByText('The backup was merged into your library.')).toBeVisible();
  const address = `/src/workspace/index.html?paper=${encodeURIComponent(id)}`;
  const workspace = await extension.context.newPage();
  await workspace.goto(await extension.own((path) => chrome.runtime.getURL(path), address));
  await expect(workspace.getByRole('heading', { name: hostile })).toBeVisible();
  const popup = await extension.openPopup();
  await popup.getByRole('tab', { name: 'Library' }).click();
  await expect(popup.getByText(hostile).first()).toBeVisible();
  for (const one of [page, workspace, popup]) {
    expect(await one.title()).not.toContain('hacked');
    expect(await one.locator('img[src="x"], script:not([src])').count()).toBe(0);
  }
  expect(await send(extension, 'library.inspect')).toMatchObject({ value: [] });
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
  downloads: {
    search(of: { orderBy: string[]; limit: number }): Promise<{ state: string; mime: string; filename: string }[]>;
  };
  storage: {
    local: {
      get(key: string): Promise<Record<string, object>>;
      set(items: Record<string, object>): Promise<void>;
    };
  };
};

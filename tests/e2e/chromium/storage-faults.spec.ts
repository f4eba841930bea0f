import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import * as huggingface from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { addTag, cardOf, save } from '../steps';
import { type Extension, expect, test, withExtension } from './extension';

const listed = makePapers(3);
const daily = 'https://huggingface.co/papers';
const markup = huggingface.listing(listed);
const paper = { id: 'arxiv:2601.00002', title: 'Paper 2' };
const card = cardOf('2601.00002');
const full = 'Not saved: the disk is full. Free some space and try again.';

interface Reply {
  ok: boolean;
  value?: unknown;
  error?: { name: string };
}

/** Ask the worker as our own pages do. */
function send(extension: Extension, type: string, data?: unknown): Promise<Reply> {
  return extension.own((message) => chrome.runtime.sendMessage(message) as Promise<Reply>, { type, data });
}

/** Open the workspace with a paper in full, and the editor of its note. */
async function openNote(extension: Extension): Promise<Page> {
  const search = `?paper=${encodeURIComponent(paper.id)}`;
  const page = await extension.context.newPage();
  await page.goto(await extension.own((path) => chrome.runtime.getURL(path), `/src/workspace/index.html${search}`));
  await page.locator('#note-edit').click();
  return page;
}

/** Have the worker's database end every change as on a full disk: the browser holds it to no quota that a test can set. */
async function setFull(extension: Extension, isFull: boolean): Promise<void> {
  const [worker] = extension.context.serviceWorkers();
  await worker?.evaluate((full) => {
    const own = IDBObjectStore.prototype as { put: unknown; real?: unknown };
    own.real ??= own.put;
    own.put = full
      ? () => {
          throw new DOMException('full', 'QuotaExceededError');
        }
      : own.real;
  }, isFull);
}

test('a full disk takes no word that was typed, and says what to do', async () => {
  // The browser lets an extension with this permission have all of the disk.
  const build = mkdtempSync(join(tmpdir(), 'manicule-build-'));
  cpSync(fileURLToPath(new URL('../../../dist/chrome', import.meta.url)), build, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')) as { permissions: string[] };
  const permissions = manifest.permissions.filter((permission) => permission !== 'unlimitedStorage');
  writeFileSync(join(build, 'manifest.json'), JSON.stringify({ ...manifest, permissions }));
  try {
    await withExtension(async (extension) => {
      const page = await extension.open(daily, markup);
      await save(page, card);
      const workspace = await openNote(extension);
      await setFull(extension, true);

      const note = workspace.getByRole('textbox', { name: 'Note' });
      await note.fill('What I think of it');
      await expect(workspace.getByText(full)).toBeVisible();
      await expect(note).toHaveValue('What I think of it');

      await page.page.bringToFront();
      await page.click('button', 'Add a tag', card);
      await page.find('combobox', 'Add a tag');
      await page.type('to cite');
      await page.press('Enter');
      await page.press('Escape');
      await page.find('button', 'Try again', card);
      expect((await page.all(card)).map(({ name }) => name).join(' ')).toContain(full);
      expect(await send(extension, 'annotation.get', paper.id)).toMatchObject({ value: { tags: [], note: '' } });
      expect(await send(extension, 'library.inspect')).toMatchObject({ value: [] });

      await setFull(extension, false);
      await page.click('button', 'Try again', card);
      await page.find('button', 'to cite', card);
      await workspace.bringToFront();
      await workspace.getByRole('button', { name: 'Try again' }).click();
      await expect(workspace.getByText('Saved', { exact: true })).toBeVisible();
      const kept = { tags: ['to cite'], note: 'What I think of it' };
      expect(await send(extension, 'annotation.get', paper.id)).toMatchObject({ value: kept });

      // For backups the browser itself says that the disk is full; what was kept of them stays.
      expect(await send(extension, 'backup.make')).toMatchObject({ value: { number: 1 } });
      const session = await extension.context.newCDPSession(workspace);
      const origin = `chrome-extension://${new URL(workspace.url()).host}/`;
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      await send(extension, 'annotation.change', { papers: [paper], change: { do: 'star', starred: true } });
      expect(await send(extension, 'backup.make')).toMatchObject({ error: { name: 'QuotaExceededError' } });
      const { snapshots } = (await send(extension, 'backup.state')).value as { snapshots: { number: number }[] };
      expect(snapshots.map(({ number }) => number)).toEqual([1]);
      const restored = await send(extension, 'backup.restore', { source: { snapshot: 1 }, how: 'replace' });
      expect(restored).toMatchObject({ error: { name: 'QuotaExceededError' } });
      expect(await send(extension, 'annotation.get', paper.id)).toMatchObject({ value: { starred: true } });
    }, build);
  } finally {
    rmSync(build, { recursive: true, force: true });
  }
});

test('a database that is deleted under us is missed at once, and comes back without what is being typed', async ({
  extension,
}) => {
  await send(extension, 'annotation.change', { papers: [paper], change: { do: 'add tag', tag: 'ml' } });
  expect(await send(extension, 'backup.make')).toMatchObject({ value: { saved: 1 } });
  const workspace = await openNote(extension);
  const note = workspace.getByRole('textbox', { name: 'Note' });
  await note.fill('What I think of it');
  await expect(workspace.getByText('Saved', { exact: true })).toBeVisible();
  await extension.own(
    () =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.deleteDatabase('library');
        asked.onsuccess = () => resolve();
        asked.onerror = () => reject(asked.error);
      }),
    undefined,
  );
  const lost = workspace.getByRole('heading', { name: 'Your library is gone from this browser' });
  await expect(lost).toBeVisible();
  await expect(workspace.getByRole('heading', { name: 'Nothing saved yet' })).toBeHidden();
  expect(await extension.own(() => indexedDB.databases(), undefined)).toEqual([]);
  await note.fill('What I think of it now');
  await expect(workspace.getByRole('button', { name: 'Try again' })).toBeVisible();
  await workspace.getByRole('button', { name: 'Restore it' }).click();
  await expect(lost).toBeHidden();
  await expect(note).toHaveValue('What I think of it now');
  // Where the library is back before the field has given up, it is saved without a click.
  const [again, saved] = [
    workspace.getByRole('button', { name: 'Try again' }),
    workspace.getByText('Saved', { exact: true }),
  ];
  await expect(again.or(saved)).toBeVisible();
  if (await again.isVisible()) await again.click();
  await expect(saved).toBeVisible();
  const kept = { tags: ['ml'], note: 'What I think of it now' };
  expect(await send(extension, 'annotation.get', paper.id)).toMatchObject({ value: kept });
  expect(await send(extension, 'library.inspect')).toMatchObject({ value: [] });
});

test('a clock that is set back a year takes no change for an older one', async ({ extension }) => {
  await send(extension, 'annotation.change', { papers: [paper], change: { do: 'note', note: 'before' } });
  await send(extension, 'backup.make');
  const alarms = () => extension.own(() => chrome.alarms.getAll(), undefined);
  const setClockBack = async () => {
    const [worker] = extension.context.serviceWorkers();
    await worker?.evaluate(() => {
      const real = Date.now;
      Date.now = () => real() - 365 * 24 * 3_600_000;
    });
  };
  await setClockBack();
  await send(extension, 'annotation.change', { papers: [paper], change: { do: 'note', note: 'after' } });
  const later = { id: 'arxiv:2601.00003', title: 'Paper 3' };
  await send(extension, 'annotation.change', { papers: [later], change: { do: 'save' } });
  const source = { snapshot: 1 };
  expect(await send(extension, 'backup.read', source)).toMatchObject({
    value: { diff: { papers: { added: 0, newer: 0, older: 1, missing: 1 } } },
  });
  expect(await send(extension, 'backup.restore', { source, how: 'merge' })).toMatchObject({ ok: true });
  expect(await send(extension, 'annotation.get', paper.id)).toMatchObject({ value: { note: 'after' } });
  const state = (await send(extension, 'backup.state')).value as { snapshots: { number: number }[] };
  expect(state.snapshots.map(({ number }) => number)).toEqual([2, 1]);
  const planned = (await alarms()).filter(({ name }) => name === 'snapshot');
  expect(planned).toHaveLength(1);
  expect(await send(extension, 'journal.list', { limit: 5 })).toMatchObject({
    value: [{ batch: 3 }, { batch: 2 }, { batch: 1 }],
  });
  await extension.stopWorker();
  expect(await send(extension, 'library.inspect')).toMatchObject({ value: [] });
});

test('two tabs and the workspace see each other’s changes of one paper, and none is lost', async ({ extension }) => {
  const one = await extension.open(daily, markup);
  const other = await extension.open(`${daily}?page=2`, markup);
  await save(one, card);
  await other.page.bringToFront();
  await other.find('button', /^Saved/, card);
  const workspace = await openNote(extension);
  await workspace.getByRole('textbox', { name: 'Note' }).fill('from the workspace');
  await other.page.bringToFront();
  await other.find('button', 'Edit the note: from the workspace', card);
  await addTag(other, card, 'from the other');
  await one.page.bringToFront();
  await one.find('button', 'from the other', card);
  await addTag(one, card, 'from one');
  await workspace.bringToFront();
  await expect(workspace.getByRole('complementary').getByText('from one', { exact: true })).toBeVisible();

  // All at once: what is said of different things is all there, and one of two notes is.
  const ways = ['a', 'b', 'c', 'd', 'e', 'f'].map((tag) =>
    send(extension, 'annotation.change', { papers: [paper], change: { do: 'add tag', tag } }),
  );
  await Promise.all([...ways, workspace.getByRole('button', { name: 'Star', exact: true }).click()]);
  await writeNoteAgain(one);
  const kept = (await send(extension, 'annotation.get', paper.id)).value as { tags: string[]; starred: boolean };
  expect(kept.tags.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'from one', 'from the other']);
  expect(kept).toMatchObject({ starred: true, note: 'from one', saved: true });
  await other.page.bringToFront();
  await other.find('button', 'Edit the note: from one', card);
  await other.find('button', 'Unstar', card);
  expect(await send(extension, 'library.inspect')).toMatchObject({ value: [] });
});

/** Write another note over the one that is there. */
async function writeNoteAgain(page: Awaited<ReturnType<Extension['open']>>): Promise<void> {
  await page.page.bringToFront();
  await page.click('button', /^Edit the note/, card);
  await page.find('textbox', 'Note');
  await page.page.keyboard.press('Control+A');
  await page.type('from one');
  await page.press('Escape');
  await page.find('button', 'Edit the note: from one', card);
}

declare const chrome: {
  runtime: { getURL(path: string): string; sendMessage(message: unknown): Promise<unknown> };
  alarms: { getAll(): Promise<{ name: string }[]> };
};

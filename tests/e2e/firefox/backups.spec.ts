import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Firefox } from './firefox';

const papers = [1, 2, 3].map((number) => ({ id: `arxiv:2601.0000${number}`, title: `Paper ${number}` }));
const wait = { timeout: 15_000, interval: 200 };

let firefox: Firefox;
let downloads: string;
beforeEach(async () => {
  downloads = mkdtempSync(join(tmpdir(), 'manicule-downloads-'));
  firefox = await Firefox.start({ downloads });
});
afterEach(async () => {
  await firefox.close();
  rmSync(downloads, { recursive: true, force: true });
});

interface Reply {
  ok: boolean;
  value?: unknown;
  error?: { name: string };
}

/** Ask the worker as our own pages do. */
function send(type: string, data?: unknown): Promise<Reply> {
  return firefox.own.evaluate(`browser.runtime.sendMessage(${JSON.stringify({ type, data })})`) as Promise<Reply>;
}

it('brings a library back from a snapshot where the browser has lost it, and saves files by itself', async () => {
  await send('annotation.change', { papers, change: { do: 'add tag', tag: 'ml/peft' } });
  expect(await send('backup.make')).toMatchObject({ ok: true, value: { number: 1, saved: 3 } });

  await send('backup.schedule', 'daily');
  await firefox.own.evaluate(`browser.storage.local.get('backups').then(async ({ backups }) => {
    await browser.storage.local.set({ backups: { ...backups, since: 1 } });
    browser.alarms.create('backup file', { when: Date.now() });
  })`);
  const file = async () => ((await send('backup.state')).value as { file?: { saved: number } }).file?.saved;
  await expect.poll(file, wait).toBe(3);
  const saved = (await firefox.own.evaluate('browser.downloads.search({})')) as {
    state: string;
    filename: string;
  }[];
  expect(saved.at(-1)).toMatchObject({
    state: 'complete',
    filename: expect.stringMatching(/manicule-.*\.json\.gz$/),
  });

  // The open connection makes way.
  await firefox.own.evaluate(`new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase('library');
    asked.onsuccess = () => resolve();
    asked.onerror = () => reject(asked.error);
  })`);
  await expect.poll(async () => (await send('library.check')).value, wait).toEqual({ error: 'LibraryLost' });
  const source = { snapshot: 1 };
  expect(await send('backup.read', source)).toMatchObject({ value: { papers: 3, isWhole: true } });
  expect(await send('backup.restore', { source, how: 'replace' })).toMatchObject({ ok: true });
  expect(await send('annotation.get', papers[0]?.id)).toMatchObject({ value: { tags: ['ml/peft'], saved: true } });
  expect(await send('library.inspect')).toMatchObject({ value: [] });
});

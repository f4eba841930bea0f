import type { Page } from '@playwright/test';
import * as arxiv from '../pages/arxiv';
import { infiniteScroll } from '../pages/dynamic';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { cardOf, entryOf, hideTopic } from '../steps';
import { type Extension, expect, test } from './extension';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(16);
const [seen, fresh] = [papers.slice(0, 12), papers.slice(12, 14)];
const [first, second] = [cardOf('2601.00013'), cardOf('2601.00014')];
const old = cardOf('2601.00001');

/** Wait until it is kept what has been shown; answers how many papers that is. */
async function kept(extension: Extension): Promise<number> {
  return extension.own(
    () =>
      new Promise<number>((done) => {
        const asked = indexedDB.open('library');
        asked.onsuccess = () => {
          const counting = asked.result.transaction('sightings').objectStore('sightings').count();
          counting.onsuccess = () => {
            asked.result.close();
            done(counting.result);
          };
        };
      }),
    undefined,
  );
}

/** Have all that was shown so far be a day ago. */
async function dayLater(extension: Extension): Promise<void> {
  await extension.own(
    () =>
      new Promise<void>((done) => {
        const asked = indexedDB.open('library');
        asked.onsuccess = () => {
          const tx = asked.result.transaction(['sightings', 'visits'], 'readwrite');
          for (const name of ['sightings', 'visits']) {
            tx.objectStore(name).openCursor().onsuccess = ({ target }) => {
              const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
              if (!cursor) return;
              const shifted = Object.entries(cursor.value).map(([key, value]) => [
                key,
                typeof value === 'number' ? value - 24 * 60 * 60 * 1000 : value,
              ]);
              cursor.update(Object.fromEntries(shifted));
              cursor.continue();
            };
          }
          tx.oncomplete = () => {
            asked.result.close();
            done();
          };
        };
      }),
    undefined,
  );
}

/** Have visited a listing yesterday. */
async function visitYesterday(extension: Extension, address: string, markup: string, count: number): Promise<void> {
  const page = await extension.open(address, markup);
  await page.find('button', 'Save');
  await expect.poll(() => kept(extension)).toBe(count);
  await page.page.close();
  await dayLater(extension);
}

function tops(page: Page): Promise<number[]> {
  return page.locator('article').evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top));
}

test('a first visit marks nothing, a later one what is new, and moves nothing by it', async ({ extension }) => {
  const before = await extension.open(daily, listing(seen));
  await before.find('button', 'Save', old);
  await expect.poll(() => kept(extension)).toBe(12);
  expect((await before.all()).filter(({ name }) => /new/i.test(name))).toEqual([]);
  await before.page.reload();
  await before.find('button', 'Save', old);
  await before.page.waitForTimeout(500);
  expect((await before.all()).filter(({ name }) => /new/i.test(name))).toEqual([]);
  await before.page.close();
  await dayLater(extension);

  const page = await extension.open(daily, listing([...fresh, ...seen]));
  const stood = await tops(page.page);
  await page.find('button', '2 new: show only them');
  expect((await page.all(first)).map(({ name }) => name)).toContain('New since yesterday');
  expect((await page.all(second)).map(({ name }) => name)).toContain('New since yesterday');
  expect((await page.all(old)).filter(({ name }) => name.startsWith('New'))).toEqual([]);
  expect(await tops(page.page)).toEqual(stood);
});

test('what is new stays so for the visit, also when the page is loaded anew', async ({ extension }) => {
  await visitYesterday(extension, daily, listing(seen), 12);
  const page = await extension.open(daily, listing([...fresh, ...seen]));
  await page.find('button', '2 new: show only them');
  await expect.poll(() => kept(extension)).toBe(14);
  await page.page.reload();
  await page.find('button', '2 new: show only them');
  await page.page.close();
  await dayLater(extension);
  const later = await extension.open(daily, listing([...fresh, ...seen]));
  await later.find('button', 'Save', old);
  await later.page.waitForTimeout(500);
  expect((await later.all()).filter(({ name }) => /new/i.test(name))).toEqual([]);
});

test('the rest is folded away on a click and comes back on another, on arXiv, too', async ({ extension }) => {
  await visitYesterday(extension, daily, listing(seen), 12);
  const page = await extension.open(daily, listing([...fresh, ...seen]));
  await page.click('button', '2 new: show only them');
  await expect(page.page.locator('article:visible')).toHaveCount(2);
  expect((await page.all()).map(({ name }) => name)).toContain('12 papers that were shown before are folded away');
  await page.click('button', '2 new: show the rest again');
  await expect(page.page.locator('article:visible')).toHaveCount(14);
  await expect.poll(() => kept(extension)).toBe(14);
  await page.page.close();

  // What Hugging Face has shown isn't new on arXiv.
  const list = 'https://arxiv.org/list/cs.CL/new';
  await visitYesterday(extension, list, arxiv.listing(papers.slice(14)), 16);
  const other = await extension.open(list, arxiv.listing(makePapers(18)));
  await other.click('button', '2 new: show only them');
  await expect(other.page.locator('dd:visible')).toHaveCount(2);
  await expect(other.page.locator('dt:visible')).toHaveCount(2);
  await other.find('button', 'Save', entryOf('2601.00017'));
});

test('what a listing loads is folded unless it is new, and what a rule hides stays hidden', async ({ extension }) => {
  await visitYesterday(extension, daily, listing(seen), 12);
  const all = makePapers(22);
  const inOrder = [...all.slice(12, 13), ...all.slice(0, 12), ...all.slice(13)];
  const page = await extension.open(daily, infiniteScroll({ papers: inOrder, at: 10 }));
  await hideTopic(page, first, 'pruning');
  await page.click('button', '1 new: show only it');
  // With next to nothing left of it, the list loads more.
  await expect(page.page.locator('article')).toHaveCount(20);
  await page.find('button', '7 new: show the rest again');
  await expect(page.page.locator('article:visible')).toHaveCount(7);
  await expect(page.page.locator(cardOf('2601.00015'))).toBeHidden();
  await page.page.locator('footer').scrollIntoViewIfNeeded();
  await page.find('button', '9 new: show the rest again');
  await expect(page.page.locator('article:visible')).toHaveCount(9);
});

test('what one site has shown is forgotten alone', async ({ extension }) => {
  await visitYesterday(extension, daily, listing(seen), 12);
  await visitYesterday(extension, 'https://arxiv.org/list/cs.CL/new', arxiv.listing(papers.slice(12)), 16);
  const settings = await extension.context.newPage();
  await settings.goto(await extension.own(() => location.href, undefined));
  await settings.getByRole('button', { name: 'Forget Hugging Face Papers' }).click();
  await settings.getByRole('button', { name: 'Yes, forget it' }).click();
  await expect.poll(() => kept(extension)).toBe(4);
});

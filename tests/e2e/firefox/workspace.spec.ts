import { afterAll, beforeAll, expect, it } from 'vitest';
import { Firefox } from './firefox';
import type { OwnReading } from './reading';

const wait = { timeout: 15_000, interval: 100 };
const count = 1_200;
const papers = Array.from({ length: count }, (_, number) => ({
  id: `arxiv:2401.${String(number).padStart(5, '0')}`,
  title: `On margins, part ${number}`,
  author: [{ family: 'Gloss', given: 'Ada' }],
  abstract: 'Of rank $r \\ll \\min(d, k)$.',
}));

let firefox: Firefox;
beforeAll(async () => {
  firefox = await Firefox.start();
  await firefox.send('annotation.change', { papers, change: { do: 'save' }, site: 'arxiv' });
  const choice = { ids: papers.slice(0, 40).map(({ id }) => id) };
  await firefox.send('library.change', { choice, change: { do: 'add tag', tag: 'ml' } });
});
afterAll(() => firefox.close());

const open = (search = '') => firefox.openOwn(`src/workspace/index.html${search}`);
const body = (own: OwnReading) => () => own.page.evaluate('document.body.innerText') as Promise<string>;
const matching = async (query: string) => {
  const { matched } = (await firefox.send('library.search', { query, offset: 0, limit: 1 })) as { matched: number };
  return matched;
};

it('the library is searched, tagged in bulk by the keyboard, and that is undone', async () => {
  const own = await open();
  await own.find('option', /On margins/);
  await own.page.keyboard.press('/');
  await own.type('part 11');
  await expect.poll(body(own), wait).toMatch(/\b1 of 1,200 papers/);
  expect(own.page.url()).toContain('q=part+11');
  await own.page.keyboard.down('Control');
  await own.page.keyboard.press('a');
  await own.page.keyboard.up('Control');
  await own.type('tag:ml');
  await expect.poll(body(own), wait).toMatch(/\b40 of 1,200 papers/);
  await own.click('button', 'Select all 40');
  await own.click('button', 'Tag');
  await own.type('to read');
  await own.press('Enter');
  await expect.poll(body(own), wait).toContain('40 papers changed.');
  expect(await matching('tag:"to read"')).toBe(40);
  await own.click('button', 'Undo');
  await expect.poll(() => matching('tag:"to read"'), wait).toBe(0);
});

it('it is scrolled to its end by key and by wheel, and few rows are ever drawn', async () => {
  const own = await open();
  await own.find('option', /On margins/);
  await own.page.focus('.w-list');
  await own.page.keyboard.press('End');
  const shows = (place: number) =>
    own.page.evaluate((place) => {
      const row = document.querySelector(`[aria-posinset="${place}"]`);
      const list = document.querySelector('.w-list')?.getBoundingClientRect();
      const box = row?.getBoundingClientRect();
      return !!box && !!list && box.bottom <= list.bottom + 1 && /On margins, part \d+/.test(row?.textContent ?? '');
    }, place);
  await expect.poll(() => shows(count), wait).toBe(true);
  expect(await own.page.$$eval('[role=option]', (rows) => rows.length)).toBeLessThan(45);
  await own.page.keyboard.press('Home');
  await expect.poll(() => shows(1), wait).toBe(true);
  await own.page.mouse.move(600, 500);
  for (let turn = 0; turn < 20; turn += 1) await own.page.mouse.wheel({ deltaY: 800 });
  await expect.poll(() => own.page.$eval('.w-list', (list) => list.scrollTop > 5_000), wait).toBe(true);
  const blank = () => own.page.$$eval('.w-row.is-empty', (rows) => rows.length);
  await expect.poll(blank, wait).toBe(0);
});

it('a paper is opened beside the list with its formula drawn, and left by Esc', async () => {
  const own = await open('?q=tag%3Aml');
  await own.find('option', /On margins/);
  await own.page.focus('.w-list');
  await own.press('Enter');
  await own.page.waitForSelector('.w-detail h2');
  expect(await own.page.evaluate('document.activeElement.tagName')).toBe('H2');
  const formula = () => own.page.$eval('.w-abstract math', (drawn) => drawn.getBoundingClientRect().width > 20);
  await own.page.waitForSelector('.w-abstract math');
  expect(await formula()).toBe(true);
  await own.press('Escape');
  expect(await own.page.evaluate('document.activeElement.getAttribute("role")')).toBe('listbox');
});

it('a search is kept as a reading list, and there is again after a new start of the page', async () => {
  const own = await open('?q=tag%3Aml&order=oldest');
  await own.click('button', 'Keep this search');
  await own.type('Machine learning');
  await own.press('Enter');
  await own.find('button', 'Machine learning');
  const again = await open();
  await again.click('button', 'Machine learning');
  await expect.poll(body(again), wait).toMatch(/\b40 of 1,200 papers/);
  expect(again.page.url()).toContain('order=oldest');
});

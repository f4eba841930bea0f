import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { groupPapers, titlesOnlyPage } from '../pages/titles-only';
import { type Extension, expect, test } from './extension';
import type { Reading } from './reading';

const origin = 'https://group.example.edu/*';
const address = 'https://group.example.edu/papers/2024';
const bar = 'Manicule: this listing';
const card = (index: number) => `main > div > div:has(#title-${index})`;

/** Have the popup begin to teach a page. */
async function begin(extension: Extension, page: Reading): Promise<void> {
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('button', { name: 'Teach this page' }).click();
  await expect.poll(() => popup.isClosed()).toBe(true);
  await page.page.bringToFront();
  await page.find('dialog', 'Teach this page');
}

/** Teach a page by a click on its first title, and save that. */
async function teach(extension: Extension, page: Reading): Promise<void> {
  await begin(extension, page);
  await page.page.click('#title-0');
  await page.find('button', 'Save');
  await page.click('button', 'Save');
  await page.find('region', bar);
}

/** Wait until the panel says something. */
async function says(page: Reading, words: string): Promise<void> {
  await expect.poll(async () => (await page.all()).map(({ name }) => name)).toContain(words);
}

/** How many elements are outlined so. */
function outlined(page: Page, mark: string): Promise<number> {
  return page.locator(`[data-manicule-teach-${mark}]`).count();
}

test('a page without identifiers is taught by one click, and still known after a reload', async ({ extension }) => {
  await extension.enable(origin);
  const page = await extension.open(address, titlesOnlyPage('k'));
  await begin(extension, page);
  await page.page.hover('#title-1');
  await expect.poll(() => outlined(page.page, 'here')).toBe(1);
  await page.page.click('#title-0');
  await says(page, '5 papers like this one.');
  expect(await outlined(page.page, 'card')).toBe(5);
  expect(await page.page.evaluate('window.clicks')).toBe(0);

  await page.click('button', 'Save');
  await page.find('region', bar);
  await page.gone('dialog', 'Teach this page');
  await page.click('button', 'Save', card(2));
  await page.find('button', /^Saved/, card(2));
  expect(await page.page.evaluate(`document.documentElement.outerHTML.includes('data-manicule-teach')`)).toBe(false);

  await page.page.reload();
  await page.find('button', /^Saved/, card(2));
  expect(await page.has('button', 'Save', card(0))).toBe(true);
  const popup = await extension.openPopup(page.page);
  await expect(popup.getByText('5 papers · 1 saved')).toBeVisible();
});

test('what was taught holds on the next such page, and when its class names are others', async ({ extension }) => {
  await extension.enable(origin);
  await teach(extension, await extension.open(address, titlesOnlyPage('k')));
  const later = await extension.open('https://group.example.edu/papers/2025', titlesOnlyPage('w'));
  await later.find('button', 'Save', card(4));
});

test('keys alone teach a page, and Esc leaves it as it was', async ({ extension }) => {
  await extension.enable(origin);
  const page = await extension.open(address, titlesOnlyPage('k'));
  await begin(extension, page);
  await page.press('Escape');
  await page.gone('dialog', 'Teach this page');
  expect(await page.has('region', bar)).toBe(false);

  await begin(extension, page);
  await page.page.keyboard.press('ArrowDown');
  await expect.poll(() => outlined(page.page, 'here')).toBe(1);
  await page.press('Enter');
  await says(page, '5 papers like this one.');
});

test('teaching anew begins anew, and ends where another script takes over', async ({ extension }) => {
  await extension.enable(origin);
  const page = await extension.open(address, titlesOnlyPage('k'));
  await begin(extension, page);
  await page.page.click('#title-0');
  await says(page, '5 papers like this one.');
  await begin(extension, page);
  await page.gone('button', 'Save');
  expect(await page.names('dialog')).toEqual(['Teach this page']);

  await extension.own((data) => chrome.runtime.sendMessage({ type: 'taught.remove', data }), {
    host: 'group.example.edu',
    path: '/',
  });
  await page.gone('dialog', 'Teach this page');
  await page.page.click('#title-0');
  expect(await page.page.evaluate('window.clicks')).toBe(1);
});

test('the authors can be pointed at', async ({ extension }) => {
  await extension.enable(origin);
  const page = await extension.open(address, titlesOnlyPage('k'));
  await begin(extension, page);
  await page.page.click('#title-0');
  await page.click('button', 'Pick the authors on the page');
  await page.page.click('#people-3');
  await says(page, '5 papers like this one.');
  await page.click('button', 'Save');
  await page.find('region', bar);
  await page.click('button', 'Save', card(3));
  await page.find('button', /^Saved/, card(3));
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('tab', { name: 'Library' }).click();
  await expect(popup.getByText(groupPapers[3][0])).toBeVisible();
});

test('what was taught is exported, removed, imported again, and read as before', async ({ extension }) => {
  await extension.enable(origin);
  const page = await extension.open(address, titlesOnlyPage('k'));
  await teach(extension, page);
  const settings = await extension.context.newPage();
  await settings.goto(await extension.own(() => location.href, undefined));
  const [download] = await Promise.all([
    settings.waitForEvent('download'),
    settings.getByRole('button', { name: 'Export all' }).click(),
  ]);
  const file = await download.path();
  expect(JSON.parse(readFileSync(file, 'utf8')).pages).toMatchObject([
    { host: 'group.example.edu', path: '/papers/*' },
  ]);

  await settings.getByRole('button', { name: 'Remove group.example.edu/papers/*' }).click();
  await page.page.bringToFront();
  await page.gone('region', bar);

  await settings.bringToFront();
  const upload = { name: 'taught.json', mimeType: 'application/json', buffer: readFileSync(file) };
  await settings.getByLabel('Import from a file').setInputFiles(upload);
  await settings.getByRole('button', { name: 'Import 1 page' }).click();
  await expect(settings.getByText('1 page imported')).toBeVisible();
  await page.page.bringToFront();
  await page.find('region', bar);
});

test('a page of a required site is taught, and its layout reported', async ({ extension }) => {
  const page = await extension.open('https://huggingface.co/groups/2024', titlesOnlyPage('k'));
  await teach(extension, page);
  await page.page.reload();
  await page.find('button', 'Save', card(0));
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('button', { name: 'Report this layout' }).click();
  const box = popup.getByRole('textbox', { name: 'The layout of one card' });
  await expect(box).toHaveValue(/^manicule: .*\nadapter: huggingface\nread: listing, taught\ncards: 5/);
  await expect(box).toHaveValue(/\n\ndiv\[class\]\n/);
  expect(await box.inputValue()).not.toContain('Margins');
});

/** What of the extension API is asked here. */
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { titlesOnlyPage } from '../pages/titles-only';
import { Firefox } from './firefox';
import type { Reading } from './reading';

const lastCard = 'main > div > div:has(#title-4)';
const wait = { timeout: 15_000, interval: 200 };

let firefox: Firefox;
beforeEach(async () => {
  firefox = await Firefox.start();
});
afterEach(() => firefox.close());

/** Teach a page by a click on its first title, of which it learns nothing itself. */
async function teachFirst(page: Reading): Promise<void> {
  await page.page.bringToFront();
  await page.find('button', 'Leave');
  await page.page.click('#title-0');
  await page.click('button', 'Save');
  await page.find('button', 'Save', lastCard);
  expect(await page.page.evaluate('window.clicks')).toBe(0);
}

/** Press a button of the popup. */
async function press(popup: Page, name: string): Promise<void> {
  const click = `(() => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent === ${JSON.stringify(name)});
    button?.click();
    return button !== undefined;
  })()`;
  await expect.poll(() => popup.evaluate(click), wait).toBe(true);
}

it('teaches a page that isn’t enabled, and reads it this once', async () => {
  const page = await firefox.open('https://group.example.edu/papers/2024', titlesOnlyPage('k'));
  await firefox.pressButton(page.page);
  const popup = await firefox.openPopup(page.page);
  await press(popup, 'Teach this page');
  await press(popup, 'Let in this once, and teach');
  await teachFirst(page);
});

it('teaches a page of a site that is enabled, and reads it so from then on', async () => {
  const settings = firefox.own;
  const flip = 'button[aria-label="Work on Google Scholar"]';
  await settings.bringToFront();
  await settings.click(flip);
  await settings.waitForSelector(`${flip}[aria-checked="true"]`);
  const page = await firefox.open('https://scholar.google.com/titles/2024', titlesOnlyPage('k'));
  await press(await firefox.openPopup(page.page), 'Teach this page');
  await teachFirst(page);
  await page.page.reload();
  await page.find('button', 'Save', lastCard);
});

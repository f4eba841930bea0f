import { afterEach, beforeEach, expect, it } from 'vitest';
import { labPage, redesignedListing, scholarPage } from '../pages/elsewhere';
import { makePapers } from '../pages/papers';
import { addTag, save } from '../steps';
import { Firefox } from './firefox';

const papers = makePapers(6);
const lab = 'https://lab.example.edu/publications';
const scholar = 'https://scholar.google.com/scholar?q=experiments';

const row = '[data-cid="2601.00002"]';
const wait = { timeout: 15_000, interval: 200 };

let firefox: Firefox;
beforeEach(async () => {
  firefox = await Firefox.start();
});
afterEach(() => firefox.close());

/** What a page of the extension's says. */
const textOf = (page: { evaluate(script: string): Promise<unknown> }) => () => page.evaluate('document.body.innerText');

it('reads a site that is enabled in the settings, at once and from then on, until it is taken back', async () => {
  const page = await firefox.open(scholar, scholarPage(papers));
  const settings = firefox.own;
  await settings.bringToFront();
  const flip = 'button[aria-label="Work on Google Scholar"]';
  await settings.click(flip);
  await settings.waitForSelector(`${flip}[aria-checked="true"]`);
  await page.page.bringToFront();
  await save(page, row);
  await page.page.reload();
  await page.find('button', /^Saved/, row);

  const popup = await firefox.openPopup(page.page);
  await expect.poll(textOf(popup), wait).toContain('Read by the site’s adapter');
  await settings.bringToFront();
  await settings.click(flip);
  await settings.waitForSelector(`${flip}[aria-checked="false"]`);
  await page.page.bringToFront();
  const isDecided = () => page.page.evaluate('document.querySelector("[data-manicule]") !== null');
  expect(await isDecided()).toBe(true);
  await page.page.reload();
  await page.page.waitForSelector(row);
  expect(await isDecided()).toBe(false);
  expect(await settings.evaluate('browser.scripting.getRegisteredContentScripts()')).toEqual([]);
});

it('says what could be read on a page, and reads it once', async () => {
  const page = await firefox.open(lab, labPage(papers));
  await firefox.pressButton(page.page);
  const popup = await firefox.openPopup(page.page);
  await expect.poll(textOf(popup), wait).toContain('6 papers recognizable here');
  await popup.evaluate(
    `[...document.querySelectorAll('button')].find((b) => b.textContent === 'Only this once').click()`,
  );
  await expect.poll(textOf(popup), wait).toContain('Read only this once');
  expect(await page.page.$$eval('[data-manicule]', (cards) => cards.length)).toBe(papers.length);
});

it('reads a Hugging Face listing without the adapter where it has changed', async () => {
  const page = await firefox.open('https://huggingface.co/papers', redesignedListing(papers));
  const card = 'section:has(a[href="/papers/2601.00002"])';
  await save(page, card);
  await addTag(page, card, 'redesigned');
  await page.page.reload();
  await page.find('button', 'redesigned', card);
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { Firefox } from './firefox';

const references = `[1] Ashish Vaswani, Noam Shazeer, and Illia Polosukhin. Attention is all you need. In NeurIPS, 2017.
[2] Hugo Touvron, et al. LLaMA: Open and efficient foundation language models. arXiv:2302.13971, 2023.
[3] See also our website.`;
const wait = { timeout: 15_000, interval: 200 };

let firefox: Firefox;
beforeEach(async () => {
  firefox = await Firefox.start();
});
afterEach(() => firefox.close());

/** Press the button with this text, or this name, on a page of the extension's. */
const press = (name: string) =>
  `[...document.querySelectorAll('button')].find((b) => [b.textContent, b.ariaLabel].includes(${JSON.stringify(name)})).click()`;

it('papers of a text are previewed, saved, found in the library, and taken back', async () => {
  const popup = await firefox.openPopup();
  await popup.waitForSelector('button[aria-label="Add papers from text…"]');
  const known = new Set(await firefox.browser.pages());
  await popup.evaluate(press('Add papers from text…'));
  const added = async () => (await firefox.browser.pages()).find((one) => !known.has(one));
  await expect.poll(async () => (await added()) !== undefined, wait).toBe(true);
  const page = await added();
  if (!page) throw new Error('no page');
  const text = () => page.evaluate('document.body.innerText');
  await expect.poll(text, wait).toContain('Add papers from text');
  await page.bringToFront();
  await page.evaluate((pasted) => {
    const field = document.querySelector('textarea');
    if (field) field.value = pasted;
    field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, references);
  await expect.poll(text, wait).toContain('2 papers found');
  await page.evaluate(press('Save 2'));
  await expect.poll(text, wait).toContain('2 papers saved.');
  await popup.bringToFront();
  const stored = () =>
    firefox.own.evaluate(
      "browser.runtime.sendMessage({ type: 'library.search', data: { query: '', offset: 0, limit: 9 } }).then((answer) => JSON.stringify(answer))",
    );
  await expect.poll(stored, wait).toMatch(/arxiv:2302\.13971/);
  expect(await stored()).toMatch(/Attention is all you need/);
  await page.evaluate(press('Undo'));
  await expect.poll(text, wait).toContain('Taken back.');
  await expect.poll(stored, wait).not.toMatch(/Attention is all you need/);
});

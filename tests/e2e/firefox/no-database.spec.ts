import { afterEach, expect, it } from 'vitest';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { Firefox } from './firefox';

let firefox: Firefox | undefined;
afterEach(() => firefox?.close());

it('says so in the popup and leaves the page alone where Firefox keeps no database', async () => {
  firefox = await Firefox.start({ remembers: false });
  const page = await firefox.open('https://huggingface.co/papers', listing(makePapers(4)));
  const popup = await firefox.openPopup();
  const words = () => popup.evaluate(() => document.body.textContent);
  await expect.poll(words, { timeout: 10_000 }).toContain('The library can’t be opened');
  expect(await words()).toContain('Remember history');
  await popup.evaluate(() =>
    [...document.querySelectorAll('button')].find((one) => one.textContent === 'Try again')?.click(),
  );
  await expect.poll(words, { timeout: 10_000 }).toContain('The library can’t be opened');

  await page.page.reload();
  await expect.poll(() => page.names('heading')).toHaveLength(4);
  expect(await page.names('button')).toEqual([]);
  const visible = await page.page.$$eval(
    'article',
    (cards) => cards.filter((card) => card.checkVisibility({ visibilityProperty: true })).length,
  );
  expect(visible).toBe(4);
  expect(await page.page.$$('manicule-margin')).toHaveLength(0);
});

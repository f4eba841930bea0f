import { afterEach, beforeEach, expect, it } from 'vitest';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { type Watched, watchedFor } from '../pages/watched';
import { cardOf, hideTopic } from '../steps';
import { Firefox } from './firefox';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(60);
const [first, other] = [cardOf('2601.00004'), cardOf('2601.00005')];
const navigations = 50;

let firefox: Firefox;
beforeEach(async () => {
  firefox = await Firefox.start();
});
afterEach(() => firefox.close());

it(`no hidden card is seen in any frame under the veil in ${navigations} visits, the worker awake or asleep`, async () => {
  const before = await firefox.open(daily, listing(papers));
  await hideTopic(before, first, 'speech');
  await before.click('button', 'Hide', other);
  await before.find('button', 'Undo', other);
  const { page } = await firefox.open(daily, listing(papers, { before: watchedFor(/Speech/, /Part 5$/) }));
  let [frames, late] = [0, 0];
  for (let count = 0; count < navigations; count++) {
    // It stops after five seconds of rest.
    if (count === navigations / 2) await new Promise((rested) => setTimeout(rested, 7_000));
    await page.goto(daily);
    await page.waitForFunction(
      (card) => document.querySelector(card)?.checkVisibility({ visibilityProperty: true }),
      {},
      cardOf('2601.00006'),
    );
    const watched = (await page.evaluate('watched')) as Watched;
    expect(watched.seen.filter(({ isVeiled }) => !isVeiled)).toEqual([]);
    if (watched.seen.length > 0) late += 1;
    frames += watched.frames;
  }
  expect(frames).toBeGreaterThan(navigations);
  // On a machine with nothing else to do there are none.
  expect(late).toBeLessThan(navigations / 4);
  for (const card of [first, other]) expect(await page.$eval(card, (element) => element.checkVisibility())).toBe(false);
}, 180_000);

it('shows a rule’s papers in their places, says why, and takes each way back back', async () => {
  const page = await firefox.open(daily, listing(papers.slice(0, 16)));
  await hideTopic(page, first, 'speech');
  const isVisible = () => page.page.$eval(first, (element) => element.checkVisibility());
  await expect.poll(isVisible).toBe(false);
  await page.click('button', /^speech ?2$/);
  await expect.poll(isVisible).toBe(true);
  await page.click('button', 'Pause here', first);
  await expect
    .poll(() => page.page.$$eval('article', (all) => all.filter((one) => one.checkVisibility()).length))
    .toBe(16);
  await page.click('button', 'Undo');
  await page.click('button', 'Always show', first);
  await page.page.reload();
  await page.find('button', /^speech ?1$/);
  expect(await isVisible()).toBe(true);
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { article, see, wrongs } from '../drawn';
import * as dynamic from '../pages/dynamic';
import { paperPage } from '../pages/huggingface';
import { renderedListing } from '../pages/hydrating/build';
import { makePapers } from '../pages/papers';
import { cardOf, hideTopic, save } from '../steps';
import { Firefox } from './firefox';
import type { Reading } from './reading';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(30);
const hidden = papers.filter(({ title }) => title.startsWith('Speech')).map(({ id }) => id);
const wait = { timeout: 10_000, interval: 100 };

let firefox: Firefox;
beforeEach(async () => {
  firefox = await Firefox.start();
});
afterEach(() => firefox.close());

async function openKnown(markup: string): Promise<Reading> {
  const page = await firefox.open(daily, markup);
  await save(page, cardOf('2601.00002'));
  await hideTopic(page, cardOf('2601.00004'), 'speech');
  return page;
}

async function expectRight(page: Reading, saved = ['2601.00002']): Promise<void> {
  const look = async () => wrongs(await page.inside(see, article), saved, hidden);
  await expect.poll(look, wait).toEqual([]);
  expect(await page.page.evaluate('window.errors ?? window.complaints')).toEqual([]);
}

it('follows infinite scroll', async () => {
  const page = await openKnown(dynamic.infiniteScroll({ papers, at: 10 }));
  for (const count of [20, 30]) {
    await page.page.evaluate('document.querySelector("footer").scrollIntoView()');
    const shown = () => page.page.$$eval('article', ({ length }) => length);
    // More where the end is in sight again before it was looked at.
    await expect.poll(shown, wait).toBeGreaterThanOrEqual(count);
  }
  await expectRight(page);
});

it('follows rows that virtual scrolling recycles', async () => {
  const page = await openKnown(dynamic.virtualScroll({ papers, at: 7 }, 'text later'));
  for (const top of [500, 1_700, 3_300, 700]) {
    await page.page.evaluate(`document.querySelector('.scroller').scrollTo(0, ${top})`);
    await new Promise((done) => setTimeout(done, 150));
    await expectRight(page);
  }
});

it('follows tabs, and the way back', async () => {
  const page = await openKnown(dynamic.tabs({ papers, at: 10 }));
  await page.page.evaluate(`document.querySelector('nav a:nth-of-type(2)').click()`);
  await expect.poll(() => page.page.$(cardOf('2601.00011')).then(Boolean), wait).toBe(true);
  await expectRight(page);
  await page.page.evaluate('history.back()');
  await expect.poll(() => page.page.$(cardOf('2601.00001')).then(Boolean), wait).toBe(true);
  await expectRight(page);
});

it('knows what was done while a page was kept for “back”', async () => {
  const page = await openKnown(dynamic.infiniteScroll({ papers: papers.slice(0, 10), at: 10 }));
  const [paper] = papers;
  if (!paper) throw new Error('no paper');
  await page.page.evaluate('window.isKept = true');
  firefox.serve(`${daily}/${paper.id}`, paperPage(paper));
  await page.page.goto(`${daily}/${paper.id}`);
  await save(page, 'main');
  await page.page.evaluate('setTimeout(() => history.back())');
  await expect.poll(() => page.page.evaluate('window.isKept').catch(() => undefined), wait).toBe(true);
  await expectRight(page, ['2601.00001', '2601.00002']);
});

it.each([true, false])('follows a list that React renders again, keyed: %s', async (keyed) => {
  const page = await firefox.open(daily, await renderedListing('react'));
  const show = (list: typeof papers) =>
    page.page.evaluate(`showListing(${JSON.stringify(list)}, ${JSON.stringify(keyed)})`);
  await show(papers.slice(0, 5));
  await save(page, cardOf('2601.00002'));
  await hideTopic(page, cardOf('2601.00004'), 'speech');
  for (const list of [papers.slice(0, 10).toReversed(), papers.slice(10, 20), papers.slice(0, 10)]) {
    await show(list);
    await expectRight(page);
  }
});

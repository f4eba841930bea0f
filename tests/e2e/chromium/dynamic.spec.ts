import { article, entry, see, wrongs } from '../drawn';
import * as dynamic from '../pages/dynamic';
import { listing, paperPage } from '../pages/huggingface';
import { escapeMarkup, makePapers } from '../pages/papers';
import { addTag, cardOf, entryOf, save } from '../steps';
import { type Extension, expect, test } from './extension';
import type { Reading } from './reading';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(40);
const known = ['2601.00002', '2601.00018', '2601.00030'];
const hidden = papers.filter(({ title }) => title.startsWith('Speech')).map(({ id }) => id);

interface Site {
  errors: string[];
  flashes: number;
  isKept: boolean;
}
declare const window: Window & Site;

/** Save three papers and hide a topic before the page opens. */
async function openKnown(extension: Extension, markup: string, address = daily): Promise<Reading> {
  await extension.own(async (known) => {
    const send = async (type: string, data: unknown) => {
      const { ok, error } = await chrome.runtime.sendMessage({ type, data });
      if (!ok) throw new Error(`${type}: ${error?.name}`);
    };
    const saved = known.map((id) => ({ id: `arxiv:${id}`, title: `Known ${id}` }));
    await send('annotation.change', { papers: saved, change: { do: 'save' } });
    await send('rule.create', { name: 'speech', query: 'speech', action: 'hide', enabled: true });
  }, known);
  return extension.open(address, markup);
}

/** Wait until nothing is wrong with the page any more, and hold it to have been right in every frame. */
async function expectRight(
  extension: Extension,
  page: Reading,
  { saved = known, markup = article, gone = hidden } = {},
): Promise<void> {
  await expect.poll(async () => wrongs(await extension.inside(page.page, see, markup), saved, gone)).toEqual([]);
  const { errors, flashes } = await page.page.evaluate(() => ({ errors: window.errors, flashes: window.flashes }));
  expect({ errors, flashes }).toEqual({ errors: [], flashes: 0 });
}

test('infinite scroll', async ({ extension }) => {
  const page = await openKnown(extension, dynamic.infiniteScroll({ papers, at: 10 }));
  await expectRight(extension, page);
  await page.click('button', 'Show');
  await page.find('group', 'Hidden: Speech Experiments, Part 4');
  for (const count of [20, 30, 40]) {
    await page.page.locator('footer').scrollIntoViewIfNeeded();
    await expect(page.page.locator('article')).toHaveCount(count);
  }
  // Its address has changed meanwhile, but it is the same list: what was shown stays so.
  expect(page.page.url()).toContain('?p=4');
  await expectRight(extension, page, { gone: [] });
  await page.click('button', 'Hide again');
  await page.page.locator(cardOf('2601.00037')).scrollIntoViewIfNeeded();
  await expectRight(extension, page);
  await save(page, cardOf('2601.00037'));
  await expectRight(extension, page, { saved: [...known, '2601.00037'] });
});

test('“Show more”', async ({ extension }) => {
  const page = await openKnown(extension, dynamic.showMore({ papers, at: 10 }));
  await addTag(page, cardOf('2601.00002'), 'before');
  await page.page.getByRole('button', { name: 'Show more' }).click();
  await page.page.getByRole('button', { name: 'Show more' }).click();
  await expect(page.page.locator('article h3 a')).toHaveCount(30);
  await expectRight(extension, page);
  await page.find('button', 'before', cardOf('2601.00002'));
  await page.page.locator(cardOf('2601.00030')).scrollIntoViewIfNeeded();
  await expectRight(extension, page);
});

test('“Show more” on arXiv', async ({ extension }) => {
  const address = 'https://arxiv.org/list/cs.CL/new';
  const page = await openKnown(extension, dynamic.moreEntries({ papers, at: 10 }), address);
  await page.page.getByRole('button', { name: 'Show more' }).click();
  await page.page.locator('dl > dd').nth(29).scrollIntoViewIfNeeded();
  await page.find('button', /^Saved/, entryOf('2601.00030'));
  await expect.poll(async () => wrongs(await extension.inside(page.page, see, entry), known, hidden)).toEqual([]);
});

test('paging in place, there and back', async ({ extension }) => {
  const page = await openKnown(extension, dynamic.paging({ papers, at: 10 }));
  await page.click('button', 'Show');
  await page.page.getByRole('button', { name: 'Next' }).click();
  await expect(page.page.locator(cardOf('2601.00018'))).toBeVisible();
  // Another page of the list: what was shown on the last one is hidden on this.
  await expectRight(extension, page);
  await save(page, cardOf('2601.00013'));
  await page.page.evaluate(() => history.back());
  await expect(page.page.locator(cardOf('2601.00001'))).toBeVisible();
  await expectRight(extension, page);
  await page.page.evaluate(() => history.forward());
  await expect(page.page.locator(cardOf('2601.00013'))).toBeVisible();
  await expectRight(extension, page, { saved: [...known, '2601.00013'] });
});

for (const late of [false, true]) {
  test(`tabs whose address changes ${late ? 'after' : 'before'} the list`, async ({ extension }) => {
    const page = await openKnown(extension, dynamic.tabs({ papers, at: 10 }, late));
    await expectRight(extension, page);
    await page.page.getByRole('link', { name: 'Weekly' }).click();
    await expect(page.page.locator(cardOf('2601.00018'))).toBeVisible();
    await expectRight(extension, page);
    await page.page.getByRole('link', { name: 'Monthly' }).click();
    // Nobody waits for the second tab.
    await page.page.getByRole('link', { name: 'Daily' }).click();
    await expect(page.page.locator(cardOf('2601.00001'))).toBeVisible();
    await page.page.evaluate(() => history.back());
    await page.page.waitForTimeout(400);
    await expectRight(extension, page);
    expect(await page.names('region')).toEqual(['Manicule: this listing']);
  });
}

for (const when of ['at once', 'text later', 'in frames'] as const) {
  test(`rows that virtual scrolling recycles, ${when}`, async ({ extension }) => {
    const page = await openKnown(extension, dynamic.virtualScroll({ papers, at: 7 }, when));
    await expectRight(extension, page);
    const scroller = page.page.locator('.scroller');
    for (const top of [500, 1_700, 2_300, 3_300, 700]) {
      await scroller.evaluate((element, top) => element.scrollTo(0, top), top);
      await page.page.waitForTimeout(100);
      await expectRight(extension, page);
    }
    for (let top = 700; top < 5_200; top += 90) {
      await scroller.evaluate((element, top) => element.scrollTo(0, top), top);
    }
    await expect(page.page.locator(cardOf('2601.00029'))).toBeVisible();
    await expectRight(extension, page);
    await page.click('button', 'Save', cardOf('2601.00029'));
    await page.find('button', /^Saved/, cardOf('2601.00029'));
    const stored = await extension.own(
      () => chrome.runtime.sendMessage({ type: 'library.search', data: { query: 'planning', offset: 0, limit: 9 } }),
      undefined,
    );
    expect(JSON.stringify(stored)).not.toContain('Part 21');
  });
}

test('rows that the page clones', async ({ extension }) => {
  const page = await openKnown(extension, dynamic.cloning({ papers: papers.slice(0, 14), at: 6 }));
  await expectRight(extension, page);
  const clone = (from: number, to: number) => page.page.evaluate(`clone(${from}, ${to})`);
  // A hidden one and a saved one as the pattern of others, and others as theirs.
  await clone(3, 12);
  await clone(1, 8);
  await clone(0, 11);
  await expectRight(extension, page);
});

test('formulas that MathJax typesets after us', async ({ extension }) => {
  const titles = ['An $O(n^2)$ Bound', 'Attention', '$\\alpha$-Fair $\\beta$ Pruning'];
  const address = 'https://arxiv.org/list/cs.CL/new';
  const page = await openKnown(extension, dynamic.mathJax(makePapers(6, titles)), address);
  await page.find('button', 'Save', entryOf('2601.00001'));
  await page.page.waitForFunction(() => 'isTypeset' in window);
  await save(page, entryOf('2601.00001'));
  await save(page, entryOf('2601.00003'));
  const found = await extension.own(
    () => chrome.runtime.sendMessage({ type: 'library.search', data: { query: '', offset: 0, limit: 9 } }),
    undefined,
  );
  expect(JSON.stringify(found)).toContain('An $O(n^2)$ Bound');
  expect(await page.names('group', 'dl')).toHaveLength(5);
});

test('a paper’s page whose address comes last, with nothing after it', async ({ extension }) => {
  const page = await openKnown(extension, dynamic.infiniteScroll({ papers: papers.slice(0, 10), at: 10 }));
  const [, paper] = papers;
  if (!paper) throw new Error('no paper');
  await expectRight(extension, page);
  await page.page.evaluate(
    async ([path = '', html = '']) => {
      document.body.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.children);
      await new Promise((done) => setTimeout(done, 600));
      history.pushState({}, '', path);
    },
    [`/papers/${paper.id}`, paperPage(paper)],
  );
  await page.find('button', /^Saved/, 'main');
  expect(await page.names('group')).toEqual([`Manicule: ${paper.title}`]);
  expect(await page.names('region')).toEqual([]);
});

test('a page that comes back from the browser’s cache knows what was done meanwhile', async ({ extension }) => {
  const page = await openKnown(extension, dynamic.infiniteScroll({ papers: papers.slice(0, 12), at: 12 }));
  const [paper] = papers;
  if (!paper) throw new Error('no paper');
  await expectRight(extension, page);
  await page.page.evaluate(() => {
    window.isKept = true;
  });
  extension.serve(`https://huggingface.co/papers/${paper.id}`, paperPage(paper));
  await page.page.goto(`https://huggingface.co/papers/${paper.id}`);
  await save(page, 'main');
  await addTag(page, 'main', 'read on its page');
  await extension.own(
    () =>
      chrome.runtime.sendMessage({
        type: 'rule.create',
        data: { name: 'planning', query: 'planning', action: 'hide', enabled: true },
      }),
    undefined,
  );
  // Playwright waits in vain for a navigation to a page that is there already.
  await page.page.evaluate(() => history.back());
  // Until it is there, the question dies with the page that it was put to.
  await expect.poll(() => page.page.evaluate(() => window.isKept).catch(() => undefined)).toBe(true);
  const saved = [paper.id, ...known];
  await expectRight(extension, page, { saved, gone: [...hidden, '2601.00006'] });
  await page.find('button', 'read on its page', cardOf(paper.id));
  await save(page, cardOf('2601.00003'));
  await expectRight(extension, page, { saved: ['2601.00003', ...saved], gone: [...hidden, '2601.00006'] });
});

test('frames are left alone', async ({ extension }) => {
  const inner = listing(papers.slice(20, 24));
  extension.serve('https://huggingface.co/papers?q=framed', inner);
  const frames = `<iframe src="/papers?q=framed"></iframe><iframe srcdoc="${escapeMarkup(inner)}"></iframe>`;
  const page = await openKnown(extension, listing(papers.slice(0, 4), { end: frames }));
  await page.find('button', 'Save', cardOf('2601.00001'));
  const { bars } = await extension.inside(page.page, see, article);
  expect(bars.join()).toContain('4 papers');
  const inFrames = await Promise.all(
    page.page
      .frames()
      .slice(1)
      .map(async (frame) => ({
        cards: await frame.locator('article:visible').count(),
        ours: await frame.locator('[data-manicule], [data-manicule-host], manicule-margin').count(),
      })),
  );
  expect(inFrames).toEqual([
    { cards: 4, ours: 0 },
    { cards: 4, ours: 0 },
  ]);
});

test('a clock on the page costs next to nothing, and cards that come meanwhile don’t wait for it', async ({
  extension,
}) => {
  const page = await openKnown(extension, dynamic.showMore({ papers, at: 10 }));
  await expectRight(extension, page);
  await extension.inside(page.page, countReads, undefined);
  const milliseconds = await page.page.evaluate(async () => {
    const clock = document.body.appendChild(document.createElement('output'));
    const spinner = document.body.appendChild(document.createElement('i'));
    const began = performance.now();
    for (let tick = 0; tick < 500; tick += 1) {
      clock.textContent = String(tick);
      spinner.replaceChildren(document.createElement('b'));
      await new Promise((done) => setTimeout(done));
    }
    return performance.now() - began;
  });
  const reads = await extension.inside(page.page, () => (globalThis as unknown as { reads: number }).reads, undefined);
  // At leisure, a quarter of a second apart: never once per frame.
  expect(reads).toBeLessThanOrEqual(milliseconds / 250 + 2);
  await page.page.evaluate(() => setInterval(() => document.querySelector('output')?.append('.'), 1));
  await page.page.getByRole('button', { name: 'Show more' }).click();
  await expectRight(extension, page);
});

/** Count in our script's world how often the page is read. */
function countReads(): void {
  const world = globalThis as unknown as { reads: number };
  const { querySelectorAll } = Document.prototype;
  world.reads = 0;
  Document.prototype.querySelectorAll = function (this: Document, selector: string) {
    if (selector === 'article') world.reads += 1;
    return querySelectorAll.call(this, selector);
  };
}

declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<{ ok: boolean; error?: { name: string } }> };
};

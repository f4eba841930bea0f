import { article, see } from '../drawn';
import * as dynamic from '../pages/dynamic';
import { listing } from '../pages/huggingface';
import { escapeMarkup, makePapers } from '../pages/papers';
import { cardOf, entryOf, save } from '../steps';
import { expect, test } from './extension';
import { expectRight, openKnown, papers } from './known-papers';

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

import { article, see, wrongs } from '../drawn';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { addTag, cardOf, save } from '../steps';
import { type Extension, expect, test } from './extension';
import { type Reading, read } from './reading';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(24);
const idOf = (number: number) => `2601.${String(number).padStart(5, '0')}`;

/** A page whose cards come 600 ms after everything else. */
const late = listing(papers.slice(0, 8), {
  end: `<script>
    const grid = document.querySelector('.grid');
    const cards = [...grid.children];
    grid.replaceChildren();
    setTimeout(() => grid.append(...cards), 600);
  </script>`,
});

/** Three things can be done on a page, from a card on; there is one strip per card, under one bar, also after it has changed. */
async function expectToWork(extension: Extension, page: Reading, from = 1, known: string[] = []): Promise<string[]> {
  await page.page.bringToFront();
  const [one, other, third] = [cardOf(idOf(from)), cardOf(idOf(from + 1)), cardOf(idOf(from + 2))];
  await page.page.locator(one).scrollIntoViewIfNeeded();
  await save(page, one);
  await addTag(page, other, 'tagged');
  await page.click('button', 'Hide', third);
  await page.click('button', 'Undo', third);
  await page.find('button', 'Save', third);
  const saved = [...known, idOf(from), idOf(from + 1)];
  const wrong = async () => wrongs(await extension.inside(page.page, see, article), saved);
  await expect.poll(wrong).toEqual([]);
  await page.page.evaluate(() => document.querySelector('article:last-of-type')?.remove());
  await expect.poll(wrong).toEqual([]);
  return saved;
}

/** Inject the page's script again, as the worker does after an update, so many times at once. */
function inject(extension: Extension, tab: number, times = 1): Promise<unknown> {
  return extension.own(
    ([tabId, times]) => {
      const { content_scripts: scripts } = chrome.runtime.getManifest();
      const files = scripts[0]?.js ?? [];
      const once = () => chrome.scripting.executeScript({ target: { tabId }, files, injectImmediately: true });
      return Promise.all(Array.from({ length: times }, once));
    },
    [tab, times] as const,
  );
}

test('pages that open while the extension is installed or updated have one script that works', async ({
  extension,
}) => {
  extension.serve(daily, listing(papers));
  const opening = [60, 200, 500, 900].map(async (milliseconds) => {
    await new Promise((done) => setTimeout(done, milliseconds));
    const page = await extension.context.newPage();
    await page.goto(daily);
    return page;
  });
  await extension.reload();
  let saved: string[] = [];
  for (const [index, page] of (await Promise.all(opening)).entries()) {
    saved = await expectToWork(extension, await read(page), 3 * index + 1, saved);
  }
});

test('a second script takes over before there are cards', async ({ extension }) => {
  const page = await extension.open(daily, late);
  await inject(extension, await extension.tabOf(page.page));
  await expectToWork(extension, page);
});

for (const times of [1, 2, 3]) {
  test(`a script takes over from ${times} others that are still reading`, async ({ extension }) => {
    const page = await extension.open(daily, listing(papers));
    const tab = await extension.tabOf(page.page);
    await Promise.all([inject(extension, tab, times), inject(extension, tab, times)]);
    for (const milliseconds of [1, 4, 10, 25]) {
      await inject(extension, tab, times);
      await page.page.waitForTimeout(milliseconds);
    }
    await expectToWork(extension, page);
  });
}

test('a second script takes over after strips are drawn', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers));
  await save(page, cardOf(idOf(5)));
  await inject(extension, await extension.tabOf(page.page));
  await expectToWork(extension, page, 1, [idOf(5)]);
});

declare const chrome: {
  runtime: { getManifest(): { content_scripts: { js: string[] }[] } };
  scripting: {
    executeScript(of: { target: { tabId: number }; files: string[]; injectImmediately: boolean }): Promise<unknown>;
  };
};

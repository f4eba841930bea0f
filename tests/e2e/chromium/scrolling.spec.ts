import { entry, see, wrongs } from '../drawn';
import * as dynamic from '../pages/dynamic';
import { addTag, cardOf, entryOf, save } from '../steps';
import { expect, test } from './extension';
import { expectRight, hidden, known, openKnown, papers } from './known-papers';

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

declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<{ ok: boolean; error?: { name: string } }> };
};

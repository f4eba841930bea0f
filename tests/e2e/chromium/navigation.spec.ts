import * as dynamic from '../pages/dynamic';
import { paperPage } from '../pages/huggingface';
import { addTag, cardOf, save } from '../steps';
import { expect, test } from './extension';
import { expectRight, hidden, known, openKnown, papers } from './known-papers';

interface Site {
  isKept: boolean;
}
declare const window: Window & Site;

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

declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<{ ok: boolean; error?: { name: string } }> };
};

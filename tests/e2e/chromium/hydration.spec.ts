import { type Framework, hydratingListing } from '../pages/hydrating/build';
import { makePapers } from '../pages/papers';
import { addTag, cardOf, hideTopic, save } from '../steps';
import { expect, test } from './extension';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(20);
const card = cardOf('2601.00002');

/** What the page has recorded of its own hydration. */
interface Hydration {
  mounts: number;
  complaints: string[];
  rendered: Element[];
  hydrated: boolean;
}

declare const window: Window & Hydration;

for (const framework of ['svelte', 'react'] satisfies Framework[]) {
  test(`a ${framework} listing that hydrates late mounts once and keeps our strips`, async ({ extension }) => {
    const page = await extension.open(daily, await hydratingListing(framework, papers));
    await page.page.waitForFunction(() => window.hydrated);
    await page.find('button', 'Save', card);
    const seen = await page.page.evaluate(() => ({
      mounts: window.mounts,
      complaints: window.complaints,
      kept: window.rendered.filter((element, index) => element === document.querySelectorAll('article')[index]).length,
    }));
    expect(seen).toEqual({ mounts: papers.length, complaints: [], kept: papers.length });
    await page.page.click(`${card} .upvote`);
    await expect(page.page.locator(`${card} .upvote`)).toHaveText('15');
    await save(page, card);
  });

  test(`a ${framework} listing hydrates as well when papers are known and hidden`, async ({ extension }) => {
    const markup = await hydratingListing(framework, papers);
    const before = await extension.open(daily, markup);
    await addTag(before, card, 'known');
    await hideTopic(before, cardOf('2601.00004'), 'speech');
    await before.page.close();

    const page = await extension.open(daily);
    await page.page.waitForFunction(() => window.hydrated);
    await page.find('button', 'known', card);
    const hydration = await page.page.evaluate(() => ({ mounts: window.mounts, complaints: window.complaints }));
    expect(hydration).toEqual({ mounts: papers.length, complaints: [] });
    await expect(page.page.locator(cardOf('2601.00004'))).toBeHidden();
  });
}

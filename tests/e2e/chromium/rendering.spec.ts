import { article, see, wrongs } from '../drawn';
import { type Framework, renderedListing } from '../pages/hydrating/build';
import { makePapers, type ShownPaper } from '../pages/papers';
import { cardOf, hideTopic, save } from '../steps';
import { expect, test } from './extension';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(30);

interface Site {
  complaints: string[];
  showListing(papers: readonly ShownPaper[], keyed: boolean): void;
}
declare const window: Window & Site;

/** What the list shows one after the other. */
const lists = {
  'the first ten': papers.slice(0, 10),
  reversed: papers.slice(0, 10).toReversed(),
  'with three before': [...papers.slice(20, 23), ...papers.slice(0, 10)],
  'the next ten': papers.slice(10, 20),
  'two of them': papers.slice(12, 14),
  nothing: [],
  'the first ten again': papers.slice(0, 10),
};

for (const framework of ['svelte', 'react'] satisfies Framework[]) {
  for (const keyed of [true, false]) {
    test(`a ${framework} list that is rendered again, ${keyed ? 'keyed' : 'unkeyed'}`, async ({ extension }) => {
      const page = await extension.open(daily, await renderedListing(framework));
      const show = (list: readonly ShownPaper[]) =>
        page.page.evaluate(([list, keyed]) => window.showListing(list, keyed), [list, keyed] as const);
      await show(papers.slice(0, 5));
      await save(page, cardOf('2601.00002'));
      await hideTopic(page, cardOf('2601.00004'), 'speech');
      for (const [name, list] of Object.entries(lists)) {
        await show(list);
        const hidden = list.filter(({ title }) => title.startsWith('Speech')).map(({ id }) => id);
        const wrong = async () => wrongs(await extension.inside(page.page, see, article), ['2601.00002'], hidden);
        await expect.poll(wrong, name).toEqual(list.length === 0 ? ['no cards', '0 bars'] : []);
        expect(await page.page.locator('article h3').allTextContents()).toEqual(list.map(({ title }) => title));
      }
      // The framework still rules over what it has made.
      await page.page.click(`${cardOf('2601.00002')} .upvote`);
      await expect(page.page.locator(`${cardOf('2601.00002')} .upvote`)).not.toHaveText('14');
      expect(await page.page.evaluate(() => window.complaints)).toEqual([]);
    });
  }
}

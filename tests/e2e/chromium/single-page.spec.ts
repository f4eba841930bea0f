import { see, wrongs } from '../drawn';
import { makePapers } from '../pages/papers';
import { openReview, type SinglePage, semanticScholar, singlePage, withoutAdapter } from '../pages/single-page';
import { addTag, hideTopic, save } from '../steps';
import { expect, test } from './extension';

const papers = makePapers(16);
const lists: [typeof papers, typeof papers] = [papers.slice(0, 8), papers.slice(4, 16).toReversed()];

const sites: [string, SinglePage][] = [
  ['Semantic Scholar', semanticScholar],
  ['OpenReview', openReview],
  ['a site without an adapter', withoutAdapter],
];

for (const [name, site] of sites) {
  test(`soft navigation on ${name}`, async ({ extension }) => {
    const page = await extension.open(site.home, singlePage(site, lists));
    await extension.enable(site.origin);
    await page.page.bringToFront();
    const go = (index: number) => page.page.evaluate(`go(${index})`);
    const [first] = lists;
    const idOf = (number: number) => {
      const id = `2601.${String(number).padStart(5, '0')}`;
      return site === openReview ? `id=n${id.replace('.', '')}` : id;
    };
    const cardOf = (number: number) => `${site.markup.card}:has(a[href*="${idOf(number)}"])`;
    const expectRight = (saved: number[], hidden: number[]) =>
      expect
        .poll(async () =>
          wrongs(await extension.inside(page.page, see, site.markup), saved.map(idOf), hidden.map(idOf)),
        )
        .toEqual([]);
    await go(0);
    await expect(page.page.locator(site.markup.card)).toHaveCount(first.length);
    await save(page, cardOf(6));
    await addTag(page, cardOf(6), 'kept');
    await hideTopic(page, cardOf(4), 'title:speech');
    await expectRight([6], [4]);

    await go(1);
    await expect(page.page.locator(site.markup.card)).toHaveCount(12);
    await page.find('button', 'kept', cardOf(6));
    await save(page, cardOf(13));
    await expectRight([6, 13], [12]);

    await go(-1);
    await expect(page.page.getByText('Welcome')).toBeVisible();
    await page.gone('region', 'Manicule: this listing');
    expect(await page.names('group')).toEqual([]);

    await page.page.evaluate(() => history.back());
    await expectRight([6, 13], [12]);
    await page.page.evaluate(() => history.back());
    await expectRight([6], [4]);
    expect(await page.page.evaluate('errors')).toEqual([]);
  });
}

import { expect, test } from './extension';
import { dropFile, faultsOf } from './own-pages';

const file = String.raw`@inproceedings{vaswani2017attention,
  title = {Attention is All you Need}, author = {Vaswani, Ashish and Shazeer, Noam},
  booktitle = {NeurIPS}, year = 2017, eprint = {1706.03762}, archivePrefix = {arXiv}, groups = {Attention}
}
@article{broken, title = {Never closed
@article{erdos1960, title = {On {\'E}tudes and $x^2$}, author = {Erd{\H o}s, P{\'a}l}, journal = {Acta}, year = 1960, keywords = {graphs, to read}}
@book{goodfellow2016deep, title = {Deep Learning}, author = {Goodfellow, Ian}, publisher = {MIT Press}, year = 2016, annotation = {Chapter 6}}
@comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:ML\;0\;1\;\;\;\;;
2 StaticGroup:Attention\;0\;1\;\;\;\;;
}`;

test('a file that is dropped is looked at, imported in part, found in the library, and taken back', async ({
  extension,
}) => {
  const address = await extension.own(async () => {
    const paper = { id: 'arxiv:1706.03762', title: 'Attention Is All You Need', author: [{ family: 'Vaswani' }] };
    const change = { do: 'add tag', tag: 'mine' };
    await chrome.runtime.sendMessage({
      type: 'annotation.change',
      data: { papers: [paper], change, site: 'arxiv' },
    });
    return chrome.runtime.getURL('/src/workspace/index.html');
  }, undefined);
  const page = await extension.context.newPage();
  await page.goto(address);
  await expect(page.getByRole('option')).toHaveCount(1);
  await dropFile(page, 'refs.bib', file);
  await expect(page.getByText('2 new papers · 1 in your library already · 1 remark')).toBeVisible();
  await expect(page.getByText(/Line 5.*Could not be read/s)).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('checkbox', { name: /Deep Learning/ }).press('Space');
  const tags = page.getByRole('combobox', { name: 'Tags for all of them' });
  await tags.fill('imported');
  await tags.press('Enter');
  await page.getByRole('button', { name: 'Import 2 papers' }).click();
  await expect(page.getByText('Imported 2 papers.')).toBeVisible();

  const list = page.getByRole('option');
  await expect(list).toHaveCount(2);
  await expect(list.filter({ hasText: 'On Études' })).toContainText('Erdős · 1960');
  const field = page.getByRole('combobox', { name: /^Search/ });
  await field.fill('tag:mine tag:ML/Attention tag:imported');
  await expect(list).toHaveText([/Attention is All you Need.*NeurIPS/i]);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list).toHaveCount(0);
  await field.fill('');
  await expect(list).toHaveText([/Attention Is All You Need/i]);
});

declare const chrome: {
  runtime: { sendMessage: (message: unknown) => Promise<unknown>; getURL: (path: string) => string };
};

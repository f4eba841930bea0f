import * as arxiv from '../pages/arxiv';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { addTag, cardOf, entryOf, save } from '../steps';
import { expect, test } from './extension';

const papers = makePapers(6);
const card = cardOf('2601.00002');

test('after an update open pages go on, with one strip per card and nothing lost', async ({ extension }) => {
  const page = await extension.open('https://huggingface.co/papers', listing(papers));
  const other = await extension.open('https://arxiv.org/list/cs.CL/new', arxiv.listing(papers));
  await save(other, entryOf('2601.00002'));
  await page.page.bringToFront();
  await addTag(page, card, 'before');
  await extension.reload();
  await page.page.bringToFront();
  await expect.poll(() => page.names('group', card)).toHaveLength(1);
  await addTag(page, card, 'after');
  await save(page, cardOf('2601.00003'));
  expect(await page.names('group', 'main')).toHaveLength(papers.length);
  expect(await page.names('region')).toEqual(['Manicule: this listing']);

  await other.page.bringToFront();
  await addTag(other, entryOf('2601.00002'), 'there too');
  expect(await other.names('group', 'main')).toHaveLength(papers.length);
  await page.page.bringToFront();
  await page.find('button', 'there too', card);
});

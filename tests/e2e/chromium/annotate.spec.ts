import * as arxiv from '../pages/arxiv';
import * as huggingface from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { addTag, cardOf, entryOf, save, writeNote } from '../steps';
import { expect, test } from './extension';
import type { Reading } from './reading';

const papers = makePapers(6);
const daily = 'https://huggingface.co/papers';
const card = cardOf('2601.00002');
const markup = huggingface.listing(papers);

/** Everything that a strip says, in order. */
async function strip(page: Reading, within: string): Promise<string[]> {
  return (await page.names('button', within)).filter((name) => name !== 'Add a tag');
}

test('what is annotated on a listing is there after a reload, on other listings and on arXiv', async ({
  extension,
}) => {
  const page = await extension.open(daily, markup);
  await save(page, card);
  await addTag(page, card, 'long context');
  await addTag(page, card, 'to cite/related work');
  await writeNote(page, card, 'Compare with part 10');
  await page.click('button', 'Status: Unread', card);
  await page.find('button', 'Status: Reading', card);
  await page.click('button', 'Star', card);
  await page.find('button', 'Unstar', card);
  const said = await strip(page, card);
  expect(said).toEqual([
    'Saved. Remove from the library',
    'Status: Reading',
    'long context',
    'to cite/related work',
    'Note',
    'Unstar',
    'Hide',
    'More',
    'Edit the note: Compare with part 10',
  ]);

  await page.page.reload();
  await page.find('button', /^Saved/, card);
  expect(await strip(page, card)).toEqual(said);
  expect(await page.has('button', /^Saved/, cardOf('2601.00001'))).toBe(false);

  const other = await extension.open('https://arxiv.org/list/cs.CL/new', arxiv.listing(papers));
  await other.find('button', /^Saved/, entryOf('2601.00002'));
  expect(await strip(other, entryOf('2601.00002'))).toEqual(said);
});

test('a tag alone saves the paper, and the first tag can be taken off again', async ({ extension }) => {
  const page = await extension.open(daily, markup);
  await addTag(page, card, 'attention');
  await page.find('button', /^Saved/, card);
  await page.click('button', 'attention', card);
  await page.find('combobox', 'Add a tag');
  await page.page.keyboard.press('Backspace');
  await page.gone('button', 'attention', card);
  await page.page.reload();
  await page.find('button', /^Saved/, card);
  expect(await page.has('button', 'attention', card)).toBe(false);
});

test('no click is lost while the worker is killed between them', async ({ extension }) => {
  const page = await extension.open(daily, markup);
  await extension.stopWorker();
  await save(page, card);
  await extension.stopWorker();
  await addTag(page, card, 'two words');
  await extension.stopWorker();
  await page.click('button', 'Star', card);
  await page.find('button', 'Unstar', card);
  await extension.stopWorker();
  await page.page.reload();
  await page.find('button', 'two words', card);
  expect(await page.has('button', 'Unstar', card)).toBe(true);
});

test('two tabs agree without a reload', async ({ extension }) => {
  const one = await extension.open(daily, markup);
  const other = await extension.open('https://arxiv.org/list/cs.CL/new', arxiv.listing(papers));
  await other.find('button', 'Save', entryOf('2601.00002'));
  await one.page.bringToFront();
  await save(one, card);
  await addTag(one, card, 'seen in both');
  await other.page.bringToFront();
  await other.find('button', 'seen in both', entryOf('2601.00002'));
  await addTag(other, entryOf('2601.00002'), 'from the other');
  await one.page.bringToFront();
  await one.find('button', 'from the other', card);
  expect(await one.has('button', 'seen in both', card)).toBe(true);
});

test('a tag of 1,000 characters is refused and stays in the field', async ({ extension }) => {
  const page = await extension.open(daily, markup);
  await page.click('button', 'Add a tag', card);
  await page.find('combobox', 'Add a tag');
  await page.type('x'.repeat(1_000));
  await page.press('Enter');
  await expect.poll(async () => (await page.all()).some(({ name }) => /at most 200 characters/.test(name))).toBe(true);
  expect((await page.find('combobox', 'Add a tag')).value).toBe('x'.repeat(1_000));
  await page.press('Escape');
  expect(await page.has('button', /^Saved/, card)).toBe(false);
});

test('a note of 100 KB is kept, and one character more is refused and stays in the field', async ({ extension }) => {
  const page = await extension.open(daily, markup);
  const note = `# Long ${'x'.repeat(99_993)}`;
  await save(page, card);
  await page.click('button', 'Note', card);
  await page.find('textbox', 'Note');
  await page.type(note);
  await page.find('button', /^Edit the note: # Long x/, card);
  await page.page.keyboard.type('!');
  await expect.poll(async () => (await page.all()).some(({ name }) => /1 character too long/.test(name))).toBe(true);
  expect((await page.find('textbox', 'Note')).value).toHaveLength(100_001);
  await page.page.keyboard.press('Backspace');
  await page.press('Escape');
  await page.gone('textbox', 'Note');

  await page.page.reload();
  await page.click('button', /^Edit the note/, card);
  expect((await page.find('textbox', 'Note')).value).toBe(note);
});

test('markup, right-to-left text and emoji in tags and notes are kept as text', async ({ extension }) => {
  const page = await extension.open(daily, markup);
  await save(page, card);
  const tags = ['<script>window.stolen = 1</script>', 'مراجعة', '👩🏽‍🔬 lab'];
  for (const tag of tags) await addTag(page, card, tag);
  await writeNote(page, card, '<img src=x onerror="window.stolen = 1"> שלום 📌');
  await page.page.reload();
  for (const tag of tags) await page.find('button', tag, card);
  await page.find('button', /^Edit the note: <img src=x/, card);
  expect(await page.page.evaluate(() => 'stolen' in window)).toBe(false);
});

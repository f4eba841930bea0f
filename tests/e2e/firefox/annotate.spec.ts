import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultExport } from '../../../src/core/citing';
import * as arxiv from '../pages/arxiv';
import { listing } from '../pages/huggingface';
import { type Framework, hydratingListing } from '../pages/hydrating/build';
import { makePapers } from '../pages/papers';
import { addTag, cardOf, entryOf, hideTopic, save, writeNote } from '../steps';
import { Firefox } from './firefox';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(8);
const card = cardOf('2601.00002');

let firefox: Firefox;
beforeEach(async () => {
  firefox = await Firefox.start();
});
afterEach(() => firefox.close());

it('keeps what is annotated on a listing over a reload, and shows it on arXiv and in the popup', async () => {
  const page = await firefox.open(daily, listing(papers));
  await save(page, card);
  await addTag(page, card, 'long context');
  await writeNote(page, card, 'Compare with part 10');
  await page.click('button', 'Star', card);
  await page.find('button', 'Unstar', card);
  await page.page.reload();
  await page.find('button', 'long context', card);
  await page.find('button', 'Edit the note: Compare with part 10', card);
  expect(await page.has('button', 'Unstar', card)).toBe(true);

  const other = await firefox.open('https://arxiv.org/list/cs.CL/new', arxiv.listing(papers));
  await other.find('button', 'long context', entryOf('2601.00002'));

  const popup = await firefox.openPopup();
  await expect
    .poll(() => popup.evaluate(() => document.body.textContent))
    .toContain('Quantization Experiments, Part 2');
  const exported = await popup.evaluate(
    `browser.runtime.sendMessage({ type: 'library.export', data: { choice: { query: '' }, freeze: false, options: ${JSON.stringify(defaultExport('bibtex'))} } })`,
  );
  expect(exported).toMatchObject({ ok: true, value: { count: 1, text: expect.stringContaining('2601.00002') } });
});

it('hides a topic, also after a reload, and shows it again', async () => {
  const page = await firefox.open(daily, listing(papers));
  await hideTopic(page, cardOf('2601.00004'), 'speech');
  const isVisible = () => page.page.$eval(cardOf('2601.00004'), (element) => element.checkVisibility());
  await expect.poll(isVisible).toBe(false);
  await page.page.reload();
  await page.find('button', 'Show');
  expect(await isVisible()).toBe(false);
  await page.click('button', 'Show');
  await page.find('group', 'Hidden: Speech Experiments, Part 4', cardOf('2601.00004'));
});

it('keeps what is typed from the page’s shortcuts', async () => {
  const shortcuts = `<script>window.heard = [];
    for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input'])
      for (const on of [window, document])
        for (const capture of [true, false]) on.addEventListener(type, (event) => heard.push(event.key ?? type), capture);
  </script>`;
  const page = await firefox.open(daily, listing(papers, { end: shortcuts }));
  await addTag(page, card, 'sj jobs');
  expect(await page.page.evaluate('heard')).toEqual([]);
});

it.each(['svelte', 'react'] satisfies Framework[])(
  'leaves a %s listing that hydrates late to mount once',
  async (framework) => {
    const page = await firefox.open(daily, await hydratingListing(framework, papers));
    await page.page.waitForFunction('window.hydrated');
    await page.find('button', 'Save', card);
    const kept = `rendered.filter((element, index) => element === document.querySelectorAll('article')[index]).length`;
    const seen = await page.page.evaluate(`({ mounts, complaints, kept: ${kept} })`);
    expect(seen).toEqual({ mounts: papers.length, complaints: [], kept: papers.length });
    await save(page, card);
  },
);

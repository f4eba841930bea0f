import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { endless } from '../pages/endless';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { cardOf } from '../steps';
import { Firefox } from './firefox';
import { OwnReading, type Reading } from './reading';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(16);
const [speech, alsoSpeech] = [cardOf('2601.00004'), cardOf('2601.00012')];
const wait = { timeout: 10_000, interval: 50 };

const list = `hide Speech :: title:speech
highlight:green {only huggingface} My field :: title:attention
mute X :: y
hide {until 2999-12-31; off} Surveys :: title:survey`;
const rules = list.split('\n').filter((line) => !line.startsWith('mute'));

const downloads = mkdtempSync(join(tmpdir(), 'manicule-downloads-'));
let firefox: Firefox;
beforeAll(async () => {
  firefox = await Firefox.start({ downloads });
});
// As good as new for the next test: starting a Firefox takes longer than most.
afterEach(async () => {
  for (const page of await firefox.browser.pages()) if (page !== firefox.own) await page.close();
  type Past = { batch: number; undoes?: number; canUndo: boolean };
  const past = (await firefox.send('journal.list', { limit: 100 })) as Past[];
  for (const { batch, undoes, canUndo } of past) {
    if (canUndo && undoes === undefined) await firefox.send('journal.undo', batch);
  }
  const made = (await firefox.send('rule.list')) as { id: string }[];
  await firefox.send(
    'rule.remove',
    made.map(({ id }) => id),
  );
  await firefox.send('settings.change', { pausedSites: [], pausedEverywhere: false });
  for (const name of readdirSync(downloads)) rmSync(join(downloads, name));
});
afterAll(async () => {
  await firefox.close();
  rmSync(downloads, { recursive: true, force: true });
});

const make = (rule: Record<string, unknown>) =>
  firefox.send('rule.create', { name: String(rule['query']), action: 'hide', enabled: true, ...rule });

const count = (page: Page, selector: string) =>
  page.$$eval(selector, (all) => all.filter((one) => one.checkVisibility()).length);

async function expectVisible(page: Reading, articles: number): Promise<void> {
  await expect.poll(() => count(page.page, 'article h3'), { ...wait, message: 'papers' }).toBe(articles);
}

/** The words that are marked with an ink of ours; asked of the page, since Firefox lets no content script look through a set. */
function marked({ page }: Reading, ink: string): Promise<string[]> {
  return page.evaluate((name) => {
    const words: string[] = [];
    CSS.highlights.get(name)?.forEach((found) => {
      const range = document.createRange();
      range.setStart(found.startContainer, found.startOffset);
      range.setEnd(found.endContainer, found.endOffset);
      words.push(range.toString());
    });
    return words;
  }, `manicule-${ink}`);
}

it('a topic is muted from the menu, and that is undone', async () => {
  const page = await firefox.open(daily, listing(papers));
  await page.click('button', 'More', speech);
  await page.click('menuitem', 'Hide “speech experiments” (2 here)');
  await expectVisible(page, 14);
  expect(await count(page.page, `${speech}, ${alsoSpeech}`)).toBe(0);
  await page.click('button', 'Undo');
  await expectVisible(page, 16);
});

it('pasted rules are imported and act on the page that was open; they are moved by the keyboard, copied and saved', async () => {
  expect(await firefox.own.evaluate('browser.scripting.getRegisteredContentScripts({ ids: ["rules"] })')).toEqual([]);
  const page = await firefox.open(daily, listing(papers));
  await page.find('button', 'Save', speech);
  const own = await firefox.openOwn('src/popup/rules.html');
  const names = () => own.page.$$eval('[data-rule] b', (all) => all.map(({ textContent }) => textContent));
  const body = () => own.page.evaluate('document.body.innerText');
  await own.click('button', 'Import…');
  await own.click('textbox', 'Rules as text');
  await own.type(list);
  await expect.poll(body, wait).toContain('1 line can’t be read');
  expect(await names()).toEqual([]);
  await own.click('button', 'Import 3 rules');
  await expect.poll(names, wait).toEqual(['Speech', 'My field', 'Surveys']);
  await expectVisible(page, 14);
  expect(await marked(page, 'green')).toEqual(['Attention', 'Attention']);

  await own.page.focus('[data-rule] [data-part="down"]');
  await own.page.keyboard.down('Alt');
  await own.page.keyboard.press('ArrowDown');
  await own.page.keyboard.up('Alt');
  await expect.poll(names, wait).toEqual(['My field', 'Speech', 'Surveys']);
  expect(await own.page.evaluate('document.activeElement.ariaLabel')).toMatch(/^Move “Speech” down/);
  await own.press('Enter');
  await expect.poll(names, wait).toEqual(['My field', 'Surveys', 'Speech']);
  const stored = (await firefox.send('rule.list')) as { name: string }[];
  expect(stored.map(({ name }) => name)).toEqual(['My field', 'Surveys', 'Speech']);

  await own.click('button', 'Copy all');
  await expect.poll(body, wait).toContain('3 rules copied.');
  await own.click('button', 'Save all as file');
  await expect.poll(() => readdirSync(downloads), wait).toEqual([expect.stringMatching(/^manicule-rules-.*\.txt$/)]);
  const saved = () =>
    readFileSync(join(downloads, readdirSync(downloads)[0] ?? ''), 'utf8')
      .split('\n')
      .slice(1, -1);
  await expect.poll(saved, wait).toEqual([rules[1], rules[2], rules[0]]);
  await own.click('textbox', 'Rules as text');
  await own.page.keyboard.down('Control');
  for (const key of ['a', 'v'] as const) await own.page.keyboard.press(key);
  await own.page.keyboard.up('Control');
  const { value } = await own.find('textbox', 'Rules as text');
  expect(value.split('\n').slice(1, -1)).toEqual(saved());
});

it('rules collapse, dim and highlight, and the words that they have found are marked', async () => {
  await make({ query: 'title:speech', action: 'dim' });
  await make({ query: 'title:"part 12"', action: 'collapse' });
  await make({ query: 'title:quantization', action: 'highlight', colour: 'green' });
  const page = await firefox.open(daily, listing(papers));
  await page.find('group', 'Hidden: Speech Experiments, Part 12', alsoSpeech);
  await page.find('button', 'Undim', speech);
  await expectVisible(page, 15);
  expect(await page.page.$$eval('[data-manicule-dim]', ({ length }) => length)).toBe(1);
  expect(await marked(page, 'green')).toEqual(['Quantization', 'Quantization']);
  expect(await marked(page, 'why')).toEqual(['Speech']);
  await page.click('button', 'Undim', speech);
  await expect.poll(() => page.page.$('[data-manicule-dim]'), wait).toBe(null);
  await expect.poll(() => marked(page, 'why'), wait).toEqual([]);
});

it('the popup pauses the page, the site and everything, and the page follows', async () => {
  await make({ query: 'title:speech' });
  const page = await firefox.open(daily, listing(papers));
  await expectVisible(page, 14);
  const popup = new OwnReading(await firefox.openPopup(page.page), firefox.own);
  const text = () => popup.page.evaluate('document.body.innerText');
  await popup.click('button', 'Pause');
  for (const name of ['On this page', 'On Hugging Face', 'Everywhere']) {
    await popup.click('switch', name);
    await expectVisible(page, 16);
    await expect.poll(text, wait).toMatch(/Paused (on|everywhere)/);
    await popup.click('switch', name);
    await expectVisible(page, 14);
    await expect.poll(text, wait).toContain('2 hidden here');
  }
});

it('a list that grows as it is scrolled neither loops nor looks broken where a rule hides everything', async () => {
  await make({ query: 'site:huggingface', name: 'all' });
  const page = await firefox.open(daily, endless(papers));
  await page.find('button', /^all ?\d+$/);
  await new Promise((done) => setTimeout(done, 2_000));
  expect(await page.page.evaluate('loads')).toBeLessThanOrEqual(2);
  expect(await count(page.page, 'article')).toBe(0);
  await page.find('status', /Everything on this page is hidden/);
  await page.click('button', 'Show');
  await page.find('group', 'Hidden: Speech Experiments, Part 4', speech);
});

import type { Page } from '@playwright/test';
import { endless } from '../pages/endless';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { cardOf, hideTopic, save } from '../steps';
import { type Extension, expect, test } from './extension';
import type { Reading } from './reading';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(16);
const [first, second] = [cardOf('2601.00004'), cardOf('2601.00012')];

/** Make a rule as another of our pages does. */
async function makeRule(extension: Extension, rule: Record<string, unknown>): Promise<void> {
  const made = await extension.own((data) => chrome.runtime.sendMessage({ type: 'rule.create', data }), {
    name: String(rule['query']),
    action: 'hide',
    enabled: true,
    ...rule,
  });
  expect(made).toMatchObject({ ok: true });
}

/** The words that are marked with an ink of ours. */
function marked(extension: Extension, page: Page, ink: string): Promise<string[]> {
  return extension.inside(
    page,
    (name) =>
      [...((CSS.highlights.get(name) ?? []) as unknown as Iterable<StaticRange>)].map((found) => {
        const range = document.createRange();
        range.setStart(found.startContainer, found.startOffset);
        range.setEnd(found.endContainer, found.endOffset);
        return range.toString();
      }),
    `manicule-${ink}`,
  );
}

async function peek(extension: Extension): Promise<Reading> {
  const page = await extension.open(daily, listing(papers));
  await makeRule(extension, { name: 'speech', query: 'title:speech' });
  await expect(page.page.locator(first)).toBeHidden();
  await page.click('button', 'speech 2');
  await expect(page.page.locator(first)).toBeVisible();
  return page;
}

test('a rule’s name in the bar shows its papers in their places, dimmed, with the words and the reason', async ({
  extension,
}) => {
  const page = await peek(extension);
  const opacity = () =>
    page.page.locator(`${first} h3`).evaluate((title) => {
      let product = 1;
      for (let at: Element | null = title; at; at = at.parentElement) product *= Number(getComputedStyle(at).opacity);
      return product;
    });
  expect(await opacity()).toBeCloseTo(0.42);
  await page.page.hover(`${first} h3`);
  expect(await opacity()).toBe(1);
  expect(await marked(extension, page.page, 'why')).toEqual(['Speech', 'Speech']);
  const said = (await page.all(first)).map(({ name }) => name.trim()).join(' ');
  expect(said).toContain('title has “Speech”');
  await page.click('button', 'speech 2');
  await expect(page.page.locator(first)).toBeHidden();
});

test('of a rule’s papers one is always shown, and the rule is paused here, edited or removed, each undone in one click', async ({
  extension,
}) => {
  const page = await peek(extension);
  await page.click('button', 'Always show', first);
  await page.page.reload();
  await expect(page.page.locator(second)).toBeHidden();
  await expect(page.page.locator(first)).toBeVisible();
  await page.click('button', 'speech 1');
  await page.click('button', 'Pause here', second);
  await expect(page.page.locator('article:visible')).toHaveCount(16);
  await page.click('button', 'Undo');
  await page.click('button', 'Remove rule', second);
  await page.gone('button', 'Remove rule');
  await page.click('button', 'Undo');
  await page.click('button', 'Edit rule', second);
  await page.find('dialog', 'Edit the rule');
});

test('rules collapse, dim and highlight', async ({ extension }) => {
  await makeRule(extension, { query: 'title:speech', action: 'dim' });
  await makeRule(extension, { query: 'title:"part 12"', action: 'collapse' });
  await makeRule(extension, { query: 'title:quantization', action: 'highlight', colour: 'green' });
  await makeRule(extension, { query: 'title:quantization', action: 'hide' });
  const page = await extension.open(daily, listing(papers));
  await page.find('group', 'Hidden: Speech Experiments, Part 12', second);
  await page.find('button', 'Undim', first);
  expect(new Set(await marked(extension, page.page, 'green'))).toEqual(new Set(['Quantization']));
  await expect(page.page.locator('article h3:visible')).toHaveCount(15);
  await page.click('button', 'Undim', first);
  await expect(page.page.locator('[data-manicule-dim]')).toHaveCount(0);
});

test('find and print have what the screen shows', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers));
  await hideTopic(page, first, 'speech');
  await expect(page.page.locator(first)).toBeHidden();
  // Each time from the beginning: it goes on from where it has found something.
  const finds = (words: string) =>
    page.page.evaluate((said) => {
      getSelection()?.removeAllRanges();
      return (window as unknown as { find(said: string): boolean }).find(said);
    }, words);
  expect([await finds('Speech Experiments'), await finds('Quantization Experiments')]).toEqual([false, true]);
  await page.page.emulateMedia({ media: 'print' });
  await expect(page.page.locator(first)).toBeHidden();
  await page.page.emulateMedia({ media: 'screen' });
  await page.click('button', /^speech \d/);
  await expect(page.page.locator(first)).toBeVisible();
  expect(await finds('Speech Experiments')).toBe(true);
});

test('what is in the window stays there when cards above it go', async ({ extension }) => {
  const many = makePapers(200);
  const page = await extension.open(daily, listing(many));
  const there = page.page.locator(cardOf('2601.00101'));
  await there.evaluate((card) => card.scrollIntoView({ block: 'start' }));
  await page.find('button', 'Save', cardOf('2601.00101'));
  const top = () => there.evaluate((card) => card.getBoundingClientRect().top);
  const before = await top();
  await makeRule(extension, { query: 'title:speech' });
  await expect(page.page.locator(first)).toBeHidden();
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(8);
});

test('the keyboard passes over hidden cards, and the bar says politely how many there are', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers));
  await makeRule(extension, { query: 'title:speech' });
  await expect(page.page.locator(first)).toBeHidden();
  const stops: string[] = [];
  for (let count = 0; count < 60; count++) {
    await page.page.keyboard.press('Tab');
    stops.push(
      await page.page.evaluate(
        () => document.activeElement?.closest('article')?.querySelector('h3')?.textContent ?? '',
      ),
    );
  }
  expect(stops.some((title) => title.includes('Quantization'))).toBe(true);
  expect(stops.filter((title) => title.includes('Speech'))).toEqual([]);
  const status = (await page.all('.grid')).filter(({ role }) => role === 'status');
  expect(status.length).toBeGreaterThan(0);
});

test('a list that grows as it is scrolled neither loops nor looks broken where a rule hides everything', async ({
  extension,
}) => {
  await makeRule(extension, { query: 'site:huggingface', name: 'all' });
  const page = await extension.open(daily, endless(papers));
  await page.find('button', /^all \d+$/);
  await page.page.waitForTimeout(2_000);
  expect(await page.page.evaluate(() => (window as unknown as { loads: number }).loads)).toBeLessThanOrEqual(2);
  await expect(page.page.locator('article:visible')).toHaveCount(0);
  const said = (await page.all('.grid')).map(({ name }) => name.trim()).join(' ');
  expect(said).toContain('Everything on this page is hidden');
  await page.click('button', 'Show');
  await page.find('group', 'Hidden: Speech Experiments, Part 4', first);
});

test('a saved paper is hidden only by a rule that says so', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers));
  await save(page, second);
  await makeRule(extension, { query: 'title:speech' });
  await expect(page.page.locator(first)).toBeHidden();
  await expect(page.page.locator(second)).toBeVisible();
  await makeRule(extension, { query: 'title:"part 12"', alsoSaved: true });
  await expect(page.page.locator(second)).toBeHidden();
});

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { cardOf } from '../steps';
import { type Extension, expect, test } from './extension';
import { dropFile, faultsOf } from './own-pages';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(16);

const list = `# mine
hide Speech :: title:speech
highlight:green {only huggingface} My field :: title:attention
mute X :: y
hide {until 2999-12-31; off} Surveys :: title:survey
"open`;

async function openRules(extension: Extension, search = ''): Promise<Page> {
  const address = await extension.own(() => chrome.runtime.getURL('src/popup/rules.html'), undefined);
  const page = await extension.context.newPage();
  await page.goto(address + search);
  await page.getByRole('heading', { name: /^\d+ rules?, / }).waitFor();
  return page;
}

/** Open the rules' page with the rules of the list. */
async function withRules(extension: Extension): Promise<Page> {
  const page = await openRules(extension);
  await dropFile(page, 'list.txt', list);
  await page.getByRole('button', { name: 'Import 3 rules' }).click();
  await expect(page.getByText('3 rules added.')).toBeVisible();
  return page;
}

const names = (page: Page) => page.locator('[data-rule] b');

test('a file is previewed with its broken lines, imported, exported, and read again as it was', async ({
  extension,
}) => {
  const page = await openRules(extension);
  await dropFile(page, 'list.txt', list);
  await expect(page.getByText('2 lines can’t be read')).toBeVisible();
  await expect(names(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Import 3 rules' }).click();
  await expect(names(page)).toHaveText(['Speech', 'My field', 'Surveys']);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save all as file' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^manicule-rules-\d{4}-\d{2}-\d{2}\.txt$/);
  const text = readFileSync(await file.path(), 'utf8');
  const rules = list.split('\n').filter((line) => /^(hide|highlight)/.test(line));
  expect(text.split('\n').slice(1, -1)).toEqual(rules);

  await page.getByRole('checkbox', { name: 'Select all that are listed' }).check();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(names(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(names(page)).toHaveText(['Speech', 'My field', 'Surveys']);
});

test('rules are moved by dragging and by the keyboard, and stay where they are put', async ({ extension }) => {
  const page = await withRules(extension);
  await page
    .locator('[data-rule] .u-grip')
    .nth(2)
    .dragTo(page.locator('[data-rule]').first(), {
      targetPosition: { x: 200, y: 4 },
    });
  await expect(names(page)).toHaveText(['Surveys', 'Speech', 'My field']);
  const down = page.getByRole('button', { name: 'Move “Surveys” down' });
  await down.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(names(page)).toHaveText(['Speech', 'Surveys', 'My field']);
  await expect(down).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(names(page)).toHaveText(['Speech', 'My field', 'Surveys']);
  await expect(page.getByText('“Surveys” is now 3 of 3.')).toBeAttached();
  await page.reload();
  await expect(names(page)).toHaveText(['Speech', 'My field', 'Surveys']);
});

test('a new rule is tried on the open listing, then hides there', async ({ extension }) => {
  const { page: shown } = await extension.open(daily, listing(papers));
  await expect(shown.locator(cardOf('2601.00004'))).toBeVisible();
  const page = await openRules(extension, '?query=title:speech&name=Speech');
  await expect(page.getByText('Would hide 2 of 16 on “Daily Papers - Hugging Face”')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(names(page)).toHaveText(['Speech']);
  await expect(shown.locator(cardOf('2601.00004'))).toBeHidden();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Acted on 2 papers so far')).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test('a ready list becomes rules by its switch, and goes as one', async ({ extension }) => {
  const page = await openRules(extension);
  await expect(page.getByRole('switch')).toHaveCount(10);
  await page.getByRole('switch', { name: 'Speech and audio' }).click();
  await expect(names(page).first()).toHaveText('Speech');
  await page.getByRole('switch', { name: 'Speech and audio' }).click();
  await expect(page.getByRole('heading', { name: '0 rules, 0 on' })).toBeVisible();
});

test('the page has no fault that axe finds, light or dark, wide or narrow', async ({ extension }, info) => {
  const page = await withRules(extension);
  await page.getByRole('button', { name: 'Edit the rule “My field”' }).click();
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [1280, 420]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await faultsOf(page), `${colorScheme} ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.screenshot({ path: info.outputPath(`${colorScheme}-${width}.png`), fullPage: true });
    }
  }
});

declare const chrome: { runtime: { getURL(path: string): string } };

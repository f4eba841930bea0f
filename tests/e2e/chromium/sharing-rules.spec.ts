import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { cardOf } from '../steps';
import { type Extension, expect, test, withExtension } from './extension';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(16);
const [speech, alsoSpeech] = [cardOf('2601.00004'), cardOf('2601.00012')];

async function openRules(extension: Extension): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(await extension.own(() => chrome.runtime.getURL('src/popup/rules.html'), undefined));
  return page;
}

test('a topic is muted, explained, taken back, muted again, and its rule given to a profile that knows nothing', async ({
  extension,
}, info) => {
  const page = await extension.open(daily, listing(papers));
  const [card, other] = [page.page.locator(speech), page.page.locator(alsoSpeech)];
  const mute = async () => {
    await page.click('button', 'More', speech);
    await page.click('menuitem', 'Hide “speech experiments” (2 here)');
    await expect(card).toBeHidden();
    await expect(other).toBeHidden();
  };
  await mute();
  await page.click('button', 'speech experiments 2');
  await expect(card).toBeVisible();
  const said = (await page.all(speech)).map(({ name }) => name.trim()).join(' ');
  expect(said).toContain('title has “Speech Experiments”');
  await page.click('button', 'Undo');
  await page.gone('button', 'speech experiments 2');
  await expect(page.page.locator('article h3:visible')).toHaveCount(16);
  await mute();

  const rules = await openRules(extension);
  const saved = rules.waitForEvent('download');
  await rules.getByRole('button', { name: 'Save all as file' }).click();
  const file = await saved;
  // As it is in the user's folder: Playwright keeps it under another name.
  const path = join(info.outputDir, file.suggestedFilename());
  await file.saveAs(path);

  await withExtension(async (fresh) => {
    const unknowing = await fresh.open(daily, listing(papers));
    await unknowing.find('button', 'Save', speech);
    await expect(unknowing.page.locator('article h3:visible')).toHaveCount(16);
    const theirs = await openRules(fresh);
    await theirs.getByRole('button', { name: 'Import…' }).click();
    await theirs.getByLabel('Choose a file…').setInputFiles(path);
    await theirs.getByRole('button', { name: 'Import 1 rule' }).click();
    await expect(theirs.getByText('1 rule added.')).toBeVisible();
    await expect(unknowing.page.locator(speech)).toBeHidden();
    await unknowing.page.reload();
    await unknowing.find('button', 'speech experiments 2');
    await expect(unknowing.page.locator('article h3:visible')).toHaveCount(14);
    await expect(unknowing.page.locator(alsoSpeech)).toBeHidden();
    expect(fresh.faults).toEqual([]);
  });
});

declare const chrome: { runtime: { getURL(path: string): string } };

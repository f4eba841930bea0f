import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { cardOf, hideTopic, save } from '../steps';
import { type Extension, expect, test } from './extension';
import type { Reading } from './reading';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(16);
const [speech, alsoSpeech] = [cardOf('2601.00004'), cardOf('2601.00012')];

/** A listing on which a rule hides two papers of sixteen. */
async function openHiding(extension: Extension): Promise<Reading> {
  const page = await extension.open(daily, listing(papers));
  await hideTopic(page, speech, 'title:speech');
  await expect(page.page.locator(speech)).toBeHidden();
  return page;
}

test('papers like one are told by their authors too, and dimmed for a week on this site', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers));
  await page.click('button', 'More', speech);
  await page.click('menuitem', 'Hide papers like this…');
  await page.click('checkbox', 'author is Ben Gloss4 1');
  await page.click('button', 'Dim');
  await page.click('button', 'This site');
  await page.click('button', 'A week');
  await page.click('button', 'Dim 1');
  await expect(page.page.locator('[data-manicule-dim]')).toHaveCount(1);
  const [rule] = await extension.own(async () => {
    const { value } = await chrome.runtime.sendMessage({ type: 'rule.list' });
    return value;
  }, undefined);
  expect(rule).toMatchObject({ query: 'author:"Ben Gloss4"', action: 'dim', sites: ['huggingface'] });
  expect(Number(rule?.['expires'])).toBeGreaterThan(Date.now());
  await page.click('button', 'Undo');
  await expect(page.page.locator('[data-manicule-dim]')).toHaveCount(0);
});

test('a topic is muted in two clicks, and undone in one', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers));
  await page.click('button', 'More', speech);
  await page.click('menuitem', 'Hide “speech experiments” (2 here)');
  await expect(page.page.locator(speech)).toBeHidden();
  await expect(page.page.locator(alsoSpeech)).toBeHidden();
  await page.click('button', 'Undo');
  await expect(page.page.locator(speech)).toBeVisible();
});

test('a dimmed paper is always shown from its menu, and no longer', async ({ extension }) => {
  const page = await openHiding(extension);
  await page.click('button', 'speech 2');
  await page.click('button', 'More', speech);
  await page.click('menuitem', 'Always show this paper');
  await page.gone('button', 'Always show', speech);
  await page.page.reload();
  await expect(page.page.locator(alsoSpeech)).toBeHidden();
  await expect(page.page.locator(speech)).toBeVisible();
  await page.click('button', 'More', speech);
  await page.click('menuitem', 'No longer always show');
  await expect(page.page.locator(speech)).toBeHidden();
});

test('a rule is edited where it acts: what it would do is counted first, and undone it is as it was', async ({
  extension,
}) => {
  const page = await openHiding(extension);
  await page.click('button', 'speech 2');
  await page.click('button', 'Edit rule', speech);
  await page.find('dialog', 'Edit the rule');
  await page.page.keyboard.press('End');
  await page.type(' OR title:pruning');
  await expect.poll(async () => (await page.all()).map(({ name }) => name)).toContain('Would hide 4 of 16 here');
  await page.press('Enter');
  await page.gone('dialog', 'Edit the rule');
  await page.click('button', 'speech 4');
  await expect(page.page.locator('article h3:visible')).toHaveCount(12);
  await page.click('button', 'Undo');
  await expect(page.page.locator('article h3:visible')).toHaveCount(14);
});

test('the popup pauses the page, the site, everything, or one rule, and the page follows', async ({ extension }) => {
  const page = await openHiding(extension);
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('button', { name: 'Pause', exact: true }).click();
  for (const name of ['On this page', 'On Hugging Face', 'Everywhere']) {
    const power = popup.getByRole('switch', { name, exact: true });
    await power.click();
    await expect(page.page.locator(speech)).toBeVisible();
    await expect(popup.getByText(/^Paused (on|everywhere)/)).toBeVisible();
    await power.click();
    await expect(page.page.locator(speech)).toBeHidden();
    await expect(popup.getByText('2 hidden here')).toBeVisible();
  }
  await popup.getByRole('button', { name: 'Pause “speech” on Hugging Face' }).click();
  await expect(page.page.locator(speech)).toBeVisible();
  await popup.getByRole('button', { name: 'Undo' }).click();
  await expect(page.page.locator(speech)).toBeHidden();
});

test('all can be resumed from the popup of a page without papers', async ({ extension }) => {
  const page = await openHiding(extension);
  const popup = await extension.openPopup();
  await popup.getByRole('button', { name: 'Pause everywhere' }).click();
  await expect(page.page.locator(speech)).toBeVisible();
  await expect(popup.getByText('Paused everywhere: nothing is hidden')).toBeVisible();
  await popup.getByRole('button', { name: 'Resume' }).click();
  await expect(page.page.locator(speech)).toBeHidden();
});

test('what is searched for in the popup becomes a rule on the rules’ page', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers));
  await save(page, cardOf('2601.00001'));
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('combobox', { name: 'Search your library' }).fill('title:(speech OR pruning)');
  const opened = extension.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Make this a rule' }).click();
  const rules = await opened;
  await expect(rules.getByRole('combobox', { name: 'Papers that match' })).toHaveValue('title:(speech OR pruning)');
  await rules.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.page.locator('article h3:visible')).toHaveCount(12);
});

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<{ value: Record<string, unknown>[] }> } };

import type { Page } from '@playwright/test';
import { type Extension, expect, test } from './extension';
import { dropFile, faultsOf } from './own-pages';

const references = `[1] Ashish Vaswani, Noam Shazeer, and Illia Polosukhin. Attention is all you need. In NeurIPS, 2017.
[2] Hugo Touvron, et al. LLaMA: Open and efficient foundation language models. arXiv:2302.13971, 2023.
[3] See also our website.`;

const bibtex = String.raw`@article{erdos, title = {On {\'E}tudes and $x^2$}, author = {Erd{\H o}s, P{\'a}l}, year = 1960}
@misc{qlora, title = {{QLoRA}: Efficient Finetuning}, author = {Dettmers, Tim}, eprint = {2305.14314}, archivePrefix = {arXiv}}`;

/** Paste into the popup's search, and take its offer; answers the page that it opens. */
async function pasteIntoPopup(extension: Extension, text: string): Promise<Page> {
  const popup = await extension.openPopup();
  await popup.getByRole('combobox', { name: /^Search/ }).evaluate((field, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  }, text);
  await popup.getByRole('combobox', { name: /^Search/ }).fill(text.replaceAll('\n', ' ').slice(0, 100));
  const opened = extension.context.waitForEvent('page');
  await popup.getByRole('button', { name: /^Add [\d,]+ papers?…$/ }).click();
  const page = await opened;
  await page.getByRole('textbox', { name: 'Text' }).waitFor();
  return page;
}

test('papers of a pasted text are previewed, saved with tags, found in the library, and taken back', async ({
  extension,
}) => {
  const page = await pasteIntoPopup(extension, references);
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(references);
  await expect(page.getByRole('heading', { name: '2 papers found' })).toBeVisible();
  await page.getByText('1 line could not be read').click();
  await expect(page.getByText('See also our website.', { exact: true })).toBeVisible();
  const tags = page.getByRole('combobox', { name: 'Tags for all of them' });
  await tags.fill('to read');
  await tags.press('Enter');
  await page.getByRole('button', { name: 'Save 2' }).click();
  await expect(page.getByText('2 papers saved.')).toBeVisible();
  await expect(page.getByText('2 are saved already')).toBeVisible();

  const popup = await extension.openPopup();
  await popup.getByRole('tab', { name: /Library/ }).click();
  await popup.getByRole('combobox', { name: /^Search/ }).fill('tag:"to read"');
  await expect(popup.locator('[data-row]')).toHaveText([/LLaMA|Attention/, /LLaMA|Attention/]);

  await page.bringToFront();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Taken back.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save 2' })).toBeEnabled();
});

test('a BibTeX file that is dropped is read with its accents, and saved', async ({ extension }) => {
  const popup = await extension.openPopup();
  const opened = extension.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Add papers from text…' }).click();
  const page = await opened;
  await page.getByRole('heading', { name: 'Add papers from text' }).waitFor();
  await dropFile(page, 'refs.bib', bibtex);
  await expect(page.getByText('BibTeX · 2 papers')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /On Études and \$x\^2\$.*Erdős · 1960/ })).toBeChecked();
  await page.getByRole('checkbox', { name: /Études/ }).press('Space');
  await page.getByRole('button', { name: 'Save 1' }).click();
  await expect(page.getByText('1 paper saved.')).toBeVisible();
});

test('the page has no fault that axe finds, light or dark', async ({ extension }, info) => {
  const page = await pasteIntoPopup(extension, references);
  await dropFile(page, 'refs.bib', bibtex);
  await expect(page.getByRole('heading', { name: '4 papers found' })).toBeVisible();
  await page.getByText('1 line could not be read').click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await faultsOf(page), colorScheme).toEqual([]);
    await page.screenshot({ path: info.outputPath(`${colorScheme}.png`) });
  }
});

test('2,500 papers are saved in batches, and taken back together', async ({ extension }) => {
  test.setTimeout(180_000);
  const many = Array.from({ length: 2_500 }, (_, index) => `10.1234/x${index}`).join('\n');
  const page = await pasteIntoPopup(extension, many);
  await page.getByRole('button', { name: /^Save 2,500$/ }).click();
  const saved = page.getByRole('group', { name: '2,500 papers saved.' });
  await expect(saved).toBeVisible({ timeout: 60_000 });
  await saved.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('group', { name: 'Taken back.', exact: true })).toBeVisible({ timeout: 60_000 });
});

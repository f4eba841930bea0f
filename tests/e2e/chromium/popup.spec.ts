import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listing, paperPage } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { addTag, cardOf, hideTopic, save } from '../steps';
import { type Extension, expect, test } from './extension';
import type { Reading } from './reading';

const daily = 'https://huggingface.co/papers';
const titles = [
  'Attention & the 50% Rule: {A} $O(n^2)$ Study_of #Tags',
  'Über größere Modelle: naïve Čebyšëv',
  '<script>alert(1)</script> 👩🏽‍🔬',
];
const papers = makePapers(8, titles);

/** Open a listing, save its first papers and hide one by a rule. */
async function openAnnotated(extension: Extension, saved = 3): Promise<Reading> {
  const page = await extension.open(daily, listing(papers));
  for (const { id } of papers.slice(0, saved)) await save(page, cardOf(id));
  await addTag(page, cardOf('2601.00002'), 'to cite');
  await hideTopic(page, cardOf('2601.00004'), 'speech');
  return page;
}

test('“This page” says what is recognized, saved and hidden, and by which rule', async ({ extension }) => {
  const page = await openAnnotated(extension);
  const popup = await extension.openPopup(page.page);
  await expect(popup.getByText('8 papers · 3 saved')).toBeVisible();
  await expect(popup.getByText('1 hidden here')).toBeVisible();
  await expect(
    popup.getByRole('switch', { name: /speech/ }).or(popup.getByRole('checkbox', { name: /speech/ })),
  ).toHaveCount(1);
  await popup.getByRole('textbox', { name: /^Hide papers that say/ }).fill('diffusion');
  await popup.getByRole('button', { name: /^Hide( \d+)?$/ }).click();
  await expect(popup.getByText('2 hidden here')).toBeVisible();
  await expect(page.page.locator(cardOf('2601.00005'))).toBeHidden();
});

test('“Library” finds, filters and edits in place, and the page follows', async ({ extension }) => {
  const page = await openAnnotated(extension);
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('combobox', { name: /^Search/ }).fill('tag:"to cite"');
  const rows = popup.locator('[data-row]');
  await expect(rows).toHaveCount(1);
  await expect(rows).toHaveText(titles[1] ?? '');
  await rows.click();
  await popup.getByRole('combobox', { name: 'Add a tag' }).fill('from the popup');
  await popup.keyboard.press('Enter');
  await popup.getByRole('textbox', { name: 'Note' }).fill('written in the popup');
  await page.page.bringToFront();
  await page.find('button', 'from the popup', cardOf('2601.00002'));
  await page.find('button', 'Edit the note: written in the popup', cardOf('2601.00002'));
});

test('a paper’s own page shows its strip, and the popup shows that paper first', async ({ extension }) => {
  const [paper] = papers;
  if (!paper) throw new Error('no paper');
  const page = await extension.open(`https://huggingface.co/papers/${paper.id}`, paperPage(paper));
  await save(page, 'main');
  await addTag(page, 'main', 'read closely');
  const popup = await extension.openPopup(page.page);
  await expect(popup.getByRole('heading', { name: paper.title })).toBeVisible();
  await expect(popup.getByText('read closely').first()).toBeVisible();
});

test('the export is downloaded, holds what is saved, and keeps its keys', async ({ extension }) => {
  const page = await openAnnotated(extension);
  const text = await exported(extension, page);
  expect(text.match(/^@misc\{/gm)).toHaveLength(3);
  for (const id of ['2601.00001', '2601.00002', '2601.00003']) expect(text).toContain(id);
  expect(text).not.toContain('2601.00004');
  expect(await exported(extension, page)).toBe(text);
});

test('the whole listing is exported as BibLaTeX, and nothing is saved by it', async ({ extension }) => {
  const page = await openAnnotated(extension, 2);
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('tab', { name: 'Export' }).click();
  await popup.getByRole('radio', { name: /^All on this page/ }).check({ force: true });
  await popup.getByRole('combobox', { name: 'Format' }).selectOption({ label: 'BibLaTeX (.bib)' });
  await expect(popup.getByRole('region', { name: 'Preview' })).toContainText('@online{');
  const coming = popup.waitForEvent('download');
  await popup.getByRole('button', { name: 'Save .bib' }).click();
  const text = readFileSync(await (await coming).path(), 'utf8');
  // One is hidden by a rule.
  expect(text.match(/^@online\{/gm)).toHaveLength(7);
  await expect(popup.getByRole('tab', { name: 'Library' })).toContainText('2');
  expect(new Set(text.match(/^@online\{.*$/gm)).size).toBe(7);
});

test('the export compiles with BibTeX without a warning', async ({ extension }) => {
  test.skip(
    spawnSync('bibtex', ['--version']).status !== 0 || spawnSync('pdflatex', ['--version']).status !== 0,
    'needs TeX',
  );
  // The third paper's title has emoji, which BibTeX passes on and pdfLaTeX can't set.
  const page = await openAnnotated(extension, 2);
  const folder = mkdtempSync(join(tmpdir(), 'manicule-tex-'));
  writeFileSync(join(folder, 'list.bib'), await exported(extension, page));
  writeFileSync(
    join(folder, 'paper.tex'),
    '\\documentclass{article}\\usepackage[T1]{fontenc}\\begin{document}\\nocite{*}\\bibliographystyle{plain}\\bibliography{list}\\end{document}',
  );
  const run = (program: string, ...args: string[]) => spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  run('pdflatex', '-interaction=batchmode', 'paper');
  const bibtex = run('bibtex', 'paper');
  const latex = run('pdflatex', '-interaction=nonstopmode', '-halt-on-error', 'paper');
  const log = latex.stdout;
  rmSync(folder, { recursive: true });
  expect(bibtex.stdout).not.toMatch(/warning|error/i);
  expect(bibtex.status).toBe(0);
  expect(latex.status, log).toBe(0);
});

/** Save the whole library as a file from the popup and read it. */
async function exported(extension: Extension, page: Reading): Promise<string> {
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('tab', { name: 'Export' }).click();
  const whole = popup.getByRole('radio', { name: /Whole library/ });
  if ((await whole.count()) > 0) await whole.check({ force: true });
  const coming = popup.waitForEvent('download');
  await popup.getByRole('button', { name: 'Save .bib' }).click();
  const file = await coming;
  const text = readFileSync(await file.path(), 'utf8');
  await popup.close();
  return text;
}

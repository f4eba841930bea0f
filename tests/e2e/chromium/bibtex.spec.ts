import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { addTag, cardOf, save } from '../steps';
import { expect, test } from './extension';

/** Titles that pages have and that files must take. */
const titles = [
  '👩🏽‍🔬 Emoji Are All You Need 📌',
  'تعلّم عميق: مسح شامل',
  '<script>alert("1 & 2")</script> \\input{x}',
  'מבוא ללמידה — 100% of $O(n^2)$',
  '\u202eReversed\u202c {unbalanced',
  '深度学习综述',
];
const papers = makePapers(titles.length, titles);
const hasPrograms = ['bibtex', 'biber'].map((program) => spawnSync(program, ['--version']).status === 0);

test('emoji, right-to-left titles and markup go from the page into a file that BibTeX and Biber take', async ({
  extension,
}) => {
  test.skip(!hasPrograms.every(Boolean), 'needs bibtex and biber');
  const page = await extension.open('https://huggingface.co/papers', listing(papers));
  for (const { id } of papers) await save(page, cardOf(id));
  await addTag(page, cardOf('2601.00001'), '👩🏽‍🔬 <b>lab</b> מעבדה');
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('tab', { name: 'Export' }).click();
  const coming = popup.waitForEvent('download');
  await popup.getByRole('button', { name: 'Save .bib' }).click();
  const text = readFileSync(await (await coming).path(), 'utf8');
  expect(text.match(/^@/gm)).toHaveLength(papers.length);
  for (const words of ['👩🏽‍🔬 Emoji', 'تعلّم عميق', 'מבוא ללמידה', '深度学习综述']) expect(text).toContain(words);

  const folder = mkdtempSync(join(tmpdir(), 'manicule-bib-'));
  const run = (program: string, ...args: string[]) => spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  writeFileSync(join(folder, 'list.bib'), text);
  writeFileSync(join(folder, 'paper.aux'), '\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{list}\n');
  const bibtex = run('bibtex', 'paper');
  const biber = run('biber', '--tool', '--validate-datamodel', 'list.bib');
  rmSync(folder, { recursive: true });
  expect(bibtex.stdout).not.toMatch(/warning|error/i);
  expect(bibtex.status, bibtex.stdout).toBe(0);
  expect(biber.stdout).not.toMatch(/WARN|ERROR/);
  expect(biber.status, biber.stdout).toBe(0);
});

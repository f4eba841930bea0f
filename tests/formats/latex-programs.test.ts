import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Paper } from '../../src/core/paper';
import { serializeBibtex } from '../../src/formats/bibtex';

const has = (program: string) => spawnSync(program, ['--version']).status === 0;
const hasLatex = has('pdflatex') && has('bibtex');
const hasBiber = has('biber');

/** What pdfTeX can set with Latin fonts; scripts beyond them are Biber's and the reader's own choice. */
const titles = [
  'BERT: Pre-training of Deep Bidirectional Transformers',
  '100% of R&D: #1_of {all} the \\input{x} ~ ^ | things, <script>alert("x")</script>',
  'Unbalanced { braces',
  'Unbalanced } braces \\',
  '\\',
  'From $5 to $10, $50%$ and a lone $',
  '$\\beta$-VAE at $O(n^2)$ in $\\mathbb{R}^d$ with $x^{a_b}_1$ and $\\frac{1}{2}$',
  '$\\input{/etc/passwd}$ and $\\def\\x{y}$ and $x^a^b$ and $\\undefined$',
  'β-VAE: ∇ × 10² ≤ ∞ → H₂O — “quoted” ‘single’ «guillemets» … 5 °C ± 1',
  'Ångström, Straße, Øresund, Łódź, Çağrı, naïve, Việt Nam, Țară, ǖ ǿ ĳ ŋ ð þ ą į ẞ',
  '@misc{x, title = "y"}, note = {z}',
  'a%b\\% "and" and and others',
  'ATTENTION IS ALL YOU NEED',
  'x'.repeat(2_000),
  `${'long words of a title '.repeat(450)}`,
];

const authors: NonNullable<Paper['author']> = [
  { family: 'Gödel', given: 'Kurt' },
  { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
  { family: 'boyd', given: 'danah' },
  { family: 'Garcia y Vega', given: 'Ana' },
  { family: 'A and B, C', given: 'D, E, F' },
  { family: 'Ng', given: '"Andrew" {Y.} 50% & #1_$' },
  { literal: 'DeepSeek-AI' },
  { literal: 'Search and Rescue, Inc., Ltd., and others' },
  { literal: 'others' },
  { family: 'Plato' },
];

const cases: Paper[] = [
  ...titles.map(
    (title, index): Paper => ({
      id: `arxiv:2307.${10_000 + index}`,
      title,
      author: authors,
      issued: '2023-07-18',
      categories: ['cs.CL'],
    }),
  ),
  ...authors.map(
    (author, index): Paper => ({ id: `doi:10.1000/${index}_%<a>;2-x`, title: 'One', author: [author], issued: '2020' }),
  ),
  { id: 'arxiv:hep-th/9901001', title: 'Nobody is known', categories: ['hep-th'] },
  { id: 'arxiv:2301.00001', title: 'Many more', author: [{ family: 'Hu', given: 'Edward' }], authorCount: 9 },
  { id: 'title:a page|', title: 'A page', URL: 'https://example.org/~a_b?c=%20&d#{e}', issued: '2020-12' },
];

const foreign: Paper[] = ['注意力机制', 'Внимание', 'الانتباه هو كل ما تحتاجه', 'Llamas 🦙👩‍🔬', 'Αθήνα'].map(
  (title, index) => ({
    id: `arxiv:2401.${10_000 + index}`,
    title,
    author: [{ family: '李', given: '明' }],
  }),
);

const bib = (papers: Paper[]) => serializeBibtex(papers.map((paper, index) => ({ paper, key: `key${index}` })));

const complaint =
  /^!.*|.*(?:warning|error|undefined|repeated entry|illegal|too many commas|you're missing|I was expecting).*/gim;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bib-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Run a program in the folder and answer everything that it says, whether it fails or not. */
function run(program: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  return stdout + stderr;
}

describe.skipIf(!hasLatex)('pdflatex and bibtex', () => {
  it.each(['plain', 'alpha', 'abbrv'])(
    'set every entry in the style %s without a word of complaint',
    (style) => {
      const document = `\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{amsmath,amssymb}\\hbadness=10000\\hfuzz=99in
      \\begin{document}\\nocite{*}\\bibliographystyle{${style}}\\bibliography{cases}\\end{document}`;
      writeFileSync(join(folder, `${style}.tex`), document);
      writeFileSync(join(folder, 'cases.bib'), bib(cases));
      run('pdflatex', '-interaction=nonstopmode', style);
      expect(run('bibtex', style).match(complaint) ?? []).toEqual([]);
      const items = readFileSync(join(folder, `${style}.bbl`), 'utf8').match(/\\bibitem/g);
      expect(items).toHaveLength(cases.length);
      run('pdflatex', '-interaction=nonstopmode', style);
      const log = run('pdflatex', '-interaction=nonstopmode', style);
      expect(log.match(complaint) ?? []).toEqual([]);
      expect(log).toContain('Output written');
    },
    120_000,
  );
});

describe.skipIf(!hasBiber)('biber', () => {
  it('finds every entry right in its data model, those in other scripts too', () => {
    const papers = [...cases, ...foreign];
    writeFileSync(join(folder, 'biber.bib'), bib(papers));
    const said = execFileSync('biber', ['--tool', '--validate-datamodel', 'biber.bib'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(said.match(/^(?:WARN|ERROR).*/gm) ?? []).toEqual([]);
    expect(readFileSync(join(folder, 'biber_bibertool.bib'), 'utf8').match(/^@misc\{/gim)).toHaveLength(papers.length);
  }, 120_000);
});

// `node scripts/recognition-report.mjs [FOLDER]`: how many cards generic recognition finds on saved pages while every
// adapter is off, page by page; writes the table into docs/recognition.md. FOLDER holds expected.json and the pages.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { runnerImport } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = process.argv[2] ?? here('../../shared/pages');
if (!existsSync(join(folder, 'expected.json'))) {
  console.error(`There are no saved pages in ${folder}. usage: node scripts/recognition-report.mjs [FOLDER]`);
  process.exit(2);
}

const { module } = await runnerImport(here('compare-recognition.ts'), { configFile: false, logLevel: 'error' });
const { pages } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
const rows = pages.map(({ file, url, cards }) => {
  const { document } = new JSDOM(readFileSync(join(folder, file), 'utf8')).window;
  const result = module.compare(document, url, '2026-10-20');
  if (result.cards !== cards) console.error(`${file}: the adapter reads ${result.cards} cards, ${cards} are expected.`);
  return { file, ...result };
});
const total = module.sum(rows);

const line = (name, { cards, identified, found, foundIdentified, wrong, sameTitle }) =>
  `| ${[name, cards, identified, foundIdentified, found, wrong, sameTitle].join(' | ')} |`;
const table = [
  '| page | cards | with an identifier | of these found | found in all | not cards | same title |',
  '|---|--:|--:|--:|--:|--:|--:|',
  ...rows.map((row) => line(row.file, row)),
  line('**all**', total),
  '',
  `Found: ${share(total.foundIdentified, total.identified)} of the cards that carry an identifier. Not cards: ${share(total.wrong, total.found)} of what was found.`,
].join('\n');

const document = here('../docs/recognition.md');
const [begin, end] = ['<!-- report -->', '<!-- end of report -->'];
const text = readFileSync(document, 'utf8');
const [before, rest] = text.split(begin);
writeFileSync(document, `${before}${begin}\n${table}\n${end}${rest.split(end)[1]}`);
console.log(table);

function share(part, whole) {
  return `${((100 * part) / whole).toFixed(1)}%`;
}

// `npm run bench [-- NAME] [--json] [--runs N]`: measures the extension and a baseline alternately, in the same browser.
// A bench is a file beside this one that exports `bench`; without a name all of them run.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';

const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.mjs') && file !== basename(import.meta.filename))
  .map((file) => basename(file, '.mjs'))
  .toSorted();

// What tools on the way say on the standard output would be in the middle of the results.
console.log = console.error;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, runs: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  const runs = values.runs === undefined ? undefined : Number(values.runs);
  if (runs !== undefined && !(Number.isInteger(runs) && runs > 0))
    throw new Error(`Expected --runs to be a number of runs, got ${values.runs}.`);
  const rows = [];
  for (const name of positionals.length > 0 ? positionals : names) {
    const { bench } = await import(`./${name}.mjs`);
    rows.push(...(await bench({ runs })));
  }
  process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : tableOf(rows));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** A table in Markdown. */
function tableOf(rows) {
  const cells = rows.map(({ what, ours, baseline, ratio, runs }) => [what, ours, baseline, ratio, runs].map(String));
  const head = ['what', 'ours, ms', 'baseline, ms', 'baseline ÷ ours', 'runs'];
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |\n`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |\n`;
  return line(head) + rule + cells.map(line).join('');
}

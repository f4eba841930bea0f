// `npm run -s recognize -- FILE [--url URL] [--today YYYY-MM-DD]`: what the extension reads from a saved page, as a JSON
// array on the standard output, and a line for people on the other one. For whoever writes or repairs an adapter.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { JSDOM } from 'jsdom';
import { runnerImport } from 'vite';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, today: { type: 'string' } },
});
const [file] = positionals;
if (file === undefined || positionals.length > 1 || (values.url !== undefined && !URL.canParse(values.url))) {
  console.error('usage: npm run -s recognize -- FILE [--url URL] [--today YYYY-MM-DD]');
  process.exit(2);
}

const entry = fileURLToPath(new URL('recognize-page.ts', import.meta.url));
const { module } = await runnerImport(entry, { configFile: false, logLevel: 'error' });
const today = values.today ?? new Date().toLocaleDateString('sv');
const { document } = new JSDOM(readFileSync(file, 'utf8')).window;
const { papers, note } = module.recognize(document, values.url, today);
console.error(note);
// A reader that has seen enough, such as head, isn't an error.
process.stdout.on('error', () => process.exit(0));
// One write, so that a pipe gets it whole before the process ends.
process.stdout.write(`${JSON.stringify(papers, null, 2)}\n`);

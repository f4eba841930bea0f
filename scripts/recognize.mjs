// `npm run -s recognize -- FILE [--url URL] [--today YYYY-MM-DD] [--generic]`: what the extension reads from a saved page, as a JSON
// array on the standard output, and a line for people on the other one. For whoever writes or repairs an adapter.
// FILE.txt, .bib, .md and .eml are read as *Add papers from text* reads them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { JSDOM } from 'jsdom';
import { createServer } from 'vite';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, today: { type: 'string' }, generic: { type: 'boolean' } },
});
const [file] = positionals;
if (file === undefined || positionals.length > 1 || (values.url !== undefined && !URL.canParse(values.url))) {
  console.error('usage: npm run -s recognize -- FILE [--url URL] [--today YYYY-MM-DD] [--generic]');
  process.exit(2);
}

const entry = fileURLToPath(new URL('recognize-page.ts', import.meta.url));
// Not `runnerImport`: it can't import any more later, and BibTeX's commands are read by a module that is loaded then.
const server = await createServer({
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const module = await server.ssrLoadModule(entry);
const today = values.today ?? new Date().toLocaleDateString('sv');
const text = readFileSync(file, 'utf8');
const { papers, note } = /\.(?:txt|bib|md|eml)$/i.test(file)
  ? await module.recognizeText(text, today)
  : module.recognize(new JSDOM(text).window.document, values.url, today, values.generic);
await server.close();
console.error(note);
// A reader that has seen enough, such as head, isn't an error.
process.stdout.on('error', () => process.exit(0));
// One write, so that a pipe gets it whole before the process ends.
process.stdout.write(`${JSON.stringify(papers, null, 2)}\n`);

// `npm run -s cite -- FILE --from csl-json|bibtex|ris --to bibtex|biblatex|ris|csl-json|csv|markdown|html [--keys keep|PATTERN] [--ascii]`:
// a file of references in another format, as the extension imports and exports it; FILE `-` is the standard input. What can't be
// read is said on the other output with its line, and the program then ends with 1. PATTERN makes citation keys: docs/citation-keys.md.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

const usage = `usage: npm run -s cite -- FILE --from csl-json|bibtex|ris --to bibtex|biblatex|ris|csl-json|csv|markdown|html
       [--keys keep|PATTERN] [--ascii]      FILE - is the standard input`;

const words = {
  broken: "can't be read",
  nothing: 'names no paper',
  key: "its citation key can't be kept",
  cut: 'was too long, and is cut',
};

const server = await createServer({
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
process.exitCode = await run().finally(() => server.close());

async function run() {
  const { convert, formats, readers } = await server.ssrLoadModule(
    fileURLToPath(new URL('cite-file.ts', import.meta.url)),
  );
  const wish = wishFrom(formats, Object.keys(readers));
  if (!wish) {
    console.error(usage);
    return 2;
  }
  const name = wish.file === '-' ? 'standard input' : wish.file;
  try {
    const { text, faults, beyondPdftex } = await convert(readFileSync(wish.file === '-' ? 0 : wish.file), wish);
    for (const { line, fault, text: start } of faults) console.error(`${name}:${line}: ${words[fault]}: ${start}`);
    if (beyondPdftex.length > 0) {
      console.error(`${name}: pdfTeX can't set these; XeLaTeX and LuaLaTeX can: ${beyondPdftex.join(', ')}`);
    }
    // A reader that has seen enough, such as head, isn't an error.
    process.stdout.on('error', () => process.exit(0));
    // One write, so that a pipe gets it whole before the process ends.
    await new Promise((done) => process.stdout.write(text, done));
    return faults.some(({ fault }) => fault === 'broken' || fault === 'nothing') ? 1 : 0;
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}

function wishFrom(formats, sources) {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        from: { type: 'string', default: '' },
        to: { type: 'string', default: '' },
        keys: { type: 'string', default: 'keep' },
        ascii: { type: 'boolean', default: false },
      },
    });
    const { from, to, keys, ascii } = values;
    const isKnown = positionals.length === 1 && sources.includes(from) && formats.includes(to);
    return isKnown ? { file: positionals[0], from, to, keys, isAscii: ascii } : undefined;
  } catch {
    return undefined;
  }
}

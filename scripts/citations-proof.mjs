// `npm run -s citations-proof [-- PART]`: exports the corpus (tests/formats/citations) in every dialect, sets it with TeX, and
// puts what came of it into docs/citations.md, between the markers. PART is a word of a setting, such as `biber`: then only
// those are tried, and nothing is put anywhere. It takes minutes.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { createServer } from 'vite';

const [part] = process.argv.slice(2);
const docs = fileURLToPath(new URL('../docs/citations.md', import.meta.url));
const server = await createServer({
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const proof = await server.ssrLoadModule(
  fileURLToPath(new URL('../tests/formats/citations/proof.ts', import.meta.url)),
);
const { TexFolder } = await server.ssrLoadModule(
  fileURLToPath(new URL('../tests/formats/citations/tex.ts', import.meta.url)),
);
const rows = [];
for (const dialect of proof.dialects) {
  for (const setting of proof.settingsOf(dialect)) {
    if (part && !Object.values(setting).includes(part)) continue;
    run(dialect, proof.titleOf(setting), proof.missingFor(setting), (folder) =>
      proof.typeset(folder, dialect, setting),
    );
  }
  if (!part || part === 'validate') {
    run(dialect, 'biber --validate-datamodel', proof.missingFor(), (folder) => proof.validate(folder, dialect));
  }
}
const judged = part && part !== 'judge' ? [] : proof.dialects.map((dialect) => compared(dialect));
console.log(tables(rows, judged));
const isWhole = rows.every(({ missing }) => missing === undefined);
if (!isWhole) {
  console.error(`On Debian: apt-get install texlive-latex-extra texlive-luatex texlive-bibtex-extra biber poppler-utils
fontconfig fonts-noto-core fonts-noto-cjk fonts-noto-mono fonts-noto-color-emoji`);
}
if (!part && isWhole) keep(tables(rows, judged));
const isWrong = ({ faults, papers, entries, names }) =>
  faults.length > 0 || papers !== entries || names?.missing.length > 0;
if (!isWhole || rows.some(isWrong) || judged.some(({ ours }) => ours.any > 0)) process.exitCode = 1;
await server.close();

/** Do one thing in a folder of its own, and say at once what was wrong, or what it would need. */
function run(dialect, setting, missing, work) {
  if (missing.length > 0) {
    rows.push({ dialect: dialect.name, setting, missing, faults: [] });
    console.error(`${dialect.name}: ${setting}: missing: ${missing.join(', ')}`);
    return;
  }
  const folder = new TexFolder();
  try {
    const row = work(folder);
    rows.push(row);
    console.error(`${row.dialect}: ${row.setting}: ${row.entries} of ${row.papers}, ${row.faults.length} faults`);
    for (const fault of row.faults.slice(0, 10)) console.error(`  ${fault.slice(0, 200)}`);
    for (const name of row.names?.missing.slice(0, 10) ?? []) console.error(`  not in the PDF: ${name.slice(0, 100)}`);
  } finally {
    folder.remove();
  }
}

function compared(dialect) {
  const format = dialect.options.format;
  return proof.compare(dialect, (items) => plugins.output.format(format, items));
}

function tables(settings, judged) {
  const set = settings.map(({ dialect, setting, missing, papers, entries, faults, lacking, names }) =>
    missing
      ? [dialect, setting, `missing: ${missing.join(', ')}`, '', '', '', '']
      : [
          dialect,
          setting,
          papers,
          entries,
          faults.length,
          lacking.length,
          names ? `${names.all - names.missing.length} of ${names.all}` : '–',
        ],
  );
  const kinds = ['any', 'entry', 'title', 'authors', 'year', 'doi', 'eprint'];
  const lost = judged.flatMap(({ dialect, ours, theirs }) => [
    [dialect, 'Manicule', ...kinds.map((kind) => ours[kind])],
    [dialect, 'citation-js', ...kinds.map((kind) => theirs[kind])],
  ]);
  return [
    table(['dialect', 'set by', 'papers', 'entries', 'errors and warnings', 'truly lacking', 'names in the PDF'], set),
    ...(lost.length > 0
      ? [table(['dialect', 'written by', 'papers damaged', 'entry lost', ...kinds.slice(2)], lost)]
      : []),
  ].join('\n');
}

function table(head, lines) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map((_, at) => (at < 2 ? '---' : '---:'))) + lines.map(line).join('');
}

/** Put the tables between the markers. */
function keep(text) {
  const whole = readFileSync(docs, 'utf8');
  const put = whole.replace(
    /(<!-- proof -->\n)[\s\S]*?(<!-- \/proof -->)/,
    (_, begin, end) => `${begin}\n${text}\n${end}`,
  );
  writeFileSync(docs, put);
}

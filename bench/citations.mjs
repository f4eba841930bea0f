// How long it takes to write papers as BibTeX and BibLaTeX, against @citation-js/plugin-bibtex. In Node: both are JavaScript
// without a page, and the worker's engine is the same.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { build } from 'vite';
import { row } from './measure/numbers.mjs';
import { makePapers } from './pages/papers.mjs';

/** Papers that are written in one run. */
const count = 10_000;

/** Titles and authors of real papers; the abstracts are nobody's, a third of them with a sign that LaTeX has a use for. */
const facts = readFileSync(new URL('../tests/formats/citations/facts.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

/**
 * Measure writing 10,000 papers, BibTeX in ASCII and BibLaTeX in UTF-8, without and with abstracts, in turns with
 * citation-js writing the same ones as its users ask it to, from CSL-JSON that it has taken in before. In BibTeX it leaves
 * the abstract out, and in both the eprint. In time of the processor: other programs don't count.
 * @param {{ runs?: number }} options
 */
export async function bench({ runs = 9 } = {}) {
  const ours = await bundle();
  const made = makePapers(count).map(({ id, abstract }, index) => citedOf(ours, id, abstract, index));
  const cited = JSON.parse(JSON.stringify(made)); // Strings of their own, as a database gives, and no parts of one file.
  const rows = [];
  for (const hasAbstracts of [false, true]) {
    const cite = new Cite(cited.map(({ paper, key }) => cslOf(paper, key, hasAbstracts)));
    const writers = ['bibtex', 'biblatex'].map((format) => {
      const options = {
        ...ours.defaultExport(format),
        includes: { abstract: hasAbstracts, keywords: true, note: false },
      };
      return { format, writer: format === 'bibtex' ? ours.bibtexWriter(options) : ours.biblatexWriter(options) };
    });
    const times = { bibtex: [], biblatex: [], baseline: { bibtex: [], biblatex: [] } };
    // The first runs of each are the engine's, which has yet to compile them.
    for (let run = -2; run < runs; run += 1) {
      for (const { format, writer } of writers) {
        const mine = timed(() => ours.written(writer, cited).length);
        const theirs = timed(() => cite.format(format).length);
        if (run < 0) continue;
        times[format].push(mine);
        times.baseline[format].push(theirs);
      }
    }
    for (const { format } of writers) {
      const leftOut = hasAbstracts && format === 'bibtex' ? ', which writes no abstracts' : '';
      const what = `writing ${count.toLocaleString('en')} papers as ${format === 'bibtex' ? 'BibTeX' : 'BibLaTeX'} ${hasAbstracts ? 'with' : 'without'} abstracts; baseline: @citation-js/plugin-bibtex${leftOut}`;
      rows.push(row(what, times[format], times.baseline[format]));
    }
  }
  return rows;
}

function citedOf(ours, id, abstract, index) {
  const [, issued, venue, DOI, category, title, authors] = facts[index % facts.length];
  const author = authors
    .split('; ')
    .filter((name) => name !== '' && name !== 'others')
    .map(ours.parseName);
  return {
    key: `key${index}`,
    tags: ['ml/reading', 'to read'],
    paper: {
      id: `arxiv:${id}`,
      title,
      author,
      issued,
      ...(venue && { 'container-title': venue }),
      ...(DOI && { DOI }),
      ...(category && { categories: [category] }),
      abstract: index % 3 === 0 ? `${abstract} It gains 50% on R&D.` : abstract,
    },
  };
}

function cslOf({ title, author, issued, abstract, DOI, 'container-title': container }, key, hasAbstract) {
  return {
    id: key,
    'citation-key': key,
    type: container ? 'paper-conference' : 'article',
    title,
    author,
    issued: { 'date-parts': [issued.split('-').map(Number)] },
    keyword: 'ml/reading, to read',
    ...(container && { 'container-title': container }),
    ...(DOI && { DOI }),
    ...(hasAbstract && { abstract }),
  };
}

/** Milliseconds of the processor; what is made is asked for its length, so that nobody leaves it out. */
function timed(make) {
  const began = process.cpuUsage();
  if (!(make() > 0)) throw new Error('Nothing was written.');
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}

async function bundle() {
  const entry = fileURLToPath(new URL('injected/citations.ts', import.meta.url));
  const lib = { entry, formats: ['es'], fileName: 'citations' };
  const [{ output }] = await build({ configFile: false, logLevel: 'error', build: { write: false, lib } });
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
}

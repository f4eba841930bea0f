// What it costs to find the papers on a page, with every adapter and without one, against one expression on every link.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findChromium, howToInstall } from '../scripts/browsers.mjs';
import { empty, Lab, recordLoad } from './measure/lab.mjs';
import { row } from './measure/numbers.mjs';
import { record } from './measure/trace.mjs';
import { address, linking, linkingNone } from './pages/lists.mjs';
import { makePapers } from './pages/papers.mjs';

const fixtures = fileURLToPath(new URL('../tests/sites', import.meta.url));
const baseline = 'baseline: one expression on every link';

/** Links of one list, as many as one paper has in it, and the cards of one adapter's page. */
const linkCounts = [1_000, 10_000, 100_000];
const linksPerPaper = 3;
const cardCount = 1_000;

/** So many links are read in one measurement, in several documents if need be: a thousand alone take no time. */
const linksAtOnce = 20_000;

/** Milliseconds in which a page without papers is loaded and read. */
const rest = 1_500;

/**
 * Measure, in main-thread time: generic recognition of 1,000 to 100,000 links, each adapter on 1,000 cards, and a page
 * without papers with our scripts and with an empty one.
 * @param {{ runs?: number }} options
 */
export async function bench({ runs = 7 } = {}) {
  return [...(await readers(runs)), ...(await idle(runs))];
}

async function readers(runs) {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(howToInstall());
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await bundle() });
    const rows = [];
    for (const links of linkCounts) {
      const markup = linking(makePapers(Math.round(links / linksPerPaper)));
      const count = Math.max(1, Math.round(linksAtOnce / links));
      const what = `recognizing ${links.toLocaleString('en')} links without an adapter; ${baseline}`;
      rows.push(await compare(page, { what, reader: 'generic', markup, address, count, runs }));
    }
    for (const { site, url, markup } of sites()) {
      const many = await page.evaluate((all) => globalThis.multiplied(...all), [markup, site, url, cardCount]);
      const what = `recognizing ${cardCount.toLocaleString('en')} cards by the adapter ${site}; ${baseline}`;
      rows.push(await compare(page, { what, reader: site, markup: many, address: url, count: 4, runs }));
    }
    return rows;
  } finally {
    await browser.close();
  }
}

/** Let a reader and the baseline read the same page in turns, each time in new documents. */
async function compare(page, { what, reader, markup, address, count, runs }) {
  const times = { [reader]: [], bare: [] };
  // The first time of each is the browser's, which has yet to compile them.
  for (let run = -1; run < runs; run += 1) {
    for (const name of Object.keys(times)) {
      await page.evaluate((all) => globalThis.prepare(...all), [markup, address, count]);
      const { total } = await record(page, async () => {
        const found = await page.evaluate((all) => globalThis.read(...all), [name, address]);
        if (name === reader && !(found > 0)) throw new Error(`${name} found no paper at ${address}.`);
      });
      if (run >= 0) times[name].push(total / count);
    }
  }
  return row(what, times[reader], times.bare);
}

/** For every site with a listing among the tests' fixtures, an ordinary one with the most cards: `{ site, url, markup }`. */
function sites() {
  return readdirSync(fixtures, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'generic')
    .flatMap(({ name: site }) => {
      const pages = readdirSync(join(fixtures, site)).map((name) => join(fixtures, site, name));
      const [best] = pages
        .filter((folder) => existsSync(join(folder, 'expected.json')))
        .map((folder) => ({ folder, ...JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) }))
        .filter(({ kind, cards }) => kind === 'listing' && cards.every(({ foundBy }) => foundBy === 'adapter'))
        .toSorted((a, b) => isOdd(a) - isOdd(b) || b.cards.length - a.cards.length);
      return best ? [{ site, url: best.url, markup: readFileSync(join(best.folder, 'page.html'), 'utf8') }] : [];
    });
}

/** Whether a fixture shows what goes wrong on a site, not what it is like. */
function isOdd({ folder }) {
  return /odd|broken|hostile|without/.test(basename(folder)) ? 1 : 0;
}

async function bundle() {
  const entry = fileURLToPath(new URL('injected/recognize.ts', import.meta.url));
  const lib = { entry, formats: ['iife'], name: 'recognize' };
  const [{ output }] = await build({ configFile: false, logLevel: 'error', build: { write: false, lib } });
  return output[0].code;
}

async function idle(runs) {
  const lab = await Lab.open();
  const page = { address: 'https://huggingface.co/docs', body: linkingNone(makePapers(1_000)) };
  const load = (files) => lab.visit(page, files, (tab, open) => recordLoad(tab, open, rest));
  const scripts = { 'the script of every listing': lab.ours, 'the script of enabled sites': lab.everywhere };
  const times = { none: [], ...Object.fromEntries(Object.keys(scripts).map((name) => [name, []])) };
  try {
    for (let run = 0; run < runs; run += 1) {
      times.none.push((await load(empty)).total);
      for (const [name, files] of Object.entries(scripts)) times[name].push((await load(files)).total);
    }
  } finally {
    await lab.close();
  }
  return Object.keys(scripts).map((name) =>
    row(
      `loading a page of 3,000 links without papers, ${name}; baseline: an empty content script`,
      times[name],
      times.none,
    ),
  );
}

// What rules cost a page of 1,000 cards: holding them against the cards, building what does it, and typing one.
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findChromium, howToInstall } from '../scripts/browsers.mjs';
import { row } from './measure/numbers.mjs';
import { record } from './measure/trace.mjs';
import { makeCards, makePhrases } from './pages/vocabulary.mjs';

const cardCount = 1_000;
const cardsWhileTyping = 500;
const ruleCounts = [10, 100, 1_000, 5_000];

/** So often is something done in one measurement that takes less than a few milliseconds. */
const often = 10;

/** Expressions of 5,000 rules take many seconds. */
const fewRuns = 3;

const eachExpression = 'baseline: an expression per rule and card';

/**
 * Measure, in main-thread time: 1,000 cards judged by 10 to 5,000 keyword rules, against an expression per rule and
 * card; what a page load builds from the rules, against a plain automaton's building; and a keystroke in the editor's
 * preview, against one pass over the folded texts.
 * @param {{ runs?: number }} options
 */
export async function bench({ runs = 7 } = {}) {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(howToInstall());
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const page = await browser.newPage();
    // A secure page, as those are that rules run on.
    await page.route('https://arxiv.org/*', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto('https://arxiv.org/list');
    await page.addScriptTag({ content: await bundle() });
    const rows = [];
    const ours = new Map();
    for (const count of ruleCounts) {
      const times = await matching(page, count, runs);
      ours.set(count, times.ours);
      rows.push(row(`1,000 cards against ${named(count)}; ${eachExpression}`, times.ours, times.baseline));
    }
    rows.push(
      row('1,000 cards against 5,000 rules; baseline: ours against 1,000 rules', ours.get(5_000), ours.get(1_000)),
    );
    for (const count of ruleCounts) rows.push(...(await building(page, count, runs)));
    rows.push(await typing(page, runs));
    return rows;
  } finally {
    await browser.close();
  }
}

async function matching(page, count, runs) {
  await prepare(page, makeCards(cardCount), count);
  const [ours, theirs] = await page.evaluate(() => globalThis.agreement());
  if (ours !== theirs || ours === 0) throw new Error(`We find ${ours} of ${count} rules, expressions find ${theirs}.`);
  const turns = count > 1_000 ? Math.min(runs, fewRuns) : runs;
  return compare(page, ['judge', often], ['expressions', 1], turns);
}

async function building(page, count, runs) {
  await prepare(page, makeCards(1), count);
  const baseline = 'baseline: a plain automaton of the phrases';
  const rows = [];
  for (const [task, what] of Object.entries({
    build: named(count),
    buildFromJson: `${named(count)}, reading their JSON too`,
  })) {
    const times = await compare(page, [task, often], ['automaton', often], runs);
    rows.push(row(`building ${what}; ${baseline}`, times.ours, times.baseline));
  }
  return rows;
}

async function typing(page, runs) {
  await prepare(page, makeCards(cardsWhileTyping), 10);
  const keys = await page.evaluate(() => globalThis.keystrokes);
  const what = `${keys} keystrokes of a query over ${cardsWhileTyping} cards; baseline: a pass over their folded texts`;
  const times = await compare(page, ['type', often], ['pass', often], runs);
  return row(what, times.ours, times.baseline);
}

function named(count) {
  return `${count.toLocaleString('en')} rules`;
}

function prepare(page, cards, rules) {
  return page.evaluate((all) => globalThis.prepare(...all), [cards, makePhrases(rules)]);
}

/** Do one and the other in turns, each so often at a time: how many milliseconds it took once, run by run. */
async function compare(page, ours, baseline, runs) {
  const times = { ours: [], baseline: [] };
  // The first time of each is the browser's, which has yet to compile them.
  for (let run = -1; run < runs; run += 1) {
    for (const [name, [task, count]] of Object.entries({ ours, baseline })) {
      const { total } = await record(page, async () => {
        await page.evaluate((all) => globalThis.run(...all), [task, count]);
        // A task is in the trace once it has ended, which is when the next one runs.
        await page.evaluate(() => undefined);
      });
      if (run >= 0) times[name].push(total / count);
    }
  }
  return times;
}

async function bundle() {
  const entry = fileURLToPath(new URL('injected/rules.ts', import.meta.url));
  const lib = { entry, formats: ['iife'], name: 'rules' };
  const [{ output }] = await build({ configFile: false, logLevel: 'error', build: { write: false, lib } });
  return output[0].code;
}

// How quickly a library is searched, against the plainest designs over the same records: newest records first for the
// first rows, one folded text in memory for what follows.
import { openLibrary, stopWorker } from './measure/library.mjs';
import { at, row } from './measure/numbers.mjs';

/** How many papers, and whether with abstracts. */
const libraries = [
  [1_000, false],
  [10_000, false],
  [100_000, false],
  [100_000, true],
];

/** What somebody types, key by key, behind what stands there already; some of it is found often, some nearly nowhere. */
const typed = [
  ...['quantum', 'gra', 'lodi', 'veror', 'hyzen', 'ulwa', 'neju', 'tu', 'anba', 'xoys', 'the', 'bainel'].map((word) => [
    '',
    word,
  ]),
  ['tag:ml/', 'ver'],
  ['title:', 'gra'],
  ['author:', 'lodi'],
  ['-the ', 'quan'],
  ['year>=2020 ', 'veror'],
  ['status:unread (of OR we) ', 'lo'],
];

/**
 * Measure searches of libraries of several sizes: from a worker that sleeps to the first 50 rows, each key's answer from
 * one that is awake, and the answer to a word while the worker looks for what is nowhere.
 * @param {{ runs?: number }} options
 */
export async function bench({ runs = 9 } = {}) {
  const rows = [];
  for (const [papers, withAbstracts] of libraries) rows.push(...(await measure(papers, withAbstracts, runs)));
  return rows;
}

async function measure(papers, withAbstracts, runs) {
  const { context, page } = await openLibrary(papers, withAbstracts);
  const of = `search, ${papers} papers${withAbstracts ? ' with abstracts' : ''}`;
  const times = { cold: [], first: [], rare: [], rareFirst: [], warm: [], exact: [], scan: [], anew: [], anewScan: [] };
  const keep = (run, measured) => {
    if (run >= 0) for (const [name, time] of Object.entries(measured)) times[name].push(time);
  };
  const ask = async (query, hurries = true) => {
    const answer = await page.evaluate(([query, hurries]) => askWorker(query, hurries), [query, hurries]);
    return answer.time;
  };
  try {
    for (let run = -1; run < runs; run += 1) {
      const measured = {};
      await stopWorker(context, page);
      measured.cold = await ask('gra*');
      measured.first = await page.evaluate((all) => plainFirst('gra', all), withAbstracts);
      await stopWorker(context, page);
      measured.rare = await ask('bainelgra');
      measured.rareFirst = await page.evaluate((all) => plainFirst('bainelgra', all), withAbstracts);
      keep(run, measured);
    }
    await page.evaluate((all) => plainText(all), withAbstracts);
    // The worker reads what it has not in memory yet.
    await page.waitForTimeout(2_000);
    const keys = typed.flatMap(([before, word]) => Array.from(word, (_, end) => [before, word.slice(0, end + 1)]));
    for (let run = -1; run < Math.min(runs, 3); run += 1) {
      for (const [before, word] of keys) {
        const query = `${before}${word}${word.length > 1 ? '*' : ''}`;
        const measured = { warm: await ask(query), exact: await ask(query, false) };
        keep(run, { ...measured, scan: await page.evaluate((word) => plainScan(word), word) });
      }
    }
    for (let run = -1; run < runs; run += 1) {
      const anew = await page.evaluate(() => askAnew('/nowhere.*at.*all/', 'gra*'));
      keep(run, { anew, anewScan: await page.evaluate(() => plainScan('gra')) });
    }
  } finally {
    await context.close();
  }
  const late = (numbers) => [at(numbers, 0.95)];
  const plain = 'baseline: newest records in the page itself until 50 have it';
  const text = 'baseline: one folded text in the page’s memory, and the records of 50';
  return [
    row(`${of}: worker asleep, first 50 rows; ${plain}`, times.cold, times.first),
    row(`${of}: worker asleep, a word that is nowhere; ${plain}`, times.rare, times.rareFirst),
    row(`${of}: each key, median; ${text}`, times.warm, times.scan),
    row(`${of}: each key, 95 %; ${text}`, late(times.warm), late(times.scan)),
    row(`${of}: each key with the exact count, median; ${text}`, times.exact, times.scan),
    row(`${of}: each key with the exact count, 95 %; ${text}`, late(times.exact), late(times.scan)),
    row(`${of}: a word, while a pattern is looked for that is nowhere; ${text}`, times.anew, times.anewScan),
  ];
}

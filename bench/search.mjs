// How quickly a library is searched, against the plainest designs over the same records: newest records first for the
// first rows, one folded text in memory for what follows.
import { openLibrary, stopWorker } from './measure/library.mjs';
import { at, row } from './measure/numbers.mjs';

const sizes = [1_000, 10_000, 100_000];

/** What somebody types, key by key; all find something, most of it often, some of it nearly nowhere. */
const typed = ['quantum', 'gra', 'lodi', 'veror', 'hyzen', 'ulwa', 'neju', 'tu', 'anba', 'xoys', 'the', 'bainel'];

/**
 * Measure searches of libraries of three sizes, with abstracts too: from a worker that sleeps to the first 50 rows, and
 * each key's answer from one that is awake.
 * @param {{ runs?: number }} options
 */
export async function bench({ runs = 9 } = {}) {
  const rows = [];
  for (const papers of sizes) {
    for (const withAbstracts of [false, true]) rows.push(...(await measure(papers, withAbstracts, runs)));
  }
  return rows;
}

async function measure(papers, withAbstracts, runs) {
  const { context, page } = await openLibrary(papers, withAbstracts);
  const of = `search, ${papers} papers${withAbstracts ? ' with abstracts' : ''}`;
  const times = { cold: [], rare: [], first: [], warm: [], exact: [], scan: [] };
  try {
    for (let run = -1; run < runs; run += 1) {
      const measured = {};
      for (const [name, word] of [
        ['cold', 'gra'],
        ['rare', 'bainelgra'],
      ]) {
        await stopWorker(context, page);
        measured[name] = (await page.evaluate((word) => askWorker(word), word)).time;
      }
      measured.first = await page.evaluate(([word, all]) => plainFirst(word, all), ['gra', withAbstracts]);
      if (run >= 0) for (const [name, time] of Object.entries(measured)) times[name].push(time);
    }
    await page.evaluate((all) => plainText(all), withAbstracts);
    // The worker reads what it has not in memory yet.
    await page.waitForTimeout(2_000);
    for (let run = -1; run < runs; run += 1) {
      for (const word of typed.flatMap((word) => Array.from(word, (_, end) => word.slice(0, end + 1)))) {
        const query = word.length > 1 ? `${word}*` : word;
        const warm = (await page.evaluate((query) => askWorker(query), query)).time;
        const exact = (await page.evaluate((query) => askWorker(query, false), query)).time;
        const scan = await page.evaluate((word) => plainScan(word), word);
        if (run < 0) continue;
        times.warm.push(warm);
        times.exact.push(exact);
        times.scan.push(scan);
      }
    }
  } finally {
    await context.close();
  }
  const late = (numbers) => [at(numbers, 0.95)];
  const plain = 'baseline: newest records in the page itself until 50 have the word';
  const text = 'baseline: one folded text in the page’s memory, and the records of 50';
  return [
    row(`${of}: worker asleep, first 50 rows; ${plain}`, times.cold, times.first),
    row(`${of}: worker asleep, a word that is nowhere; ${plain}`, times.rare, times.first),
    row(`${of}: each key, median; ${text}`, times.warm, times.scan),
    row(`${of}: each key, 95 %; ${text}`, late(times.warm), late(times.scan)),
    row(`${of}: each key with the exact count, median; ${text}`, times.exact, times.scan),
    row(`${of}: each key with the exact count, 95 %; ${text}`, late(times.exact), late(times.scan)),
  ];
}

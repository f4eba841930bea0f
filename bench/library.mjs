// What looking papers up and saving one cost as a library grows, against the bare transaction, and against one object in
// storage.local that is rewritten for each change, as the closest peer keeps its papers.
import { openLibrary } from './measure/library.mjs';
import { row } from './measure/numbers.mjs';

const sizes = [1_000, 10_000, 100_000];

/** Rewriting one object of 100,000 papers takes seconds. */
const fewRuns = 3;

/**
 * Measure, with libraries of three sizes: reading the marks of 100 papers as a page does, against the bare transaction;
 * saving one paper, against one bare put and against one object in storage.local.
 * @param {{ runs?: number }} options
 */
export async function bench({ runs = 15 } = {}) {
  const rows = [];
  for (const papers of sizes) {
    const times = await measure(papers, runs);
    const of = `library, ${papers} papers`;
    rows.push(
      row(
        `${of}: the marks of 100 papers, as a page reads them; baseline: 100 records in one transaction`,
        times.marks,
        times.bare,
      ),
      row(
        `${of}: saving one, until the page may say so; baseline: one record put in a transaction`,
        times.save,
        times.put,
      ),
      row(
        `${of}: saving one, until the page may say so; baseline: one object in storage.local rewritten`,
        times.save,
        times.peer,
      ),
    );
  }
  return rows;
}

async function measure(papers, runs) {
  const { context, page } = await openLibrary(papers);
  const times = { bare: [], marks: [], put: [], save: [], peer: [] };
  try {
    await page.evaluate((papers) => mirrorAll(papers), papers);
    for (let run = -1; run < runs; run += 1) {
      const measured = {
        bare: await page.evaluate(([papers, run]) => getBare(papers, run), [papers, run]),
        marks: await page.evaluate(([papers, run]) => readMarks(papers, run), [papers, run]),
        put: await page.evaluate((run) => putBare(run), run),
        save: await page.evaluate((run) => saveOne(run), run),
      };
      if (run >= 0) for (const [name, time] of Object.entries(measured)) times[name].push(time);
    }
    // Last: nobody else has such a value in storage.local.
    await page.evaluate((papers) => makePeer(papers), papers);
    for (let run = -1; run < Math.min(runs, fewRuns); run += 1) {
      const time = await page.evaluate((run) => savePeer(run), run);
      if (run >= 0) times.peer.push(time);
    }
  } finally {
    await context.close();
  }
  return times;
}

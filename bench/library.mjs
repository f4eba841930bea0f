// What looking papers up, saving one and importing many cost as a library grows, and the memory that it takes, against
// the bare transaction, and against one object in storage.local that is rewritten for each change, as the closest peer
// keeps its papers.
import { openLibrary, stopWorker } from './measure/library.mjs';
import { extensionMemory } from './measure/memory.mjs';
import { row } from './measure/numbers.mjs';

const sizes = [1_000, 10_000, 100_000];
const imported = 10_000;

/** Rewriting one object of 100,000 papers takes seconds, and so does importing 10,000. */
const [fewRuns, fewImports] = [3, 1];

/**
 * Measure, with libraries of three sizes: reading the marks of 100 papers as a page does, against the bare transaction;
 * saving one paper, against one bare put and against one object in storage.local; importing 10,000, against bare puts;
 * and memory.
 * @param {{ runs?: number }} options
 */
export async function bench({ runs = 15 } = {}) {
  const rows = [];
  const all = [];
  for (const papers of sizes) {
    const times = await measure(papers, runs);
    all.push(times);
    const of = `library, ${papers} papers`;
    const peer = 'one object in storage.local';
    rows.push(
      row(
        `${of}: the marks of 100 papers, as a page reads them; baseline: 100 records in one transaction`,
        times.marks,
        times.bare,
      ),
      row(`${of}: saving one, until the page may say so; baseline: one record put on the disk`, times.save, times.put),
      row(`${of}: saving one, until the page may say so; baseline: ${peer} rewritten`, times.save, times.peer),
      row(
        `${of}: importing ${imported}; baseline: as many bare records put in one transaction`,
        times.import,
        times.puts,
      ),
    );
    if (times.memory.length === 0) continue;
    rows.push(
      row(`${of}: MB of the worker, everything searched; baseline: ${peer}, read`, times.memory, times.peerMemory),
      row(`${of}: MB of the workspace besides; baseline: ${peer}, read`, times.workspace, times.peerMemory),
    );
  }
  const [first, last] = [all[0], all.at(-1)];
  const flat = `${sizes.at(-1)} papers; baseline: the same with ${sizes[0]}`;
  rows.push(row(`library: the marks of 100 papers with ${flat}`, last.marks, first.marks));
  rows.push(row(`library: saving one with ${flat}`, last.save, first.save));
  return rows;
}

async function measure(papers, runs) {
  const { context, page } = await openLibrary(papers);
  const times = { bare: [], marks: [], put: [], save: [], peer: [], import: [], puts: [] };
  try {
    await page.evaluate((papers) => mirrorAll(papers), papers);
    const memory = await measureMemory(context, page);
    for (let run = -1; run < runs; run += 1) {
      const measured = {
        bare: await page.evaluate(([papers, run]) => getBare(papers, run), [papers, run]),
        marks: await page.evaluate(([papers, run]) => readMarks(papers, run), [papers, run]),
        put: await page.evaluate((run) => putBare(run), run),
        save: await page.evaluate((run) => saveOne(run), run),
      };
      // What the pages are told comes behind the answer.
      await page.waitForTimeout(200);
      if (run >= 0) for (const [name, time] of Object.entries(measured)) times[name].push(time);
    }
    for (let run = 0; run < Math.min(runs, fewImports); run += 1) {
      times.puts.push(await page.evaluate(([run, count]) => putMany(run, count), [run, imported]));
      times.import.push(await page.evaluate(([run, count]) => importMany(run, count), [run, imported]));
    }
    // Last: nobody else has such a value in storage.local.
    await page.evaluate((papers) => makePeer(papers), papers);
    for (let run = -1; run < Math.min(runs, fewRuns); run += 1) {
      const time = await page.evaluate((run) => savePeer(run), run);
      if (run >= 0) times.peer.push(time);
    }
    const peerMemory = await added(page, async () => {
      const other = await context.newPage();
      await other.goto(page.url());
      await other.evaluate(() => readPeer());
    });
    return { ...times, ...memory, peerMemory };
  } finally {
    await context.close();
  }
}

async function measureMemory(context, page) {
  await stopWorker(context, page);
  const memory = await added(page, async () => {
    // What isn't anywhere is looked for everywhere.
    await page.evaluate(() => askWorker('nowhere'));
    await page.evaluate(() => askWorker('the*', false));
  });
  const workspace = await added(page, async () => {
    const opened = await context.newPage();
    await opened.goto(new URL('src/workspace/index.html', page.url()).href);
    await opened.waitForSelector('[data-index]');
  });
  for (const other of context.pages()) if (other !== page && other.url().includes('workspace')) await other.close();
  return { memory, workspace };
}

/** MB that something adds to the extension's process, one number; none where the system doesn't say. */
async function added(page, work) {
  await page.waitForTimeout(500);
  const before = extensionMemory();
  await work();
  await page.waitForTimeout(1_000);
  const after = extensionMemory();
  return before === undefined || after === undefined ? [] : [after - before];
}

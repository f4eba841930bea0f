// What it costs a listing of 1,000 cards to be annotated, against the least that any script could do to it.
import { floor, Lab, recordLoad } from './measure/lab.mjs';
import { median, row } from './measure/numbers.mjs';
import { record } from './measure/trace.mjs';
import * as arxiv from './pages/arxiv.mjs';
import * as huggingface from './pages/huggingface.mjs';
import { makePapers } from './pages/papers.mjs';

const papers = makePapers(1_000);
const listings = [
  { name: 'Hugging Face', address: huggingface.address, body: huggingface.page(papers, true) },
  { name: 'arXiv', address: arxiv.address, body: arxiv.page(papers) },
];

/** Milliseconds after which nothing more comes: we wait a second for hydration, and a little longer to tell what was seen. */
const rest = 1_800;
const shortRest = 600;

/** Scrolling through a page takes several seconds, and has a hundred frames in each run. */
const fewRuns = 2;

/**
 * Measure, on each listing: the main thread's time and its longest task, how long a strip comes after its card, and how
 * smoothly the page scrolls.
 * @param {{ runs?: number }} options
 */
export async function bench({ runs = 5 } = {}) {
  const lab = await Lab.open();
  const rows = [];
  try {
    for (const listing of listings) {
      rows.push(...(await costs(lab, listing, runs)), ...(await frames(lab, listing, Math.min(runs, fewRuns))));
    }
  } finally {
    await lab.close();
  }
  return rows;
}

async function costs(lab, listing, runs) {
  const results = [];
  for (let run = 0; run < runs; run += 1) {
    const bare = await lab.visit(listing, undefined, (page, open) => recordLoad(page, open, rest));
    const loaded = await lab.visit(listing, lab.ours, (page, open) => recordLoad(page, open, rest));
    const more = loaded.total - bare.total;
    results.push({ loaded, more, ours: await add(lab, listing, lab.ours), floor: await add(lab, listing, floor) });
  }
  const spans = 'one empty span on every card';
  const rowOf = (what, ours, baseline) => row(`${listing.name}, ${what}`, results.map(ours), results.map(baseline));
  return [
    rowOf(
      `loading: main-thread time that we add; baseline: ${spans}`,
      ({ more }) => more,
      ({ floor }) => floor.total,
    ),
    rowOf(
      `loading: longest of our scripts; baseline: longest task of ${spans}`,
      ({ loaded }) => loaded.longestScript,
      ({ floor }) => floor.longest,
    ),
    rowOf(
      `when open: main-thread time to annotate it; baseline: ${spans}`,
      ({ ours }) => ours.total,
      ({ floor }) => floor.total,
    ),
    rowOf(
      `when open: longest task; baseline: longest task of ${spans}`,
      ({ ours }) => ours.longest,
      ({ floor }) => floor.longest,
    ),
  ];
}

/** Record what files cost that are added to a page which is open. */
function add(lab, listing, files) {
  return lab.visit(listing, undefined, async (page, open) => {
    await open();
    await page.waitForTimeout(shortRest);
    return record(page, async () => {
      await lab.add(files);
      await page.waitForTimeout(files === floor ? shortRest : rest);
    });
  });
}

async function frames(lab, listing, runs) {
  const delays = [];
  const ours = [];
  const theirs = [];
  for (let run = 0; run < runs; run += 1) {
    await lab.visit(listing, lab.watched(lab.ours), async (page, open) => {
      await open();
      await page.waitForTimeout(rest);
      delays.push(...(await lab.ask('stripDelays')));
      ours.push(await lab.ask('frameTimes'));
    });
    await lab.visit(listing, lab.watched({ js: [], css: [] }), async (page, open) => {
      await open();
      await page.waitForTimeout(rest);
      theirs.push(await lab.ask('frameTimes'));
    });
  }
  const rowOf = (what, ours, baseline) => row(`${listing.name}, ${what}`, ours, baseline);
  const worst = (times) => Math.max(...times);
  return [
    rowOf(
      'loading: from a card’s first frame to its strip’s; baseline: to the next frame',
      delays.map(({ toStrip }) => toStrip),
      delays.map(({ toNext }) => toNext),
    ),
    rowOf('scrolling: median frame; baseline: without us', ours.map(median), theirs.map(median)),
    rowOf('scrolling: worst frame; baseline: without us', ours.map(worst), theirs.map(worst)),
  ];
}

// How long popup and workspace take to their first rows with a large library, against a bare page that paints 50 rows.
import { openLibrary } from './measure/library.mjs';
import { row } from './measure/numbers.mjs';

const sizes = [10_000, 100_000];
const [narrow, wide] = [
  { width: 380, height: 600 },
  { width: 1200, height: 900 },
];
const [bare, popup, workspace] = ['bare.html', 'src/popup/index.html', 'src/workspace/index.html'];

/**
 * Measure, with libraries of two sizes: the popup (as a tab) until its first rows are painted, and until 50 rows of the
 * library are, which is opened as soon as there is a tab for it; and the workspace until its first rows are.
 * @param {{ runs?: number }} options
 */
export async function bench({ runs = 15 } = {}) {
  const rows = [];
  for (const papers of sizes) {
    const times = await measure(papers, runs);
    const baseline = 'baseline: a bare page with 50 rows from storage.local';
    rows.push(
      row(`popup, ${papers} papers: until its first rows are painted; ${baseline}`, times.first, times.bare),
      row(`popup, ${papers} papers: until 50 rows of the library are painted; ${baseline}`, times.library, times.bare),
      row(
        `workspace, ${papers} papers: until its first rows are painted; ${baseline}`,
        times.workspace,
        times.bareWide,
      ),
    );
  }
  return rows;
}

async function measure(papers, runs) {
  const { context, worker, page } = await openLibrary(papers);
  const paint = async (path, size, { rows, opens, row = '[data-row]' }) => {
    const page = await context.newPage();
    await page.setViewportSize(size);
    await page.addInitScript(tellWhenPainted, { rows, opens, row });
    await page.goto(new URL(path, worker.url()).href);
    const time = await page.waitForFunction(() => globalThis.painted).then((painted) => painted.jsonValue());
    await page.close();
    return time;
  };
  try {
    // A change, and the worker tells the pages what is newest.
    await page.evaluate(() => saveOne('popup'));
    await page.waitForFunction(
      async (count) => (await chrome.storage.local.get('recent')).recent?.total === count,
      papers + 1,
      { polling: 250, timeout: 120_000 },
    );
    await page.close();
    const times = { bare: [], first: [], library: [], bareWide: [], workspace: [] };
    // The first time of each is the browser's, which has yet to read its files.
    for (let run = -1; run < runs; run += 1) {
      const measured = {
        bare: await paint(bare, narrow, { rows: 50 }),
        first: await paint(popup, narrow, { rows: 8 }),
        library: await paint(popup, narrow, { rows: 50, opens: '#tab-library' }),
        bareWide: await paint(bare, wide, { rows: 50 }),
        workspace: await paint(workspace, wide, { rows: 8, row: '[data-index]' }),
      };
      if (run >= 0) for (const [name, time] of Object.entries(measured)) times[name].push(time);
    }
    return times;
  } finally {
    await context.close();
  }
}

/** Runs in the page, before its own scripts: leave in `painted` when so many rows were, in milliseconds since the navigation. */
function tellWhenPainted({ rows, opens, row }) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    globalThis.painted = performance.now();
  };
  const observer = new MutationObserver(() => {
    const tab = opens && document.querySelector(opens);
    if (tab?.getAttribute('aria-selected') === 'false') tab.click();
    if (document.querySelectorAll(row).length < rows) return;
    observer.disconnect();
    // A message that is sent from a frame's callback arrives after that frame was painted.
    requestAnimationFrame(() => port2.postMessage(undefined));
  });
  observer.observe(document, { childList: true, subtree: true });
}

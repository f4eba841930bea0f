// How long the popup takes to its first rows with a large library, against a bare page that paints 50 rows.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildExtension, openWith } from './measure/browser.mjs';
import { row } from './measure/numbers.mjs';
import { makePapers } from './pages/papers.mjs';

const papers = 10_000;
const papersAtOnce = 2_000;
const bare = { path: 'bare.html', rows: 50 };
const popup = 'src/popup/index.html';

/**
 * Measure, with 10,000 papers saved: the popup (as a tab) until its first rows are painted, and until 50 rows of the
 * library are, which is opened as soon as there is a tab for it.
 * @param {{ runs?: number }} options
 */
export async function bench({ runs = 15 } = {}) {
  const folder = await buildExtension();
  for (const name of ['bare.html', 'bare.js'])
    copyFileSync(fileURLToPath(new URL(`injected/${name}`, import.meta.url)), join(folder, name));
  const { context, worker } = await openWith(folder);
  const paint = async ({ path, rows, opens }) => {
    const page = await context.newPage();
    await page.setViewportSize({ width: 380, height: 600 });
    await page.addInitScript(tellWhenPainted, { rows, opens });
    await page.goto(new URL(path, worker.url()).href);
    const time = await page.waitForFunction(() => globalThis.painted).then((painted) => painted.jsonValue());
    await page.close();
    return time;
  };
  try {
    await fill(context, new URL(bare.path, worker.url()).href);
    const times = { bare: [], first: [], library: [] };
    // The first time of each is the browser's, which has yet to read its files.
    for (let run = -1; run < runs; run += 1) {
      const measured = {
        bare: await paint(bare),
        first: await paint({ path: popup, rows: 8 }),
        library: await paint({ path: popup, rows: 50, opens: '#tab-library' }),
      };
      if (run >= 0) for (const [name, time] of Object.entries(measured)) times[name].push(time);
    }
    const baseline = 'baseline: a bare page with 50 rows from storage.local';
    return [
      row(`popup, ${papers} papers: until its first rows are painted; ${baseline}`, times.first, times.bare),
      row(`popup, ${papers} papers: until 50 rows of the library are painted; ${baseline}`, times.library, times.bare),
    ];
  } finally {
    await context.close();
  }
}

/** Save papers as a page does, and wait until the worker has mirrored them. */
async function fill(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  const all = makePapers(papers).map(({ id, title, authors, abstract }) => ({
    id: `arxiv:${id}`,
    title,
    author: authors.map((name) => ({ given: name.split(' ')[0], family: name.split(' ')[1] })),
    abstract,
    issued: '2025-10-13',
  }));
  for (let start = 0; start < all.length; start += papersAtOnce)
    await change(page, all.slice(start, start + papersAtOnce), { do: 'save' });
  await change(page, all.slice(-papersAtOnce), { do: 'add tag', tag: 'margins' });
  await page.waitForFunction(
    async (count) =>
      (await chrome.storage.local.get('recent')).recent?.rows[0]?.annotation.tags.length &&
      (await chrome.storage.local.get('recent')).recent.total === count,
    papers,
    { polling: 250, timeout: 120_000 },
  );
  await page.close();
}

async function change(page, papers, change) {
  const data = { papers, change, site: 'huggingface' };
  const reply = await page.evaluate((data) => chrome.runtime.sendMessage({ type: 'annotation.change', data }), data);
  if (!reply.ok) throw new Error(`The worker answered ${reply.error.name}: ${reply.error.message}`);
}

/** Runs in the page, before its own scripts: leave in `painted` when so many rows were, in milliseconds since the navigation. */
function tellWhenPainted({ rows, opens }) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    globalThis.painted = performance.now();
  };
  const observer = new MutationObserver(() => {
    const tab = opens && document.querySelector(opens);
    if (tab?.getAttribute('aria-selected') === 'false') tab.click();
    if (document.querySelectorAll('[data-row]').length < rows) return;
    observer.disconnect();
    // A message that is sent from a frame's callback arrives after that frame was painted.
    requestAnimationFrame(() => port2.postMessage(undefined));
  });
  observer.observe(document, { childList: true, subtree: true });
}

// `npm run soak -- clicks [STEPS [SEED]]`: annotates a listing step by step in a real Chromium, kills the worker before each
// step, and holds the strips, after reloads too, to what was clicked. The same seed clicks the same.
import { findChromium } from './browsers.mjs';
import { listingAddress, papers, respond } from './demo/listing.mjs';
import { cardOf, openBrowser, readerOf } from './driver.mjs';

const [steps = 200, seed = 1] = process.argv.slice(2).map(Number);
const executablePath = findChromium();
if (executablePath === undefined) throw new Error('There is no Chromium: npm test installs one.');

const pick = random(seed);
/** What each paper that was clicked must say: `{ saved, starred, status, tags }` by id. */
const expected = new Map();
const statuses = ['Unread', 'Reading', 'Read'];
const times = [];
let lost = 0;

const browser = await openBrowser({ executablePath, headless: true, respond });
const own = await browser.context.newPage();
await own.goto(new URL('/src/options/index.html', browser.worker.url()).href);
const page = await browser.context.newPage();
await page.goto(listingAddress);
await page.bringToFront();
const reader = await readerOf(page);

const began = performance.now();
for (let step = 1; step <= steps; step += 1) {
  await stopWorker();
  const { id } = papers[pick(papers.length)];
  const state = expected.get(id) ?? { saved: false, starred: false, status: 'Unread', tags: [] };
  const clicked = performance.now();
  await oneStep(cardOf(id), state, step);
  times.push(performance.now() - clicked);
  expected.set(id, state);
  if (step % 25 === 0 || step === steps) await holdAll(step);
}
await browser.context.close();

const sorted = times.toSorted((a, b) => a - b);
const at = (share) => `${Math.round(sorted[Math.floor((sorted.length - 1) * share)])} ms`;
console.log(`${steps} steps on ${expected.size} papers, the worker killed before each, seed ${seed}`);
console.log(`from the click to the stored change: ${at(0.5)} median, ${at(0.95)} at 95 %, ${at(1)} at most`);
console.log(`${lost} lost, ${((performance.now() - began) / 1000).toFixed(0)} s`);
process.exitCode = lost > 0 ? 1 : 0;

/** Do one thing to a paper, wait until its strip says so, and note what it must say from now on. */
async function oneStep(card, state, step) {
  // Strips are drawn near the window only.
  await page.locator(card).scrollIntoViewIfNeeded();
  if (!state.saved) {
    await reader.click('button', 'Save', card);
    await reader.find('button', /^Saved/, card);
    state.saved = true;
  } else if (pick(3) === 0) {
    await reader.click('button', state.starred ? 'Unstar' : 'Star', card);
    await reader.find('button', state.starred ? 'Star' : 'Unstar', card);
    state.starred = !state.starred;
  } else if (pick(2) === 0) {
    const next = statuses[(statuses.indexOf(state.status) + 1) % statuses.length];
    await reader.click('button', `Status: ${state.status}`, card);
    await reader.find('button', `Status: ${next}`, card);
    state.status = next;
  } else {
    const tag = `step ${step}`;
    await reader.click('button', 'Add a tag', card);
    await reader.find('combobox', 'Add a tag');
    await reader.type(tag, 'Enter');
    await reader.find('button', state.tags.length < 3 ? tag : /more tags?$/, card);
    await reader.type('', 'Escape');
    state.tags.push(tag);
  }
}

/** Reload the page and hold every strip that was clicked to what it must say. */
async function holdAll(step) {
  await page.reload();
  for (const [id, { starred, status, tags }] of expected) {
    const card = cardOf(id);
    await page.locator(card).scrollIntoViewIfNeeded();
    await reader.find('button', /^Saved/, card);
    const names = (await reader.all(card)).map(({ name }) => name);
    const wanted = [starred ? 'Unstar' : 'Star', `Status: ${status}`, ...tags.slice(0, 3)];
    const missing = wanted.filter((name) => !names.includes(name));
    lost += missing.length;
    if (missing.length > 0) console.log(`step ${step}, ${id}: missing ${missing.join(', ')}`);
  }
}

/** Have the browser stop the worker, and wait until it has. */
async function stopWorker() {
  const session = await browser.context.newCDPSession(own);
  const stopped = new Promise((done) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) done();
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await session.detach();
}

/** Whole numbers below a limit, the same ones for the same seed. Source: mulberry32, public domain. */
function random(start) {
  let state = start;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

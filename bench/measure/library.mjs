// A browser whose library has so many papers.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildExtension, openWith } from './browser.mjs';

let built;

/**
 * Open a browser with so many saved papers, which are indexed.
 * @returns the browser, and a page with the functions of injected/plain.js and injected/fill.js
 */
export async function openLibrary(papers, withAbstracts = false) {
  built ??= buildWithPlain();
  const { context, worker } = await openWith(await built);
  const page = await context.newPage();
  await page.goto(new URL('plain.html', worker.url()).href);
  // The worker has made the database by then.
  await page.evaluate(() => chrome.runtime.sendMessage({ type: 'tag.list' }));
  await page.evaluate(([count, abstracts]) => fill(count, abstracts), [papers, withAbstracts]);
  const began = performance.now();
  await page.evaluate(() => askWorker('nothing'));
  while (!(await page.evaluate(() => isIndexed()))) await page.waitForTimeout(250);
  console.error(
    `${papers} papers${withAbstracts ? ' with abstracts' : ''} indexed in ${Math.round(performance.now() - began)} ms`,
  );
  return { context, worker, page };
}

/** Have the browser stop the worker, and wait until it has. */
export async function stopWorker(context, page) {
  const session = await context.newCDPSession(page);
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

async function buildWithPlain() {
  const folder = await buildExtension();
  for (const name of ['plain.html', 'plain.js', 'fill.js', 'ways.js', 'bare.html', 'bare.js'])
    copyFileSync(fileURLToPath(new URL(`../injected/${name}`, import.meta.url)), join(folder, name));
  return folder;
}

// A browser with a build of the extension as the sources are now, in a folder that nobody else builds into.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findChromium, howToInstall } from '../../scripts/browsers.mjs';
import { openBrowser } from '../../scripts/driver.mjs';

/**
 * Build the extension into a folder of its own, which goes when the process ends.
 * @returns {Promise<string>} the folder
 */
export async function buildExtension() {
  process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
  const folder = mkdtempSync(join(tmpdir(), 'manicule-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.env.TARGET = 'chrome';
  await build({ logLevel: 'error', build: { outDir: folder } });
  return folder;
}

/**
 * Open a headless browser with the extension in a folder, and close the page by which it greets after installing.
 * @param {(address: string) => object} [respond] as for `openBrowser`
 */
export async function openWith(extension, respond) {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(howToInstall());
  const browser = await openBrowser({ executablePath, headless: true, respond, extension, scale: 1 });
  for (let page; !page; await browser.context.pages()[0].waitForTimeout(50)) {
    page = browser.context.pages().find((one) => one.url().includes('/first-run'));
    await page?.close();
  }
  return browser;
}

// `npm start`: builds, and opens a browser with the extension on a demo listing. `-- --live` opens the real site instead;
// without a display, or with `-- --tour`, it walks through the demo by itself and leaves the results in demo-output/.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findChromium, howToInstall, installChromium } from './browsers.mjs';
import { listingAddress, respond } from './demo/listing.mjs';
import { tour } from './demo/tour.mjs';
import { openBrowser } from './driver.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { values } = parseArgs({ options: { live: { type: 'boolean' }, tour: { type: 'boolean' } } });
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const isTour = values.tour || (!hasDisplay && !values.live);

try {
  if (values.live && !hasDisplay)
    throw new Error('There is no display to open the live site on. Without --live the demo runs by itself.');
  const executablePath = findChromium() ?? installChromium();
  if (executablePath === undefined) throw new Error(howToInstall());
  build();
  await (isTour ? runTour(executablePath) : open(executablePath));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function build() {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs', 'chrome'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
}

async function runTour(executablePath) {
  console.log(hasDisplay ? 'The tour:' : 'There is no display: the tour runs by itself.');
  const browser = await openBrowser({ executablePath, headless: true, respond });
  try {
    await tour(browser, 'demo-output');
  } finally {
    await browser.context.close();
  }
}

/** Stays until the browser is closed. */
async function open(executablePath) {
  const { context } = await openBrowser({ executablePath, headless: false, ...(values.live ? {} : { respond }) });
  const closed = new Promise((done) => context.on('close', done));
  const page = context.pages()[0] ?? (await context.newPage());
  const address = values.live ? 'https://huggingface.co/papers' : listingAddress;
  await page.goto(address).catch((error) => console.error(error.message.split('\n')[0]));
  await page.bringToFront();
  console.log(`${address} is open${values.live ? '' : ', served from this machine'}. Close the browser to end.`);
  await closed;
}

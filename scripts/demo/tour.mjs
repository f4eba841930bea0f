// The demo without a display: does by mouse and keys what a person would, says each step, and keeps pictures of it.
import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cardOf, openPopup, readerOf } from '../driver.mjs';
import { listingAddress, papers } from './listing.mjs';

const tags = { 1706.03762: 'attention', 2306.00978: 'efficiency/quantization', 2305.19466: 'length generalization' };
const noted = '2306.00978';
const note = 'Compare with GPTQ at three bits; read section 4 again';
const topic = 'survey';

/** Walk through what Manicule does, in a browser that `openBrowser` has opened, and leave the results in a folder. */
export async function tour(browser, folder) {
  mkdirSync(folder, { recursive: true });
  const listing = await readerOf(await browser.context.newPage());
  await listing.page.goto(listingAddress);
  const bar = await barOf(listing, /^\d+ papers/);
  console.log(`1. Recognized ${bar.match(/^\d+ papers/)} on ${listingAddress}.`);

  for (const [id, tag] of Object.entries(tags)) await putTag(listing, id, tag);
  await writeNote(listing);
  await hideTopic(listing);
  await listing.page.mouse.move(0, 0);
  await listing.page.evaluate(() => scrollTo(0, 0));
  await shoot(listing, join(folder, 'listing'));

  const popup = await openPopup(browser, listing);
  await popup.find('tab', /^This page/);
  await popup.find('StaticText', 'Saved on this page');
  await shoot(popup, join(folder, 'popup'));
  await popup.click('tab', /^Library/);
  await popup.find('button', /^Select all/);
  await shoot(popup, join(folder, 'popup-library'));
  await exportLibrary(popup, join(folder, 'reading-list.bib'));
  console.log(`   Pictures of the listing and the popup, light and dark, are in ${relative('.', folder)}/.`);
}

async function putTag(listing, id, tag) {
  await listing.click('button', 'Add a tag', cardOf(id));
  await listing.find('combobox', 'Add a tag');
  await listing.type(tag, 'Enter');
  await listing.find('button', tag, cardOf(id));
  await listing.type('', 'Escape');
  console.log(`2. Tagged “${titleOf(id)}” with ${tag}, which saved it.`);
}

async function writeNote(listing) {
  await listing.click('button', 'Note', cardOf(noted));
  await listing.find('textbox', 'Note');
  await listing.type(note, 'Escape');
  await listing.find('button', `Edit the note: ${note}`, cardOf(noted));
  await listing.click('button', 'Star', cardOf(noted));
  await listing.find('button', 'Unstar', cardOf(noted));
  console.log(`3. Wrote a note to “${titleOf(noted)}”, and starred it.`);
}

async function hideTopic(listing) {
  const { id } = papers.find(({ title }) => title.toLowerCase().includes(topic));
  await listing.click('button', 'More', cardOf(id));
  await listing.click('menuitem', 'Hide papers like this…');
  await listing.click('combobox', 'Hide papers that say');
  await listing.type(topic);
  await listing.click('button', /^Hide \d+$/);
  const bar = await barOf(listing, /\d+ hidden/);
  console.log(`4. Hid papers that say “${topic}”: ${bar.match(/\d+ hidden/)}, and the bar says so.`);
}

async function exportLibrary(popup, file) {
  await popup.click('tab', 'Export');
  await popup.click('radio', /^Whole library/);
  await popup.find('button', 'Save .bib');
  const [download] = await Promise.all([popup.page.waitForEvent('download'), popup.click('button', 'Save .bib')]);
  await download.saveAs(file);
  const bibtex = readFileSync(file, 'utf8');
  const keys = [...bibtex.matchAll(/^@misc\{([^,]+)/gm)].map(([, key]) => key);
  console.log(`5. Exported ${keys.length} papers to ${relative('.', file)}: ${keys.join(', ')}.`);
}

/** Wait until the bar over the listing says something. */
async function barOf(listing, expected) {
  const bar = await listing.find('region', 'Manicule: this listing');
  for (const end = Date.now() + 20_000; Date.now() < end; await listing.page.waitForTimeout(50)) {
    const text = await listing.textOf(bar);
    if (expected.test(text)) return text;
  }
  throw new Error(`The bar doesn't say ${expected}.`);
}

async function shoot({ page }, path) {
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${path}-${colorScheme}.png`, animations: 'disabled' });
  }
}

function titleOf(id) {
  return papers.find((paper) => paper.id === id).title;
}

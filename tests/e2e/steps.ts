import type { Reader } from './reader';

/** The selector of a paper's card on a Hugging Face listing. */
export function cardOf(id: string): string {
  return `article:has(h3 a[href="/papers/${id}"])`;
}

/** The selector of the part of an arXiv entry that the strip is in. */
export function entryOf(id: string): string {
  return `dt:has(a[id="${id}"]) + dd`;
}

/** Save a paper on its strip, and wait until it says so. */
export async function save(page: Reader, card: string): Promise<void> {
  await page.click('button', 'Save', card);
  await page.find('button', /^Saved/, card);
}

/** Put a tag on a paper, and wait for its chip. */
export async function addTag(page: Reader, card: string, tag: string): Promise<void> {
  await page.click('button', 'Add a tag', card);
  await page.find('combobox', 'Add a tag');
  await page.type(tag);
  await page.press('Enter');
  await page.find('button', tag, card);
  await page.press('Escape');
  await page.gone('combobox', 'Add a tag');
}

/** Write a note to a saved paper, and wait until it shows on the strip. */
export async function writeNote(page: Reader, card: string, note: string): Promise<void> {
  await page.click('button', 'Note', card);
  await page.find('textbox', 'Note');
  await page.type(note);
  await page.press('Escape');
  await page.find('button', `Edit the note: ${note}`, card);
}

/** Choose “Hide papers like this…” in a card's menu and make a rule of a query. */
export async function hideTopic(page: Reader, card: string, query: string): Promise<void> {
  await page.click('button', 'More', card);
  await page.click('menuitem', /^Hide papers like this/);
  await page.click('combobox', 'Hide papers that say');
  await page.type(query);
  await page.click('button', /^Hide \d+$/);
  await page.gone('dialog', /^Hide papers like this/);
}

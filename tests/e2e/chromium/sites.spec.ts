import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { labPage, redesignedListing, scholarPage } from '../pages/elsewhere';
import { makePapers } from '../pages/papers';
import { addTag, hideTopic, save } from '../steps';
import { type Extension, expect, test, withExtension } from './extension';
import { pressButton } from './toolbar';

const build = fileURLToPath(new URL('../../../dist/chrome', import.meta.url));
const papers = makePapers(6);
const lab = 'https://lab.example.edu/publications';
const labOrigin = 'https://lab.example.edu/*';
const scholar = 'https://scholar.google.com/scholar?q=experiments';
const scholarOrigin = 'https://scholar.google.com/*';
const entry = 'li:has(a[href$="/abs/2601.00002"])';
const row = '[data-cid="2601.00002"]';

/** The scripts that are registered, each with its hosts. */
async function registered(extension: Extension): Promise<Record<string, string[]>> {
  const scripts = await extension.own(() => chrome.scripting.getRegisteredContentScripts(), undefined);
  return Object.fromEntries(scripts.map(({ id, matches }) => [id, matches]));
}

test('the popup says what could be read on a page, and asks for its host', async ({ extension }) => {
  const page = await extension.open(lab, labPage(papers));
  expect(await page.names('group')).toEqual([]);
  const said = await pressButton(extension, page.page);
  expect(said).toContain('6 papers recognizable here');
  expect(said).toContain('Enable on lab.example.edu');

  const popup = await extension.openPopup(page.page);
  const heading = popup.getByRole('heading', { name: '6 papers recognizable here' });
  await popup.getByRole('button', { name: 'Enable on lab.example.edu' }).click();
  // The prompt is open, and nobody can answer it here; until then nothing happens.
  await expect(heading).toBeVisible();
  expect(await registered(extension)).toEqual({});
  expect(await page.names('group')).toEqual([]);
});

test('a yes to the prompt has the open tab read at once, and the popup says so', async ({ extension }) => {
  const page = await extension.open(lab, labPage(papers));
  const other = await extension.open(`${lab}?other`, labPage(papers));
  await pressButton(extension, page.page);
  const popup = await extension.openPopup(page.page);
  await extension.allow(labOrigin);
  await popup.bringToFront();
  await popup.getByRole('button', { name: 'Enable on lab.example.edu' }).click();
  await expect(popup.getByText('Enabled here')).toBeVisible();
  await expect(popup.getByText('6 papers · 0 saved')).toBeVisible();
  await page.page.bringToFront();
  await save(page, entry);
  await other.page.bringToFront();
  await other.find('button', /^Saved/, entry);
});

test('a page is read just once, with strips, editors and all, and not after a reload', async ({ extension }) => {
  const page = await extension.open(lab, labPage(papers));
  await pressButton(extension, page.page);
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('button', { name: 'Only this once' }).click();
  await expect(popup.getByText('6 papers · 0 saved')).toBeVisible();
  await expect(popup.getByText('Read without an adapter')).toBeVisible();
  await expect(popup.getByText('Read only this once')).toBeVisible();
  await page.page.bringToFront();
  await page.find('region', 'Manicule: this listing');
  await save(page, entry);
  await addTag(page, entry, 'from the lab');
  await page.page.reload();
  await expect(page.page.getByText('Publications').first()).toBeVisible();
  expect(await page.names('group')).toEqual([]);
  expect(await registered(extension)).toEqual({});
});

test('a page that the browser keeps extensions out of is said to be one', async ({ extension }) => {
  const page = await extension.context.newPage();
  await page.goto('chrome://version');
  const popup = await extension.openPopup(page);
  await expect(popup.getByRole('heading', { name: 'This page can’t be read' })).toBeVisible();
});

test('an enabled site is read from the start, by its adapter, and knows what was saved elsewhere', async ({
  extension,
}) => {
  const listing = await extension.open(scholar, scholarPage(papers));
  await extension.enable(scholarOrigin);
  await extension.enable(labOrigin);
  // The tab that was open is read without a reload.
  await listing.page.bringToFront();
  await save(listing, row);
  const page = await extension.open(lab, labPage(papers));
  await page.find('button', /^Saved/, entry);
  await addTag(page, entry, 'seen twice');
  await listing.page.reload();
  await listing.find('button', 'seen twice', row);
  const popup = await extension.openPopup(listing.page);
  await expect(popup.getByText('Read by the site’s adapter')).toBeVisible();
  await expect(popup.getByText('Enabled here')).toBeVisible();
});

test('an enabled site hides what a rule hides, under a veil', async ({ extension }) => {
  await extension.enable(scholarOrigin);
  const page = await extension.open(scholar, scholarPage(papers));
  await hideTopic(page, '[data-cid="2601.00004"]', 'speech');
  expect(await registered(extension)).toMatchObject({ 'veil everywhere': [scholarOrigin] });
  const isVisible = () => page.page.locator('[data-cid="2601.00004"] h3').isVisible();
  await expect.poll(isVisible).toBe(false);
  await page.page.reload();
  await page.find('button', 'Show');
  expect(await isVisible()).toBe(false);
});

test('what is enabled stays so while the worker is killed', async ({ extension }) => {
  await extension.enable(labOrigin);
  await extension.stopWorker();
  const page = await extension.open(lab, labPage(papers));
  await save(page, entry);
});

test('what is enabled stays so after an update, which clears what was registered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'manicule-update-'));
  cpSync(build, folder, { recursive: true });
  await withExtension(async (extension) => {
    await extension.enable(labOrigin);
    const page = await extension.open(lab, labPage(papers));
    await save(page, entry);
    const manifest = join(folder, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"version": "0.1.0"', '"version": "0.2.0"'));
    await extension.reload();
    await expect.poll(() => registered(extension)).toEqual({ everywhere: [labOrigin] });
    await page.page.bringToFront();
    await addTag(page, entry, 'after the update');
    expect(await page.names('group', 'body')).toHaveLength(papers.length);
    const other = await extension.open(`${lab}?again`, labPage(papers));
    await other.find('button', 'after the update', entry);
  }, folder);
  rmSync(folder, { recursive: true, force: true });
});

test('a site that is taken back is left at once, and is read no more', async ({ extension }) => {
  await extension.enable(labOrigin);
  await extension.enable(scholarOrigin);
  const page = await extension.open(lab, labPage(papers));
  const other = await extension.open(scholar, scholarPage(papers));
  await page.page.bringToFront();
  await save(page, entry);
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('button', { name: 'Take back' }).click();
  await expect.poll(() => registered(extension)).toEqual({ everywhere: [scholarOrigin] });
  await page.page.bringToFront();
  await expect.poll(() => page.names('group')).toEqual([]);
  expect(await page.names('region')).toEqual([]);
  await page.page.reload();
  await expect(page.page.getByText('Publications').first()).toBeVisible();
  expect(await page.names('group')).toEqual([]);
  await other.page.bringToFront();
  await other.find('button', /^Saved/, row);
});

test('the settings list what is enabled and take it back', async ({ extension }) => {
  await extension.enable(labOrigin);
  const settings = await extension.context.newPage();
  await settings.goto(new URL('/src/options/index.html', await extension.own(() => location.href, undefined)).href);
  const lab = settings.getByRole('switch', { name: 'Work on lab.example.edu' });
  await expect(lab).toHaveAttribute('aria-checked', 'true');
  await expect(settings.getByRole('switch', { name: 'Work on Google Scholar' })).toHaveAttribute(
    'aria-checked',
    'false',
  );
  await lab.click();
  await expect(lab).toHaveCount(0);
  await expect.poll(() => registered(extension)).toEqual({});
});

test('a Hugging Face listing that its adapter no longer reads is read without it', async ({ extension }) => {
  const page = await extension.open('https://huggingface.co/papers', redesignedListing(papers));
  const card = 'section:has(a[href="/papers/2601.00002"])';
  await save(page, card);
  const words = (await page.all()).map(({ name }) => name).join(' ');
  expect(words).toMatch(/6\s+papers, read without the adapter/);
  await addTag(page, card, 'redesigned');
  await page.page.reload();
  await page.find('button', 'redesigned', card);
  expect(await page.names('region')).toEqual(['Manicule: this listing']);
  const popup = await extension.openPopup(page.page);
  await expect(popup.getByText('The site has changed')).toBeVisible();
});

declare const chrome: {
  scripting: { getRegisteredContentScripts(): Promise<{ id: string; matches: string[] }[]> };
};

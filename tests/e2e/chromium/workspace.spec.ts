import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type Extension, expect, test } from './extension';
import { faultsOf } from './own-pages';

/** Save so many papers, part with tags, and open the workspace at an address. */
async function openWorkspace(extension: Extension, count: number, search = ''): Promise<Page> {
  await extension.own(async (count) => {
    const send = async (type: string, data: unknown) => {
      const reply = await chrome.runtime.sendMessage({ type, data });
      if (!reply.ok) throw new Error(reply.error.name);
    };
    const papers = Array.from({ length: count }, (_, number) => ({
      id: `arxiv:2401.${String(number).padStart(5, '0')}`,
      title: `On margins, part ${number}`,
      author: [{ family: 'Gloss', given: 'Ada' }],
      issued: String(2015 + (number % 10)),
    }));
    await send('annotation.change', { papers, change: { do: 'save' }, site: 'arxiv' });
    const choice = { ids: papers.filter((_, number) => number % 3 === 0).map(({ id }) => id) };
    for (const tag of ['ml/peft', 'to read']) await send('library.change', { choice, change: { do: 'add tag', tag } });
    const note = '**Theorem 2** in $r = 8$\n\n- one\n- two';
    await send('annotation.change', { papers: papers.slice(0, 1), change: { do: 'note', note } });
  }, count);
  const address = await extension.own(() => chrome.runtime.getURL('/src/workspace/index.html'), undefined);
  const page = await extension.context.newPage();
  await page.setViewportSize({ width: 1360, height: 840 });
  await page.goto(address + search);
  await expect(page.getByRole('option').first()).toBeVisible();
  return page;
}

test('the library is scrolled to its end by key, and few rows are ever drawn', async ({ extension }) => {
  const page = await openWorkspace(extension, 1_500);
  const list = page.getByRole('listbox', { name: 'Papers' });
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', '1500');
  await list.focus();
  await page.keyboard.press('End');
  const last = list.locator('[aria-posinset="1500"]');
  await expect(last).toContainText('On margins, part');
  await expect(last).toBeInViewport();
  expect(await list.getByRole('option').count()).toBeLessThan(45);
  expect((await last.boundingBox())?.height).toBe(64);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^On margins/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(list).toBeFocused();
});

test('a tag is dragged below another, and back by Undo; the address keeps what is looked for', async ({
  extension,
}) => {
  const page = await openWorkspace(extension, 30);
  const tag = (name: RegExp) => page.getByRole('treeitem', { name });
  await tag(/^to read/).dragTo(tag(/^ml/));
  await expect(tag(/^to read/)).toHaveAttribute('aria-level', '2');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tag(/^to read/)).toHaveAttribute('aria-level', '1');
  await tag(/^to read/).click();
  await expect(page.getByRole('combobox', { name: /^Search/ })).toHaveValue('tag:"to read"');
  await page.getByRole('button', { name: /^Select all/ }).click();
  await page
    .getByRole('region', { name: 'The selected papers' })
    .getByRole('button', { name: 'Read', exact: true })
    .click();
  await expect(page.getByText('10 papers changed.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('option')).toHaveCount(10);
  await page.goBack();
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-setsize', '30');
});

test('a row is dragged into a text as BibTeX, and a reading list is a file with its name', async ({ extension }) => {
  const page = await openWorkspace(extension, 6);
  const text = page.locator('#text');
  await page.evaluate(() => document.querySelector('.w-detail')?.prepend(document.createElement('textarea')));
  await page.evaluate(() => document.querySelector('textarea')?.setAttribute('id', 'text'));
  const row = page.getByRole('option').nth(1);
  await row.hover();
  const cite = await row.locator('.w-title').textContent();
  // What is dragged is asked for while the pointer rests on the row.
  await expect(async () => {
    await row.dragTo(text);
    await expect(text).not.toHaveValue('', { timeout: 500 });
  }).toPass();
  await expect(text).toHaveValue(new RegExp(`^@misc\\{gloss\\d+margins[^]*title = \\{${cite}\\}[^]*\\}\\n$`));

  await page.evaluate(() =>
    chrome.runtime.sendMessage({
      type: 'list.create',
      data: { name: 'Margins: part 1', query: 'tag:ml', order: 'newest' },
    }),
  );
  await page.getByRole('button', { name: 'Export the list Margins: part 1' }).click({ force: true });
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save .bib' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^Margins-part-1-\d{4}-\d{2}-\d{2}\.bib$/);
  expect(readFileSync(await file.path(), 'utf8').match(/^@misc/gm)).toHaveLength(2);
});

test('a title that is written by hand is exported so, until Undo brings back what the page said', async ({
  extension,
}) => {
  const page = await openWorkspace(extension, 1, '?paper=arxiv%3A2401.00000');
  const exported = page.getByRole('group', { name: 'Citation' });
  await page.getByRole('button', { name: 'Edit: Title' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Title' }).fill('Against all margins');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Against all margins' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit: Title' })).toBeFocused();
  await expect(exported).toContainText('Against all margins');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(exported).toContainText('On margins, part 0');
  await expect(page.getByRole('definition').first()).toContainText('arXiv');
});

test('the workspace has no fault that axe finds, in light and dark, wide and narrow', async ({ extension }) => {
  const page = await openWorkspace(extension, 60, '?paper=arxiv%3A2401.00000');
  await expect(page.getByText('Theorem 2')).toBeVisible();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('x');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1360, 700]) {
      await page.setViewportSize({ width, height: 840 });
      expect(await faultsOf(page), `${colorScheme}, ${width} wide`).toEqual([]);
    }
    await page.setViewportSize({ width: 1360, height: 840 });
  }
  await page.getByRole('button', { name: 'Export the selected papers' }).click();
  await page.getByRole('combobox', { name: 'Format' }).first().selectOption('references');
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Gloss, A.');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faultsOf(page), `the export, ${colorScheme}`).toEqual([]);
  }
});

declare const chrome: {
  runtime: {
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<{ ok: boolean; error: { name: string } }>;
  };
};

test('what was done is seen and taken back where the paper covers the list, which gives the focus back', async ({
  extension,
}) => {
  const page = await openWorkspace(extension, 30);
  for (const width of [1000, 700]) {
    await page.setViewportSize({ width, height: 640 });
    await page.getByRole('option').nth(2).click();
    const title = page.getByRole('heading', { name: /^On margins/ });
    await expect(title).toBeFocused();
    await page.getByRole('button', { name: 'Remove from the library' }).press('Enter');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(title).toBeFocused();
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox', { name: 'Papers' })).toBeFocused();
  }
});

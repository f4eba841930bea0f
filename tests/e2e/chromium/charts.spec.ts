import type { Page } from '@playwright/test';
import { type Extension, expect, test } from './extension';
import { faultsOf } from './own-pages';

/** Save 30 papers, part of them read and tagged, and open their charts. */
async function openCharts(extension: Extension): Promise<Page> {
  await extension.own(async () => {
    const send = async (type: string, data: unknown) => {
      const reply = await chrome.runtime.sendMessage({ type, data });
      if (!reply.ok) throw new Error(reply.error.name);
    };
    const papers = Array.from({ length: 30 }, (_, number) => ({
      id: `arxiv:2401.${String(number).padStart(5, '0')}`,
      title: `On margins, part ${number}`,
      issued: String(2019 + (number % 5)),
      'container-title': number % 2 ? 'NeurIPS' : 'A Journal of Margins with a Name That Is Rather Long for an Axis',
    }));
    await send('annotation.change', { papers, change: { do: 'save' }, site: 'arxiv' });
    await send('annotation.change', { papers: papers.slice(0, 9), change: { do: 'status', status: 'read' } });
    await send('annotation.change', { papers: papers.slice(0, 12), change: { do: 'add tag', tag: 'ml/peft' } });
  }, undefined);
  const address = await extension.own(() => chrome.runtime.getURL('/src/workspace/index.html'), undefined);
  const page = await extension.context.newPage();
  await page.setViewportSize({ width: 1360, height: 840 });
  await page.goto(`${address}?shows=charts`);
  await expect(page.getByRole('button', { name: '2019: 6 papers' })).toBeVisible();
  return page;
}

test('a bar is chosen by keys alone, and the way back leads to it', async ({ extension }) => {
  const page = await openCharts(extension);
  const years = page.getByRole('group', { name: 'Years in which they appeared' });
  await years.getByRole('button', { name: '2023: 6 papers' }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(years.getByRole('button', { name: '2021: 6 papers' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: 'Papers' })).toBeFocused();
  await expect(page.getByRole('option')).toHaveCount(6);
  await expect(page.getByRole('combobox', { name: /^Search/ })).toHaveValue('year:2021');
  await page.goBack();
  await expect(years.getByRole('button', { name: '2021: 6 papers' })).toBeFocused();
  await page.reload();
  const read = page.getByRole('group', { name: 'Read per week' });
  await read.getByRole('button', { name: /: 9 papers$/ }).click();
  await expect(page.getByRole('option')).toHaveCount(9);
  await page.getByRole('button', { name: 'Back to the charts' }).click();
  await expect(read.getByRole('button', { name: /: 9 papers$/ })).toBeFocused();
  expect(extension.faults).toEqual([]);
});

test('charts have no fault that axe finds, in light and dark, wide and narrow, and fit', async ({ extension }) => {
  const page = await openCharts(extension);
  await page.getByText('Table', { exact: true }).first().click();
  await expect(page.getByRole('table', { name: 'Saved per week' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1360, 400]) {
      await page.setViewportSize({ width, height: 840 });
      await expect
        .poll(() => page.evaluate(() => document.querySelector('.w-chartbox')?.scrollWidth))
        .toBeLessThanOrEqual(width);
      expect(await faultsOf(page), `${colorScheme}, ${width} wide`).toEqual([]);
    }
    await page.setViewportSize({ width: 1360, height: 840 });
  }
});

declare const chrome: {
  runtime: {
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<{ ok: boolean; error: { name: string } }>;
  };
};

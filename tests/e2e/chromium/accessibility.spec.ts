import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { titlesOnlyPage } from '../pages/titles-only';
import { addTag, cardOf, hideTopic, writeNote } from '../steps';
import { expect, test } from './extension';
import type { Reading } from './reading';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const card = cardOf('2601.00002');

interface Axe {
  run(
    of: unknown,
    how: unknown,
  ): Promise<{ violations: { id: string; nodes: { html: string; target: unknown[] }[] }[] }>;
}

/**
 * Hold a page to WCAG 2.2 AA; answers each fault with the markup that has it. `ours`: only what is in shadow roots, else
 * the whole page is ours, and held to axe's best practices as well.
 */
async function faultsOf(page: Page, ours = false): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (ours) => {
    const { axe } = window as unknown as { axe: Axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', ...(ours ? [] : ['best-practice'])];
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) =>
      nodes.filter(({ target }) => !ours || Array.isArray(target[0])).map(({ html }) => `${id}: ${html.slice(0, 300)}`),
    );
  }, ours);
}

/** The same page with its closed shadow roots open, in a tab of its own, so that axe sees them. */
async function opened(page: Reading): Promise<Page> {
  const markup = await page.markup();
  const copy = await page.page.context().newPage();
  await copy.setViewportSize({ width: 1200, height: 900 });
  await copy.evaluate(
    (html) => {
      document.open();
      document.write('<!doctype html><title>copy</title>');
      document.close();
      (document.documentElement as unknown as { setHTMLUnsafe(html: string): void }).setHTMLUnsafe(html);
      for (const popover of [...document.querySelectorAll('*')].flatMap((host) => [
        ...(host.shadowRoot?.querySelectorAll<HTMLElement>('[popover]') ?? []),
      ]))
        popover.showPopover();
    },
    markup
      .replace(/^<html[^>]*>|<script[\s\S]*?<\/script>/g, '')
      .replaceAll('shadowrootmode="closed"', 'shadowrootmode="open"'),
  );
  return copy;
}

test('strips, bar and popovers have no fault that axe finds', async ({ extension }) => {
  const page = await extension.open('https://huggingface.co/papers', listing(makePapers(8)));
  await addTag(page, card, 'attention');
  await writeNote(page, card, 'A note');
  await hideTopic(page, cardOf('2601.00004'), 'speech');
  const open = async () => {
    const copy = await opened(page);
    expect(
      await copy.evaluate(() => [...document.querySelectorAll('*')].filter((host) => host.shadowRoot).length),
    ).toBeGreaterThan(8);
    expect(await faultsOf(copy, true)).toEqual([]);
    await copy.close();
  };
  await open();
  await page.click('button', 'Add a tag', card);
  await page.find('combobox', 'Add a tag');
  await open();
  await page.press('Escape');
  await page.click('button', 'More', card);
  await page.find('menuitem', /^Hide papers like this/);
  await open();
  await page.click('menuitem', /^Hide papers like this/);
  await page.find('dialog', /^Hide papers like this/);
  await open();
  await page.click('checkbox', /title has quantization/);
  await page.find('button', /^Hide \d/);
  await open();
  await page.click('button', 'Cancel');
  await page.click('button', 'More', card);
  await page.click('menuitem', /^Highlight papers like this/);
  await page.click('checkbox', /title has quantization/);
  await page.click('button', 'Pink');
  await open();
  await page.click('button', 'Cancel');
  await page.click('button', 'speech 1');
  await page.click('button', 'Edit rule');
  await page.find('dialog', 'Edit the rule');
  await open();
});

test('the panel in which a page is taught has none either', async ({ extension }) => {
  await extension.enable('https://group.example.edu/*');
  const page = await extension.open('https://group.example.edu/papers', titlesOnlyPage('k'));
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('button', { name: 'Teach this page' }).click();
  const hasNone = async () => {
    const copy = await opened(page);
    await expect(copy.getByRole('dialog', { name: 'Teach this page' })).toBeVisible();
    expect(await faultsOf(copy, true)).toEqual([]);
    await copy.close();
    await page.page.bringToFront();
  };
  await page.find('dialog', 'Teach this page');
  await hasNone();
  await page.page.click('#title-0');
  await page.find('button', 'Save');
  await hasNone();
  await page.click('button', 'Pick the authors on the page');
  await hasNone();
});

test('the popup has no fault that axe finds, on any of its tabs', async ({ extension }) => {
  const page = await extension.open('https://huggingface.co/papers', listing(makePapers(8)));
  await addTag(page, card, 'attention');
  await hideTopic(page, cardOf('2601.00004'), 'speech');
  const popup = await extension.openPopup(page.page);
  await popup.getByRole('button', { name: /^Pause “speech”/ }).click();
  await popup.getByRole('button', { name: 'Pause', exact: true }).click();
  await popup.getByRole('switch', { name: 'On this page' }).click();
  await expect(popup.getByText('Paused on this page: nothing is hidden')).toBeVisible();
  for (const scheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const name of ['This page', 'Library', 'Export']) {
      await popup.getByRole('tab', { name }).click();
      if (name === 'Export') await expect(popup.getByRole('button', { name: 'Save .bib' })).toBeEnabled();
      expect(await faultsOf(popup), `${name}, ${scheme}`).toEqual([]);
    }
  }
});

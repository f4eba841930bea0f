// @vitest-environment jsdom

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultExport } from '../../src/core/citing';
import { click, complaints, find, has, names, press, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, listing } from './fake-background';
import { fewPapers, open } from './open';

inEnglish();

const download = vi.hoisted(() => vi.fn());
vi.mock('../../src/ui/download', () => ({ download }));

const copied = vi.fn(async (_: string) => undefined);
beforeEach(() => {
  download.mockClear();
  copied.mockClear();
  vi.stubGlobal('navigator', { clipboard: { writeText: copied } });
});

async function exporting() {
  const rows = fewPapers();
  return open(
    new FakeBackground(
      rows,
      listing(
        rows.map(({ paper }) => paper),
        ['arxiv:2306.00978'],
      ),
    ),
    /Export/,
  );
}

describe('the export', () => {
  it('offers what is saved here and the library, the search and the selection once there is one', async () => {
    await exporting();
    expect(names('radio')).toEqual(['Saved on this page1', 'Whole library4']);
    await type(find('combobox', /Search/), 'tag:ml');
    expect(names('radio')).toEqual(['Saved on this page1', 'The search above2', 'Whole library4']);
    await click(find('tab', /Library/));
    await press(find('button', 'Deconstructing Attention'), ' ');
    await click(find('button', 'Export 1'));
    expect(find<HTMLInputElement>('radio', 'Selected1').checked).toBe(true);
  });

  it('shows the text as it is written, without freezing a key', async () => {
    const background = await exporting();
    expect(find('region', 'BibTeX').textContent).toContain('@misc{anon2023,\n  title = {AWQ},');
    expect(background.askedFor('library.export')).not.toHaveLength(0);
    expect(background.askedFor('library.export').filter((data) => (data as { freeze: boolean }).freeze)).toEqual([]);
    expect(await complaints()).toEqual([]);
  });

  it('counts entries without authors', async () => {
    await exporting();
    await click(find('radio', /Whole/));
    expect(document.body.textContent).toContain('4 papers have no authors.');
    expect(document.body.textContent).toContain('4 papers · 1 KB');
  });

  it('saves a dated file, keys frozen', async () => {
    const background = await exporting();
    await click(find('button', 'Save .bib'));
    expect(download).toHaveBeenCalledOnce();
    expect(download.mock.calls[0]?.[0]).toMatch(/^reading-list-\d{4}-\d{2}-\d{2}\.bib$/);
    expect(download.mock.calls[0]?.[1]).toContain('title = {AWQ}');
    expect(background.askedFor('library.export').at(-1)).toEqual({
      choice: { ids: ['arxiv:2306.00978'] },
      freeze: true,
      options: defaultExport('bibtex'),
    });
    expect(has('status', /1 paper written/)).toBe(true);
  });

  it('copies, and says so only once it is copied', async () => {
    await exporting();
    copied.mockRejectedValueOnce(Object.assign(new Error(), { name: 'NotAllowedError' }));
    await click(find('button', 'Copy'));
    expect(has('status', /NotAllowedError/)).toBe(true);
    await click(find('button', 'Try again'));
    expect(has('status', /1 paper copied/)).toBe(true);
  });

  it('has nothing to save where nothing is saved', async () => {
    await open(new FakeBackground([]), /Export/);
    expect(document.body.textContent).toContain('nothing to export yet');
    expect((find('button', 'Save .bib') as HTMLButtonElement).disabled).toBe(true);
  });
});

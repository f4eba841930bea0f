// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { click, complaints, find, has, names, press, settle, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, listing } from './fake-background';
import { fewPapers, open } from './open';

inEnglish();
beforeEach(() => localStorage.clear());

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

/** Choose in a list as somebody does. */
async function choose(label: RegExp, value: string): Promise<void> {
  const field = [...document.querySelectorAll('select')].find((one) =>
    label.test(one.closest('label')?.textContent ?? ''),
  );
  if (!field) throw new Error(`No list ${String(label)}`);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

/** What a page writes itself is loaded when it is first used. */
const loaded = (isThere: () => boolean) =>
  vi.waitFor(
    async () => {
      await settle();
      if (!isThere()) throw new Error(`Not there yet: ${document.body.textContent}`);
    },
    { timeout: 20_000, interval: 20 },
  );

const preview = () => find('region', 'Preview').textContent ?? '';

describe('the export', () => {
  it('offers what is saved here, the whole page and the library, the search and the selection once there is one', async () => {
    await exporting();
    expect(names('radio')).toEqual(['Saved on this page1', 'All on this page, saved or not4', 'Whole library4']);
    await type(find('combobox', /Search/), 'tag:ml');
    expect(names('radio')).toContain('The search above2');
    await click(find('tab', /Library/));
    await press(find('button', 'Deconstructing Attention'), ' ');
    await click(find('button', 'Export 1'));
    expect(find<HTMLInputElement>('radio', 'Selected1').checked).toBe(true);
  });

  it('shows the text as it is written, without freezing a key', async () => {
    const background = await exporting();
    expect(preview()).toContain('@misc{anon2023,\n  title = {AWQ},');
    expect(background.askedFor('library.export')).not.toHaveLength(0);
    expect(background.askedFor('library.export').filter((data) => (data as { freeze: boolean }).freeze)).toEqual([]);
    expect(await complaints()).toEqual([]);
  });

  it('says what is missing, how much it is, and once which entries pdfTeX can’t set', async () => {
    const background = await exporting();
    const keys = Array.from({ length: 7 }, (_, index) => `key${index}`);
    background.exported = { beyondPdftex: { keys, count: 312 } };
    await click(find('radio', /Whole/));
    expect(document.body.textContent).toContain('4 papers have no authors.');
    expect(document.body.textContent).toContain('4 papers · 1 KB');
    expect(document.body.textContent).toContain('312 entries need XeLaTeX or LuaLaTeX: key0, key1, key2, key3, key4 …');
  });

  it('saves a dated file, keys frozen', async () => {
    const background = await exporting();
    await click(find('button', 'Save .bib'));
    expect(background.files).toHaveLength(1);
    const [name, content, media] = background.files[0] ?? [];
    expect(name).toMatch(/^reading-list-\d{4}-\d{2}-\d{2}\.bib$/);
    expect(content).toContain('title = {AWQ}');
    expect(media).toBe('application/x-bibtex');
    expect(background.askedFor('library.export').at(-1)).toMatchObject({
      choice: { ids: ['arxiv:2306.00978'] },
      freeze: true,
      options: { format: 'bibtex', encoding: 'ascii' },
    });
    expect(has('status', /1 paper written/)).toBe(true);
  });

  it('takes another format and what can be chosen of it, and keeps both', async () => {
    const background = await exporting();
    await choose(/Format/, 'biblatex');
    await click(find('checkbox', 'Abstract'));
    await choose(/Order/, 'year');
    const asked = { options: { format: 'biblatex', order: 'year', encoding: 'utf-8', includes: { abstract: true } } };
    expect(background.askedFor('library.export').at(-1)).toMatchObject({ freeze: false, ...asked });
    expect(background.settings.exportFormat).toBe('biblatex');
    await open(background, /This page/);
    await click(find('tab', /Export/));
    expect(background.askedFor('library.export').at(-1)).toMatchObject(asked);
  });

  it('offers of a format only what it has', async () => {
    await exporting();
    expect(names('checkbox')).toEqual(['Abstract', 'Tags', 'Note', 'LaTeX accents']);
    await choose(/Format/, 'csv');
    expect(names('checkbox')).toEqual(['Abstract', 'Tags', 'Note']);
    await choose(/Format/, 'references');
    expect(names('checkbox')).toEqual([]);
    expect(await complaints()).toEqual([]);
  });

  it('writes references in a style, says whose work that is, and copies them with their italics', async () => {
    const background = await exporting();
    await choose(/Format/, 'references');
    await choose(/Style/, 'ieee');
    await loaded(() => preview().includes('“AWQ,”'));
    expect(document.body.textContent).toContain('© Frank Bennett');
    await click(find('button', 'Copy'));
    await loaded(() => has('status', /copied/));
    expect(background.askedFor('copy')).toEqual([[expect.stringContaining('“AWQ,”'), expect.stringMatching(/^<p>/)]]);
    expect(background.askedFor('library.cited').at(-1)).toMatchObject({ freeze: true });
  });

  it('formats no more references than take a moment', async () => {
    const background = await exporting();
    background.exported = { count: 501 };
    await choose(/Format/, 'references');
    await loaded(() => preview().includes('“AWQ') || preview().includes('AWQ ('));
    for (const name of ['Copy', 'Save .txt']) {
      expect(find<HTMLButtonElement>('button', name).disabled).toBe(true);
      expect(find('button', name).title).toBe('At most 500 references are formatted at once.');
    }
  });

  it('copies, and says so only once it is copied', async () => {
    const background = await exporting();
    const { copy } = background;
    background.copy = async () => {
      background.copy = copy;
      throw Object.assign(new Error(), { name: 'NotAllowedError' });
    };
    await open(background, /Export/);
    await click(find('button', 'Copy'));
    expect(has('status', /NotAllowedError/)).toBe(true);
    expect(has('status', /copied/)).toBe(false);
  });

  it('has nothing to save where nothing is saved', async () => {
    await open(new FakeBackground([]), /Export/);
    expect(document.body.textContent).toContain('nothing to export yet');
    expect((find('button', 'Save .bib') as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('the whole page', () => {
  it('is written with proposed keys, and nothing is saved or frozen by it', async () => {
    const [saved, ...others] = fewPapers();
    if (!saved) throw new Error('No paper');
    const papers = [saved, ...others].map(({ paper }) => paper);
    const background = await open(new FakeBackground([saved], listing(papers, [saved.paper.id])), /Export/);
    await click(find('radio', /All on this page/));
    await loaded(() => preview().includes('Deconstructing'));
    expect(preview()).toContain('AWQ');
    await click(find('button', 'Save .bib'));
    await loaded(() => background.files.length > 0);
    const [, content] = background.files[0] ?? [];
    // The one that is saved keeps its key; each other has one of its own.
    const keys = [...String(content).matchAll(/^@\w+\{(.+),$/gm)].map(([, key]) => key);
    expect(keys).toContain('anon2025');
    expect(new Set(keys).size).toBe(4);
    const types = background.asked.map(([kind]) => kind);
    expect(types.filter((kind) => /^(annotation|job|library\.(change|export))/.test(kind))).toEqual(['library.export']);
    expect(background.rows).toHaveLength(1);
  });
});

describe('Zotero', () => {
  it('gets the chosen papers, and is said to have them once it has', async () => {
    const background = await exporting();
    await click(find('button', 'To Zotero'));
    await loaded(() => has('status', /in Zotero/));
    expect(background.zotero.sent).toEqual([
      expect.objectContaining({ title: 'AWQ', tags: [{ tag: 'quantization' }] }),
    ]);
    expect(has('status', '1 paper is in Zotero. You find them in “My Library”.')).toBe(true);
  });

  it('gets nothing where the browser may not reach it', async () => {
    const background = await exporting();
    background.zotero.isAllowed = false;
    await click(find('button', 'To Zotero'));
    expect(background.zotero.sent).toEqual([]);
    expect(has('status', /not allowed/)).toBe(true);
  });

  it('is tried again after it didn’t answer', async () => {
    const background = await exporting();
    background.zotero.failure = Object.assign(new Error(), { name: 'ZoteroNotRunning' });
    await click(find('button', 'To Zotero'));
    await loaded(() => has('status', /Start Zotero/));
    await click(find('button', 'Try again'));
    await settle();
    expect(background.zotero.sent).toHaveLength(1);
  });

  it('shows how far it is, and stops when told', async () => {
    const background = await exporting();
    let goOn: () => void = () => undefined;
    background.zotero.hold = new Promise((resolve) => {
      goOn = resolve;
    });
    await click(find('button', 'To Zotero'));
    await loaded(() => has('progressbar', 'Sending to Zotero'));
    await click(find('button', 'Cancel'));
    goOn();
    await settle();
    expect(background.zotero.sent).toEqual([]);
    expect(has('status', /^Stopped/)).toBe(true);
  });
});

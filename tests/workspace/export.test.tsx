// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { click as clickAtOnce, complaints, find, has, settle } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, fewRows } from './fake-background';
import { click, open, press, rest } from './open';

inEnglish();
beforeEach(() => localStorage.clear());

const list = () => find('listbox', 'Papers');
const preview = () => find('region', 'Preview').textContent ?? '';
const rows = () => [...document.querySelectorAll<HTMLElement>('.w-row')];

/** Choose in a list as somebody does. */
async function choose(name: string, value: string): Promise<void> {
  const field = [...document.querySelectorAll('select')].find((one) =>
    (one.getAttribute('aria-label') ?? one.closest('label')?.textContent ?? '').startsWith(name),
  );
  if (!field) throw new Error(`No list ${name}`);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

/** What a page writes itself is loaded when it is first used. */
async function loaded(isThere: () => boolean): Promise<void> {
  vi.useRealTimers();
  await vi.waitFor(
    async () => {
      await settle();
      if (!isThere()) throw new Error(`Not there yet: ${document.body.textContent}`);
    },
    { timeout: 20_000, interval: 20 },
  );
}

describe('an export', () => {
  it('of what is found stands in place of the list, and leads back to it', async () => {
    const background = await open(new FakeBackground(fewRows()), '?q=tag%3Aml');
    await click(find('button', 'Export'));
    expect(document.activeElement?.textContent).toBe('Export: The search above');
    expect(preview()).toContain('title = {Deconstructing Attention}');
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
    await clickAtOnce(find('button', 'Save .bib'));
    const [name, text] = background.askedFor('download')[0] as [string, string];
    expect(name).toMatch(/^reading-list-.*\.bib$/);
    expect(text.match(/^@/gm)).toHaveLength(2);
    await clickAtOnce(find('button', 'Back to the list'));
    expect(document.activeElement).toBe(list());
  });

  it('of what is selected takes these papers', async () => {
    const background = await open(new FakeBackground(fewRows()));
    await press(list(), 'x');
    await click(find('button', 'Export the selected papers'));
    expect(document.activeElement?.textContent).toBe('Export: 1 selected');
    await click(find('button', 'Copy'));
    expect(String(background.askedFor('copy')[0]).match(/^@/gm)).toHaveLength(1);
    expect(background.askedFor('library.export').at(-1)).toMatchObject({ freeze: true });
  });

  it('of a reading list is a file with its name', async () => {
    const background = new FakeBackground(fewRows());
    background.lists = [{ id: 'a', name: 'Positions & co.', query: 'tag:positions', order: 'oldest' }];
    await open(background);
    await click(find('button', 'Export the list Positions & co.'));
    await click(find('button', 'Save .bib'));
    const [name, text] = background.askedFor('download')[0] as [string, string];
    expect(name).toMatch(/^Positions-co-\d{4}-\d{2}-\d{2}\.bib$/);
    expect(text).toContain('The Impact of Positional Encoding');
    expect(background.askedFor('library.export').at(-1)).toMatchObject({
      choice: { query: 'tag:positions', order: 'oldest' },
      list: 'Positions & co.',
    });
  });

  it('of notes is a zip with a file per paper', async () => {
    const background = await open(new FakeBackground(fewRows()));
    background.keys.set('arxiv:2306.00978', 'lin2023awq');
    await click(find('button', 'Export'));
    await choose('Format', 'markdown-notes');
    await loaded(() => preview().includes('lin2023awq.md'));
    expect(find<HTMLButtonElement>('button', 'Copy').disabled).toBe(true);
    await clickAtOnce(find('button', 'Save .zip'));
    await loaded(() => background.askedFor('download').length > 0);
    const [name, zip] = background.askedFor('download')[0] as [string, Uint8Array<ArrayBuffer>];
    expect(name).toMatch(/\.zip$/);
    const { unzipSync } = await import('fflate');
    expect(Object.keys(unzipSync(zip))).toContain('lin2023awq.md');
  });
});

describe('a citation', () => {
  it('is in the format or the style that was chosen last', async () => {
    const background = await open(new FakeBackground(fewRows()), '?paper=arxiv%3A2306.00978');
    await choose('Format', 'apa');
    await loaded(() => document.querySelector('.w-cite')?.textContent?.startsWith('AWQ (No. arXiv') === true);
    expect(document.body.textContent).toContain('© Frank Bennett');
    expect(await complaints()).toEqual([]);
    await clickAtOnce(find('button', 'Copy'));
    await loaded(() => has('status', '1 paper copied.'));
    const [[text, html]] = background.askedFor('copy') as [[string, string]];
    expect(text).toContain('AWQ');
    expect(html).toMatch(/^<p>/);
    expect(background.askedFor('library.cited').at(-1)).toMatchObject({ freeze: true });
  });

  it('is copied as a command, its key kept', async () => {
    const background = await open(new FakeBackground(fewRows()), '?paper=arxiv%3A2306.00978');
    background.keys.set('arxiv:2306.00978', 'lin2023awq');
    await choose('Cite as', 'pandoc');
    await click(find('button', /^Copy \[@/));
    expect(background.askedFor('copy')).toEqual(['[@lin2023awq]']);
    expect(background.askedFor('library.cited').at(-1)).toMatchObject({ freeze: true });
  });

  it('of the paper at the keys, or of all that are selected, is copied by C', async () => {
    const background = await open(new FakeBackground(fewRows()));
    background.keys.set('arxiv:2510.11602', 'a2025').set('arxiv:2305.19466', 'b2023');
    await press(list(), 'c');
    await press(list(), 'x');
    await press(list(), 'ArrowDown');
    await press(list(), 'x');
    await press(list(), 'c');
    expect(background.askedFor('copy')).toEqual(['\\cite{a2025}', '\\cite{a2025,b2023}']);
    expect(has('status', 'Copied: \\cite{a2025,b2023}')).toBe(true);
  });
});

/** What a drag carries, and what became of it. */
class Carried {
  readonly data = new Map<string, string>();
  dropEffect = 'none';
  effectAllowed = 'all';
  setData(type: string, text: string): void {
    this.data.set(type, text);
  }
}

function fire(type: string, target: Element, dataTransfer?: Carried): Event {
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), { dataTransfer });
  target.dispatchEvent(event);
  return event;
}

describe('a row that is dragged', () => {
  it('gives its BibTeX and its address, and keeps its key once it was dropped', async () => {
    const background = await open(new FakeBackground(fewRows()));
    const [row] = rows();
    if (!row) throw new Error('No row');
    fire('pointerover', row);
    await rest();
    await loaded(() => {
      const carried = new Carried();
      return !fire('dragstart', row, carried).defaultPrevented;
    });
    const carried = new Carried();
    fire('dragstart', row, carried);
    expect(carried.data.get('text/plain')).toContain('title = {Deconstructing Attention}');
    expect(carried.data.get('text/html')).toMatch(/^<pre>@misc/);
    expect(carried.data.get('text/uri-list')).toBe('https://arxiv.org/abs/2510.11602');
    const frozen = () =>
      background.askedFor('library.cited').filter((asked) => (asked as { freeze: boolean }).freeze).length;
    fire('dragend', row, carried);
    await settle();
    expect(frozen()).toBe(0);
    fire('dragstart', row, carried);
    fire('dragend', row, Object.assign(carried, { dropEffect: 'copy' }));
    await settle();
    expect(frozen()).toBe(1);
  });

  it('takes along all that is selected, if it is one of them', async () => {
    await open(new FakeBackground(fewRows()));
    await press(list(), 'x');
    await press(list(), 'ArrowDown');
    await press(list(), 'x');
    const [first, , third] = rows();
    if (!first || !third) throw new Error('No rows');
    const dragged = async (row: HTMLElement) => {
      const carried = new Carried();
      fire('pointerdown', row);
      await loaded(() => !fire('dragstart', row, carried).defaultPrevented);
      return carried.data.get('text/plain')?.match(/^@/gm)?.length;
    };
    expect(await dragged(first)).toBe(2);
    expect(await dragged(third)).toBe(1);
  });

  it('isn’t by a key that has become another while it was asked for', async () => {
    const background = await open(new FakeBackground(fewRows()));
    const [row] = rows();
    if (!row) throw new Error('No row');
    let answer: (cited: unknown) => void = () => undefined;
    background.answers.set('library.cited', () => new Promise((resolve) => (answer = resolve)));
    fire('pointerdown', row);
    await settle();
    background.answers.delete('library.cited');
    background.edit((all) => all);
    await settle();
    answer([{ paper: { id: 'arxiv:2510.11602', title: 'Deconstructing Attention' }, key: 'old' }]);
    // What writes it is loaded by then, after another row was prepared.
    const other = rows()[1] as HTMLElement;
    fire('pointerdown', other);
    await loaded(() => !fire('dragstart', other, new Carried()).defaultPrevented);
    expect(fire('dragstart', row, new Carried()).defaultPrevented).toBe(true);
  });

  it('isn’t, while nobody knows yet what it would give', async () => {
    const background = new FakeBackground(fewRows());
    await open(background);
    background.answers.set('library.cited', () => new Promise(() => {}));
    const [row] = rows();
    if (!row) throw new Error('No row');
    fire('pointerdown', row);
    await settle();
    expect(fire('dragstart', row, new Carried()).defaultPrevented).toBe(true);
  });
});

// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import type { ImportedPaper, ImportMatch } from '../../src/core/importing';
import '../../src/formats/read-file';
import { complaints, find, has, settle } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, fewRows } from './fake-background';
import { click, open, rest } from './open';

inEnglish();

const bib = `@misc{new2020, title = {New things}, author = {Doe, Jane}, year = 2020, keywords = {fresh}}
@misc{broken, title = {never closed
@misc{known, title = {Known things}}
@misc{same, title = {Same things}}
`;

/** A workspace whose library has what is called known and same. */
async function workspace(search = '?shows=import'): Promise<FakeBackground> {
  const background = new FakeBackground(fewRows());
  background.answers.set('import.match', (data) =>
    (data as ImportedPaper[]).map(({ paper, key }): ImportMatch => {
      if (key === 'known') return { id: paper.id, isSaved: true, adds: 2, keeps: 'own2019' };
      return { isSaved: key === 'same', adds: key === 'same' ? 0 : 1, ...(key === 'new2020' && { keyTaken: true }) };
    }),
  );
  background.answers.set('import.add', (data) => ({ papers: (data as { papers: unknown[] }).papers.length, batch: 7 }));
  return open(background, search);
}

const file = (content: string, name = 'refs.bib') => new File([content], name);

/** What is read comes by timers and promises that are not the page's. */
async function until(isThere: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !isThere(); round += 1) {
    await act(async () => void vi.advanceTimersByTime(50));
    await new Promise((done) => setImmediate(done));
    await settle();
  }
  expect(isThere()).toBe(true);
}

async function choose(content: string, name = 'refs.bib'): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('.w-dropzone input');
  Object.defineProperty(input, 'files', { value: [file(content, name)], configurable: true });
  await act(() => void input?.dispatchEvent(new Event('change', { bubbles: true })));
  await until(() => page().includes(`${name}`) && document.querySelector('.w-importfile, .w-importfault') !== null);
}

const page = () => document.querySelector('.w-import')?.textContent ?? '';
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('.w-importrow input')];

describe('importing a file', () => {
  it('shows what is new, what is there and what could not be read, before anything is changed', async () => {
    const background = await workspace('');
    await click(find('button', 'Import'));
    expect(location.search).toBe('?shows=import');
    await choose(bib);
    expect(page()).toContain('refs.bib');
    expect(page()).toContain('1 new paper · 2 in your library already · 1 remark');
    expect(page()).toMatch(/Line 2.*Could not be read.*@misc\{broken/);
    expect(page()).toMatch(/New things.*Doe · 2020 · Line 1.*fresh.*its citation key is another paper’s/);
    expect(page()).toMatch(/Known things.*Adds 2 details · keeps its citation key own2019/);
    expect(page()).toMatch(/Same things.*Adds nothing/);
    expect(boxes().map(({ checked }) => checked)).toEqual([true, true, false]);
    expect(background.askedFor('import.add')).toEqual([]);
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
  });

  it('imports what is ticked with tags for all, says so, and takes it back', async () => {
    const background = await workspace();
    await choose(bib);
    await click(boxes()[1] as HTMLElement);
    const field = find<HTMLInputElement>('combobox', 'Tags for all of them');
    field.value = 'thesis';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await rest();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await rest();
    await click(find('button', 'Import 1 paper'));
    await until(() => document.querySelector('.w-import') === null);
    expect(background.askedFor('import.add')).toMatchObject([
      { papers: [{ key: 'new2020', line: 1, tags: ['fresh'] }], tags: ['thesis'], isLast: true },
    ]);
    expect(location.search).toBe('');
    expect(document.querySelector('.p-notice')?.textContent).toContain('Imported 1 paper.');
    await click(find('button', 'Undo'));
    expect(background.askedFor('journal.undo')).toEqual([7]);
  });

  it('keeps what was chosen where it fails, and tries again', async () => {
    const background = await workspace();
    background.failures.set('import.add', Object.assign(new Error('full'), { name: 'QuotaExceededError' }));
    await choose(bib);
    await click(find('button', 'Import 2 papers'));
    await until(() => has('button', 'Try again'));
    expect(boxes()).toHaveLength(3);
    await click(find('button', 'Import 2 papers'));
    await until(() => document.querySelector('.w-import') === null);
    expect(background.askedFor('import.add')).toHaveLength(2);
  });

  it('hands over many in parts, as one job that a failure cancels', async () => {
    const many = Array.from({ length: 1_500 }, (_, at) => `@misc{k${at}, title = {Thing ${at}}}`).join('\n');
    const background = await workspace();
    let calls = 0;
    background.answers.set('import.add', () => {
      calls += 1;
      if (calls === 2) throw Object.assign(new Error('gone'), { name: 'JobUnknown' });
      return { papers: 0, job: 3 };
    });
    await choose(many);
    expect(boxes()).toHaveLength(100);
    await click(find('button', '1,400 more'));
    expect(boxes()).toHaveLength(200);
    await click(find('button', 'Import 1,500 papers'));
    await until(() => has('button', 'Try again'));
    expect(background.askedFor('import.add')).toMatchObject([{ isLast: false }, { isLast: true, job: 3 }]);
    expect(background.askedFor('job.cancel')).toEqual([3]);
  });

  it('opens the first of several that are dropped, and says so', async () => {
    await workspace('');
    const transfer = { types: ['Files'], files: [file(bib, 'one.bib'), file(bib, 'two.bib')] };
    const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), { dataTransfer: transfer });
    await act(() => void document.body.dispatchEvent(drop));
    await until(() => page().includes('1 new paper'));
    expect(has('status', 'One file is opened at a time: one.bib.')).toBe(true);
  });

  it('opens what is dropped anywhere', async () => {
    await workspace('?q=attention');
    const transfer = { types: ['Files'], files: [file(bib, 'dropped.bib')] };
    const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), { dataTransfer: transfer });
    await act(() => void document.body.dispatchEvent(drop));
    await until(() => page().includes('dropped.bib') && page().includes('1 new paper'));
    expect(location.search).toBe('?q=attention&shows=import');
  });

  it.each([
    ['Dear all', 'This is no file of references', 'Add papers from text…', 'openAddPapers'],
    [
      '{"manicule":"library","version":1,"records":[',
      'This is a backup of a library',
      'Show in the settings what it would change',
      'openBackup',
    ],
  ])('says of %s what to do', async (content, words, button, asked) => {
    const background = await workspace();
    await choose(content, 'file.txt');
    expect(page()).toContain(`file.txt: ${words}`);
    await click(find('button', button));
    expect(background.asked.map(([type]) => type)).toContain(asked);
  });

  it('takes another file after one that is none', async () => {
    await workspace();
    await choose('Dear all', 'mail.txt');
    await choose(bib);
    expect(page()).toContain('1 new paper');
    await click(find('button', 'Another file'));
    expect(document.querySelector('.w-dropzone')).not.toBeNull();
  });

  it('has a way in from an empty library', async () => {
    await open(new FakeBackground([]));
    await click(find('button', 'Import a file'));
    expect(location.search).toBe('?shows=import');
  });
});

// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { complaints, find, has, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, fewRows, manyRows } from './fake-background';
import { click, open, press, rest } from './open';

inEnglish();

const query = () => find<HTMLInputElement>('combobox', /Search/);
const titles = () => [...document.querySelectorAll('.w-row .w-title')].map((one) => one.textContent);
const row = (title: string) =>
  [...document.querySelectorAll<HTMLElement>('.w-row')].find((one) => one.textContent?.includes(title)) as HTMLElement;

describe('reading lists', () => {
  it('begin with what is unread, oldest first', async () => {
    await open(new FakeBackground(fewRows()));
    await click(find('button', 'Unread, oldest first'));
    expect(query().value).toBe('status:unread');
    expect(titles()).toEqual(['The Expressive Power of Low-Rank Adaptation', 'Deconstructing Attention']);
    expect(new URLSearchParams(location.search).get('order')).toBe('oldest');
    expect(find('button', 'Unread, oldest first').getAttribute('aria-pressed')).toBe('true');
  });

  it('are searches that are kept with a name and an order, opened, and removed', async () => {
    const background = await open(new FakeBackground(fewRows()));
    await type(query(), 'tag:ml');
    await rest();
    await click(find('button', 'Newest first'));
    await click(find('button', 'Keep this search'));
    await type(find('textbox', 'Name of the list'), 'Machine learning');
    await click(find('button', 'Keep'));
    expect(background.kept['readingLists']).toMatchObject([
      { name: 'Machine learning', query: 'tag:ml', order: 'oldest' },
    ]);
    expect(has('button', 'Keep this search')).toBe(false);
    await type(query(), '');
    await rest();
    await click(find('button', 'Machine learning'));
    expect(query().value).toBe('tag:ml');
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
  });

  it('come back when their removal is undone', async () => {
    const background = new FakeBackground(fewRows());
    background.kept = { readingLists: [{ id: 'a', name: 'ML', query: 'tag:ml', order: 'newest' }] };
    await open(background);
    await click(find('button', 'Remove the list ML'));
    expect(has('button', 'ML')).toBe(false);
    await click(find('button', 'Undo'));
    expect(has('button', 'ML')).toBe(true);
  });
});

describe('oldest first', () => {
  it('reads the pages from the end, and selects over them', async () => {
    const background = await open(new FakeBackground(manyRows(1_234)), '?order=oldest');
    expect(titles()[0]).toBe('Paper 1233');
    expect(background.askedFor('library.search').at(-1)).toMatchObject({ limit: 100 });
    await press(find('listbox', 'Papers'), 'x');
    await press(find('listbox', 'Papers'), 'End', { shiftKey: true });
    expect(titles().at(-1)).toBe('Paper 0');
    expect(document.querySelector('.w-bulk b')?.textContent).toMatch(/1,?234 selected/);
    await press(find('listbox', 'Papers'), 'Home');
    expect(row('Paper 1233').getAttribute('aria-posinset')).toBe('1');
  });
});

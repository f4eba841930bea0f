// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { complaints, find, has, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, fewRows, manyRows } from './fake-background';
import { click, drag, dropFromElsewhere, giveUpDrag, open, press, rest } from './open';

inEnglish();

const query = () => find<HTMLInputElement>('combobox', /Search/);
const titles = () => [...document.querySelectorAll('.w-row .w-title')].map((one) => one.textContent);
const row = (title: string) =>
  [...document.querySelectorAll<HTMLElement>('.w-row')].find((one) => one.textContent?.includes(title)) as HTMLElement;

const names = () => [...document.querySelectorAll('[data-list]')].map((one) => one.textContent);

/** A library with lists by these names. */
function withLists(...named: string[]): FakeBackground {
  const background = new FakeBackground(fewRows());
  background.lists = named.map((name) => ({ id: name, name, query: `tag:${name}`, order: 'newest' }));
  return background;
}

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
    await click(find('button', 'Save'));
    expect(background.lists).toMatchObject([{ name: 'Machine learning', query: 'tag:ml', order: 'oldest' }]);
    expect(has('button', 'Keep this search')).toBe(false);
    await type(query(), '');
    await rest();
    await click(find('button', 'Machine learning'));
    expect(query().value).toBe('tag:ml');
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
  });

  it('come back when their removal is undone', async () => {
    await open(withLists('ML'));
    await click(find('button', 'Remove the list ML'));
    expect(names()).toEqual([]);
    await click(find('button', 'Undo'));
    expect(names()).toEqual(['ML']);
  });

  it('are renamed where they stand, by F2, and take it back', async () => {
    await open(withLists('ML', 'Speech'));
    await press(find('button', 'ML'), 'F2');
    expect((document.activeElement as HTMLInputElement).value).toBe('ML');
    await type(find('textbox', 'Name of the list'), 'Learning');
    await click(find('button', 'Save'));
    expect(names()).toEqual(['Learning', 'Speech']);
    expect(document.activeElement?.textContent).toBe('Learning');
    await click(find('button', 'Undo'));
    expect(names()).toEqual(['ML', 'Speech']);
  });

  it('leave the focus where it went while a name is typed', async () => {
    const background = await open(withLists('ML'));
    await press(find('button', 'ML'), 'F2');
    query().focus();
    background.edit((rows) => rows);
    await rest();
    expect(document.activeElement).toBe(query());
  });

  it('keep their name where Esc closes its field, and go by Delete', async () => {
    await open(withLists('ML'));
    await press(find('button', 'ML'), 'F2');
    await press(find('textbox', 'Name of the list'), 'Escape');
    expect(names()).toEqual(['ML']);
    await press(find('button', 'ML'), 'Delete');
    expect(names()).toEqual([]);
  });

  it('are moved by Alt and the arrows, keeping the focus', async () => {
    await open(withLists('a', 'b', 'c'));
    await press(find('button', 'a'), 'ArrowDown', { altKey: true });
    expect(names()).toEqual(['b', 'a', 'c']);
    expect(document.activeElement?.textContent).toBe('a');
    await press(find('button', 'a'), 'ArrowDown', { altKey: true });
    expect(names()).toEqual(['b', 'c', 'a']);
    await press(find('button', 'a'), 'ArrowDown', { altKey: true });
    await press(find('button', 'c'), 'ArrowUp', { altKey: true });
    expect(names()).toEqual(['c', 'b', 'a']);
  });

  it('are moved by being dropped on another', async () => {
    await open(withLists('a', 'b', 'c'));
    await drag(find('button', 'a'), find('button', 'b'));
    expect(names()).toEqual(['b', 'a', 'c']);
    await drag(find('button', 'c'), find('button', 'b'));
    expect(names()).toEqual(['c', 'b', 'a']);
  });

  it('stay where they are when a drag was given up and something else is dropped', async () => {
    await open(withLists('a', 'b'));
    await giveUpDrag(find('button', 'a'));
    await dropFromElsewhere(find('button', 'b'));
    expect(names()).toEqual(['a', 'b']);
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

// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { find } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, fewRows, libraryRow, manyRows } from './fake-background';
import { clickWith, open, press, rest } from './open';

inEnglish();
beforeEach(() => localStorage.clear());

const list = () => find('listbox', 'Papers');
const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

/** Press a button by the keyboard. */
async function use(button: HTMLElement): Promise<void> {
  button.focus();
  await clickWith(button, {});
}

describe('the focus', () => {
  it('is on the list, or on what is open, after Undo and Try again', async () => {
    const background = await open(new FakeBackground(fewRows()));
    await press(list(), 's');
    await press(list(), 'x');
    await use(find('button', 'Star'));
    await use(find('button', 'Undo'));
    expect(document.activeElement).toBe(list());
    background.failures.set('annotation.change', Object.assign(new Error('x'), { name: 'Disconnected' }));
    await press(list(), 'Enter');
    await use(find('button', 'Hide on listings'));
    await use(find('button', 'Try again'));
    expect(focused()).toBe('Deconstructing Attention');
  });

  it('is on the tree after a tag was edited', async () => {
    await open(new FakeBackground(fewRows()));
    find('treeitem', /^attention/).focus();
    await press(find('treeitem', /^attention/), 'F2');
    await press(find('textbox', ''), 'Escape');
    expect(focused()).toBe('attention1');
    await press(find('treeitem', /^attention/), 'F2');
    await use(find('button', 'Remove the tag'));
    await rest();
    expect(focused()).toBe('ml2');
  });

  it('is on the list once nothing is selected, and on its button once tags were typed', async () => {
    await open(new FakeBackground(fewRows()));
    await press(list(), 'x');
    await use(find('button', 'Untag'));
    await press(find('combobox', 'Take a tag off the selected papers'), 'Escape');
    expect(focused()).toBe('Untag');
    await use(find('button', 'Select none'));
    expect(document.activeElement).toBe(list());
    await press(list(), 'x');
    await use(find('button', 'Remove'));
    expect(document.activeElement).toBe(list());
  });

  it('is on the reading list whose name was left, and on the next one when one goes', async () => {
    const background = new FakeBackground(fewRows());
    background.lists = ['a', 'b'].map((name) => ({ id: name, name, query: `tag:${name}`, order: 'newest' }));
    await open(background, '?q=tag%3Aml');
    find('button', 'a').focus();
    await press(find('button', 'a'), 'F2');
    await press(find('textbox', 'Name of the list'), 'Escape');
    expect(focused()).toBe('a');
    await press(find('button', 'a'), 'Delete');
    expect(focused()).toBe('b');
    await use(find('button', 'Keep this search'));
    await press(find('textbox', 'Name of the list'), 'Escape');
    expect(focused()).toBe('Keep this search');
  });

  it('is on the next pair once one was told apart, and on the way back after the last', async () => {
    const pairs = [0, 2].map((at) => [
      libraryRow(`2401.0000${at}`, `One ${at}`),
      libraryRow(`2401.0000${at + 1}`, 'Other'),
    ]);
    const background = new FakeBackground(fewRows());
    background.answers.set('library.duplicates', () => pairs);
    background.answers.set('paper.apart', () => ({}));
    await open(background, '?shows=duplicates');
    await use(find('button', 'These are two papers'));
    expect(focused()).toBe('One 2');
    await use(find('button', 'These are two papers'));
    expect(focused()).toBe('Back to the list');
  });

  it('is on Close once the open paper was removed, and on the first value that was asked for', async () => {
    const years = Array.from({ length: 9 }, (_, at) => libraryRow(`2401.0000${at}`, `Paper ${at}`));
    await open(
      new FakeBackground(years.map((one, at) => ({ ...one, sites: [`site ${at}`] }))),
      '?paper=arxiv%3A2401.00003',
    );
    await use(find('button', '3 more'));
    expect(focused()).toContain('site 6');
    await use(find('button', 'Remove from the library'));
    expect(focused()).toBe('Close');
  });

  it('is let go by a press of the pointer', async () => {
    const background = await open(new FakeBackground(manyRows(3)));
    await press(list(), 'x');
    find('button', 'Star').focus();
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    await press(list(), 'Escape');
    background.edit((all) => all);
    await rest();
    expect(document.activeElement).toBe(document.body);
  });
});

// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { drawing, element, focusOn, hasFocus, update } from '../../src/content/element';

function rootOf(child: Element): HTMLElement {
  const root = document.createElement('div');
  document.body.append(root);
  update(root, child);
  return root;
}

function control(name: string, word: string, onclick?: () => void): HTMLElement {
  return element('button', { 'data-name': name, ...(onclick && { onclick }) }, word);
}

afterEach(() => document.body.replaceChildren());

describe('an element', () => {
  it('gets what it is given, and nothing for what is absent', () => {
    const made = element('b', { id: 'x', 'aria-pressed': false, title: undefined, tabindex: -1 }, 'a', false, 'b');
    expect(made.outerHTML).toBe('<b id="x" aria-pressed="false" tabindex="-1">ab</b>');
  });

  it('shows markup in a text as text', () => {
    expect(element('b', { title: '"><i>' }, '<i>').children).toHaveLength(0);
  });

  it('is drawn as SVG where that is asked for', () => {
    expect(drawing('path', { d: 'M0 0' }).namespaceURI).toBe('http://www.w3.org/2000/svg');
  });
});

describe('an update', () => {
  it('keeps the element, its focus and its text, and replaces its handler', () => {
    const [before, after] = [vi.fn(), vi.fn()];
    const root = rootOf(element('div', {}, control('save', 'Save', before)));
    const button = root.querySelector('button') as HTMLElement;
    button.focus();
    update(root, element('div', { title: 'x' }, control('save', 'Saving…', after)));
    expect(root.querySelector('button')).toBe(button);
    expect(document.activeElement).toBe(button);
    button.click();
    expect([before.mock.calls.length, after.mock.calls.length]).toEqual([0, 1]);
    expect(root.innerHTML).toBe('<div title="x"><button data-name="save">Saving…</button></div>');
  });

  it('takes a handler away that is gone', () => {
    const before = vi.fn();
    const root = rootOf(element('div', {}, control('save', 'Save', before)));
    update(root, element('div', {}, control('save', 'Save')));
    root.querySelector('button')?.click();
    expect(before).not.toHaveBeenCalled();
  });

  it('takes attributes and children away that are gone', () => {
    const root = rootOf(element('div', { title: 'x' }, 'a', element('i'), element('b'), 'c'));
    update(root, element('div', {}, 'z', element('b')));
    expect(root.innerHTML).toBe('<div>z<b></b></div>');
  });

  it.each([
    ['before it', ['new', 'mine']],
    ['after it', ['mine', 'new']],
    ['around it, others gone', ['new', 'mine', 'newer']],
  ])('keeps a control where others come %s', (_, names) => {
    const root = rootOf(element('div', {}, control('old', 'old'), control('mine', 'mine'), control('older', 'older')));
    const mine = root.querySelector('[data-name=mine]') as HTMLElement;
    mine.focus();
    update(root, element('div', {}, ...names.map((name) => control(name, name))));
    expect(document.activeElement).toBe(mine);
    expect([...root.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual(names);
  });

  it('tells elements without a name apart by their class', () => {
    const parted = (...classes: string[]) =>
      element('div', {}, ...classes.map((name) => element('i', { class: name })));
    const root = rootOf(parted('dot', 'status', 'gap'));
    const status = root.querySelector('.status');
    update(root, parted('status', 'gap'));
    expect(root.querySelector('.status')).toBe(status);
    update(root, parted('dot', 'status'));
    expect(root.querySelector('.status')).toBe(status);
  });

  it('gives the focus to the first control where the focused one has gone', () => {
    const root = rootOf(element('div', {}, control('a', 'a'), control('undo', 'Undo')));
    focusOn(root, '[data-name=undo]');
    update(root, element('div', {}, control('a', 'a')));
    expect(document.activeElement?.textContent).toBe('a');
    expect(hasFocus(root)).toBe(true);
  });

  it('leaves the focus alone where it is elsewhere', () => {
    const root = rootOf(element('div', {}, control('a', 'a')));
    const other = document.body.appendChild(document.createElement('input'));
    other.focus();
    update(root, element('span', {}, control('b', 'b')));
    expect(document.activeElement).toBe(other);
    expect(hasFocus(root)).toBe(false);
  });
});

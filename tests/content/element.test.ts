// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { element, update } from '../../src/content/element';

const row = (...names: string[]) =>
  element('div', {}, ...names.map((name) => element('button', { 'data-name': name }, name)));

describe('drawing anew over what is there', () => {
  let root: HTMLElement;
  const names = () => [...root.querySelectorAll('button')].map((control) => control.textContent);
  const control = (name: string) => root.querySelector<HTMLElement>(`[data-name="${name}"]`);

  beforeEach(() => {
    root = element('div');
    document.body.replaceChildren(root);
    update(root, row('save', 'tags', 'hide'));
  });

  it('keeps a control and its focus when others come before it', () => {
    const kept = control('tags');
    kept?.focus();
    update(root, row('saved', 'status', 'tags', 'star', 'hide'));
    expect(names()).toEqual(['saved', 'status', 'tags', 'star', 'hide']);
    expect(control('tags')).toBe(kept);
    expect(document.activeElement).toBe(kept);
  });

  it('keeps it when those before it go', () => {
    const kept = control('hide');
    update(root, row('hide'));
    expect(names()).toEqual(['hide']);
    expect(control('hide')).toBe(kept);
  });

  it('takes over attributes, texts and handlers', () => {
    const pressed: string[] = [];
    const button = (word: string) =>
      element(
        'button',
        { 'data-name': 'star', 'aria-pressed': word === 'on' && 'true', onclick: () => pressed.push(word) },
        word,
      );
    update(root, element('div', {}, button('off')));
    update(root, element('div', {}, button('on')));
    control('star')?.click();
    expect(pressed).toEqual(['on']);
    expect(control('star')?.outerHTML).toBe('<button data-name="star" aria-pressed="true">on</button>');
    update(root, element('div', {}, button('off')));
    expect(control('star')?.hasAttribute('aria-pressed')).toBe(false);
  });

  it('follows a change of order', () => {
    update(root, row('hide', 'tags', 'save'));
    expect(names()).toEqual(['hide', 'tags', 'save']);
  });
});

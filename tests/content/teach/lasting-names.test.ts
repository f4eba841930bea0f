// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isLastingClass, kindsOf } from '../../../src/content/teach/lasting-names';

describe('a class name', () => {
  it.each(['paper', 'paper-title', 'docsum-authors', 'ResultItem', 'search__item', 'rel_paper'])(
    'that people gave is leaned on: %s',
    (name) => expect(isLastingClass(name)).toBe(true),
  );

  it.each([
    ...['css-1x2y3z', 'sc-bdVaJa', 'jsx-123', 'Card_title__xKdQp', '_3xHk2', 'zaq', 'svelte-kq', 'hjkl'],
    ...['mt-4', 'flex', 'text-lg', 'md:w-1/2', 'col-md', 'bg-white', 'active', 'odd', 'hover-card'],
  ])('that a tool made, or that says how it looks, is not: %s', (name) => expect(isLastingClass(name)).toBe(false));
});

describe('the kinds of an element', () => {
  it('begin with what it is for, and end with its name', () => {
    const element = document.createElement('div');
    element.className = 'paper mt-4';
    element.setAttribute('itemprop', 'name');
    element.setAttribute('data-paper-id', '7');
    element.setAttribute('data-v-7ba5bd90', '');
    expect(kindsOf(element)).toEqual(['div[itemprop="name"]', 'div[data-paper-id]', 'div.paper', 'div']);
  });

  it('hold no value that could break out of a selector', () => {
    const element = document.createElement('p');
    element.setAttribute('role', '"], *');
    element.setAttribute('rel', 'a\\');
    expect(kindsOf(element)).toEqual(['p']);
  });
});

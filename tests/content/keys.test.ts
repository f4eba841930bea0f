// @vitest-environment jsdom
import '../fakes/extension';
import './browser';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardKeys } from '../../src/content/keys';
import { mountBeside, mountIn } from '../../src/content/mount';
import { load } from './browser';

/** Our field in a shadow root of ours, and listeners of the page's where a site's shortcuts may listen. */
function fieldIn(how: 'an element of ours' | 'a card of the site’s') {
  load('<body><article><a href="#">theirs</a></article></body>');
  const article = document.querySelector('article') as HTMLElement;
  const mount = how === 'an element of ours' ? mountBeside(article, 'append') : mountIn(article, 'end', false);
  const input = document.createElement('input');
  mount?.root.append(input);
  input.focus();
  return { input, link: article.querySelector('a') as HTMLElement };
}

function type(on: Element, event: string, init: KeyboardEventInit = {}): Event {
  const Kind = event.startsWith('key') ? KeyboardEvent : event.includes('input') ? InputEvent : CompositionEvent;
  const made = new Kind(event, { bubbles: true, cancelable: true, composed: true, ...init });
  on.dispatchEvent(made);
  return made;
}

let life: AbortController;
let page: AbortController;
let heard: ReturnType<typeof vi.fn<(event: Event) => void>>;
const events = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'compositionstart', 'compositionend'];

beforeEach(() => {
  life = new AbortController();
  page = new AbortController();
  heard = vi.fn<(event: Event) => void>();
  guardKeys(life.signal);
  for (const event of events) {
    window.addEventListener(event, heard, { capture: true, signal: page.signal });
    document.addEventListener(event, heard, { signal: page.signal });
  }
});

afterEach(() => {
  life.abort();
  page.abort();
});

describe.each(['an element of ours', 'a card of the site’s'] as const)('what is typed in our field in %s', (how) => {
  it.each(events)('reaches it and not the page: %s', (event) => {
    const { input } = fieldIn(how);
    const ours = vi.fn();
    input.addEventListener(event, ours);
    type(input, event, { key: '/', ctrlKey: true, isComposing: true });
    expect(ours).toHaveBeenCalledOnce();
    expect(heard).not.toHaveBeenCalled();
    expect(ours.mock.calls[0]?.[0]).toMatchObject({
      type: event,
      target: input,
      ...(!event.startsWith('c') && { isComposing: true }),
    });
  });

  it('keeps what the key is', () => {
    const { input } = fieldIn(how);
    const ours = vi.fn();
    input.addEventListener('keydown', ours);
    type(input, 'keydown', { key: 'j', code: 'KeyJ', ctrlKey: true, shiftKey: true, repeat: true });
    expect(ours.mock.calls[0]?.[0]).toMatchObject({
      key: 'j',
      code: 'KeyJ',
      ctrlKey: true,
      shiftKey: true,
      repeat: true,
    });
  });

  it('does what the browser does with the key, unless our field prevents that', () => {
    const { input } = fieldIn(how);
    expect(type(input, 'keydown', { key: 'a' }).defaultPrevented).toBe(false);
    input.addEventListener('keydown', (event) => event.preventDefault());
    expect(type(input, 'keydown', { key: 'Enter' }).defaultPrevented).toBe(true);
  });
});

describe('what is typed elsewhere', () => {
  it('reaches the page: in a card’s own link, or with no control of ours focused', () => {
    const { input, link } = fieldIn('a card of the site’s');
    input.blur();
    link.focus();
    type(link, 'keydown', { key: 's' });
    type(document.body, 'keydown', { key: '/' });
    expect(heard).toHaveBeenCalledTimes(4);
  });

  it('reaches the page from our field, too, once this copy of the script is an orphan', () => {
    const { input } = fieldIn('an element of ours');
    life.abort();
    type(input, 'keydown', { key: 's' });
    expect(heard).toHaveBeenCalled();
  });
});

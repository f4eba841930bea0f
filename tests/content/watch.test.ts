// @vitest-environment jsdom
import './browser';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPage, watchScheme, whenSettled } from '../../src/content/watch';
import { frame, load } from './browser';

let life: AbortController;
const changed = vi.fn();

function add(): void {
  document.body.append(document.createElement('article'));
}

function set(property: 'hidden' | 'readyState', value: unknown): void {
  Object.defineProperty(document, property, { configurable: true, get: () => value });
}

beforeEach(() => {
  life = new AbortController();
  changed.mockReset();
});

afterEach(() => {
  life.abort();
  Reflect.deleteProperty(document, 'hidden');
  Reflect.deleteProperty(document, 'readyState');
  vi.useRealTimers();
});

describe('a watched page', () => {
  it('tells of many changes once, and of later ones again', async () => {
    watchPage(changed, life.signal);
    for (let count = 0; count < 50; count += 1) {
      add();
      // The observer is called each time, and the frame is still to come.
      await Promise.resolve();
    }
    expect(changed).not.toHaveBeenCalled();
    await frame();
    expect(changed).toHaveBeenCalledOnce();
    add();
    await frame();
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('tells of a link that leads elsewhere now, and not of other attributes', async () => {
    load('<body><a href="/papers/2307.09288">x</a></body>');
    watchPage(changed, life.signal);
    document.querySelector('a')?.setAttribute('class', 'x');
    await frame();
    expect(changed).not.toHaveBeenCalled();
    document.querySelector('a')?.setAttribute('href', '/papers/2106.09685');
    await frame();
    expect(changed).toHaveBeenCalledOnce();
  });

  it('doesn’t tell of what is drawn in a shadow root', async () => {
    load('<body><div></div></body>');
    const root = document.querySelector('div')?.attachShadow({ mode: 'closed' });
    watchPage(changed, life.signal);
    root?.append(document.createElement('b'));
    await frame();
    expect(changed).not.toHaveBeenCalled();
  });

  it.each(['popstate', 'pageshow'])('tells of %s', async (event) => {
    watchPage(changed, life.signal);
    window.dispatchEvent(new Event(event));
    await frame();
    expect(changed).toHaveBeenCalledOnce();
  });

  it('is told of in a hidden tab too, which paints no frames, and when it is looked at', async () => {
    set('hidden', true);
    watchPage(changed, life.signal);
    add();
    await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
    document.dispatchEvent(new Event('visibilitychange'));
    expect(changed).toHaveBeenCalledOnce();
    set('hidden', false);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('tells nothing once it is over, of what is due either', async () => {
    watchPage(changed, life.signal);
    add();
    await Promise.resolve();
    life.abort();
    add();
    await frame();
    expect(changed).not.toHaveBeenCalled();
  });
});

describe('a watched scheme', () => {
  it('tells of classes and styles of the page, until it is over', async () => {
    watchScheme(changed, life.signal);
    document.documentElement.classList.add('dark');
    await frame();
    document.body.setAttribute('data-theme', 'dark');
    await frame();
    expect(changed).toHaveBeenCalledTimes(2);
    life.abort();
    document.documentElement.classList.remove('dark');
    await frame();
    expect(changed).toHaveBeenCalledTimes(2);
  });
});

describe('a page that hydrates', () => {
  it.each([
    ['complete', 0],
    ['loading', 1],
  ])('that is %s has settled a second after it was loaded', async (state, loads) => {
    vi.useFakeTimers();
    set('readyState', state);
    const settled = vi.fn();
    void whenSettled(life.signal).then(settled);
    await vi.advanceTimersByTimeAsync(loads > 0 ? 5_000 : 900);
    expect(settled).not.toHaveBeenCalled();
    if (loads > 0) window.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(settled).toHaveBeenCalledOnce();
  });
});

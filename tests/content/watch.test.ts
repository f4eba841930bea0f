// @vitest-environment jsdom
import './browser';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPage, watchScheme, whenSettled } from '../../src/content/watch';
import { frame, load } from './browser';

let life: AbortController;
const changed = vi.fn();

function add(): void {
  const article = document.body.appendChild(document.createElement('article'));
  article.append(Object.assign(document.createElement('a'), { href: '/papers/2307.09288' }));
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

  it('tells before the next frame of texts in a card, of cards that go, and of links that come', async () => {
    load('<body><article data-manicule><h3>Title</h3></article><main></main></body>');
    const [title, main] = [document.querySelector('h3') as HTMLElement, document.querySelector('main') as HTMLElement];
    watchPage(changed, life.signal);
    (title.firstChild as Text).data = 'Another';
    await frame();
    title.textContent = 'A third';
    await frame();
    document.querySelector('article')?.remove();
    await frame();
    main.innerHTML = '<p><a href="/papers/2106.09685">x</a></p>';
    await frame();
    expect(changed).toHaveBeenCalledTimes(4);
  });

  it('tells at leisure of what is outside of cards and links nowhere, however often it changes', async () => {
    load('<body><output>0</output></body>');
    vi.useFakeTimers();
    watchPage(changed, life.signal);
    const clock = document.querySelector('output') as HTMLElement;
    for (let tick = 0; tick < 100; tick += 1) {
      clock.textContent = String(tick);
      clock.append(document.createElement('b'));
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(changed.mock.calls.length).toBeGreaterThan(2);
    expect(changed.mock.calls.length).toBeLessThan(6);
  });

  it('has a card undecided whose link leads elsewhere now, until it is read', async () => {
    load('<body><article data-manicule><a href="/papers/2307.09288">x</a></article></body>');
    watchPage(changed, life.signal);
    document.querySelector('a')?.setAttribute('href', '/papers/2106.09685');
    await Promise.resolve();
    expect(document.querySelector('[data-manicule]')).toBeNull();
  });

  it('doesn’t tell of what is drawn in a shadow root', async () => {
    load('<body><div></div></body>');
    const root = document.querySelector('div')?.attachShadow({ mode: 'closed' });
    watchPage(changed, life.signal);
    root?.append(document.createElement('b'));
    await frame();
    expect(changed).not.toHaveBeenCalled();
  });

  it('tells of what is ours only when it is taken away', async () => {
    load('<body><article data-manicule><a href="/papers/2307.09288">x</a></article></body>');
    watchPage(changed, life.signal);
    const ours = document.createElement('manicule-margin');
    document.querySelector('article')?.append(ours);
    await frame();
    expect(changed).not.toHaveBeenCalled();
    ours.remove();
    await frame();
    expect(changed).toHaveBeenCalledOnce();
  });

  it('tells once per frame that it has grown while it is parsed, and of everything when that is over', async () => {
    set('readyState', 'loading');
    watchPage(changed, life.signal);
    await frame();
    changed.mockReset();
    await frame();
    expect(changed).not.toHaveBeenCalled();
    add();
    await frame();
    expect(changed).toHaveBeenCalledOnce();
    set('readyState', 'interactive');
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(changed.mock.calls).toEqual([[true], [true]]);
    load('<body><a href="/papers/2307.09288">x</a></body>');
    await frame();
    expect(changed.mock.calls.slice(2)).toEqual([[false]]);
  });

  it('tells of popstate', async () => {
    watchPage(changed, life.signal);
    window.dispatchEvent(new Event('popstate'));
    await frame();
    expect(changed).toHaveBeenCalledOnce();
  });

  it('is told of in a hidden tab too, which paints no frames', async () => {
    set('hidden', true);
    watchPage(changed, life.signal);
    add();
    await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
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

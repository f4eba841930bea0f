// @vitest-environment jsdom
import '../fakes/extension';
import './browser';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lookFurther } from '../../src/content/look-further';
import { fake } from '../fakes/extension';
import { load, visit } from './browser';

const asked = vi.fn();
const life = () => new AbortController();
const papers = '<a href="https://arxiv.org/abs/2601.00001">a</a><a href="https://arxiv.org/abs/2601.00002">b</a>';

beforeEach(() => {
  vi.useFakeTimers();
  fake.reset();
  asked.mockReset();
  const { runtime } = (globalThis as unknown as { browser: typeof import('webextension-polyfill') }).browser;
  runtime.onMessage.addListener((message: unknown) => {
    asked(message);
    return false as never;
  });
  visit('https://huggingface.co/papers');
});
afterEach(() => void vi.useRealTimers());

const rest = () => vi.advanceTimersByTimeAsync(2_000);

describe('a page on which the adapter reads nothing', () => {
  it('is handed over where papers are linked, once per address however often it is read', async () => {
    load(papers);
    const read = lookFurther(() => true, life().signal);
    for (let time = 0; time < 3; time += 1) {
      read();
      read();
      await rest();
    }
    expect(asked.mock.calls).toEqual([[{ type: 'everywhere.load' }]]);
    visit('https://huggingface.co/papers/trending');
    read();
    await rest();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['no paper is linked', '<a href="/models">Models</a>'],
    ['one paper is linked, twice', `${papers.slice(0, 48)}${papers.slice(0, 48)}`],
  ])('stays ours where %s', async (_, markup) => {
    load(markup);
    lookFurther(() => true, life().signal)();
    await rest();
    expect(asked).not.toHaveBeenCalled();
  });

  it('stays ours when its list comes a moment later', async () => {
    load(papers);
    let isUnread = true;
    lookFurther(() => isUnread, life().signal)();
    isUnread = false;
    await rest();
    expect(asked).not.toHaveBeenCalled();
  });

  it('is left to whoever has taken over meanwhile', async () => {
    load(papers);
    const controller = life();
    lookFurther(() => true, controller.signal)();
    controller.abort();
    await rest();
    expect(asked).not.toHaveBeenCalled();
  });
});

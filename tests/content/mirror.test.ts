import '../fakes/extension';

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Mirror } from '../../src/content/mirror';
import { type AnnotationMark, emptyAnnotation, markOf } from '../../src/core/annotation';
import { markKey } from '../../src/core/mirror';
import { defaultSettings } from '../../src/core/settings';
import { fake } from '../fakes/extension';
import { snapshot } from './rules';
import { storeRules } from './worker';

const llama = 'arxiv:2307.09288';
const lora = 'arxiv:2106.09685';

function saved(said: Partial<AnnotationMark> = {}): AnnotationMark {
  return { ...markOf(emptyAnnotation(llama)), saved: true, ...said };
}

async function open(): Promise<{ mirror: Mirror; changed: ReturnType<typeof vi.fn>; life: AbortController }> {
  const [mirror, changed, life] = [new Mirror(), vi.fn(), new AbortController()];
  mirror.watch(changed, life.signal);
  await mirror.open();
  return { mirror, changed, life };
}

beforeEach(fake.reset);

describe('a mirror', () => {
  it('has what holds until the user says otherwise where nothing is stored', async () => {
    const { mirror } = await open();
    expect(mirror.rules).toEqual([]);
    expect(mirror.settings).toEqual(defaultSettings);
    expect(mirror.unavailable).toBeUndefined();
  });

  it('has the rules of all parts in their order, and none of a part that is no longer counted', async () => {
    const [a, b, c] = [snapshot('a'), snapshot('b'), snapshot('c')];
    storeRules([a, b, c]);
    const { mirror } = await open();
    expect(mirror.rules).toEqual([a, b, c]);
    fake.store({ rules: 1 });
    expect(mirror.rules).toEqual([a, b]);
    fake.store({ 'rules 0': [c] });
    expect(mirror.rules).toEqual([c]);
  });

  it('keeps the settings that are not stored as they are', async () => {
    fake.store({ settings: { pausedSites: ['arxiv'] } });
    const { mirror } = await open();
    expect(mirror.settings).toEqual({ ...defaultSettings, pausedSites: ['arxiv'] });
  });

  it('reads marks, and knows also of those that aren’t there', async () => {
    fake.store({ [markKey(llama)]: saved() });
    const { mirror } = await open();
    expect(mirror.knows(llama)).toBe(false);
    await mirror.load([llama, lora]);
    expect([mirror.knows(llama), mirror.knows(lora)]).toEqual([true, true]);
    expect([mirror.mark(llama), mirror.mark(lora)]).toEqual([saved(), undefined]);
  });

  it('takes what the worker answered, and forgets what is neither saved nor hidden', async () => {
    const { mirror } = await open();
    mirror.put(llama, saved({ tags: ['ml'] }));
    expect(mirror.mark(llama)?.tags).toEqual(['ml']);
    mirror.put(llama, saved({ saved: false, hidden: true }));
    expect(mirror.mark(llama)?.hidden).toBe(true);
    mirror.put(llama, saved({ saved: false }));
    expect([mirror.knows(llama), mirror.mark(llama)]).toEqual([true, undefined]);
  });
});

describe('a change in the storage', () => {
  it.each([
    ['rules', { rules: 1, 'rules 0': [snapshot('x')] }],
    ['settings', { settings: { pausedSites: ['arxiv'] } }],
    ['the library’s being unavailable', { unavailable: 'LibraryUnavailable' }],
    ['a known paper’s mark', { [markKey(llama)]: saved({ tags: ['new'] }) }],
  ])('is told: of %s', async (_, values) => {
    const { mirror, changed } = await open();
    await mirror.load([llama]);
    fake.store(values);
    expect(changed).toHaveBeenCalledOnce();
    expect(
      [
        mirror.rules.length,
        mirror.settings.pausedSites.length,
        mirror.unavailable ? 1 : 0,
        mirror.mark(llama)?.tags.length ?? 0,
      ].filter((count) => count === 1),
    ).toHaveLength(1);
  });

  it.each([
    ['of other papers', { [markKey(lora)]: saved() }, 'local'],
    ['of what no page needs', { revision: 2, recent: [] }, 'local'],
    ['in another area', { rules: 1 }, 'session'],
  ])('is not told: %s', async (_, values, area) => {
    const { mirror, changed } = await open();
    await mirror.load([llama]);
    fake.store(values, area);
    expect(changed).not.toHaveBeenCalled();
  });

  it('takes away what is removed', async () => {
    storeRules([snapshot('x')]);
    fake.store({ unavailable: 'LibraryUnavailable', [markKey(llama)]: saved() });
    const { mirror } = await open();
    await mirror.load([llama]);
    fake.store({ rules: undefined, unavailable: undefined, [markKey(llama)]: undefined });
    expect([mirror.rules, mirror.unavailable, mirror.mark(llama)]).toEqual([[], undefined, undefined]);
    expect(mirror.knows(llama)).toBe(true);
  });

  it('while marks are being read is newer than what is read', async () => {
    const { mirror } = await open();
    let answer = () => undefined as unknown;
    fake.beforeRead = new Promise((resolve) => {
      answer = () => resolve();
    });
    const loaded = mirror.load([llama, lora]);
    fake.store({ [markKey(llama)]: saved({ tags: ['new'] }) });
    mirror.put(lora, saved());
    answer();
    await loaded;
    expect([mirror.mark(llama)?.tags, mirror.mark(lora)?.saved]).toEqual([['new'], true]);
  });

  it('is not heard of once the page’s life is over', async () => {
    const { changed, life } = await open();
    life.abort();
    fake.store({ rules: 0 });
    expect(changed).not.toHaveBeenCalled();
    expect(fake.listening()).toEqual([0, 0]);
  });
});

import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Protocol } from '../../src/messaging/protocol';
import { contentScript, events, fake, ownPage } from '../fakes/webextension-polyfill';
import { paper } from '../storage/fixture';
import { beginEachAfresh, stored } from './fixture';

beginEachAfresh();

// What tests save is looked up nowhere.
vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Expected no request, got one')));

beforeAll(async () => {
  await import('../../src/background/worker');
});

const page = contentScript('https://arxiv.org/list/cs.CL/new', { id: 7, incognito: false });

/** Send a message as the browser would deliver it; undefined where nobody answers. */
function ask(type: string, data?: unknown, sender = page): Promise<unknown> | undefined {
  const { promise, resolve } = withResolver();
  const answers = events.onMessage.fire({ type, data }, sender, resolve);
  return answers.includes(true) ? promise : undefined;
}

function withResolver(): { promise: Promise<unknown>; resolve: (value: unknown) => void } {
  let resolve: (value: unknown) => void = () => undefined;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe('the worker', () => {
  it('answers messages of the protocol', async () => {
    const type = 'annotation.change' satisfies keyof Protocol;
    expect(await ask(type, { papers: [paper(1)], change: { do: 'save' } })).toMatchObject({
      ok: true,
      value: { marks: [{ saved: true }] },
    });
  });

  it('answers what it refuses by name', async () => {
    expect(await ask('library.search', { query: '', offset: 0, limit: 1 })).toMatchObject({
      ok: false,
      error: { name: 'Forbidden' },
    });
    expect(await ask('annotation.change', null)).toMatchObject({ ok: false, error: { name: 'TypeError' } });
    expect(await ask('library.search', { query: '"', offset: 0, limit: 1 }, ownPage)).toMatchObject({
      ok: false,
      error: { name: 'QueryError' },
    });
  });

  it('leaves other messages alone', () => {
    expect(ask('toString')).toBeUndefined();
    expect(ask('page.report')).toBeUndefined();
  });

  it('shows on the tab how many papers its page hides', async () => {
    await ask('badge.put', 12);
    expect(fake.badges.get(7)).toBe('12');
    await ask('badge.put', 12_345);
    expect(fake.badges.get(7)).toBe('999');
    await ask('badge.put', 0);
    expect(fake.badges.get(7)).toBe('');
  });

  it('after an install makes the menu, opens the first-run page and enters the open tabs', async () => {
    fake.tabs = [{ id: 1 }, { id: 2 }, { id: 3 }];
    fake.closed.add(2);
    events.onInstalled.fire({ reason: 'install' });
    await vi.waitFor(() => expect(fake.injected).toHaveLength(4));
    expect(fake.created).toEqual(['chrome-extension://fake/src/options/first-run.html']);
    expect(fake.menus).toMatchObject([{ title: 'commandFindPapers' }, { title: 'menuHideSelection' }]);
    expect(fake.injected.map(({ tabId, files }) => [tabId, files[0]]).toSorted()).toEqual([
      [1, 'page.css'],
      [1, 'page.js'],
      [3, 'page.css'],
      [3, 'page.js'],
    ]);
  });

  it('after an update does not open the first-run page', async () => {
    fake.tabs = [{ id: 1 }];
    events.onInstalled.fire({ reason: 'update' });
    await vi.waitFor(() => expect(fake.injected).toHaveLength(2));
    expect(fake.created).toEqual([]);
  });

  it('after an update reads the rules anew, as it may read them otherwise than before', async () => {
    await ask('rule.create', { name: 'Speech', query: 'speech', action: 'hide', enabled: true });
    fake.stored.set('rules 0', []);
    events.onInstalled.fire({ reason: 'update' });
    await vi.waitFor(() => expect(stored('rules 0')).toMatchObject([{ name: 'Speech' }]));
  });

  it('makes a rule of selected words, whatever signs they have', async () => {
    events.onClicked.fire({ menuItemId: 'hide selection', selectionText: '  say "speech"\n\\to all ' });
    await vi.waitFor(() => expect(stored('rules')).toBe(1));
    expect(stored('rules 0')).toMatchObject([
      { name: 'say "speech" \\to all', action: 'hide', parsed: { kind: 'words', words: 'say speech to all' } },
    ]);
  });

  it('tells the page of the rule that it has made of a selection there', async () => {
    events.onClicked.fire({ menuItemId: 'hide selection', selectionText: 'speech' }, { id: 7 });
    await vi.waitFor(() => expect(fake.told).toHaveLength(1));
    const [{ id }] = stored('rules 0') as [{ id: string }];
    expect(fake.told).toEqual([{ tabId: 7, message: { type: 'page.ruleMade', data: { id, name: 'speech' } } }]);
  });

  it('makes a rule of the first whole words of a long selection', async () => {
    const selectionText = Array.from({ length: 100 }, (_, number) => `word${number}`).join(' ');
    events.onClicked.fire({ menuItemId: 'hide selection', selectionText });
    await vi.waitFor(() => expect(stored('rules')).toBe(1));
    const [rule] = stored('rules 0') as { name: string; parsed: { words: string } }[];
    expect(selectionText.startsWith(`${rule?.name} `)).toBe(true);
    expect(selectionText.startsWith(`${rule?.parsed.words} `)).toBe(true);
    expect(rule?.name.length).toBeLessThanOrEqual(100);
    expect(rule?.parsed.words.length).toBeGreaterThan(280);
  });

  it('makes a rule of the first characters of a selection without spaces', async () => {
    events.onClicked.fire({ menuItemId: 'hide selection', selectionText: `${'x'.repeat(99)}${'😀'.repeat(200)}` });
    await vi.waitFor(() => expect(stored('rules')).toBe(1));
    expect(stored('rules 0')).toMatchObject([{ name: 'x'.repeat(99) }]);
  });

  it.each([
    ['the menu', () => events.onClicked.fire({ menuItemId: 'find-papers' }, { id: 7 })],
    ['a key', () => events.onCommand.fire('find-papers', { id: 7 })],
  ])('finds papers on the page that is pointed to by %s', async (_, point) => {
    point();
    await vi.waitFor(() => expect(fake.injected).toContainEqual({ tabId: 7, files: ['script.js'] }));
  });

  it('takes up sites that are enabled, and those that are taken back', async () => {
    const origins = ['https://scholar.google.com/*'];
    fake.origins.add('https://scholar.google.com/*');
    events.onAdded.fire({ origins });
    await vi.waitFor(() => expect(fake.scripts.get('everywhere')?.matches).toEqual(origins));
    fake.origins.delete('https://scholar.google.com/*');
    events.onRemoved.fire({ origins });
    await vi.waitFor(() => expect(fake.scripts.size).toBe(0));
  });

  it('mirrors the rules anew when one is over', async () => {
    fake.stored.set('rules', 1);
    events.onAlarm.fire({ name: 'somebody else' });
    expect(stored('rules')).toBe(1);
    events.onAlarm.fire({ name: 'rule expiry' });
    await vi.waitFor(() => expect(stored('rules')).toBeUndefined());
  });
});

describe('where there is no IndexedDB', () => {
  it('the worker starts all the same and answers by name', async () => {
    Object.assign(globalThis, { indexedDB: undefined });
    vi.resetModules();
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    await expect(import('../../src/background/worker')).resolves.toBeDefined();
    expect(await ask('annotation.get', 'arxiv:2401.00001')).toMatchObject({
      ok: false,
      error: { name: 'LibraryUnavailable' },
    });
    logged.mockRestore();
  });
});

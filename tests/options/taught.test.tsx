// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../src/core/settings';
import { isSameTaught, type TaughtKey, type TaughtSite } from '../../src/core/taught';
import type { Background } from '../../src/options/background';
import { Options } from '../../src/options/Options';
import { parseTaught, serializeTaught } from '../../src/options/taught-file';
import { FakeJobs } from '../ui/fake-jobs';
import { click, complaints, find, has, press, settle, show, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();

const page: TaughtSite = {
  host: 'lab.example.edu',
  path: '/papers/*',
  card: ['li:has(b)'],
  title: ['b'],
  date: ['time'],
};
const other: TaughtSite = { host: 'group.example.org', path: '/', card: ['article'], title: ['h2 a', 'h2'] };

async function open(...given: TaughtSite[]) {
  const listeners = new Set<() => void>();
  let kept = given;
  const send = vi.fn(async (kind: string, data?: unknown): Promise<unknown> => {
    const isNot = (gone: TaughtKey) => (one: TaughtSite) => !isSameTaught(one, gone);
    if (kind === 'rule.list' || kind === 'sighting.visits') return [];
    if (kind === 'taught.remove') kept = kept.filter(isNot(data as TaughtKey));
    if (kind === 'taught.put') {
      const { pages, instead } = data as { pages: TaughtSite[]; instead?: TaughtKey };
      for (const gone of [...pages, ...(instead ? [instead] : [])]) kept = kept.filter(isNot(gone));
      kept = [...pages, ...kept];
    }
    return undefined;
  });
  const background: Background = {
    files: { take: async () => 1, give: async () => undefined },
    jobs: new FakeJobs(),
    send: send as unknown as Background['send'],
    readSettings: async () => defaultSettings,
    readTaught: async () => kept,
    watch: (changed) => {
      listeners.add(changed);
      return () => undefined;
    },
    sites: {
      enable: async () => true,
      takeBack: async () => undefined,
      allowSource: async () => true,
      giveBackSource: async () => undefined,
      list: async () => [],
      watch: () => () => undefined,
    },
  };
  await show(<Options background={background} />);
  const tell = () => {
    for (const changed of listeners) changed();
  };
  return { send, kept: () => kept, tell };
}

const field = () => find<HTMLTextAreaElement>('textbox', /as JSON/);

async function submit(): Promise<void> {
  field().closest('form')?.requestSubmit();
  await settle();
}

async function choose(content: string, size = content.length): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
  Object.defineProperty(input, 'files', {
    configurable: true,
    value: [{ size, text: async () => content }],
  });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

describe('the taught pages in the settings', () => {
  it('are listed, and give axe nothing to complain of, one being edited too', async () => {
    await open(page, other);
    expect(await complaints()).toEqual([]);
    await click(find('button', 'Edit lab.example.edu/papers/*'));
    expect(await complaints()).toEqual([]);
  });

  it('are edited as JSON, in place of what they were', async () => {
    const { kept } = await open(page, other);
    await click(find('button', 'Edit lab.example.edu/papers/*'));
    await type(field(), JSON.stringify({ ...page, path: '/all' }));
    await submit();
    expect(kept()).toEqual([{ ...page, path: '/all' }, other]);
    expect(has('textbox', /as JSON/)).toBe(false);
  });

  it.each([
    ['{"host": ', /no JSON/],
    [JSON.stringify({ ...page, title: ['b['] }), /“title” holds a selector/],
    [JSON.stringify({ ...page, author: 'i' }), /“author” means nothing/],
    ['[]', /no taught page/],
  ])('keep what is typed, with the reason, when it is %s', async (typed, reason) => {
    const { send, kept } = await open(page);
    await click(find('button', /^Edit/));
    await type(field(), typed);
    await submit();
    expect(has('alert', reason)).toBe(true);
    expect(field().value).toBe(typed);
    expect(send).not.toHaveBeenCalledWith('taught.put', expect.anything());
    await press(field(), 'Escape');
    expect(kept()).toEqual([page]);
  });

  it('keep what is typed while the library can’t be read', async () => {
    const { send, tell } = await open(page, other);
    await click(find('button', 'Edit lab.example.edu/papers/*'));
    await type(field(), '{"half": ');
    send.mockRejectedValueOnce(Object.assign(new Error(), { name: 'Disconnected' }));
    tell();
    await settle();
    expect(has('alert', /./)).toBe(true);
    expect(field().value).toBe('{"half": ');
    tell();
    await settle();
    expect(has('alert', /./)).toBe(false);
  });

  it('keep what is typed where Esc is meant for what composes it', async () => {
    await open(page);
    await click(find('button', /^Edit/));
    await type(field(), '{"half": ');
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, isComposing: true }));
    await settle();
    expect(field().value).toBe('{"half": ');
  });

  it('are removed, and come back with undo', async () => {
    const { kept } = await open(page, other);
    await click(find('button', 'Remove lab.example.edu/papers/*'));
    expect(kept()).toEqual([other]);
    await click(find('button', 'Undo'));
    expect(kept()).toEqual([page, other]);
  });

  it('say what failed', async () => {
    const { send } = await open(page);
    send.mockRejectedValueOnce(Object.assign(new Error(), { name: 'Disconnected' }));
    await click(find('button', /^Remove/));
    expect(has('alert', /./)).toBe(true);
    expect(has('button', /^Edit lab/)).toBe(true);
  });
});

describe('a file with taught pages', () => {
  it('is shown first, with what is wrong in it, and nothing changes before “Import”', async () => {
    const { kept } = await open(page);
    await choose(JSON.stringify({ pages: [{ ...page, title: ['i'] }, other, { ...other, card: ['li['] }, null] }));
    expect(document.body.textContent).toContain('Replaces the one that you have');
    expect(document.body.textContent).toContain('Number 3 can’t be importedgroup.example.org“card” holds a selector');
    expect(document.body.textContent).toContain('Number 4 can’t be importedThis is no taught page.');
    expect(kept()).toEqual([page]);
    expect(await complaints()).toEqual([]);
    await click(find('button', 'Import 2 pages'));
    expect(kept()).toEqual([{ ...page, title: ['i'] }, other]);
    expect(has('status', '2 pages imported')).toBe(true);
  });

  it('can be left as it is', async () => {
    const { kept } = await open(page);
    await choose(serializeTaught([other]));
    await click(find('button', 'Cancel'));
    expect(has('button', /^Import/)).toBe(false);
    expect(kept()).toEqual([page]);
  });

  it('that is too large is refused before it is read', async () => {
    await open(page);
    await choose(serializeTaught([other]), 5_000_001);
    expect(has('alert', /at most 5 MB/)).toBe(true);
  });

  it.each(['', 'not JSON', `[${'{},'.repeat(500)}{}]`])('that is none is refused', async (content) => {
    const { kept } = await open(page);
    await choose(content);
    expect(has('alert', /holds no taught pages/)).toBe(true);
    expect(kept()).toEqual([page]);
  });

  it('holds after the export what was there before it', () => {
    expect(parseTaught(serializeTaught([page, other]))).toEqual({ pages: [page, other], faults: [] });
  });

  it('may be a list, or a single page', () => {
    expect(parseTaught(JSON.stringify([page])).pages).toEqual([page]);
    expect(parseTaught(JSON.stringify(page)).pages).toEqual([page]);
  });

  it.each(['null', '7', '"x"', '{"pages": 7}', '[[[]]]', '{"__proto__": {"pages": []}}', '{"pages": {"length": 9}}'])(
    'with %s for its pages has one entry that is wrong',
    (content) => expect(parseTaught(content)).toMatchObject({ pages: [], faults: [{ place: 1 }] }),
  );
});

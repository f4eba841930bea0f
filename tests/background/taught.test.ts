import { describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { taughtHandlers } from '../../src/background/handlers/taught';
import { install } from '../../src/background/install';
import { readTaughtPages } from '../../src/background/taught';
import { maxTaught, type TaughtSite } from '../../src/core/taught';
import { contentScript, fake, ownPage } from '../fakes/webextension-polyfill';
import { beginEachAfresh } from './fixture';

beginEachAfresh();

const page: TaughtSite = { host: 'lab.example.edu', path: '/papers', card: ['li'], title: ['b'] };
const other: TaughtSite = { ...page, path: '/talks' };
const lab = contentScript('https://lab.example.edu/papers', { id: 7, incognito: false });

const put = (pages: unknown, instead?: unknown, sender = ownPage) =>
  taughtHandlers['taught.put']({ pages, instead } as never, sender);

describe('taught pages', () => {
  it('are kept newest first, one of each kind', async () => {
    await put([page]);
    await put([other]);
    await put([{ ...page, title: ['i'] }]);
    expect(await readTaughtPages()).toEqual([{ ...page, title: ['i'] }, other]);
  });

  it('are kept in place of the one that was edited', async () => {
    await put([page, other]);
    await put([{ ...page, path: '/all' }], { host: page.host, path: page.path });
    expect((await readTaughtPages()).map(({ path }) => path)).toEqual(['/all', '/talks']);
  });

  it('are one of each kind also where a file holds one twice, the last of them', async () => {
    await put([page, other, { ...page, title: ['i'] }]);
    expect(await readTaughtPages()).toEqual([other, { ...page, title: ['i'] }]);
  });

  it('are not edited into the kind of another, which would be lost', async () => {
    await put([page, other]);
    const key = { host: page.host, path: page.path };
    await expect(put([{ ...other, title: ['i'] }], key)).rejects.toMatchObject({ name: 'TaughtTwice' });
    expect(await readTaughtPages()).toEqual([page, other]);
    await put([{ ...page, title: ['i'] }], key);
    expect(await readTaughtPages()).toEqual([{ ...page, title: ['i'] }, other]);
  });

  it('are forgotten one by one', async () => {
    await put([page, other]);
    await taughtHandlers['taught.remove']({ host: page.host, path: page.path }, ownPage);
    expect(await readTaughtPages()).toEqual([other]);
  });

  it('are none, or all, of those that are put together', async () => {
    await expect(put([page, { ...other, card: [] }])).rejects.toMatchObject({ name: 'TaughtInvalid' });
    expect(await readTaughtPages()).toEqual([]);
  });

  it('are no more than there is room for', async () => {
    await put(Array.from({ length: maxTaught }, (_, index) => ({ ...page, path: `/n${index}` })));
    await expect(put([page])).rejects.toMatchObject({ name: 'TooManyTaught' });
    expect(await readTaughtPages()).toHaveLength(maxTaught);
  });

  it('lose no change to another at the same time', async () => {
    await Promise.all([put([page]), put([other])]);
    expect(await readTaughtPages()).toHaveLength(2);
  });
});

describe('a page', () => {
  it('may teach its own host, and no other', async () => {
    await put([page], undefined, lab);
    expect(await readTaughtPages()).toEqual([page]);
    await expect(put([{ ...page, host: 'arxiv.org' }], undefined, lab)).rejects.toMatchObject({ name: 'Forbidden' });
  });

  it('may not replace others, or forget any', async () => {
    const key = { host: page.host, path: page.path };
    await put([page]);
    await expect(put([other], key, lab)).rejects.toMatchObject({ name: 'Forbidden' });
    await expect(taughtHandlers['taught.remove'](key, lab)).rejects.toMatchObject({ name: 'Forbidden' });
    expect(await readTaughtPages()).toEqual([page]);
  });
});

describe('pages that are open', () => {
  const again = (tabId: number) => [
    { tabId, files: ['page.css'] },
    { tabId, files: ['script.js'] },
  ];

  it('are read anew when what was taught changes', async () => {
    fake.tabs = [{ id: 1 }];
    await put([page]);
    expect(fake.injected).toEqual(again(1));
    await taughtHandlers['taught.remove'](page, ownPage);
    expect(fake.injected).toEqual([...again(1), ...again(1)]);
  });

  it('are left alone where they have taught it themselves', async () => {
    fake.tabs = [{ id: 1 }, { id: 7 }];
    await put([page], undefined, lab);
    expect(fake.injected).toEqual(again(1));
  });

  it('that can’t be read anew don’t make it unstored', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const query = vi.spyOn(browser.tabs, 'query').mockRejectedValue(new Error('No tabs'));
    await put([page]);
    expect(await readTaughtPages()).toEqual([page]);
    expect(said).toHaveBeenCalledOnce();
    query.mockRestore();
    said.mockRestore();
  });
});

describe('a required site', () => {
  const arxiv = { ...page, host: 'arxiv.org' };

  it('has the script with all adapters, which knows what was taught, as long as pages of its own are', async () => {
    await put([page]);
    expect(fake.scripts.size).toBe(0);
    await put([arxiv]);
    expect(fake.scripts.get('everywhere')).toMatchObject({
      matches: ['https://arxiv.org/*'],
      excludeMatches: ['https://huggingface.co/*'],
    });
    await taughtHandlers['taught.remove'](arxiv, ownPage);
    expect(fake.scripts.size).toBe(0);
  });

  it('has it in open tabs after an update, too', async () => {
    await put([arxiv]);
    fake.tabs = [{ id: 1 }];
    await install({ reason: 'update' });
    expect(fake.injected.at(-1)).toEqual({ tabId: 1, files: ['script.js'] });
  });
});

import { describe, expect, it } from 'vitest';
import { findPapers } from '../../src/background/find-papers';
import { sightingHandlers } from '../../src/background/handlers/sighting';
import { tabHandlers } from '../../src/background/handlers/tab';
import { openLibrary } from '../../src/background/open-library';
import { contentScript, fake, ownPage } from '../fakes/webextension-polyfill';
import { arxiv } from '../storage/fixture';
import { beginEachAfresh } from './fixture';

beginEachAfresh();

const page = contentScript('https://huggingface.co/papers', { id: 7, incognito: false });
const read = [
  { tabId: 7, files: ['page.css'] },
  { tabId: 7, files: ['script.js'] },
];

describe('a page where no script of ours runs', () => {
  it('is probed for our own pages', async () => {
    fake.result = { host: 'lab.example.edu', papers: 12, linked: 0 };
    expect(await tabHandlers['tab.probe'](7, ownPage)).toEqual(fake.result);
    expect(fake.injected).toEqual([{ tabId: 7, files: ['script.js'] }]);
  });

  it('is taught for our own pages, with the outlines', async () => {
    await tabHandlers['tab.teach'](7, ownPage);
    expect(fake.injected).toEqual([
      { tabId: 7, files: ['outlines.css'] },
      { tabId: 7, files: ['script.js'] },
    ]);
  });

  it('is read once for our own pages', async () => {
    await tabHandlers['tab.read'](7, ownPage);
    expect(fake.injected).toEqual(read);
    expect(fake.scripts.size).toBe(0);
  });

  it.each(['tab.probe', 'tab.read', 'tab.teach'] as const)(
    'is closed to %s where the browser keeps extensions out',
    async (type) => {
      fake.closed.add(7);
      await expect(tabHandlers[type](7, ownPage)).rejects.toMatchObject({ name: 'PageClosed' });
    },
  );

  it.each(['tab.probe', 'tab.read', 'tab.teach'] as const)('is refused to other pages: %s', async (type) => {
    await expect(tabHandlers[type](7, page)).rejects.toMatchObject({ name: 'Forbidden' });
    expect(fake.injected).toEqual([]);
  });
});

it('a page on which the adapter reads nothing gets the script with everything, in its own tab', async () => {
  await tabHandlers['everywhere.load'](undefined, page);
  expect(fake.injected).toEqual(read);
});

describe('“Find papers on this page”', () => {
  it('reads the page, and says so on the button where there are none', async () => {
    fake.answer = () => (fake.injected.length === 0 ? undefined : { papers: [] });
    await findPapers(7);
    expect(fake.injected).toEqual(read);
    expect(fake.badges.get(7)).toBe('0');
    expect(fake.titles.get(7)).toBe('findNone');
  });

  it('leaves the button alone where there are some', async () => {
    fake.answer = () => (fake.injected.length === 0 ? undefined : { papers: [{}] });
    await findPapers(7);
    expect(fake.badges.size).toBe(0);
  });

  it('leaves a page alone that is read already', async () => {
    fake.answer = () => ({ papers: [{}] });
    await findPapers(7);
    expect(fake.injected).toEqual([]);
  });

  it('says on the button that the browser keeps extensions out', async () => {
    fake.closed.add(7);
    await findPapers(7);
    expect(fake.titles.get(7)).toBe('error_PageClosed');
  });
});

describe('the log of listings', () => {
  const put = async (host: string) => {
    const url = `https://${host}/publications`;
    const sender = contentScript(url, { id: 7, incognito: false });
    await sightingHandlers['sighting.put']({ site: host, page: url, ids: [arxiv(1)] }, sender);
    return (await (await openLibrary()).sightings([arxiv(1)])).length;
  };

  it('has enabled sites, and none of pages that were read just once', async () => {
    expect(await put('lab.example.edu')).toBe(0);
    fake.origins.add('https://lab.example.edu/*');
    expect(await put('lab.example.edu')).toBe(1);
  });
});

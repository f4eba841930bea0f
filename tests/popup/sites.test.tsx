// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { PageProbe } from '../../src/messaging/probe';
import type { PageReport } from '../../src/messaging/protocol';
import { click, complaints, find, has, names } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, listing } from './fake-background';
import { fewPapers, open } from './open';

inEnglish();

const origin = 'https://lab.example.edu/*';
const lab: PageProbe = { host: 'lab.example.edu', origin, papers: 12, linked: 0, layout: '' };
const rows = fewPapers();
const papers = rows.map(({ paper }) => paper);

const onLab = (said: Partial<PageReport> = {}) =>
  listing(papers, [], {
    site: { id: 'lab.example.edu', name: 'lab.example.edu' },
    hasAdapter: false,
    foundBy: 'generic',
    origin,
    ...said,
  });

/** A page where no script of ours runs. */
function onUnread(probe: FakeBackground['probe']): FakeBackground {
  const background = new FakeBackground(rows);
  background.probe = probe;
  background.unread = onLab();
  return background;
}

const body = () => document.body.textContent;

describe('a page where no script of ours runs', () => {
  it('says how many papers could be read there, and gives axe nothing to complain of', async () => {
    await open(onUnread(lab));
    expect(has('heading', '12 papers recognizable here')).toBe(true);
    expect(names('button')).toEqual(expect.arrayContaining(['Enable on lab.example.edu', 'Only this once']));
    expect(await complaints()).toEqual([]);
  });

  it('asks the browser for its host within the click itself', async () => {
    const background = await open(onUnread(lab));
    find('button', 'Enable on lab.example.edu').click();
    expect(background.asked.at(-1)).toEqual(['enableSites', [origin]]);
  });

  it('shows what is read once the worker has taken up a site that was enabled', async () => {
    const background = await open(onUnread(lab));
    await click(find('button', 'Enable on lab.example.edu'));
    background.report = onLab();
    await expect.poll(body).toContain('4 papers · 0 saved');
    expect(body()).toContain('Enabled here');
  });

  it('stays as it is where the user says no', async () => {
    const background = onUnread(lab);
    background.enableSites = async () => false;
    await open(background);
    await click(find('button', 'Enable on lab.example.edu'));
    expect(has('heading', '12 papers recognizable here')).toBe(true);
  });

  it('is read just once', async () => {
    const background = await open(onUnread(lab));
    await click(find('button', 'Only this once'));
    expect(background.askedFor('tab.read')).toEqual([7]);
    await expect.poll(body).toContain('Read only this once');
    expect(background.access.size).toBe(0);
    expect(names('button')).toContain('Enable on lab.example.edu');
  });

  it('can be read just once where it has no https', async () => {
    const { origin: _, ...plain } = lab;
    await open(onUnread(plain));
    expect(names('button')).not.toContain('Enable on lab.example.edu');
    expect(names('button')).toContain('Only this once');
    expect(body()).toContain('without https');
  });

  it('can be enabled before it lists anything, where we have an adapter for it', async () => {
    await open(onUnread({ ...lab, papers: 0, site: { id: 'google-scholar', name: 'Google Scholar' } }));
    expect(has('heading', 'No papers on this page')).toBe(true);
    expect(names('button')).toContain('Enable on lab.example.edu');
    expect(names('button')).not.toContain('Only this once');
  });

  it('says that papers are linked where none could be read', async () => {
    await open(onUnread({ ...lab, papers: 0, linked: 3 }));
    expect(has('heading', '0 papers recognized')).toBe(true);
    expect(body()).toContain('3 papers are linked on this page');
  });

  it('says plainly that the browser lets no extension in', async () => {
    await open(onUnread(Object.assign(new Error(), { name: 'PageClosed' })));
    expect(has('heading', 'This page can’t be read')).toBe(true);
    expect(names('button')).not.toContain('Only this once');
  });
});

describe('a page that is read', () => {
  const onRead = (said: Partial<PageReport>, access?: 'required' | 'enabled') => {
    const background = new FakeBackground(rows, onLab(said));
    if (access) background.access.set(origin, access);
    return open(background);
  };

  it.each([
    ['by the adapter', { foundBy: 'adapter', hasAdapter: true }, 'Read by the site’s adapter'],
    ['on a site without one', { foundBy: 'generic', hasAdapter: false }, 'Read without an adapter'],
    ['on a site that has changed', { foundBy: 'generic', hasAdapter: true }, 'The site has changed'],
    ['as it was taught', { foundBy: 'taught', hasAdapter: true }, 'Read as you have taught it'],
  ] satisfies [string, Partial<PageReport>, string][])('says how: %s', async (_, said, words) => {
    await onRead(said);
    expect(body()).toContain(words);
  });

  it('says how many cards were skipped, and what they lack', async () => {
    await onRead({ skipped: { untitled: 1, unlinked: 7 } });
    expect(body()).toContain('8 cards could not be read. They stay visible. 1 without a title, 7 without a link');
  });

  it.each(['listing', 'other'] as const)(
    'says that nothing was recognized though papers are linked: %s',
    async (kind) => {
      await onRead({ kind, papers: [], linked: 58 }, 'required');
      expect(body()).toContain('0 papers recognized 58 papers are linked');
      expect(has('heading', 'No papers on this page')).toBe(false);
    },
  );

  it('is taken back, after which it is no longer read', async () => {
    const background = await onRead({}, 'enabled');
    background.probe = lab;
    await click(find('button', 'Take back'));
    expect(background.asked).toContainEqual(['takeBackSites', [origin]]);
    await expect.poll(() => has('heading', '12 papers recognizable here')).toBe(true);
  });

  it('can’t be taken back where it always works', async () => {
    await onRead({}, 'required');
    expect(names('button')).not.toContain('Take back');
    expect(body()).not.toContain('Enabled here');
  });
});

// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { click, complaints, find, has } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, listing } from './fake-background';
import { open } from './open';

inEnglish();

const lab = 'https://lab.example.edu/*';
const layout = 'adapter: none\n\nli[class]\n';
const probe = { host: 'lab.example.edu', origin: lab, papers: 0, linked: 0, layout };

function onListing() {
  const report = listing([{ id: 'arxiv:2510.11602', title: 'Deconstructing Attention' }], []);
  return Object.assign(new FakeBackground([], report), { probe });
}

describe('a page that is read wrong', () => {
  it('has its layout copied and shown, exactly as it was copied', async () => {
    const background = await open(onListing());
    await click(find('button', 'Report this layout'));
    expect(background.askedFor('copy')).toEqual([layout]);
    const box = find<HTMLTextAreaElement>('textbox', 'The layout of one card');
    expect([box.value, box.readOnly]).toEqual([layout, true]);
    expect(has('status', 'Copied to the clipboard. Nothing was sent.')).toBe(true);
    expect(await complaints()).toEqual([]);
    await click(find('button', 'Close'));
    expect(has('textbox', 'The layout of one card')).toBe(false);
  });

  it('shows the layout also where the browser won’t copy it, and says so', async () => {
    const background = onListing();
    background.copy = () => Promise.reject(new Error());
    await open(background);
    await click(find('button', 'Report this layout'));
    expect(has('status', /didn’t copy it/)).toBe(true);
    expect(find<HTMLTextAreaElement>('textbox', 'The layout of one card').value).toBe(layout);
  });

  it('comes first where there is a sign of it, and last where there is none', async () => {
    const place = () => {
      const words = document.body.textContent ?? '';
      expect(words).toContain('Read wrong?');
      return words.indexOf('Read wrong?') - words.indexOf('Nothing on this page is saved yet');
    };
    await open(onListing());
    expect(place()).toBeGreaterThan(0);
    for (const sign of [{ foundBy: 'generic' }, { skipped: { untitled: 1, unlinked: 0 } }, { linked: 3 }] as const) {
      const background = onListing();
      Object.assign(background.report ?? {}, sign);
      await open(background);
      expect(place()).toBeLessThan(0);
    }
  });

  it('is no paper’s own', async () => {
    const background = onListing();
    Object.assign(background.report ?? {}, { kind: 'paper', linked: 3 });
    await open(background);
    expect(has('button', 'Teach this page')).toBe(false);
  });

  it('is taught from the popup, which closes', async () => {
    const background = await open(onListing());
    await click(find('button', 'Teach this page'));
    expect(background.askedFor('tab.teach')).toEqual([7]);
    expect(background.askedFor('close')).toHaveLength(1);
  });

  it('says what failed, and stays open', async () => {
    const background = onListing();
    background.failures.set('tab.teach', Object.assign(new Error(), { name: 'PageClosed' }));
    await open(background);
    await click(find('button', 'Teach this page'));
    expect(has('button', 'Try again')).toBe(true);
    expect(background.askedFor('close')).toEqual([]);
  });
});

describe('a page that isn’t read', () => {
  const unread = () => Object.assign(new FakeBackground(), { probe });

  it('is taught once somebody lets us in, this once', async () => {
    const background = await open(unread());
    await click(find('button', 'Teach this page'));
    expect(background.askedFor('tab.teach')).toEqual([]);
    expect(await complaints()).toEqual([]);
    await click(find('button', 'Let in this once, and teach'));
    expect(background.askedFor('tab.teach')).toEqual([7]);
    expect(background.askedFor('close')).toHaveLength(1);
  });

  it('can be enabled first, by the click itself', async () => {
    const background = await open(unread());
    await click(find('button', 'Teach this page'));
    find('button', /Enable/).click();
    expect(background.askedFor('enableSites')).toEqual([[lab]]);
  });

  it('can’t be taught where the browser lets no extension in', async () => {
    const background = new FakeBackground();
    background.probe = Object.assign(new Error(), { name: 'PageClosed' });
    await open(background);
    expect(has('button', 'Teach this page')).toBe(false);
  });
});

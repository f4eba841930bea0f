// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { click, complaints, find, has } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, listing } from './fake-background';
import { fewPapers, open } from './open';

inEnglish();

/** Noon of a day, where the test runs. */
const noon = new Date(2026, 10, 20, 12).getTime();
const day = 24 * 60 * 60 * 1000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: noon }));
afterEach(() => void vi.useRealTimers());

/** Four papers, saved so many days ago; the first and the last are unread. */
function savedAgo(...days: number[]) {
  return fewPapers().map((row, index) => ({ ...row, saved: noon - (days[index] ?? 0) * day }));
}

function words(): string | undefined {
  return document.querySelector('.p-today')?.textContent ?? undefined;
}

describe('what was saved today', () => {
  it('is counted with what of it is unread, and either leads to it', async () => {
    await open(new FakeBackground(savedAgo(0, 0, 1, 1)));
    expect(words()).toContain('2 saved today1 unread');
    expect(await complaints()).toEqual([]);
    await click(find('button', '2 saved today'));
    expect(find<HTMLInputElement>('combobox', /Search/).value).toBe('added>=2026-11-20');
    await click(find('tab', 'This page'));
    await click(find('button', '1 unread'));
    expect(find<HTMLInputElement>('combobox', /Search/).value).toBe('added>=2026-11-20 status:unread');
  });

  it('is said to be nothing, and not at all where nothing ever was', async () => {
    await open(new FakeBackground(savedAgo(1, 1, 1, 1)));
    expect(words()).toContain('Nothing saved today');
    await open(new FakeBackground([]));
    expect(words()).toBeUndefined();
  });

  it('is told as more where the popup doesn’t have it all at hand', async () => {
    const rows = savedAgo();
    await open(new FakeBackground(rows), undefined, { recent: { rows, matched: 60, total: 60 } });
    await open(new FakeBackground(Array.from({ length: 60 }, () => rows[1] as (typeof rows)[0])));
    expect(words()).toContain('50+ saved today');
  });

  it('leads to the whole library, too', async () => {
    const background = await open(new FakeBackground(savedAgo()));
    await click(find('button', 'Open library'));
    expect(background.askedFor('openWorkspace')).toHaveLength(1);
  });
});

describe('what is new on the page', () => {
  it('is said beside what is saved, where anything is', async () => {
    const papers = fewPapers().map(({ paper }) => paper);
    await open(new FakeBackground(fewPapers(), listing(papers, [], { fresh: { count: 3, since: noon - 3 * day } })));
    expect(document.body.textContent).toContain('4 papers · 0 saved · 3 new since Tuesday');
    await open(new FakeBackground(fewPapers(), listing(papers, [], { fresh: { count: 0, since: noon - 3 * day } })));
    expect(document.body.textContent).not.toContain('new since');
    expect(has('tab', 'This page 4')).toBe(true);
  });
});

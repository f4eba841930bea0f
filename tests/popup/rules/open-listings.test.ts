import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageReport } from '../../../src/messaging/protocol';

interface Tab {
  id?: number;
  title?: string;
  lastAccessed?: number;
}

const tabs: Tab[] = [];
const reports = new Map<number, Partial<PageReport>>();
const asked: number[] = [];

vi.mock('../../../src/messaging/extension', () => ({
  extension: { tabs: { query: async () => [...tabs] } },
}));
vi.mock('../../../src/messaging/send', () => ({
  sendToPage: async (tab: number) => {
    asked.push(tab);
    const report = reports.get(tab);
    if (!report) throw new Error('Disconnected');
    return report;
  },
}));

const { findListing } = await import('../../../src/popup/rules/open-listings');

beforeEach(() => {
  tabs.length = asked.length = 0;
  reports.clear();
});

/** A tab; without a number of papers no script of ours runs there. */
function open(id: number, lastAccessed: number, papers?: number, said: Partial<PageReport & Tab> = {}): void {
  const { title = `Tab ${id}`, ...rest } = said;
  tabs.push({ id, lastAccessed, title });
  if (papers === undefined) return;
  const list = Array.from({ length: papers }, () => ({ id: 'arxiv:2601.00001' as const, foundBy: 'adapter' as const }));
  reports.set(id, { kind: 'listing', site: { id: 'arxiv', name: 'arXiv' }, papers: list, ...rest });
}

describe('the open listing', () => {
  it('is the one that was looked at last, with papers on it', async () => {
    open(1, 10, 3);
    open(2, 30, 0);
    open(3, 20, 5);
    open(4, 40);
    open(5, 50, 1, { kind: 'paper' });
    expect(await findListing()).toMatchObject({ title: 'Tab 3', report: { papers: { length: 5 } } });
  });

  it('goes by its site where the browser tells no title', async () => {
    open(1, 10, 3, { title: '' });
    expect((await findListing())?.title).toBe('arXiv');
  });

  it('is none where none is open, and hundreds of tabs are not all asked', async () => {
    for (let id = 0; id < 300; id += 1) open(id, id);
    expect(await findListing()).toBeUndefined();
    expect(asked).toHaveLength(30);
    expect(Math.min(...asked)).toBe(270);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { keepUp } from '../../src/background/keep-up';
import { openLibrary } from '../../src/background/open-library';
import type { LibraryPage } from '../../src/messaging/protocol';
import { fake } from '../fakes/webextension-polyfill';
import { paper } from '../storage/fixture';
import { beginEachAfresh, change, stored } from './fixture';

// `storage.local` is a fake here; what browsers make of it is for tests/e2e.
beginEachAfresh();

const first = { ...paper(1), aliases: ['doi:10.1000/182' as const] };
const firstKey = 'paper arxiv:2401.00001';
const aliasKey = 'paper doi:10.1000/182';

describe('the mirror', () => {
  it('has a mark under every id of an annotated paper', async () => {
    await change(first, { do: 'note', note: '\n\nFirst line\nsecond' });
    const mark = { saved: true, hidden: false, tags: [], noteLine: 'First line' };
    expect(stored(firstKey)).toMatchObject(mark);
    expect(stored(aliasKey)).toEqual(stored(firstKey));
    expect(stored(firstKey)).not.toHaveProperty('note');
  });

  it('loses the marks of a paper that is neither saved nor hidden any more', async () => {
    await change(first, { do: 'save' });
    await change(first, { do: 'hide', hidden: true });
    await change(first, { do: 'remove' });
    expect(stored(aliasKey)).toMatchObject({ saved: false, hidden: true });
    await change(first, { do: 'hide', hidden: false });
    expect(stored(firstKey)).toBeUndefined();
    expect(stored(aliasKey)).toBeUndefined();
  });

  it('has a mark of a paper that is always shown, as long as it is', async () => {
    await change(first, { do: 'show', shown: true });
    expect(stored(aliasKey)).toMatchObject({ saved: false, hidden: false, shown: true });
    await change(first, { do: 'show', shown: false });
    expect(stored(aliasKey)).toBeUndefined();
  });

  it('writes the revision last, with the last of what was changed', async () => {
    await change(first, { do: 'save' });
    expect(fake.writes.at(-1)).toContain('revision');
    expect(fake.writes.at(-1)).toContain(firstKey);
    expect(stored('revision')).toBe(await (await openLibrary()).revision());
  });

  it('is caught up from the journal when a worker died before it was written', async () => {
    await change(first, { do: 'save' });
    fake.beforeWrite = () => {
      throw new Error('stopped');
    };
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    await change(paper(2), { do: 'save' });
    await change(first, { do: 'add tag', tag: 'ml' });
    logged.mockRestore();
    expect(stored('paper arxiv:2401.00002')).toBeUndefined();
    fake.beforeWrite = () => undefined;
    await keepUp();
    expect(stored('paper arxiv:2401.00002')).toMatchObject({ saved: true });
    expect(stored(firstKey)).toMatchObject({ tags: ['ml'] });
  });

  it('writes nothing when nothing has changed', async () => {
    await change(first, { do: 'save' });
    const { length } = fake.writes;
    await keepUp();
    expect(fake.writes).toHaveLength(length);
  });

  it('is built anew where it has no revision, or one of another library', async () => {
    await change(first, { do: 'save' });
    for (const revision of [undefined, 1_000]) {
      fake.stored = new Map<string, unknown>([
        ['revision', revision],
        ['paper arxiv:9999.99999', { saved: true }],
        ['settings', { pausedSites: ['arxiv'] }],
      ]);
      if (revision === undefined) fake.stored.delete('revision');
      await keepUp();
      expect([...fake.stored.keys()].toSorted()).toEqual([
        firstKey,
        aliasKey,
        'recent',
        'revision',
        'rules held',
        'settings',
      ]);
    }
  });

  it('has the newest papers with short notes and without abstracts', async () => {
    const author = Array.from({ length: 3_000 }, (_, number) => ({ family: `Author ${number}` }));
    await change({ ...first, abstract: 'long', author }, { do: 'note', note: 'x'.repeat(900) });
    const { rows, total, matched } = stored('recent') as LibraryPage;
    expect({ total, matched, count: rows.length }).toEqual({ total: 1, matched: 1, count: 1 });
    expect(rows[0]?.annotation.note).toHaveLength(500);
    expect(rows[0]?.paper).not.toHaveProperty('abstract');
    expect(rows[0]?.paper).toMatchObject({ authorsIncomplete: true, authorCount: 3_000 });
    expect(rows[0]?.paper.author).toHaveLength(20);
  });

  it('is there before anything was saved, so that the popup opens with content', async () => {
    await keepUp();
    expect(stored('recent')).toEqual({ rows: [], matched: 0, total: 0 });
    expect(stored('revision')).toBe(0);
  });
});

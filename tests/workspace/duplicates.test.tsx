// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { complaints, find, has } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, fewRows } from './fake-background';
import { click, open } from './open';

inEnglish();

/** The page of duplicates, with one pair. */
async function duplicates(): Promise<FakeBackground> {
  const background = new FakeBackground(fewRows());
  const [one, other] = fewRows();
  background.answers.set('library.duplicates', () => [[one, other]]);
  background.answers.set('paper.merge', (data) => {
    const { from, into } = data as { from: string; into: string };
    const row = (id: unknown) => background.rows.find(({ paper }) => paper.id === id);
    // The kept one is found by the ids of both.
    background.answers.set('library.row', (id) => row(id) ?? (id === from ? row(into) : undefined));
    background.edit((rows) => rows.filter(({ paper }) => paper.id !== from));
    return { marks: [], batch: 12 };
  });
  background.answers.set('paper.apart', () => undefined);
  return open(background, '?shows=duplicates');
}

describe('duplicates', () => {
  it('stand side by side, and either is kept', async () => {
    const background = await duplicates();
    expect(has('button', 'Deconstructing Attention')).toBe(true);
    await click(find('button', 'Keep arxiv:2305.19466, with what the other has'));
    expect(background.askedFor('paper.merge')).toEqual([{ into: 'arxiv:2305.19466', from: 'arxiv:2510.11602' }]);
    expect(document.querySelector('.w-pairs')?.textContent).toContain('no two papers');
    await click(find('button', 'Undo'));
    expect(background.askedFor('journal.undo')).toEqual([12]);
    expect(has('button', 'Deconstructing Attention')).toBe(true);
    expect(background.askedFor('library.duplicates')).toHaveLength(1);
    await click(find('button', 'Look again'));
    expect(background.askedFor('library.duplicates')).toHaveLength(2);
  });

  it('are told apart for good, and that is taken back', async () => {
    const background = await duplicates();
    await click(find('button', 'These are two papers'));
    expect(has('button', 'Deconstructing Attention')).toBe(false);
    await click(find('button', 'Undo'));
    expect(has('button', 'Deconstructing Attention')).toBe(true);
    const pair = { one: 'arxiv:2510.11602', other: 'arxiv:2305.19466' };
    expect(background.askedFor('paper.apart')).toEqual([
      { ...pair, apart: true },
      { ...pair, apart: false },
    ]);
  });

  it('are left for the list by a search or by going back', async () => {
    await duplicates();
    await click(find('button', 'Back to the list'));
    expect(document.querySelector('.w-pairs')).toBeNull();
    await click(find('button', 'Duplicates'));
    await click(find('button', 'Unread2'));
    expect(document.querySelector('.w-pairs')).toBeNull();
  });

  it('give axe nothing to complain of', async () => {
    await duplicates();
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
  });
});

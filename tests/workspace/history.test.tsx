// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { PastChange } from '../../src/core/history';
import { complaints, find, has, names } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, fewRows } from './fake-background';
import { click, open } from './open';

inEnglish();

const noon = new Date(2026, 10, 20, 12).getTime();
const titles = ['Attention', 'Speech', 'Planning'];

function change(batch: number, said: Partial<PastChange> = {}): PastChange {
  const did = [{ do: 'save', count: 1 }] as const;
  const of = { did: [...did], papers: 1, titles: ['Attention'], isUndone: false, canUndo: true };
  return { batch, time: noon + batch * 60_000, ...of, ...said };
}

/** The list of changes over a journal, newest first, in which an undo is an entry of its own. */
async function changes(...journal: PastChange[]): Promise<FakeBackground> {
  const background = new FakeBackground(fewRows());
  let kept = journal;
  background.answers.set('journal.list', (data) => {
    const { limit, before = Number.POSITIVE_INFINITY } = data as { limit: number; before?: number };
    return kept.filter(({ batch }) => batch < before).slice(0, limit);
  });
  background.answers.set('journal.undo', (batch) => {
    const undone = kept.map((one) => (one.batch === batch ? { ...one, isUndone: true, canUndo: false } : one));
    kept = [change(1_000, { undoes: batch as number, did: [{ do: 'remove', count: 1 }] }), ...undone];
    background.edit((rows) => rows);
    return { marks: [], left: background.answers.get('left')?.(batch) ?? [] };
  });
  return open(background, '?shows=history');
}

function rows(): string[] {
  return [...document.querySelectorAll('.w-change')].map(({ textContent }) => textContent ?? '');
}

describe('recent changes', () => {
  it('are found beside the list', async () => {
    await open(new FakeBackground(fewRows()));
    await click(find('button', 'Recent changes'));
    expect(location.search).toBe('?shows=history');
    expect(document.querySelector('.w-history')?.textContent).toContain('Nothing has been changed yet');
    await click(find('button', 'Back to the list'));
    expect(document.querySelector('.w-history')).toBeNull();
  });

  it('say by days when, what, and of how many papers', async () => {
    const day = 24 * 60 * 60 * 1000;
    await changes(
      change(3, { did: [{ do: 'add tag', of: 'ml/theory', count: 12 }], papers: 12, titles }),
      change(2, {
        did: [
          { do: 'status', of: 'reading', count: 1 },
          { do: 'add tag', of: 'a', count: 2 },
        ],
        papers: 2,
      }),
      change(1, { time: noon - day, did: [{ do: 'make rule', of: 'surveys', count: 1 }], papers: 0, titles: [] }),
    );
    expect(names('heading')).toEqual(
      expect.arrayContaining(['Friday, November 20, 2026', 'Thursday, November 19, 2026']),
    );
    expect(rows()).toEqual([
      expect.stringMatching(/^12:03\sPMTagged “ml\/theory”“Attention”, “Speech”, “Planning” and 9 more papersUndo$/),
      expect.stringContaining('Status: Reading (1) · Tagged “a”“Attention” and 1 more paper'),
      expect.stringMatching(/^12:00\sPMRule “surveys” madeUndo$/),
    ]);
  });

  it('say what there is no room for by its number', async () => {
    const did = [1, 2, 3, 4, 5, 6].map((count) => ({ do: 'add tag', of: `t${count}`, count: 1 }) as const);
    await changes(change(1, { did }));
    expect(rows()[0]).toContain('Tagged “t4” · 2 more');
  });

  it('are taken back one by one, whichever it is, and that can be taken back', async () => {
    const background = await changes(change(2), change(1));
    find('button', /^Undo: Saved, 12:01/).focus();
    await click(find('button', /^Undo: Saved, 12:01/));
    expect(background.askedFor('journal.undo')).toEqual([1]);
    expect(rows()).toEqual([
      expect.stringContaining('UndoRemoved from the library'),
      expect.stringContaining('Saved'),
      expect.stringContaining('Undone'),
    ]);
    expect(has('status', /Taken back/)).toBe(true);
    expect(document.activeElement?.textContent).toBe('Undone');
    expect(names('button').filter((name) => name.startsWith('Undo:'))).toHaveLength(2);
  });

  it('say what was left because it was changed again since', async () => {
    const background = await changes(change(1));
    background.answers.set('left', () => [{ id: 'arxiv:2510.11602', field: 'note' }]);
    await click(find('button', /^Undo: Saved/));
    expect(has('status', /the note of “Deconstructing Attention”/)).toBe(true);
  });

  it('say when one couldn’t be taken back, with a way to try again', async () => {
    const background = await changes(change(1));
    background.failures.set('journal.undo', Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await click(find('button', /^Undo: Saved/));
    expect(has('status', /disk is full/)).toBe(true);
    await click(find('button', 'Try again'));
    expect(background.askedFor('journal.undo')).toEqual([1, 1]);
    expect(rows()[1]).toContain('Undone');
  });

  it('that nobody can take back say so', async () => {
    await changes(change(1, { did: [{ do: 'replace library', count: 1 }], papers: 0, titles: [], canUndo: false }));
    expect(rows()[0]).toContain('A backup took the library’s placeCan’t be undone');
    expect(names('button').filter((name) => name.startsWith('Undo:'))).toEqual([]);
  });

  it('go back as far as the reader wants, and are read anew as far when one is taken back', async () => {
    const journal = Array.from({ length: 70 }, (_, index) => change(70 - index));
    const background = await changes(...journal);
    expect(rows()).toHaveLength(30);
    await click(find('button', 'Earlier changes'));
    expect(rows()).toHaveLength(60);
    find('button', 'Earlier changes').focus();
    await click(find('button', 'Earlier changes'));
    expect(rows()).toHaveLength(70);
    expect(document.activeElement?.textContent).toBe('These are all.');
    expect(background.askedFor('journal.list')).toContainEqual({ limit: 20, before: 1 });
    await click(find('button', /^Undo: Saved, 12:01/));
    expect(rows()).toHaveLength(71);
    expect(rows()[70]).toContain('Undone');
  });

  it('say when they can’t be read, with a way to try again', async () => {
    const background = new FakeBackground(fewRows());
    background.failures.set('journal.list', Object.assign(new Error(), { name: 'LibraryUnavailable' }));
    background.answers.set('journal.list', () => []);
    await open(background, '?shows=history');
    const failed = () => document.querySelector('.w-history [role=alert]')?.textContent;
    expect(failed()).toContain('Try again');
    await click(find('button', 'Try again'));
    expect(failed()).toBeUndefined();
  });

  it('give axe nothing to complain of', async () => {
    await changes(change(3), change(2, { isUndone: true, canUndo: false }), change(1, { canUndo: false }));
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
  });
});

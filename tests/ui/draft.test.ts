import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Draft, saveDelay } from '../../src/ui/draft';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function draft(save: (text: string) => Promise<unknown> = async () => undefined, maxLength = 100) {
  const saved = vi.fn(save);
  return { saved, draft: new Draft('', maxLength, saved, () => undefined) };
}

describe('a draft', () => {
  it('is saved once after a rest, not at every key', async () => {
    const { draft: note, saved } = draft();
    for (const text of ['a', 'ab', 'abc']) note.edit(text);
    expect(note.state).toBe('dirty');
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(saved.mock.calls).toEqual([['abc']]);
    expect(note.state).toBe('saved');
  });

  it('says saved only once it is stored', async () => {
    let store = () => undefined as unknown;
    const { draft: note } = draft(() => new Promise((resolve) => (store = () => resolve(1))));
    note.edit('a');
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(note.state).toBe('saving');
    store();
    await vi.advanceTimersByTimeAsync(0);
    expect(note.state).toBe('saved');
  });

  it('never saves two texts at a time, and the last one last', async () => {
    const stores: (() => void)[] = [];
    const { draft: note, saved } = draft(() => new Promise<void>((resolve) => stores.push(resolve)));
    note.edit('one');
    const first = note.flush();
    note.edit('two');
    const second = note.flush();
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(saved.mock.calls).toEqual([['one']]);
    stores[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    stores[1]?.();
    expect(await Promise.all([first, second])).toEqual([false, true]);
    expect(saved.mock.calls).toEqual([['one'], ['two']]);
  });

  it('keeps its text when saving fails, and saves it at the next try', async () => {
    const { draft: note, saved } = draft();
    saved.mockRejectedValueOnce(new Error('full'));
    note.edit('a');
    expect(await note.flush()).toBe(false);
    expect([note.state, note.text]).toEqual(['failed', 'a']);
    expect(await note.flush()).toBe(true);
    expect(note.state).toBe('saved');
  });

  it('keeps what is too long and does not save it', async () => {
    const { draft: note, saved } = draft(undefined, 3);
    note.edit('four');
    expect(await note.flush()).toBe(false);
    expect(note.text).toBe('four');
    expect(saved).not.toHaveBeenCalled();
  });

  it('takes up what is stored elsewhere, but while something of its own isn’t stored', async () => {
    const { draft: note } = draft();
    note.adopt('theirs');
    expect(note.text).toBe('theirs');
    note.edit('mine');
    note.adopt('older');
    expect(note.text).toBe('mine');
    await note.flush();
    note.adopt('theirs, later');
    expect([note.text, note.state]).toEqual(['theirs, later', 'clean']);
    expect(await note.flush()).toBe(true);
  });

  it('never takes up its own earlier text from a late answer, and does once that is stored again', async () => {
    const { draft: note, saved } = draft();
    for (const text of ['one', 'two']) {
      note.edit(text);
      await note.flush();
    }
    for (const late of ['', 'one']) note.adopt(late);
    expect(note.text).toBe('two');
    note.adopt('two');
    note.adopt('one');
    expect(note.text).toBe('one');
    note.edit('');
    await note.flush();
    expect(saved).toHaveBeenLastCalledWith('');
  });

  it('takes up nothing while it is being stored', async () => {
    let store = () => undefined as unknown;
    const { draft: note } = draft(() => new Promise((resolve) => (store = () => resolve(1))));
    note.edit('mine');
    const stored = note.flush();
    note.adopt('theirs');
    store();
    expect(await stored).toBe(true);
    expect(note.text).toBe('mine');
  });

  it('saves nothing that is stored already', async () => {
    const { draft: note, saved } = draft();
    note.edit('a');
    note.edit('');
    expect(await note.flush()).toBe(true);
    expect(saved).not.toHaveBeenCalled();
  });
});

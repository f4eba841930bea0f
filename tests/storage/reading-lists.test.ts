import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { NewReadingList } from '../../src/core/reading-list';
import type { Library } from '../../src/storage/library';
import { emptyLibrary, inDatabase } from './fixture';

const unread: NewReadingList = { name: 'Unread', query: 'status:unread', order: 'oldest' };

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

/** Keep lists by these names, and answer their ids. */
async function keep(...names: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push((await library.createList({ ...unread, name })).list.id);
  return ids;
}

const names = async () => (await library.lists()).map(({ name }) => name).join('');

describe('reading lists', () => {
  it('stand behind each other, and are moved', async () => {
    const [a = '', b = '', c = ''] = await keep('a', 'b', 'c');
    expect(await names()).toBe('abc');
    await library.moveList(c, a);
    expect(await names()).toBe('cab');
    await library.moveList(a);
    expect(await names()).toBe('cba');
    expect((await library.moveList(b, a)).batch).toBeUndefined();
  });

  it('change in what is named, each part with its time', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(7);
    const [id = ''] = await keep('a');
    vi.spyOn(Date, 'now').mockReturnValue(9);
    const { list, batch } = await library.changeList(id, { name: 'b', order: 'oldest' });
    expect(list).toEqual({ ...unread, id, name: 'b' });
    expect(batch).toBe(2);
    expect((await library.changeList(id, { name: 'b' })).batch).toBeUndefined();
    const [stored] = await inDatabase((db) => db.getAll('lists'));
    expect(stored).toMatchObject({ created: 7, changed: { name: 9, query: 7, order: 7 } });
    vi.restoreAllMocks();
  });

  it('leave a tombstone, and are no longer known', async () => {
    const [id = ''] = await keep('a', 'b');
    await library.removeList(id);
    expect(await names()).toBe('b');
    expect(await inDatabase((db) => db.get('lists', id))).toMatchObject({ name: 'a', removed: expect.any(Number) });
    const asked = [library.removeList(id), library.changeList(id, { name: 'c' }), library.moveList(id)];
    for (const one of asked) await expect(one).rejects.toMatchObject({ name: 'ListUnknown' });
  });

  it('are 100 at most', async () => {
    await keep(...Array.from({ length: 100 }, (_, number) => `${number}`));
    await expect(library.createList(unread)).rejects.toMatchObject({ name: 'TooManyLists' });
    const [first] = await library.lists();
    const { batch } = await library.removeList(String(first?.id));
    await library.createList(unread);
    await expect(library.undoChange(Number(batch))).rejects.toMatchObject({ name: 'TooManyLists' });
  });
});

describe('what was done to reading lists', () => {
  it('is in the journal, and taken back one by one, but what was changed since', async () => {
    const [id = ''] = await keep('a', 'b');
    const renaming = await library.changeList(id, { name: 'c' });
    const moving = await library.moveList(id);
    const removing = await library.removeList(id);
    expect((await library.history(5)).map(({ did }) => did.map((deed) => deed.do))).toEqual([
      ['remove list'],
      ['move list'],
      ['change list'],
      ['make list'],
      ['make list'],
    ]);
    await library.undoChange(Number(removing.batch));
    expect(await names()).toBe('bc');
    await library.undoChange(Number(moving.batch));
    expect(await names()).toBe('cb');
    await library.changeList(id, { name: 'd' });
    expect((await library.undoChange(Number(renaming.batch))).left).toEqual([{ id, field: 'name' }]);
    expect(await names()).toBe('db');
    const { left } = await library.undoChange(1);
    expect(left).toEqual([{ id, field: 'list' }]);
    expect((await library.undoChange(2)).left).toEqual([]);
    expect(await names()).toBe('d');
    expect(await library.check()).toEqual([]);
  });

  it('is no paper that a snapshot has to copy', async () => {
    const [id = ''] = await keep('a');
    await library.moveList(id);
    expect(await library.lateCopy(0)).toMatchObject({ papers: [], gone: [] });
    expect(await library.changesSince(0)).toMatchObject({ papers: [], rules: false });
  });
});

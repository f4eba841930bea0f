import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Paper } from '../../src/core/paper';
import type { Library } from '../../src/storage/library';
import { arxiv, emptyLibrary, inDatabase, paper } from './fixture';

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

const keyOf = (number: number) => inDatabase(async (db) => (await db.get('annotations', arxiv(number)))?.key?.value);

/** Make a change and answer its number. */
async function batchOf(changing: Promise<{ batch?: number }>): Promise<number> {
  const { batch } = await changing;
  if (batch === undefined) throw new Error('Expected a change, got none');
  return batch;
}

const tag = (name: string, ...numbers: number[]) =>
  library.change(
    numbers.map((number) => paper(number)),
    { do: 'add tag', tag: name },
  );

describe('taking a change back', () => {
  it('takes back that one and no other', async () => {
    const [first, second] = [await batchOf(tag('a', 1, 2)), await batchOf(tag('b', 1))];
    const { marks, left, batch } = await library.undoChange(first);
    expect(marks.map(({ id, tags }) => [id, tags])).toEqual([
      [arxiv(1), ['b']],
      [arxiv(2), []],
    ]);
    expect(left).toEqual([{ id: arxiv(1), field: 'saved' }]);
    expect(await library.get(arxiv(1))).toMatchObject({ saved: true, tags: ['b'] });
    expect(await library.get(arxiv(2))).toMatchObject({ saved: false });
    expect(batch).toBe(second + 1);
  });

  it('leaves what was changed again since, and says which', async () => {
    await library.change([paper(1)], { do: 'note', note: 'first' });
    const batch = await batchOf(library.change([paper(1)], { do: 'note', note: 'second' }));
    await library.change([paper(1)], { do: 'note', note: 'third' });
    expect((await library.undoChange(batch)).left).toEqual([{ id: arxiv(1), field: 'note' }]);
    expect((await library.get(arxiv(1))).note).toBe('third');
  });

  it('leaves a paper saved into which another was merged since, which would go with it', async () => {
    const batch = await batchOf(library.change([paper(1)], { do: 'save' }));
    await library.change([paper(2)], { do: 'save' });
    await library.merge(arxiv(1), arxiv(2));
    expect((await library.undoChange(batch)).left).toEqual([{ id: arxiv(1), field: 'saved' }]);
    expect((await library.get(arxiv(2))).saved).toBe(true);
  });

  describe('that saved a paper leaves it where since then', () => {
    const hu = [{ family: 'Hu', given: 'Edward' }];
    const appeared: Paper = paper(1, { author: hu, 'container-title': 'ICLR', issued: '2022' });
    it.each<[string, () => Promise<{ batch?: number }>]>([
      ['it was edited by hand', () => library.editFacts(arxiv(1), [{ field: 'volume', value: '3' }])],
      ['it was given a key by hand', () => library.setKey(arxiv(1), 'mine')],
      ['its published version was taken', () => library.publish(arxiv(1), 'taken')],
    ])('%s', async (_, say) => {
      const save = () =>
        library.importPapers([{ paper: paper(1, { author: hu }), line: 1, tags: [] }], { tags: [], isLast: true });
      const batch = Number((await save()).batch);
      await library.change([appeared], { do: 'hide', hidden: false }, 'dblp');
      await batchOf(say());
      expect((await library.undoChange(batch)).left).toEqual([{ id: arxiv(1), field: 'saved' }]);
      expect((await library.get(arxiv(1))).saved).toBe(true);
    });

    it('its edit was taken back, it is taken back as well', async () => {
      const batch = await batchOf(library.change([paper(1)], { do: 'save' }));
      await library.undoChange(await batchOf(library.editFacts(arxiv(1), [{ field: 'volume', value: '3' }])));
      expect((await library.undoChange(batch)).left).toEqual([]);
      expect((await library.get(arxiv(1))).saved).toBe(false);
    });
  });

  describe('leaves a key that another paper has by now with that one, and takes back the rest', () => {
    it('of a file that was imported, and of which that was taken back', async () => {
      const files = [1, 2].map((number) => ({ paper: paper(number), line: 1, tags: [], key: `k${number}` }));
      const batch = await batchOf(library.importPapers(files, { tags: [], isLast: true }));
      const undone = await batchOf(library.undoChange(batch));
      await library.change([paper(3)], { do: 'save' });
      await library.setKey(arxiv(3), 'K2');
      expect((await library.undoChange(undone)).left).toEqual([{ id: arxiv(2), field: 'own key' }]);
      expect(await library.find('')).toHaveLength(3);
      expect([await keyOf(1), await keyOf(2), await keyOf(3)]).toEqual(['k1', undefined, 'K2']);
      expect(await library.check()).toEqual([]);
    });

    it('that was given by hand', async () => {
      await tag('a', 1, 2);
      const undone = await batchOf(library.undoChange(await batchOf(library.setKey(arxiv(1), 'k1'))));
      await library.setKey(arxiv(2), 'k1');
      expect((await library.undoChange(undone)).left).toEqual([{ id: arxiv(1), field: 'own key' }]);
      expect([await keyOf(1), await keyOf(2)]).toEqual([undefined, 'k1']);
    });
  });

  it('names what was written, keyed and taken of a paper that is part of another by now', async () => {
    const hu = [{ family: 'Hu', given: 'Edward' }];
    const two = paper(2, { author: hu });
    await library.change([paper(1), two], { do: 'save' }, 'arxiv');
    await library.change([{ ...two, 'container-title': 'ICLR', issued: '2022' }], { do: 'save' }, 'dblp');
    const edited = await batchOf(library.editFacts(arxiv(2), [{ field: 'volume', value: '7' }]));
    const keyed = await batchOf(library.setKey(arxiv(2), 'mine'));
    const taken = await batchOf(library.publish(arxiv(2), 'taken'));
    await library.merge(arxiv(1), arxiv(2));
    for (const [batch, field] of [
      [edited, 'fact volume'],
      [keyed, 'own key'],
      [taken, 'published'],
    ] as const) {
      expect((await library.undoChange(batch)).left).toEqual([{ id: arxiv(2), field }]);
    }
    await library.separate(arxiv(2));
    expect((await library.undoChange(edited)).left).toEqual([]);
    expect((await library.row(arxiv(2)))?.paper.volume).toBeUndefined();
  });

  it('takes back that a paper was saved anew, though that brings back what was buried in it', async () => {
    let now = 1_700_000_000_000;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => ++now);
    await library.change([paper(1)], { do: 'star', starred: true });
    await library.change([paper(1)], { do: 'remove' });
    const batch = await batchOf(library.change([paper(1)], { do: 'note', note: 'x' }));
    expect((await library.undoChange(batch)).left).toEqual([]);
    expect((await library.get(arxiv(1))).saved).toBe(false);
    clock.mockRestore();
  });

  it('does it once: asking again changes nothing, and taking that back brings the change again', async () => {
    const batch = await batchOf(tag('a', 1));
    const undoing = await batchOf(library.undoChange(batch));
    expect(await library.undoChange(batch)).toEqual({ marks: [], left: [] });
    expect((await library.get(arxiv(1))).saved).toBe(false);
    await library.undoChange(undoing);
    expect(await library.get(arxiv(1))).toMatchObject({ saved: true, tags: ['a'] });
    await library.undoChange(batch);
    expect((await library.get(arxiv(1))).saved).toBe(false);
  });

  it('separates what was merged, under what was merged later', async () => {
    for (const [number, name] of [
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ] as const)
      await tag(name, number);
    const batch = await batchOf(library.merge(arxiv(1), arxiv(2)));
    await library.merge(arxiv(1), arxiv(3));
    expect((await library.get(arxiv(1))).tags).toEqual(['a', 'b', 'c']);
    await library.undoChange(batch);
    expect((await library.get(arxiv(1))).tags).toEqual(['a', 'c']);
    expect(await library.get(arxiv(2))).toMatchObject({ id: arxiv(2), tags: ['b'] });
    expect((await library.get(arxiv(3))).id).toBe(arxiv(1));
    expect(await library.check()).toEqual([]);
  });

  it('takes back what was done to rules, but what was changed since', async () => {
    const numbers = async () => (await library.history(10)).map(({ batch }) => batch);
    const [rule] = await library.createRules([{ name: 'Speech', query: 'speech', action: 'hide', enabled: true }]);
    const id = String(rule?.id);
    await library.changeRule(id, { action: 'dim', colour: undefined });
    await library.changeRule(id, { query: 'audio' });
    await library.removeRules([id]);
    const [removing, asking, dimming, making] = (await numbers()) as [number, number, number, number];
    await library.undoChange(removing);
    await library.undoChange(dimming);
    expect(await library.rules()).toMatchObject([{ query: 'audio', action: 'hide' }]);
    expect((await library.undoChange(making)).left).toEqual([{ id, field: 'rule' }]);
    expect(await library.rules()).toHaveLength(1);
    await library.undoChange(asking);
    expect(await library.rules()).toMatchObject([{ query: 'speech' }]);
  });

  it('answers no number for a change that changes nothing, whose number the next one gets', async () => {
    await tag('a', 1);
    expect((await tag('a', 1)).batch).toBeUndefined();
    expect(await batchOf(tag('b', 1))).toBe(2);
  });

  it('refuses what it does not know, and what was before the library was replaced', async () => {
    const batch = await batchOf(tag('a', 1));
    await expect(library.undoChange(7)).rejects.toMatchObject({ name: 'NothingToUndo' });
    await library.replace({ papers: [], merges: [], rules: [], lists: [] }, 'a copy');
    await expect(library.undoChange(batch)).rejects.toMatchObject({ name: 'NothingToUndo' });
    expect((await library.history(5)).map(({ canUndo }) => canUndo)).toEqual([false, false]);
  });
});

describe('the list of changes', () => {
  it('says what was done to how many papers, newest first, page by page', async () => {
    await tag('a', 1, 2, 3, 4);
    await library.change([paper(1)], { do: 'status', status: 'read' });
    await library.change([paper(1)], { do: 'remove' });
    await library.merge(arxiv(2), arxiv(3));
    const changes = await library.history(10);
    expect(changes.map(({ batch, papers }) => [batch, papers])).toEqual([
      [4, 2],
      [3, 1],
      [2, 1],
      [1, 4],
    ]);
    expect(changes.map(({ did }) => did)).toMatchObject([
      [{ do: 'merge', count: 1 }],
      [{ do: 'remove', count: 1 }],
      [{ do: 'status', of: 'read', count: 1 }],
      [
        { do: 'save', count: 4 },
        { do: 'add tag', of: 'a', count: 4 },
      ],
    ]);
    expect(changes[3]?.titles).toEqual(['Paper 1', 'Paper 2', 'Paper 3']);
    expect((await library.history(2, 3)).map(({ batch }) => batch)).toEqual([2, 1]);
  });

  it('says what was taken back, and what that took back', async () => {
    const batch = await batchOf(tag('a', 1));
    const undoing = await batchOf(library.undoChange(batch));
    expect(await library.history(5)).toMatchObject([
      { batch: undoing, undoes: batch, isUndone: false, canUndo: true },
      { batch, isUndone: true, canUndo: false },
    ]);
    await library.undoChange(undoing);
    expect((await library.history(5)).map(({ isUndone }) => isUndone)).toEqual([false, true, false]);
  });

  it('has nothing to take back where only citation keys were kept', async () => {
    await tag('a', 1);
    await library.cite([arxiv(1)], () => 'key', true);
    expect((await library.history(1))[0]).toMatchObject({ did: [{ do: 'key' }], canUndo: false });
  });

  it('has this device’s changes only', async () => {
    await tag('a', 1);
    await inDatabase((db) =>
      db.add('journal', {
        device: 'other',
        batch: 1,
        time: 1,
        store: 'annotations',
        id: arxiv(1),
        field: 'note',
        old: '',
        new: 'x',
      }),
    );
    expect(await library.history(5)).toHaveLength(1);
  });
});

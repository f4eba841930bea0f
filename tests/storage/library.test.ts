import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, emptyAnnotation, maxNoteLength, maxTagLength } from '../../src/core/annotation';
import type { PaperId } from '../../src/core/identifier';
import type { Library } from '../../src/storage/library';
import { arxiv, emptyLibrary, inDatabase, paper } from './fixture';

const doi: PaperId = 'doi:10.1000/182';
const everything = [0, 1, 2].map(arxiv);

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

describe('a change', () => {
  it.each<Change>([
    { do: 'save' },
    { do: 'add tag', tag: 'ml' },
    { do: 'note', note: 'x' },
    { do: 'status', status: 'unread' },
    { do: 'star', starred: true },
  ])('saves by %o', async (change) => {
    const {
      marks: [mark],
    } = await library.change([paper(1)], change);
    expect(mark?.saved).toBe(true);
    expect((await library.search('', 0, 10)).total).toBe(1);
  });

  it.each<Change>([
    { do: 'hide', hidden: true },
    { do: 'show', shown: true },
    { do: 'remove tag', tag: 'ml' },
    { do: 'note', note: '' },
    { do: 'star', starred: false },
    { do: 'remove' },
  ])('does not save by %o', async (change) => {
    const {
      marks: [mark],
    } = await library.change([paper(1)], change);
    expect(mark?.saved).toBe(false);
    expect((await library.search('', 0, 10)).total).toBe(0);
  });

  it('adds and removes tags one by one, in the order in which they were added', async () => {
    for (const tag of ['b', ' a / b ', 'c']) await library.change([paper(1)], { do: 'add tag', tag });
    await library.change([paper(1)], { do: 'remove tag', tag: 'b' });
    expect((await library.get(arxiv(1))).tags).toEqual(['a/b', 'c']);
    await library.change([paper(1)], { do: 'add tag', tag: 'b' });
    expect((await library.get(arxiv(1))).tags).toEqual(['a/b', 'c', 'b']);
  });

  it('changes nothing when the tag is there already', async () => {
    for (const tag of ['a', 'b']) await library.change([paper(1)], { do: 'add tag', tag });
    const revision = await library.revision();
    await library.change([paper(1)], { do: 'add tag', tag: 'a' });
    expect((await library.get(arxiv(1))).tags).toEqual(['a', 'b']);
    expect(await library.revision()).toBe(revision);
  });

  it('keeps hostile tags as they are', async () => {
    const tags = ['__proto__', '<script>alert(1)</script>', '😀', 'עברית'];
    for (const tag of tags) await library.change([paper(1)], { do: 'add tag', tag });
    expect((await library.get(arxiv(1))).tags).toEqual(tags);
    expect((await library.tags()).map(({ tag }) => tag).toSorted()).toEqual(tags.toSorted());
  });

  it('answers in the order asked, the same paper twice too', async () => {
    const { marks } = await library.change([paper(2), paper(1), paper(2)], { do: 'save' });
    expect(marks.map(({ id }) => id)).toEqual([arxiv(2), arxiv(1), arxiv(2)]);
    expect((await library.search('', 0, 10)).total).toBe(2);
  });

  it('leaves a tombstone with its time when a tag is removed', async () => {
    await library.change([paper(1)], { do: 'add tag', tag: 'ml' });
    await library.change([paper(1)], { do: 'remove tag', tag: 'ml' });
    const record = await inDatabase((db) => db.get('annotations', arxiv(1)));
    expect(record?.tags).toEqual([{ tag: 'ml', value: false, changed: expect.any(Number) }]);
  });

  it('buries what a removed paper had, and saving it again brings it back', async () => {
    await library.change([paper(1)], { do: 'add tag', tag: 'ml' });
    await library.change([paper(1)], { do: 'note', note: 'mine' });
    await library.change([paper(1)], { do: 'remove' });
    expect(await library.get(arxiv(1))).toEqual(emptyAnnotation(arxiv(1)));
    expect(await library.tags()).toEqual([]);
    await library.change([paper(1)], { do: 'note', note: '' });
    await library.change([paper(1)], { do: 'save' });
    expect(await library.get(arxiv(1))).toMatchObject({ saved: true, tags: ['ml'], note: 'mine' });
  });

  it('gives every field its own time', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
    await library.change([paper(1)], { do: 'note', note: 'x' });
    vi.setSystemTime(2_000);
    await library.change([paper(1)], { do: 'star', starred: true });
    vi.useRealTimers();
    const record = await inDatabase((db) => db.get('annotations', arxiv(1)));
    expect(record).toMatchObject({ note: { changed: 1_000 }, starred: { changed: 2_000 }, status: { changed: 0 } });
  });

  it.each<[string, Change]>([
    ['TagEmpty', { do: 'add tag', tag: ' / ' }],
    ['TagTooLong', { do: 'add tag', tag: 'x'.repeat(maxTagLength + 1) }],
    ['TagTooLong', { do: 'add tag', tag: 'x '.repeat(500_000) }],
    ['NoteTooLong', { do: 'note', note: 'x'.repeat(maxNoteLength + 1) }],
  ])('is refused with %s', async (name, change) => {
    await expect(library.change([paper(1)], change)).rejects.toMatchObject({ name });
    expect(await library.revision()).toBe(0);
  });

  it('refuses a paper without a title that is not known, and then keeps nothing of the others', async () => {
    await expect(library.change([paper(1), { id: arxiv(2) }], { do: 'save' })).rejects.toMatchObject({
      name: 'PaperUnknown',
    });
    expect((await library.get(arxiv(1))).saved).toBe(false);
    await library.change([paper(2)], { do: 'save' });
    await expect(library.change([{ id: arxiv(2) }], { do: 'star', starred: true })).resolves.toMatchObject({
      marks: [{ id: arxiv(2), starred: true }],
    });
  });

  it('refuses more than 2,000 papers', async () => {
    const papers = Array.from({ length: 2_001 }, (_, number) => paper(number));
    await expect(library.change(papers, { do: 'save' })).rejects.toMatchObject({ name: 'TooManyPapers' });
  });

  it('keeps nothing of a paper that nobody annotated', async () => {
    await library.change([paper(1)], { do: 'remove' });
    expect(await inDatabase((db) => db.count('papers'))).toBe(0);
    expect(await library.revision()).toBe(0);
  });
});

describe('hiding and showing', () => {
  it('take each other back, in one batch that is undone as one', async () => {
    await library.change([paper(1)], { do: 'hide', hidden: true });
    const {
      marks: [shown],
    } = await library.change([paper(1)], { do: 'show', shown: true });
    expect(shown).toMatchObject({ saved: false, hidden: false, shown: true });
    const {
      marks: [hidden],
    } = await library.change([paper(1)], { do: 'hide', hidden: true });
    expect(hidden).toMatchObject({ hidden: true, shown: false });
    expect(await library.undo()).toMatchObject([{ hidden: false, shown: true }]);
    expect(await library.undo()).toMatchObject([{ hidden: true, shown: false }]);
  });

  it('is always shown again, where it was until it was hidden, when it is hidden no longer', async () => {
    let now = 1_000;
    vi.spyOn(Date, 'now').mockImplementation(() => now++);
    await library.change([paper(1)], { do: 'show', shown: true });
    await library.change([paper(1)], { do: 'hide', hidden: true });
    const {
      marks: [mark],
    } = await library.change([paper(1)], { do: 'hide', hidden: false });
    expect(mark).toMatchObject({ hidden: false, shown: true });
    await library.change([paper(1)], { do: 'show', shown: false });
    await library.change([paper(1)], { do: 'hide', hidden: true });
    await library.change([paper(1)], { do: 'hide', hidden: false });
    expect(await library.get(arxiv(1))).toMatchObject({ hidden: false, shown: false });
    vi.restoreAllMocks();
  });

  it('taken back leave the other as it is', async () => {
    await library.change([paper(1)], { do: 'show', shown: true });
    await library.change([paper(1)], { do: 'hide', hidden: false });
    expect(await library.get(arxiv(1))).toMatchObject({ shown: true });
    await library.change([paper(1)], { do: 'show', shown: false });
    expect(await library.get(arxiv(1))).toMatchObject({ shown: false, hidden: false });
  });

  it('need no record that knows of showing', async () => {
    await library.change([paper(1)], { do: 'save' });
    expect(await inDatabase((db) => db.get('annotations', arxiv(1)))).not.toHaveProperty('shown');
    const revision = await library.revision();
    await library.change([paper(1)], { do: 'show', shown: false });
    expect(await library.revision()).toBe(revision);
  });

  it('outlast that the paper is removed, and mark it', async () => {
    await library.change([paper(1)], { do: 'save' });
    await library.change([paper(1)], { do: 'show', shown: true });
    await library.change([paper(1)], { do: 'remove' });
    expect(await library.get(arxiv(1))).toEqual({ ...emptyAnnotation(arxiv(1)), shown: true });
    expect(await library.marks()).toMatchObject([{ mark: { saved: false, shown: true } }]);
  });
});

describe('aliases', () => {
  it('point to one paper, whichever was met first', async () => {
    await library.change([{ id: doi, title: 'T' }], { do: 'add tag', tag: 'from doi' });
    await library.change([{ ...paper(1), aliases: [doi] }], { do: 'add tag', tag: 'from arXiv' });
    for (const id of [doi, arxiv(1)]) {
      expect(await library.get(id)).toMatchObject({ id: doi, tags: ['from doi', 'from arXiv'] });
    }
    expect((await library.search('', 0, 10)).rows.map((row) => row.paper.aliases)).toEqual([[arxiv(1)]]);
  });

  it('are understood within one change', async () => {
    const {
      marks: [first, second],
    } = await library.change([{ ...paper(1), aliases: [doi] }, { id: doi }], { do: 'save' });
    expect(second).toEqual(first);
  });
});

describe('the journal', () => {
  it('is written in the transaction of the change: when it fails, nothing is written', async () => {
    await library.change([paper(1)], { do: 'save' });
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(library.change([paper(1), paper(2)], { do: 'star', starred: true })).rejects.toMatchObject({
      name: 'QuotaExceededError',
    });
    add.mockRestore();
    expect(await library.get(arxiv(1))).toMatchObject({ starred: false });
    expect((await library.search('', 0, 10)).total).toBe(1);
    expect(await library.changesSince(0)).toMatchObject({ papers: [arxiv(1)] });
  });

  it('has nothing of a change whose record could not be put', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
      this.transaction.abort();
      throw new DOMException('gone', 'AbortError');
    });
    await expect(library.change([paper(1)], { do: 'save' })).rejects.toThrow();
    put.mockRestore();
    expect(await library.revision()).toBe(0);
  });

  it('says record, field, old, new and time of every step', async () => {
    await library.change([paper(1)], { do: 'status', status: 'read' });
    const entries = await inDatabase((db) => db.getAll('journal'));
    const steps = entries.map(({ store, id, field, old, new: value }) => [store, id, field, old, value]);
    expect(steps).toContainEqual(['annotations', arxiv(1), 'status', 'unread', 'read']);
    expect(new Set(entries.map(({ batch }) => batch)).size).toBe(1);
    expect(entries.every(({ time, device }) => time > 0 && device !== '')).toBe(true);
  });

  it('says which papers changed after a revision', async () => {
    await library.change([paper(1)], { do: 'save' });
    const revision = await library.revision();
    await library.change([paper(2)], { do: 'save' });
    expect(await library.changesSince(revision)).toEqual({
      revision: await library.revision(),
      papers: [arxiv(2)],
      rules: false,
      isReplaced: false,
    });
  });

  it('says whether rules changed after a revision', async () => {
    const speech = { name: 'r', query: 'speech', action: 'hide', enabled: true } as const;
    const [second = '', id = ''] = (await library.createRules([speech, speech])).map((rule) => rule.id);
    for (const change of [
      () => library.changeRule(id, { enabled: false }),
      () => library.moveRule(id, second),
      () => library.removeRules([id]),
      () => library.restoreRules([id]),
    ]) {
      const revision = await library.revision();
      await change();
      expect(await library.changesSince(revision)).toMatchObject({ papers: [], rules: true });
    }
  });
});

describe('undo', () => {
  it('takes back a whole bulk change and answers its papers', async () => {
    await library.change([paper(1)], { do: 'save' });
    await library.change([paper(1), paper(2)], { do: 'add tag', tag: 'ml' });
    expect((await library.undo()).map(({ id, saved, tags }) => [id, saved, tags])).toEqual(
      [
        [arxiv(2), false, []],
        [arxiv(1), true, []],
      ].toSorted(),
    );
  });

  it('does nothing where there is nothing to take back', async () => {
    expect(await library.undo()).toEqual([]);
    await library.change([paper(1)], { do: 'save' });
    await library.undo();
    expect(await library.undo()).toEqual([]);
  });

  it('passes over rules and frozen keys', async () => {
    await library.change([paper(1)], { do: 'save' });
    await library.cite([arxiv(1)], () => 'key', true);
    await library.createRules([{ name: 'r', query: 'speech', action: 'hide', enabled: true }]);
    expect(await library.undo()).toHaveLength(1);
    expect(await library.rules()).toHaveLength(1);
    expect((await library.cite([arxiv(1)], () => 'other', false))[0]?.key).toBe('key');
  });

  it('goes on behind what it took back, also after new changes', async () => {
    for (const tag of ['a', 'b', 'c']) await library.change([paper(1)], { do: 'add tag', tag });
    await library.undo();
    await library.change([paper(1)], { do: 'add tag', tag: 'd' });
    const seen = [];
    for (let step = 0; step < 3; step++) {
      await library.undo();
      seen.push((await library.get(arxiv(1))).tags);
    }
    expect(seen).toEqual([['a', 'b'], ['a'], []]);
  });

  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.constantFrom<Change>({ do: 'save' }, { do: 'remove' }),
    fc.record({ do: fc.constantFrom('add tag', 'remove tag'), tag: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ do: fc.constant('note'), note: fc.constantFrom('', 'x', 'y') }),
    fc.record({ do: fc.constant('status'), status: fc.constantFrom('unread', 'reading', 'read') }),
    fc.record({ do: fc.constant('star'), starred: fc.boolean() }),
    fc.record({ do: fc.constant('hide'), hidden: fc.boolean() }),
    fc.record({ do: fc.constant('show'), shown: fc.boolean() }),
  );
  const actions = fc.array(fc.tuple(change, fc.uniqueArray(fc.nat(2), { minLength: 1 })), { maxLength: 12 });

  it('restores every state on its way back, and the counts with it', async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (series) => {
        library = await emptyLibrary();
        const states = [await state()];
        for (const [wish, papers] of series) {
          const revision = await library.revision();
          await library.change(
            papers.map((number) => paper(number)),
            wish,
          );
          if ((await library.revision()) > revision) states.push(await state());
        }
        for (const before of states.toReversed().slice(1)) {
          expect(await library.undo()).not.toEqual([]);
          expect(await state()).toEqual(before);
        }
        expect(await library.undo()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});

/** All that a user could see, counted anew beside what the library keeps counted. */
async function state(): Promise<unknown> {
  const annotations = await Promise.all(everything.map((id) => library.get(id)));
  const saved = annotations.filter((annotation) => annotation.saved);
  const { rows, total } = await library.search('', 0, 10);
  expect(total).toBe(saved.length);
  expect(rows.map(({ annotation }) => annotation.id).toSorted()).toEqual(saved.map(({ id }) => id).toSorted());
  const tags = await library.tags();
  for (const { tag, count } of tags) expect(count).toBe(saved.filter((one) => one.tags.includes(tag)).length);
  expect(new Set(tags.map(({ tag }) => tag))).toEqual(new Set(saved.flatMap((one) => one.tags)));
  expect(await library.hasHidden()).toBe(annotations.some(({ hidden }) => hidden));
  expect(annotations.filter(({ hidden, shown }) => hidden && shown)).toEqual([]);
  return { annotations, order: rows.map(({ annotation }) => annotation.id) };
}

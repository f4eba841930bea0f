import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../src/core/annotation';
import type { PaperId } from '../../src/core/identifier';
import { parseName } from '../../src/core/name';
import type { Paper } from '../../src/core/paper';
import { checkLibrary } from '../../src/storage/check';
import type { Library } from '../../src/storage/library';
import { emptyLibrary, inDatabase } from './fixture';

const title = 'Attention Is All You Need';
const author = ['Ashish Vaswani', 'Noam Shazeer'].map(parseName);
const preprint: Paper = { id: 'arxiv:1706.03762', title: 'Attention' };
const article: Paper = { id: 'doi:10.1000/182', title };
const poster: Paper = { id: 'virtual:neurips/2017/9999', title: 'Attention!' };
const titleOnly: PaperId = 'title:attention is all you need|vaswani';
const ids = [preprint.id, article.id, poster.id];

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

async function save(paper: Paper, ...changes: Change[]): Promise<void> {
  for (const change of [{ do: 'save' } as const, ...changes]) await library.change([paper], change);
}

describe('a merge', () => {
  it('loses no tag and no note', async () => {
    await save(preprint, { do: 'add tag', tag: 'a' }, { do: 'add tag', tag: 'b' }, { do: 'note', note: 'One.\n' });
    await save(article, { do: 'add tag', tag: 'b' }, { do: 'add tag', tag: 'c' }, { do: 'note', note: 'Two.' });
    const {
      marks: [merged],
    } = await library.merge(preprint.id, article.id);
    expect(merged).toMatchObject({ id: preprint.id, tags: ['a', 'b', 'c'], noteLine: 'One.' });
    expect((await library.get(article.id)).note).toBe('One.\n\n---\n\nTwo.');
    expect(await library.tags()).toMatchObject([
      { tag: 'c', count: 1 },
      { tag: 'b', count: 1 },
      { tag: 'a', count: 1 },
    ]);
    const { rows, total } = await library.search('', 0, 10);
    expect(total).toBe(1);
    expect(rows).toMatchObject([{ paper: { aliases: [article.id] }, absorbed: [article.id] }]);
  });

  it('keeps the further status, either star, either hiding, and one of two equal notes', async () => {
    await save(preprint, { do: 'status', status: 'read' }, { do: 'note', note: 'x' }, { do: 'hide', hidden: true });
    await save(article, { do: 'status', status: 'reading' }, { do: 'star', starred: true }, { do: 'note', note: 'x ' });
    await library.merge(article.id, preprint.id);
    expect(await library.get(preprint.id)).toMatchObject({ status: 'read', starred: true, hidden: true, note: 'x ' });
  });

  it.each([true, false])(
    'keeps what was said last of hiding and showing, and separates both again: %s',
    async (isHidden) => {
      vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
      await save(article, isHidden ? { do: 'show', shown: true } : { do: 'hide', hidden: true });
      vi.setSystemTime(2_000);
      await save(preprint, isHidden ? { do: 'hide', hidden: true } : { do: 'show', shown: true });
      vi.useRealTimers();
      await library.merge(article.id, preprint.id);
      expect(await library.get(article.id)).toMatchObject({ hidden: isHidden, shown: !isHidden });
      const steps = await inDatabase((db) => db.getAll('journal'));
      const merged = steps.filter(({ batch, field }) => batch === steps.at(-1)?.batch && field === 'shown');
      expect(merged.map(({ old, new: now }) => [old, now])).toEqual([isHidden ? [1_000, false] : [false, 2_000]]);
      await library.undo();
      expect(await library.get(article.id)).toMatchObject({ hidden: !isHidden, shown: isHidden });
      await library.merge(preprint.id, article.id);
      await library.separate(article.id);
      expect(await library.get(article.id)).toMatchObject({ hidden: !isHidden, shown: isHidden });
      expect(await library.get(preprint.id)).toMatchObject({ hidden: isHidden, shown: !isHidden });
    },
  );

  it('keeps the earlier times of saving and of a tag', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
    await save(article, { do: 'add tag', tag: 'late' }, { do: 'add tag', tag: 'both' });
    vi.setSystemTime(2_000);
    await save(preprint, { do: 'add tag', tag: 'both' });
    await library.merge(preprint.id, article.id);
    vi.useRealTimers();
    expect((await library.search('', 0, 1)).rows).toMatchObject([{ saved: 1_000 }]);
    expect((await library.get(preprint.id)).tags).toEqual(['late', 'both']);
    const record = await inDatabase((db) => db.get('annotations', preprint.id));
    expect(record?.tags.map(({ value }) => Number(value) < 2_000)).toEqual([true, true]);
  });

  it('lets nothing up that was buried', async () => {
    await save(preprint, { do: 'add tag', tag: 'mine' });
    await save(article, { do: 'add tag', tag: 'old' }, { do: 'note', note: 'old' }, { do: 'remove' });
    await library.merge(preprint.id, article.id);
    expect(await library.get(preprint.id)).toMatchObject({ tags: ['mine'], note: '' });
    await library.separate(article.id);
    await library.merge(article.id, preprint.id);
    expect(await library.get(preprint.id)).toMatchObject({ id: article.id, tags: ['mine'], note: '' });
  });

  it('takes each fact from the better source', async () => {
    await library.change([{ ...preprint, abstract: 'Whole.' }], { do: 'save' }, 'huggingface');
    await library.change([{ ...article, issued: '2017-06-12' }], { do: 'save' }, 'crossref');
    await library.merge(preprint.id, article.id);
    const [row] = (await library.search('', 0, 1)).rows;
    expect(row).toMatchObject({
      paper: { title, abstract: 'Whole.', issued: '2017-06-12' },
      sites: ['huggingface', 'crossref'],
    });
  });

  it('of a paper with itself is none, and of one that nobody knows is refused', async () => {
    await save(preprint);
    const revision = await library.revision();
    await library.merge(preprint.id, preprint.id);
    expect(await library.revision()).toBe(revision);
    await expect(library.merge(preprint.id, article.id)).rejects.toMatchObject({ name: 'PaperUnknown' });
    await expect(library.separate(preprint.id)).rejects.toMatchObject({ name: 'NotMerged' });
  });

  it('keeps both citation keys, and gives them back', async () => {
    const naming = ({ id }: Paper) => (id.startsWith('arxiv') ? 'Preprint' : 'Article');
    const cited = async () => (await library.cite(ids, naming, false)).map(({ key, aliasKeys }) => [key, aliasKeys]);
    await save(preprint);
    await save(article);
    await library.cite([preprint.id, article.id], naming, true);
    await library.merge(preprint.id, article.id);
    expect(await cited()).toEqual([['Preprint', ['Article']]]);
    const taken = await inDatabase((db) => db.getAllKeysFromIndex('annotations', 'foldedKey', 'article'));
    expect(taken).toEqual([preprint.id]);
    await library.separate(article.id);
    expect(await cited()).toEqual([
      ['Preprint', undefined],
      ['Article', undefined],
    ]);
  });

  it('lets the one frozen key win', async () => {
    await save(preprint);
    await save(article);
    await library.cite([article.id], () => 'Article', true);
    await library.merge(preprint.id, article.id);
    expect(await library.cite([preprint.id], () => 'other', false)).toMatchObject([{ key: 'Article' }]);
    await library.undo();
    expect(await library.cite([preprint.id, article.id], () => 'other', false)).toMatchObject([
      { key: 'other' },
      { key: 'Article' },
    ]);
  });
});

describe('papers are merged by themselves', () => {
  it('when one card carries the ids of both', async () => {
    await save(article, { do: 'add tag', tag: 'a' });
    await save(preprint, { do: 'add tag', tag: 'b' });
    await library.change([{ ...preprint, aliases: [article.id] }], { do: 'star', starred: true });
    expect(await library.get(article.id)).toMatchObject({ id: preprint.id, tags: ['a', 'b'], starred: true });
    expect(await library.undo()).toHaveLength(2);
    expect(await library.get(article.id)).toMatchObject({ id: article.id, tags: ['a'], starred: false });
    expect(await library.get(preprint.id)).toMatchObject({ id: preprint.id, tags: ['b'], starred: false });
  });

  it('not when the user has separated them, until the user merges them', async () => {
    await save(article);
    await save({ ...preprint, aliases: [article.id] });
    await save(poster);
    await library.merge(article.id, poster.id);
    await library.separate(poster.id);
    await save({ ...article, aliases: [poster.id] });
    expect((await library.get(poster.id)).id).toBe(poster.id);
    await library.merge(article.id, poster.id);
    expect((await library.get(poster.id)).id).toBe(article.id);
  });

  it('not when title and authors are others', async () => {
    await save({ ...article, author });
    await save({ ...preprint, title: 'Surveys', author: [parseName('Jane Doe')] });
    await save({ id: preprint.id, title: 'Surveys', aliases: [article.id] });
    expect((await library.get(article.id)).id).toBe(article.id);
  });

  it('when both are new, without a trace', async () => {
    const both = { ...poster, aliases: [preprint.id, article.id] };
    const { marks } = await library.change([preprint, article, both], { do: 'save' });
    expect(new Set(marks.map(({ id }) => id)).size).toBe(1);
    expect((await library.search('', 0, 10)).rows[0]).not.toHaveProperty('absorbed');
  });

  it('when a paper known by title and author gets an id', async () => {
    await save({ id: titleOnly, title, author }, { do: 'note', note: 'from a row' });
    await save({ ...article, author: [parseName('A Vaswani')] });
    expect(await library.get(article.id)).toMatchObject({ id: titleOnly, note: 'from a row' });
  });

  it('when a paper with an id turns out to be one known by title and author', async () => {
    await save(article, { do: 'add tag', tag: 'a' });
    await save({ id: titleOnly, title, author }, { do: 'add tag', tag: 'b' });
    await save({ ...article, author });
    expect(await library.get(titleOnly)).toMatchObject({ id: article.id, tags: ['a', 'b'] });
  });
});

describe('an alias by title and author', () => {
  it('is given to what is saved, so that a row without an id is recognized', async () => {
    await save({ ...article, author });
    expect((await library.get(titleOnly)).id).toBe(article.id);
  });

  it.each<[string, Partial<Paper>]>([
    ['the title alone', {}],
    ['a title that is cut short', { title: 'Attention Is …', author }],
    ['a title that many have', { title: 'Editorial', author }],
  ])('is not made of %s', async (_, said) => {
    await save({ ...article, ...said });
    expect(await inDatabase((db) => db.get('papers', article.id))).toMatchObject({ ids: [article.id] });
  });

  it('that two papers claim belongs to neither, in any order, until one is gone', async () => {
    await save({ ...article, author });
    await save({ id: 'doi:10.1000/183', title, author });
    expect(await library.get(titleOnly)).toMatchObject({ id: titleOnly, saved: false });
    await save({ ...article, author });
    expect((await library.get(titleOnly)).saved).toBe(false);
    await library.merge(article.id, 'doi:10.1000/183');
    expect((await library.get(titleOnly)).id).toBe(article.id);
    await library.separate('doi:10.1000/183');
    expect((await library.get(titleOnly)).saved).toBe(false);
  });

  it('that a page names as another paper’s is not believed', async () => {
    await save({ ...preprint, aliases: [titleOnly] });
    expect((await library.get(titleOnly)).saved).toBe(false);
  });

  it('is what a paper of its own keeps, whoever claims it', async () => {
    await save({ id: titleOnly, title, author });
    await save({ ...article, author });
    await library.separate(article.id);
    await save({ ...article, author });
    expect((await library.get(titleOnly)).id).toBe(titleOnly);
    expect(await inDatabase((db) => db.getKeyFromIndex('papers', 'ids', titleOnly))).toBe(titleOnly);
    expect((await library.get(article.id)).id).toBe(article.id);
  });

  it('that is withdrawn is among what has changed, for the mirror', async () => {
    await save({ ...article, author });
    const revision = await library.revision();
    await save({ id: 'doi:10.1000/183', title, author });
    expect((await library.changesSince(revision)).papers).toContain(titleOnly);
  });
});

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom<Change>({ do: 'save' }, { do: 'remove' }),
  fc.record({ do: fc.constantFrom('add tag', 'remove tag'), tag: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ do: fc.constant('note'), note: fc.constantFrom('', 'x', 'y', 'z') }),
  fc.record({ do: fc.constant('status'), status: fc.constantFrom('unread', 'reading', 'read') }),
  fc.record({ do: fc.constant('star'), starred: fc.boolean() }),
  fc.record({ do: fc.constant('hide'), hidden: fc.boolean() }),
  fc.record({ do: fc.constant('show'), shown: fc.boolean() }),
);
const series = fc.array(fc.tuple(fc.nat(2), change), { maxLength: 10 });
const papers = [preprint, article, poster];

async function begin(changes: [number, Change][]): Promise<void> {
  library = await emptyLibrary();
  // Everything is kept, so that it can be merged.
  for (const paper of papers) await library.change([paper], { do: 'hide', hidden: true });
  for (const [number, wish] of changes) await library.change([papers[number] as Paper], wish);
}

/** All that is kept of the three papers, and what is counted of them. */
async function state(): Promise<unknown> {
  const kept = await inDatabase(async (db) => [
    await db.getAll('papers'),
    await db.getAll('annotations'),
    await db.count('merges'),
  ]);
  const { total, rows } = await library.search('', 0, 10);
  expect(rows).toHaveLength(total);
  return [kept, total, (await library.tags()).map(({ tag, count }) => [tag, count]).toSorted()];
}

function isNotMerged(error: unknown): void {
  expect(error).toMatchObject({ name: 'NotMerged' });
}

/** The same without what the user has said of them being apart. */
async function stateWhenApart(): Promise<unknown> {
  const all = JSON.stringify(await state(), (key, value) => (key === 'apart' ? undefined : value));
  return JSON.parse(all);
}

describe('what was merged', () => {
  it('is, when separated, exactly as it was', async () => {
    await fc.assert(
      fc.asyncProperty(series, async (changes) => {
        await begin(changes);
        const before = await state();
        await library.merge(preprint.id, article.id);
        await library.separate(article.id);
        expect(await stateWhenApart()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is, when separated in any order, exactly as it was', async () => {
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    await fc.assert(
      fc.asyncProperty(series, order, fc.boolean(), fc.boolean(), async (changes, [a, b, c], isChain, isFirst) => {
        await begin(changes);
        const before = await state();
        const [one, two, three] = [a, b, c].map((number) => ids[number ?? 0]) as [PaperId, PaperId, PaperId];
        await library.merge(one, two);
        await library.merge(isChain ? three : one, isChain ? one : three);
        const [first, last] = isChain ? [two, one] : [two, three];
        for (const id of isFirst ? [first, last] : [last, first]) await library.separate(id);
        expect(await stateWhenApart()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is, when the merge is taken back, as the user saw it before', async () => {
    const seen = async () => Promise.all(ids.map((id) => library.get(id)));
    await fc.assert(
      fc.asyncProperty(series, async (changes) => {
        await begin(changes);
        const before = await seen();
        await library.merge(preprint.id, article.id);
        const merged = await seen();
        await library.separate(article.id);
        await library.undo();
        expect(await seen()).toEqual(merged);
        await library.undo();
        expect(await seen()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('stays shown on the kept paper where that was said again, though it was hidden before', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
    await save(article, { do: 'hide', hidden: true });
    vi.setSystemTime(2_000);
    await save(preprint, { do: 'show', shown: true });
    await library.merge(article.id, preprint.id);
    vi.setSystemTime(3_000);
    for (const shown of [false, true]) await library.change([article], { do: 'show', shown });
    vi.useRealTimers();
    await library.separate(preprint.id);
    expect(await library.get(article.id)).toMatchObject({ hidden: false, shown: true });
    expect(await library.get(preprint.id)).toMatchObject({ hidden: false, shown: true });
  });

  it('is never both hidden and always shown, whatever is done with it', async () => {
    const step = fc.oneof(
      fc.record({ of: fc.nat(2), hidden: fc.boolean() }),
      fc.record({ of: fc.nat(2), shown: fc.boolean() }),
      fc.record({ into: fc.nat(2), from: fc.nat(2) }),
      fc.record({ separate: fc.nat(2) }),
      fc.constant('undo' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
        await begin([]);
        for (const one of steps) {
          if (one === 'undo') await library.undo();
          else if ('into' in one) await library.merge(ids[one.into] as PaperId, ids[one.from] as PaperId);
          else if ('separate' in one) await library.separate(ids[one.separate] as PaperId).catch(isNotMerged);
          else if ('hidden' in one)
            await library.change([{ id: ids[one.of] as PaperId }], { do: 'hide', hidden: one.hidden });
          else await library.change([{ id: ids[one.of] as PaperId }], { do: 'show', shown: one.shown });
          for (const id of ids) {
            const { hidden, shown } = await library.get(id);
            expect(hidden && shown).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('leaves what was done afterwards with the paper that was kept', async () => {
    await save(preprint, { do: 'add tag', tag: 'mine' });
    await save(
      article,
      { do: 'add tag', tag: 'theirs' },
      { do: 'add tag', tag: 'both' },
      { do: 'note', note: 'theirs' },
    );
    await library.merge(preprint.id, article.id);
    await save(
      preprint,
      { do: 'add tag', tag: 'later' },
      { do: 'remove tag', tag: 'both' },
      { do: 'note', note: 'all' },
    );
    const {
      marks: [kept, restored],
    } = await library.separate(article.id);
    expect(kept).toMatchObject({ id: preprint.id, tags: ['mine', 'later'], noteLine: 'all' });
    expect(restored).toMatchObject({ id: article.id, tags: ['theirs', 'both'], noteLine: 'theirs' });
  });

  it('keeps on the kept paper what a later merge brought too', async () => {
    await save(preprint);
    await save(article, { do: 'add tag', tag: 'a' });
    await save(poster, { do: 'add tag', tag: 'a' }, { do: 'add tag', tag: 'b' });
    await library.merge(preprint.id, article.id);
    await library.merge(preprint.id, poster.id);
    await save(preprint, { do: 'remove tag', tag: 'b' });
    await library.separate(article.id);
    expect(await library.get(poster.id)).toMatchObject({ id: preprint.id, tags: ['a'] });
    expect((await library.search('', 0, 1)).rows[0]?.absorbed ?? []).not.toContain(article.id);
  });

  it('can be an alias alone, which is then given up for good', async () => {
    await save({ ...preprint, aliases: [article.id] }, { do: 'add tag', tag: 'a' });
    await library.separate(article.id);
    expect((await library.get(article.id)).saved).toBe(false);
    await save({ ...preprint, aliases: [article.id] });
    expect((await library.get(article.id)).saved).toBe(false);
    expect((await library.get(preprint.id)).tags).toEqual(['a']);
  });
});

describe('what follows from papers that are merged and come apart', () => {
  const hu = [{ family: 'Hu', given: 'E' }];

  it('gives the alias by title to the one that claims it, when undoing takes them apart', async () => {
    const one: Paper = { id: 'arxiv:2401.00001', title: 'The paper of number 1', aliases: ['doi:10.1000/3'] };
    const other: Paper = { id: 'arxiv:2401.00002', title: 'The paper of number 1' };
    await save(one);
    await save(other);
    await library.change(
      [
        { ...one, author: hu },
        { ...other, aliases: ['doi:10.1000/3'] },
      ],
      { do: 'show', shown: true },
    );
    await library.undo();
    library.close();
    expect(await inDatabase((db) => checkLibrary(db))).toEqual([]);
  });

  it('knows when a tag was used last, though another paper loses it at once', async () => {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(1_000);
    const [one, two, three] = [1, 2, 3].map(
      (number): Paper => ({ id: `arxiv:2401.0000${number}`, title: `${number}` }),
    );
    if (!one || !two || !three) throw new Error('three papers');
    await save(one, { do: 'add tag', tag: 'a' });
    await save(two, { do: 'add tag', tag: 'a' });
    clock.mockReturnValue(2_000);
    await library.change([three, { ...one, aliases: [two.id] }], { do: 'add tag', tag: 'a' });
    expect(await library.tags()).toEqual([{ tag: 'a', count: 2, lastUsed: 2_000 }]);
    clock.mockRestore();
  });
});

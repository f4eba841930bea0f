import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../src/core/annotation';
import type { Paper } from '../../src/core/paper';
import { compile } from '../../src/query/match';
import { parse } from '../../src/query/parse';
import type { Library } from '../../src/storage/library';
import { wholeSubjectOf } from '../../src/storage/whole-subject';
import { readable } from '../query/arbitrary';
import { emptyLibrary, inDatabase, paper } from './fixture';

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

/** Index all that there is; answers how many calls it took. */
async function indexAll(): Promise<number> {
  let calls = 0;
  while (await library.keepIndex()) calls += 1;
  return calls;
}

/** What a query must find: each paper's records held against it, newest first. */
async function expected(query: string): Promise<string[]> {
  const isMatch = compile(parse(query));
  const [annotations, papers] = await inDatabase(async (db) => [
    await db.getAllFromIndex('annotations', 'newest'),
    new Map((await db.getAll('papers')).map((one) => [one.id, one])),
  ]);
  return annotations
    .filter((annotation) => {
      const found = papers.get(annotation.id);
      return isMatch(wholeSubjectOf({ annotation, ...(found && { paper: found }) }, undefined)) === true;
    })
    .map(({ id }) => id);
}

async function readsRecords(work: () => Promise<unknown>): Promise<number> {
  const spies = [vi.spyOn(IDBObjectStore.prototype, 'get'), vi.spyOn(IDBIndex.prototype, 'getAll')];
  await work();
  const read = spies.flatMap(({ mock }) =>
    (mock.contexts as (IDBIndex | IDBObjectStore)[]).map((of) => ('objectStore' in of ? of.objectStore.name : of.name)),
  );
  vi.restoreAllMocks();
  return read.filter((name) => name === 'papers' || name === 'annotations').length;
}

describe('the index', () => {
  const many = (count: number, rest: (number: number) => Partial<Paper> = () => ({})) =>
    Array.from({ length: count }, (_, number) => paper(number, rest(number)));

  it('finds what was saved before it was made, and since', async () => {
    await library.change(many(700), { do: 'save' });
    expect(await library.find('title:7')).toHaveLength(1);
    expect(await indexAll()).toBe(2);
    expect(await library.find('title:7')).toHaveLength(1);
    await library.change([paper(9_001, { title: 'Paper 7' })], { do: 'save' });
    expect(await library.find('title:7')).toHaveLength(2);
    expect(await indexAll()).toBe(1);
    expect(await library.find('title:7')).toHaveLength(2);
    expect(await library.find('paper')).toHaveLength(701);
  });

  it('does not grow by a segment with each paper that is saved and indexed', async () => {
    await library.change(many(256), { do: 'save' });
    await indexAll();
    for (let number = 1_000; number < 1_010; number++) {
      await library.change([paper(number)], { do: 'save' });
      await indexAll();
    }
    expect(await inDatabase((db) => db.count('segments'))).toBe(2);
    expect(await library.find('paper')).toHaveLength(266);
  });

  it('leaves it to the records when a paper became read, and those that are not read alone', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T12:00') });
    await library.change(many(40), { do: 'save' });
    await library.change(many(2), { do: 'status', status: 'read' });
    vi.setSystemTime(new Date('2026-03-20T12:00'));
    await library.change(many(1), { do: 'status', status: 'reading' });
    await library.change(many(4).slice(2), { do: 'status', status: 'read' });
    const queries = ['read:2026-03-02', 'read<7d', '-read<7d', 'status:read -read:2026-03-20', 'read:2025'];
    const found = () => Promise.all(queries.map(async (query) => (await library.find(query)).length));
    expect(await found()).toEqual([1, 2, 38, 1, 0]);
    await indexAll();
    expect(await found()).toEqual([1, 2, 38, 1, 0]);
    expect(await readsRecords(() => library.find('read:2026-03-02'))).toBeLessThan(7);
    vi.useRealTimers();
  });

  it('answers words, values and days without looking at a record', async () => {
    await library.change(
      many(300, () => ({ author: [{ family: 'Hu' }], issued: '2023-05' })),
      { do: 'save' },
    );
    await library.change(many(2), { do: 'add tag', tag: 'ml/peft' });
    await indexAll();
    const queries = [
      'paper',
      'pap*',
      'title:299',
      'tag:ml',
      '-tag:ml',
      'author:hu',
      'year:2023',
      'added<2d',
      'is:unread',
    ];
    for (const query of queries) {
      const rows = await library.search(query, 0, 0);
      expect([query, rows.matched]).toEqual([query, (await expected(query)).length]);
      expect([query, await readsRecords(() => library.search(query, 0, 0))]).toEqual([query, 0]);
    }
  });

  it('holds a phrase against the records of papers that have all its words', async () => {
    await library.change(
      many(300, (number) => ({ title: number === 7 ? 'low rank' : number % 2 ? 'rank' : 'low' })),
      { do: 'save' },
    );
    await library.change([paper(900, { title: 'rank low' })], { do: 'save' });
    await indexAll();
    expect(await library.find('"low rank"')).toEqual([paper(7).id]);
    expect(await readsRecords(() => library.find('"low rank"'))).toBe(4);
  });

  it('is cut into segments that have room, wherever papers come in', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    await library.change(many(300), { do: 'save' });
    vi.setSystemTime(3_000_000);
    await library.change(many(600).slice(300), { do: 'save' });
    await indexAll();
    const lengths = () => inDatabase(async (db) => (await db.getAll('segments')).map(({ newest }) => newest.length));
    expect(await lengths()).toEqual([256, 256, 88]);
    vi.setSystemTime(2_000_000);
    await library.change(many(900).slice(600), { do: 'save' });
    await indexAll();
    expect((await lengths()).every((length) => length <= 256)).toBe(true);
    expect(await library.find('paper')).toHaveLength(900);
    await library.change(many(900), { do: 'remove' });
    await indexAll();
    expect(await lengths()).toEqual([0]);
    vi.useRealTimers();
  });

  it('does not take for indexed what was changed while it was being indexed', async () => {
    await library.change(many(3), { do: 'save' });
    await indexAll();
    await library.change([paper(1)], { do: 'add tag', tag: 'a' });
    const keeping = library.keepIndex();
    const changing = library.change([paper(1)], { do: 'add tag', tag: 'b' });
    await Promise.all([keeping, changing]);
    expect(await library.find('tag:a tag:b')).toEqual([paper(1).id]);
    await indexAll();
    expect(await library.find('tag:a tag:b')).toEqual([paper(1).id]);
    expect(await inDatabase((db) => db.count('stale'))).toBe(0);
  });

  it('notices what another connection has indexed', async () => {
    await library.change(many(3), { do: 'save' });
    await indexAll();
    expect(await library.find('tag:a')).toEqual([]);
    const { Library } = await import('../../src/storage/library');
    const other = await Library.open();
    await other.change([paper(1)], { do: 'add tag', tag: 'a' });
    while (await other.keepIndex());
    expect(await library.find('tag:a')).toEqual([paper(1).id]);
  });

  it('tells one in a hurry as much as fills the page, and says so', async () => {
    await library.change(many(2_000), { do: 'save' });
    await indexAll();
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 100));
    const hurried = await library.search('paper', 0, 10, true);
    expect(hurried).toMatchObject({ atLeast: true, total: 2_000 });
    expect(hurried.rows).toHaveLength(10);
    expect(hurried.matched).toBeGreaterThan(10);
    expect(hurried.matched).toBeLessThan(2_000);
    const rare = await library.search('title:1234', 0, 10, true);
    expect(rare).toMatchObject({ matched: 1 });
    expect(rare.atLeast).toBeUndefined();
    expect(await library.search('paper', 0, 10)).toMatchObject({ matched: 2_000 });
    vi.restoreAllMocks();
  });
});

const title = fc.oneof(
  fc.constantFrom(
    'x lora',
    'low rank adaption',
    'C++ and Q+',
    'Poincaré',
    '注意力机制',
    'x ml/peft',
    'On constructors',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `T${text}`),
  fc.constant(`A ${'very'.repeat(80)} long word`),
);
const name = fc.oneof(
  fc.record({
    family: fc.constantFrom('Hu', 'van der Maaten', '王', 'xlora'),
    given: fc.constantFrom('Edward J.', 'L.', ''),
  }),
  fc.record({ literal: fc.constantFrom('OpenAI', 'x lora team') }),
);
const said: fc.Arbitrary<Partial<Paper>> = fc.record(
  {
    title,
    abstract: title,
    author: fc.array(name, { maxLength: 3 }),
    authorsIncomplete: fc.constant(true),
    issued: fc.constantFrom('2023', '2024-02', '2025-01-31'),
    'container-title': title,
    categories: fc.subarray(['cs.CL', 'cs.CV', 'xml']),
  },
  { requiredKeys: ['title'] },
);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom<Change>(
    { do: 'save' },
    { do: 'remove' },
    { do: 'star', starred: true },
    { do: 'hide', hidden: true },
    { do: 'status', status: 'read' },
    { do: 'note', note: 'x lora: low rank' },
    { do: 'add tag', tag: 'ml/peft' },
    { do: 'add tag', tag: 'x lora' },
    { do: 'remove tag', tag: 'ml/peft' },
  ),
);
const step = fc.oneof(
  fc.record({
    papers: fc.array(fc.tuple(fc.nat(8), said), { minLength: 1, maxLength: 4 }),
    change,
    after: fc.nat(90_000_000),
  }),
  fc.constant('index' as const),
  fc.constant('undo' as const),
);

describe('searching with the index', () => {
  it('finds exactly what holding every record against the query does, whatever was indexed when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.array(readable, { minLength: 4, maxLength: 12 }),
        async (steps, queries) => {
          library = await emptyLibrary();
          vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_000 });
          for (const one of steps) {
            if (one === 'index') await library.keepIndex();
            else if (one === 'undo') await library.undo();
            else {
              vi.setSystemTime(Date.now() + one.after);
              await library.change(
                one.papers.map(([number, rest]) => paper(number, rest)),
                one.change,
              );
            }
          }
          for (const query of queries)
            expect([query, await library.find(query)]).toEqual([query, await expected(query)]);
          vi.useRealTimers();
          library.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});

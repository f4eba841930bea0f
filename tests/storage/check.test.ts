import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { libraryFaultKinds } from '../../src/core/check';
import { checkLibrary } from '../../src/storage/check';
import { ExpectedIndexes } from '../../src/storage/check-indexes';
import { Library } from '../../src/storage/library';
import { mendLibrary } from '../../src/storage/mend';
import type { LibraryDatabase, StoredAnnotation, StoredPaper } from '../../src/storage/schema';
import { arxiv, emptyLibrary, inDatabase, paper } from './fixture';
import { freeze } from './frozen';
import { live, steps } from './random-changes';

const author = [{ family: 'Hu', given: 'E' }];

/** A library with something of everything. */
async function lived(): Promise<Library> {
  const library = await emptyLibrary();
  await library.change([paper(1, { author }), paper(2), paper(3)], { do: 'add tag', tag: 'ml' }, 'arxiv');
  await library.change([paper(2)], { do: 'hide', hidden: true });
  await library.change([paper(4)], { do: 'save' });
  await library.merge(arxiv(1), arxiv(4));
  await library.cite([arxiv(1), arxiv(2)], ({ id }) => `Key ${id}`, true);
  const [rule] = await library.createRules([{ name: 'speech', query: 'speech', action: 'hide', enabled: true }]);
  await library.countHits(new Map([[rule?.id ?? '', 3]]));
  while (await library.keepIndex());
  library.close();
  return library;
}

const faults = (told?: number) => inDatabase((db) => checkLibrary(db, told));

/** All but what is searched, which is made anew. */
async function kept() {
  const { stores } = await freeze();
  return stores
    .filter(({ name }) => name !== 'segments' && name !== 'stale')
    .map((store) => ({ ...store, records: store.records.filter(({ key }) => key !== 'segments') }));
}

function spoil(spoiling: (db: LibraryDatabase) => Promise<unknown>) {
  return inDatabase(async (db) => void (await spoiling(db)));
}

async function paperOf(db: LibraryDatabase, number: number): Promise<StoredPaper> {
  return (await db.get('papers', arxiv(number))) as StoredPaper;
}

async function annotationOf(db: LibraryDatabase, number: number): Promise<StoredAnnotation> {
  return (await db.get('annotations', arxiv(number))) as StoredAnnotation;
}

describe('a library that is well', () => {
  it('has no fault, whatever was done with it, and mending changes nothing in it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const library = await emptyLibrary();
        await live(library, all);
        library.close();
        expect(await faults()).toEqual([]);
        const before = await kept();
        await inDatabase(mendLibrary);
        expect(await kept()).toEqual(before);
        expect(await faults()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

const spoilings: [kind: (typeof libraryFaultKinds)[number], of: string, (db: LibraryDatabase) => Promise<unknown>][] = [
  ['alone', arxiv(3), (db) => db.delete('papers', arxiv(3))],
  ['alone', arxiv(3), (db) => db.delete('annotations', arxiv(3))],
  ['ids', arxiv(3), async (db) => db.put('papers', { ...(await paperOf(db, 3)), ids: ['doi:10.1000/3'] })],
  ['ids', arxiv(1), async (db) => db.put('papers', { ...(await paperOf(db, 1)), ids: [arxiv(1), arxiv(4)] })],
  ['order', arxiv(3), async (db) => db.put('papers', { ...(await paperOf(db, 3)), newest: -5 })],
  ['order', arxiv(3), async (db) => db.put('annotations', { ...(await annotationOf(db, 3)), newest: -5 })],
  ['key', arxiv(2), async (db) => db.put('annotations', { ...(await annotationOf(db, 2)), foldedKey: 'other' })],
  [
    'both',
    arxiv(2),
    async (db) => db.put('annotations', { ...(await annotationOf(db, 2)), shown: { value: 9, changed: 9 } }),
  ],
  ['tags', 'ml', (db) => db.put('tags', { tag: 'ml', count: 7, lastUsed: Date.now() })],
  ['tags', 'ml', (db) => db.delete('tags', 'ml')],
  ['tags', 'nobody', (db) => db.put('tags', { tag: 'nobody', count: 1, lastUsed: 1 })],
  ['total', '', (db) => db.put('meta', 77, 'total')],
  ['merge', arxiv(1), (db) => db.delete('merges', arxiv(4))],
  [
    'merge',
    arxiv(4),
    async (db) => {
      const { absorbed: _, ...rest } = await paperOf(db, 1);
      await db.put('papers', rest);
    },
  ],
  [
    'facts',
    arxiv(3),
    async (db) => {
      const paper = await db.get('papers', arxiv(3));
      if (paper) await db.put('papers', { ...paper, edits: { publisher: { value: 'ACM', changed: 5 } } });
    },
  ],
  ['list', 'l', (db) => db.put('lists', { id: 'l', name: 'l', query: '' } as never)],
  ['rule', 'r', (db) => db.put('rules', { id: 'r', name: 'r', query: 'r' } as never)],
  [
    'search',
    '',
    async (db) => db.put('annotations', { ...(await annotationOf(db, 3)), note: { value: 'x', changed: 9 } }),
  ],
  [
    'search',
    '',
    async (db) => {
      const [segment] = await db.getAll('segments');
      if (segment) await db.put('segments', { ...segment, marks: segment.marks.map(() => 1) });
    },
  ],
  ['hits', 'nobody', (db) => db.put('hits', { rule: 'nobody', count: 1, last: 1 })],
];

describe('a library that is not', () => {
  it.each(spoilings)('is said to have the fault "%s" of "%s", and can be mended', async (kind, of, spoiling) => {
    await lived();
    expect(await faults()).toEqual([]);
    await spoil(spoiling);
    expect(await faults()).toContainEqual({ kind, of });
    await inDatabase(mendLibrary);
    expect(await faults()).toEqual([]);
  });

  it('is said to have an index that finds something else', async () => {
    await lived();
    await inDatabase(async (db) => {
      const tx = db.transaction([...db.objectStoreNames]);
      const indexes = new ExpectedIndexes(tx, 'annotations');
      for (const number of [1, 2]) indexes.add(arxiv(number), await tx.objectStore('annotations').get(arxiv(number)));
      expect(await indexes.wrong()).toEqual(['annotations newest']);
    });
  });

  it('is said to end too early where pages were told of more', async () => {
    await lived();
    const last = await inDatabase((db) => db.getAllKeys('journal').then((keys) => keys.at(-1) ?? 0));
    expect(await faults(last)).toEqual([]);
    expect(await faults(last + 1)).toEqual([{ kind: 'journal', of: '' }]);
  });

  it('loses nothing that anybody said when it is mended', async () => {
    await lived();
    await spoil((db) => db.delete('papers', arxiv(3)));
    await spoil((db) => db.delete('papers', arxiv(1)));
    await inDatabase(mendLibrary);
    const library = await Library.open();
    expect(await library.get(arxiv(3))).toMatchObject({ saved: true, tags: ['ml'] });
    expect(await library.get(arxiv(1))).toMatchObject({ saved: true, tags: ['ml'] });
    library.close();
    expect(await faults()).toEqual([]);
  });
});

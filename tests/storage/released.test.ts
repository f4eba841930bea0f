import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Paper } from '../../src/core/paper';
import { proposeKey, uniqueKey } from '../../src/formats/citation-key';
import type { Library } from '../../src/storage/library';
import { copyOf } from './copy-of';
import { arxiv, emptyLibrary, inDatabase, paper } from './fixture';

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});
afterEach(async () => {
  expect(await library.check()).toEqual([]);
  library.close();
});

/** The keys of a paper, the one that it goes by first; without one that is empty. */
async function keys(number: number): Promise<string[]> {
  const record = await inDatabase((db) => db.get('annotations', arxiv(number)));
  return [record?.key?.value ?? '', ...(record?.aliasKeys?.value ?? [])];
}

/** Save papers that go by `k1`, `k2` and so on. */
async function keyed(...numbers: number[]): Promise<void> {
  for (const number of numbers) {
    await library.change([paper(number)], { do: 'save' });
    await library.setKey(arxiv(number), `k${number}`);
  }
}

const ids = async (number: number) => (await inDatabase((db) => db.get('papers', arxiv(number))))?.ids;

describe('a paper that was merged has its keys again', () => {
  it('whatever key the kept one was given since then', async () => {
    await keyed(1, 2);
    await library.merge(arxiv(1), arxiv(2));
    await library.setKey(arxiv(1), 'k9');
    await library.separate(arxiv(2));
    expect([await keys(1), await keys(2)]).toEqual([['k9', 'k1'], ['k2']]);
  });

  it('also by undoing the merge', async () => {
    await library.change([paper(1)], { do: 'save' });
    await keyed(2);
    const { batch } = await library.merge(arxiv(1), arxiv(2));
    await library.setKey(arxiv(1), 'k9');
    expect((await library.undoChange(Number(batch))).left).toEqual([]);
    expect([await keys(1), await keys(2)]).toEqual([['k9'], ['k2']]);
  });

  it('though the kept one went by one of them, which has its own again', async () => {
    await keyed(1, 2);
    await library.merge(arxiv(1), arxiv(2));
    await library.setKey(arxiv(1), 'k2');
    await library.separate(arxiv(2));
    expect([await keys(1), await keys(2)]).toEqual([['k1'], ['k2']]);
  });

  it('though a backup has told another key of the kept one', async () => {
    await keyed(1, 2);
    const copy = await copyOf(library);
    await library.merge(arxiv(1), arxiv(2));
    const entry = copy.papers.find(({ paper: { id } }) => id === arxiv(1));
    if (!entry) throw new Error('Expected the paper to be in the copy');
    const key = { value: 'kz', changed: Date.now() + 10 };
    await library.join({ ...copy, papers: [{ ...entry, annotation: { ...entry.annotation, key } }], merges: [] });
    await library.separate(arxiv(2));
    expect([await keys(1), await keys(2)]).toEqual([['k1', 'kz'], ['k2']]);
  });

  it.each([[[2, 3]], [[3, 2]]])('out of a chain, in any order: %j', async (order) => {
    await keyed(1, 2, 3);
    await library.merge(arxiv(2), arxiv(3));
    await library.merge(arxiv(1), arxiv(2));
    await library.setKey(arxiv(1), 'new');
    for (const number of order) await library.separate(arxiv(number));
    expect([await keys(1), await keys(2), await keys(3)]).toEqual([['new', 'k1'], ['k2'], ['k3']]);
  });

  it('and one that was merged later stays, with its keys, by which the kept one goes on', async () => {
    await keyed(1, 2, 3);
    await library.merge(arxiv(1), arxiv(2));
    await library.merge(arxiv(1), arxiv(3));
    await library.setKey(arxiv(1), 'k3');
    await library.separate(arxiv(2));
    expect([await keys(1), await keys(2)]).toEqual([['k3', 'k1'], ['k2']]);
    await library.separate(arxiv(3));
    expect([await keys(1), await keys(3)]).toEqual([['k1'], ['k3']]);
  });
});

describe('a paper that was merged comes back without what another has by now', () => {
  const published: Partial<Paper> = { title: 'LoRA', author: [{ family: 'Hu', given: 'Edward' }] };
  const preprint = paper(2, { ...published, issued: '2021' });
  const [venue, DOI] = ['ICLR', '10.1234/x'];

  /** Merge a paper that has taken its published version, whose DOI another gets after the kept one went back. */
  async function losesDoi(): Promise<number> {
    await library.change([preprint], { do: 'save' }, 'arxiv');
    await library.change([{ ...preprint, issued: '2022', 'container-title': venue, DOI }], { do: 'save' }, 'dblp');
    await library.publish(arxiv(2), 'taken');
    expect(await ids(2)).toContain('doi:10.1234/x');
    await library.change([paper(1)], { do: 'save' });
    const { batch } = await library.merge(arxiv(1), arxiv(2));
    await library.publish(arxiv(1), 'offered');
    const another: Paper = { id: 'doi:10.1234/x', title: 'Quite another one', author: [{ family: 'Zed' }] };
    await library.change([another], { do: 'save' });
    return Number(batch);
  }

  it('when it is separated', async () => {
    await losesDoi();
    expect((await library.separate(arxiv(2))).left).toEqual([{ id: arxiv(2), field: 'ids' }]);
    expect(await ids(2)).not.toContain('doi:10.1234/x');
    expect((await library.publish(arxiv(2), 'offered')).batch).toBeDefined();
  });

  it('when the merge is taken back', async () => {
    const batch = await losesDoi();
    expect((await library.undoChange(batch)).left).toEqual([{ id: arxiv(2), field: 'ids' }]);
    expect(await library.find('')).toHaveLength(3);
  });
});

describe('whatever is done with papers and their keys', () => {
  const number = fc.integer({ min: 1, max: 3 });
  const deed = fc.oneof(
    fc.record({ do: fc.constant('key' as const), number, key: fc.constantFrom('', 'a', 'B', 'b', 'c') }),
    fc.record({ do: fc.constantFrom('merge' as const), number, other: number }),
    fc.record({ do: fc.constantFrom('separate' as const, 'cite' as const), number }),
    fc.record({ do: fc.constant('undo' as const), at: fc.nat(5) }),
  );
  const expected = ['KeyTaken', 'NotMerged', 'PaperUnknown'];

  it('nothing stands in the way of taking it back, and a key that was handed out stays its paper’s', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 14 }), async (deeds) => {
        library.close();
        library = await emptyLibrary();
        for (const one of [1, 2, 3]) await library.change([paper(one)], { do: 'save' });
        const handedOut = new Set<string>();
        for (const one of deeds) {
          const past = await library.history(6);
          const doing = {
            key: async () => one.do === 'key' && library.setKey(arxiv(one.number), one.key),
            merge: async () => one.do === 'merge' && library.merge(arxiv(one.number), arxiv(one.other)),
            separate: async () => one.do === 'separate' && library.separate(arxiv(one.number)),
            cite: async () => {
              if (one.do !== 'cite') return;
              const name = (of: Paper, taken: ReadonlySet<string>) => uniqueKey(proposeKey(of), taken);
              for (const { key } of await library.cite([arxiv(one.number)], name, true)) handedOut.add(key);
            },
            undo: async () => {
              const batch = one.do === 'undo' ? past[one.at]?.batch : undefined;
              if (batch !== undefined && batch > 3) await library.undoChange(batch);
            },
          };
          await doing[one.do]().catch(({ name }: Error) => expect(expected).toContain(name));
          expect(await library.check()).toEqual([]);
        }
        const all = new Set((await Promise.all([1, 2, 3].map(keys))).flat().map((key) => key.toLowerCase()));
        expect([...handedOut].filter((key) => !all.has(key.toLowerCase()))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

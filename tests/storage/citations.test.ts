import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Naming } from '../../src/storage/citations';
import type { Library } from '../../src/storage/library';
import { arxiv, emptyLibrary, inDatabase, paper } from './fixture';

const naming: Naming = (_, taken) => ['Key', 'KeyA', 'KeyB'].find((key) => !taken.has(key.toLowerCase())) ?? 'none';

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
  await library.change([paper(1), paper(2)], { do: 'save' });
});

describe('citation keys', () => {
  it('are given in the order asked, each paper once, and not to papers that nobody knows', async () => {
    const citations = await library.cite([arxiv(2), arxiv(9), arxiv(1), arxiv(2)], naming, false);
    expect(citations.map(({ paper: { id }, key }) => [id, key])).toEqual([
      [arxiv(2), 'Key'],
      [arxiv(1), 'KeyA'],
    ]);
  });

  it('never change once frozen, whatever is learnt, exported, removed or undone later', async () => {
    await library.cite([arxiv(1)], naming, true);
    await library.change([paper(1, { title: 'Another title' })], { do: 'remove' });
    await library.undo();
    await library.undo();
    const citations = await library.cite([arxiv(2), arxiv(1)], naming, true);
    expect(citations.map(({ key }) => key)).toEqual(['KeyA', 'Key']);
    expect((await library.cite([arxiv(1)], () => 'other', true))[0]?.key).toBe('Key');
  });

  it('are not kept without freeze', async () => {
    const revision = await library.revision();
    await library.cite([arxiv(1)], naming, false);
    expect(await library.revision()).toBe(revision);
    expect((await library.cite([arxiv(2)], naming, true))[0]?.key).toBe('Key');
  });

  it('are looked at without waiting for those who write', async () => {
    const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await library.cite([arxiv(1)], naming, false);
    expect(opened.mock.calls.map(([, mode]) => mode)).not.toContain('readwrite');
    opened.mockRestore();
  });

  it('are unique whatever their case, which the database itself holds', async () => {
    await library.cite([arxiv(1)], () => 'Key', true);
    await expect(library.cite([arxiv(2)], () => 'kEY', true)).rejects.toMatchObject({ name: 'ConstraintError' });
    expect(await inDatabase((db) => db.get('annotations', arxiv(2)))).not.toHaveProperty('key');
  });

  it('are found by an alias too', async () => {
    await library.change([paper(1, { aliases: ['doi:10.1000/182'] })], { do: 'save' });
    expect(await library.cite(['doi:10.1000/182'], naming, false)).toMatchObject([{ paper: { id: arxiv(1) } }]);
  });
});

import { describe, expect, it } from 'vitest';
import { importHandlers } from '../../src/background/handlers/import';
import { journalHandlers } from '../../src/background/handlers/journal';
import { goOnWithJobs } from '../../src/background/jobs/run';
import { openLibrary } from '../../src/background/open-library';
import type { ImportedPaper } from '../../src/core/importing';
import { contentScript, ownPage } from '../fakes/webextension-polyfill';
import { arxiv, inDatabase, paper } from '../storage/fixture';
import { beginEachAfresh, stored } from './fixture';

beginEachAfresh();

const imported = (number: number, rest: Partial<ImportedPaper> = {}): ImportedPaper => ({
  paper: paper(number),
  line: number + 1,
  tags: ['theirs'],
  ...rest,
});
const add = (papers: unknown[], more: { job?: number; isLast?: boolean; tags?: string[] } = {}) =>
  importHandlers['import.add']({ papers: papers as ImportedPaper[], tags: [], isLast: true, ...more }, ownPage);
const saved = async () => (await (await openLibrary()).find('')).length;

describe('importing by message', () => {
  it('imports at once, and pages are shown it', async () => {
    const done = await add([imported(1, { note: 'Good' })], { tags: ['all'] });
    expect(done).toMatchObject({ papers: 1 });
    expect(stored(`paper ${arxiv(1)}`)).toMatchObject({ saved: true, tags: ['theirs', 'all'], noteLine: 'Good' });
    await journalHandlers['journal.undo'](Number(done.batch), ownPage);
    expect(await saved()).toBe(0);
  });

  it('gathers what comes in several parts, and changes nothing before the last', async () => {
    const { job } = await add([imported(1), imported(2)], { isLast: false });
    await goOnWithJobs();
    expect(await saved()).toBe(0);
    await add([imported(3)], { job: Number(job) });
    await goOnWithJobs();
    expect(await saved()).toBe(3);
    await expect(add([imported(4)], { job: 77 })).rejects.toMatchObject({ name: 'JobUnknown' });
  });

  it('answers nobody but our own pages', async () => {
    await expect(
      importHandlers['import.match'](
        [imported(1)],
        contentScript('https://huggingface.co/papers', { id: 1, incognito: false }),
      ),
    ).rejects.toMatchObject({
      name: 'Forbidden',
    });
    const data = { papers: [imported(1)], tags: [], isLast: true };
    await expect(
      importHandlers['import.add'](data, contentScript('https://huggingface.co/papers', { id: 1, incognito: false })),
    ).rejects.toMatchObject({ name: 'Forbidden' });
  });

  it.each([
    ['a paper without id', { paper: { title: 'x' }, line: 1, tags: [] }],
    ['no line', { paper: paper(1), tags: [] }],
    ['a tag that is none', { paper: paper(1), line: 1, tags: [7] }],
    ['a note beyond all measure', { paper: paper(1), line: 1, tags: [], note: 'x'.repeat(100_001) }],
    ['a status that is none', { paper: paper(1), line: 1, tags: [], status: 'lost' }],
    ['a star that is none', { paper: paper(1), line: 1, tags: [], starred: 1 }],
    ['nothing', null],
  ])('refuses %s, and imports none of the others', async (_, broken) => {
    await expect(add([imported(1), broken])).rejects.toBeInstanceOf(TypeError);
    expect(await saved()).toBe(0);
  });

  it('drops what is no part of a paper, and a key that none can have', async () => {
    await add([{ ...imported(1), key: 'a key', extra: 1, paper: { ...paper(1), evil: 1, issued: 'yesterday' } }]);
    const [row] = (await (await openLibrary()).search('', 0, 1))?.rows ?? [];
    expect(row?.paper).toEqual(paper(1));
  });

  it('takes the further keys of a paper that can be keys', async () => {
    await add([imported(1, { key: 'one', otherKeys: ['two', 'a key', 'three'] })]);
    const record = await inDatabase((db) => db.get('annotations', arxiv(1)));
    expect([record?.key?.value, record?.aliasKeys?.value]).toEqual(['one', ['two', 'three']]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportedPaper } from '../../src/core/importing';
import type { Paper } from '../../src/core/paper';
import { proposeKey, uniqueKey } from '../../src/formats/citation-key';
import { placeIn } from '../../src/formats/order';
import { writerOf } from '../../src/formats/write';
import { openDatabase } from '../../src/storage/database';
import { workOnJob } from '../../src/storage/job-slice';
import { cancelJob, gatherJob, listJobs } from '../../src/storage/jobs';
import type { Library } from '../../src/storage/library';
import type { LibraryDatabase } from '../../src/storage/schema';
import { copyOf } from './copy-of';
import { arxiv, emptyLibrary, inDatabase, paper } from './fixture';

let library: Library;
let db: LibraryDatabase;
beforeEach(async () => {
  library = await emptyLibrary();
  db = await openDatabase(() => undefined);
});
afterEach(() => {
  db.close();
  library.close();
  vi.restoreAllMocks();
});

const imported = (of: Paper, rest: Partial<ImportedPaper> = {}): ImportedPaper => ({
  paper: of,
  line: 1,
  tags: [],
  ...rest,
});
const add = (papers: ImportedPaper[], tags: string[] = []) => library.importPapers(papers, { tags, isLast: true });
const keyOf = (number: number) =>
  inDatabase(async (open) => (await open.get('annotations', arxiv(number)))?.key?.value);
const factsOf = (number: number) => inDatabase(async (open) => (await open.get('papers', arxiv(number)))?.facts);
const jane = [{ family: 'Doe', given: 'Jane' }];

describe('importing', () => {
  it('saves new papers with all that the file says of them, and takes all of it back', async () => {
    const { papers, batch } = await add(
      [
        imported(paper(1, { author: jane, 'container-title': 'NeurIPS' }), {
          tags: ['a/b', 'c'],
          note: 'Good',
          key: 'doe2024',
          status: 'read',
          starred: true,
        }),
        imported({ id: 'doi:10.1000/182' }),
      ],
      ['all'],
    );
    expect(papers).toBe(2);
    expect(await library.get(arxiv(1))).toMatchObject({
      saved: true,
      tags: ['a/b', 'c', 'all'],
      note: 'Good',
      status: 'read',
      starred: true,
    });
    expect(await keyOf(1)).toBe('doe2024');
    expect((await library.row('doi:10.1000/182'))?.paper.title).toBe('doi:10.1000/182');
    expect(await library.check()).toEqual([]);
    await library.undoChange(Number(batch));
    expect(await library.find('')).toEqual([]);
    expect(await keyOf(1)).toBeUndefined();
    expect(await library.check()).toEqual([]);
  });

  it('adds to a paper that is there, and neither removes nor replaces what the reader has said', async () => {
    const known = paper(1, { author: jane, title: 'Deep things', issued: '2024' });
    await library.change([known], { do: 'add tag', tag: 'mine' });
    await library.change([known], { do: 'note', note: 'My note' });
    await library.change([known], { do: 'status', status: 'reading' });
    const again = imported(
      { ...known, issued: '2024-01-05', 'container-title': 'NeurIPS' },
      { tags: ['theirs', 'mine'], note: 'Their note', status: 'unread', key: 'doe2024' },
    );
    const [match] = await library.matchImported([again]);
    // A date, a venue, a tag, a note and a key.
    expect(match).toEqual({ id: arxiv(1), isSaved: true, adds: 5 });
    const { batch } = await add([again]);
    expect(await library.get(arxiv(1))).toMatchObject({
      tags: ['mine', 'theirs'],
      note: 'My note\n\nTheir note',
      status: 'reading',
    });
    expect(await factsOf(1)).toMatchObject({ issued: '2024-01-05', 'container-title': 'NeurIPS' });
    expect(await add([again])).toEqual({ papers: 0 });
    expect(await library.matchImported([again])).toEqual([{ id: arxiv(1), isSaved: true, adds: 0 }]);
    await library.undoChange(Number(batch));
    expect(await library.get(arxiv(1))).toMatchObject({ tags: ['mine'], note: 'My note', status: 'reading' });
    expect(await factsOf(1)).toMatchObject({ issued: '2024' });
    expect(await factsOf(1)).not.toHaveProperty('container-title');
    expect(await library.check()).toEqual([]);
  });

  it('knows a paper by title and author, and by no identifier that is clearly another one', async () => {
    await library.change([paper(1, { author: jane, title: 'Deep things' })], { do: 'save' });
    const byTitle = imported({ id: 'doi:10.1000/182', title: 'Deep Things.', author: jane });
    const other = imported({ id: arxiv(1), title: 'Shallow matters', author: [{ family: 'Roe', given: 'R.' }] });
    expect((await library.matchImported([byTitle, other])).map(({ id }) => id)).toEqual([arxiv(1), undefined]);
    await add([byTitle, other]);
    expect((await library.find('')).sort()).toEqual([arxiv(1), 'title:shallow matters|roe']);
    expect((await library.row('doi:10.1000/182'))?.paper.id).toBe(arxiv(1));
    expect((await library.row(arxiv(1)))?.paper.title).toMatch(/deep things/i);
    expect(await library.check()).toEqual([]);
  });

  it('gives a key to one paper only, and leaves a paper its own', async () => {
    await add([imported(paper(1), { key: 'Doe2024' })]);
    const [taken, own] = [imported(paper(2), { key: 'doe2024' }), imported(paper(1), { key: 'other' })];
    expect(await library.matchImported([taken, own])).toEqual([
      { isSaved: false, adds: 1, keyTaken: true },
      { id: arxiv(1), isSaved: true, adds: 0, keeps: 'Doe2024' },
    ]);
    await add([taken, own, imported(paper(3), { key: 'new' }), imported(paper(4), { key: 'NEW' })]);
    expect([await keyOf(1), await keyOf(2), await keyOf(3), await keyOf(4)]).toEqual([
      'Doe2024',
      undefined,
      'new',
      undefined,
    ]);
    expect(await library.check()).toEqual([]);
  });

  it('keeps the further keys of a paper that nobody else has, and takes them back', async () => {
    const keysOf = (number: number) =>
      inDatabase(async (open) => (await open.get('annotations', arxiv(number)))?.aliasKeys?.value);
    await add([imported(paper(1), { key: 'doe2024' })]);
    const { batch } = await add([
      imported(paper(2), { key: 'DOE2024', otherKeys: ['doe_deep', 'doe2024', 'doe:deep'] }),
      imported(paper(3), { key: 'doe:Deep', otherKeys: ['new'] }),
    ]);
    expect([await keyOf(2), await keysOf(2)]).toEqual(['doe_deep', ['doe:deep']]);
    expect([await keyOf(3), await keysOf(3)]).toEqual(['new', undefined]);
    expect(await library.check()).toEqual([]);
    await library.undoChange(batch ?? 0);
    expect([await keyOf(2), await keysOf(2)]).toEqual([undefined, undefined]);
  });

  it('keeps a key that is there twice but for its case once', async () => {
    await add([imported(paper(1), { key: 'Aa', otherKeys: ['aA', 'b', 'B'] })]);
    const record = await inDatabase((open) => open.get('annotations', arxiv(1)));
    expect([record?.key?.value, record?.aliasKeys?.value]).toEqual(['Aa', ['b']]);
  });

  it('knows a paper by its identifier that the reader calls otherwise', async () => {
    await library.change([paper(1, { author: jane })], { do: 'save' }, 'x');
    await library.editFacts(arxiv(1), [
      { field: 'title', value: 'The one' },
      { field: 'author', value: [{ literal: 'A group' }] },
    ]);
    expect(await library.matchImported([imported(paper(1, { author: jane }))])).toMatchObject([{ id: arxiv(1) }]);
  });

  it('keeps a thesis beside the article of its title', async () => {
    const deep = { title: 'Deep things', author: jane };
    await add([
      imported({ id: 'title:deep things|doe', ...deep, type: 'article-journal' }),
      imported({ id: 'title:deep things thesis 2001|doe', ...deep, type: 'thesis' }),
    ]);
    expect((await library.row('title:deep things|doe'))?.paper.type).toBe('article-journal');
    expect((await library.row('title:deep things thesis 2001|doe'))?.paper.type).toBe('thesis');
    expect(await library.check()).toEqual([]);
  });

  describe('is taken back field by field', () => {
    const file = imported(paper(1, { title: 'Wrong title', abstract: 'From a file', volume: '99' }));

    it.each<[string, () => Promise<unknown>, object]>([
      ['was edited by hand', () => library.editFacts(arxiv(1), [{ field: 'issue', value: '3' }]), { issue: '3' }],
      [
        'was seen with authors',
        () => library.change([paper(1, { author: jane })], { do: 'star', starred: true }, 'x'),
        { author: jane },
      ],
      [
        'was told more by another file',
        () => add([imported(paper(1, { title: 'Wrong title', publisher: 'ACM' }))]),
        { publisher: 'ACM' },
      ],
    ])('where the paper %s since', async (_, say, more) => {
      await library.change([paper(1)], { do: 'save' }, 'x');
      const { batch } = await add([file]);
      await say();
      expect((await library.undoChange(Number(batch))).left).toEqual([]);
      expect(await factsOf(1)).toEqual({ title: 'Paper 1', ...more });
      expect(await library.check()).toEqual([]);
    });

    it('and names the paper where the same was said otherwise since', async () => {
      await library.change([paper(1)], { do: 'save' }, 'x');
      const { batch } = await add([file]);
      await add([imported(paper(1, { title: 'Wrong title', volume: '100' }))]);
      expect((await library.undoChange(Number(batch))).left).toEqual([{ id: arxiv(1), field: 'facts' }]);
      expect(await factsOf(1)).toEqual({ title: 'Paper 1', volume: '100' });
    });

    it('and says of no list of authors that is another’s that there are more', async () => {
      await library.change([paper(1, { author: jane, authorsIncomplete: true })], { do: 'save' }, 'x');
      const whole = [...jane, { family: 'Roe', given: 'Richard' }];
      const { batch } = await add([imported(paper(1, { author: whole }))]);
      await library.change([paper(1, { author: [...whole, { family: 'Poe' }] })], { do: 'save' }, 'api:crossref');
      expect((await library.undoChange(Number(batch))).left).toEqual([]);
      expect(await factsOf(1)).toEqual({ title: 'Paper 1', author: [...whole, { family: 'Poe' }] });
    });

    it('with what a backup has brought of edits, too', async () => {
      await library.change([paper(1)], { do: 'save' }, 'x');
      await library.editFacts(arxiv(1), [{ field: 'title', value: 'By hand' }]);
      const copy = await copyOf(library);
      await library.replace({ ...copy, papers: [] }, 'empty');
      await library.change([paper(1)], { do: 'save' }, 'x');
      await library.join(copy);
      const [joined] = await library.history(1);
      await library.editFacts(arxiv(1), [{ field: 'volume', value: '1' }]);
      expect((await library.undoChange(Number(joined?.batch))).left).toEqual([]);
      expect(await factsOf(1)).toEqual({ title: 'Paper 1', volume: '1' });
    });

    it('where it has merged two papers of the library', async () => {
      const [one, other] = [paper(1, { author: jane }), paper(2, { title: 'Paper 1 again', author: jane })];
      await library.change([one, other], { do: 'save' }, 'x');
      const said = { ...one, title: 'Paper one', aliases: [arxiv(2)], abstract: 'From a file' };
      const { batch } = await add([imported(said, { tags: ['t'] })]);
      expect(await library.find('')).toHaveLength(1);
      expect((await library.undoChange(Number(batch))).left).toEqual([]);
      expect([await factsOf(1), await factsOf(2)]).toEqual([one, other].map(({ id: _, ...facts }) => facts));
      expect(await library.check()).toEqual([]);
    });
  });

  it('changes nothing where any of it fails', async () => {
    // The journal is written last.
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(add(Array.from({ length: 300 }, (_, at) => imported(paper(at))))).rejects.toThrow();
    vi.restoreAllMocks();
    expect(await library.find('')).toEqual([]);
    await expect(add([imported(paper(1), { tags: ['x'.repeat(500)] })])).rejects.toMatchObject({ name: 'TagTooLong' });
    expect(await library.find('')).toEqual([]);
  });
});

describe('importing many papers', () => {
  const tools = {
    naming: (of: Paper, taken: ReadonlySet<string>) => uniqueKey(proposeKey(of), taken),
    writerOf,
    placeIn,
  };
  const some = (first: number, count: number) =>
    Array.from({ length: count }, (_, at) => imported(paper(first + at), { tags: ['theirs'], note: 'N' }));
  const begin = async () => {
    const task = { do: 'import' as const, tags: ['all'] };
    const contentOf = (papers: ImportedPaper[]) => ({ imported: papers });
    const job = await gatherJob(db, some(0, 4), contentOf, { task, isLast: false }, 2);
    expect(await workOnJob(db, tools)).toBeUndefined();
    return gatherJob(db, some(4, 3), contentOf, { task, job, isLast: true }, 2);
  };
  const work = async (most = Number.POSITIVE_INFINITY) => {
    for (let count = 0; count < most && (await workOnJob(db, tools)); count += 1);
  };

  it('is one change, of which a killed worker goes on, and which is taken back as one', async () => {
    await begin();
    await work(2);
    expect(await library.find('')).toHaveLength(4);
    // Another worker, which knows nothing but the database.
    db.close();
    db = await openDatabase(() => undefined);
    // What somebody does meanwhile is the later word.
    await library.change([paper(0)], { do: 'remove' });
    await library.change([paper(5)], { do: 'note', note: 'Mine' });
    await work();
    expect((await library.find('tag:all tag:theirs')).length).toBe(6);
    expect(await library.get(arxiv(5))).toMatchObject({ note: 'Mine' });
    const [job] = await listJobs(db);
    expect(job).toMatchObject({ state: 'done', done: 7, task: { do: 'import' } });
    expect((await library.history(9)).find(({ batch }) => batch === job?.batch)?.papers).toBe(7);
    await library.undoChange(Number(job?.batch));
    expect(await library.find('')).toEqual([arxiv(5)]);
    expect(await library.check()).toEqual([]);
  });

  it('is none where it is cancelled: what was done is taken back', async () => {
    const job = await begin();
    await work(2);
    await cancelJob(db, job);
    await work();
    expect(await library.find('')).toEqual([]);
    expect(await library.check()).toEqual([]);
  });
});

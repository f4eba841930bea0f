import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Annotation, Change } from '../../src/core/annotation';
import { defaultExport, type ExportOptions, type TextFormat } from '../../src/core/citing';
import type { JobTask } from '../../src/core/job';
import type { Paper } from '../../src/core/paper';
import { proposeKey, uniqueKey } from '../../src/formats/citation-key';
import { placeIn } from '../../src/formats/order';
import { writerOf } from '../../src/formats/write';
import { openDatabase } from '../../src/storage/database';
import { workOnJob } from '../../src/storage/job-slice';
import { beginJob, beginUndo, cancelJob, dismissJob, gatherJob, listJobs, textOfJob } from '../../src/storage/jobs';
import { Library } from '../../src/storage/library';
import type { LibraryDatabase } from '../../src/storage/schema';
import { arxiv, emptyLibrary, freshIndexedDb, paper } from './fixture';

let library: Library;
let db: LibraryDatabase;
beforeEach(async () => {
  library = await emptyLibrary();
  db = await openDatabase(() => undefined);
});
afterEach(() => {
  db.close();
  library.close();
  vi.useRealTimers();
});

const tools = {
  naming: (of: Parameters<typeof proposeKey>[0], taken: ReadonlySet<string>) => uniqueKey(proposeKey(of), taken),
  writerOf,
  placeIn,
};
const asPapers = (papers: Paper[]) => ({ papers });
const exporting: JobTask = { do: 'export', options: defaultExport('bibtex') };
const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const ids = (count: number) => numbers(count).map(arxiv);
const save = (count: number, change: Change = { do: 'save' }) =>
  library.change(
    numbers(count).map((number) => paper(number)),
    change,
  );
const tagging: JobTask = { do: 'change', change: { do: 'add tag', tag: 'new' } };

/** Work until nothing is left, or so many slices; answers how many there were. */
async function work(most = Number.POSITIVE_INFINITY): Promise<number> {
  let count = 0;
  while (count < most && (await workOnJob(db, tools))) count += 1;
  return count;
}

/** What people see of the library. */
async function view(count: number): Promise<Annotation[]> {
  return Promise.all(ids(count).map((id) => library.get(id)));
}

describe('long work', () => {
  it('changes nothing when it begins, some with each slice, and all in the end, as one change', async () => {
    await save(10);
    const job = await beginJob(db, tagging, ids(10), 4);
    expect(await library.find('tag:new')).toEqual([]);
    await work(1);
    expect((await library.find('tag:new')).sort()).toEqual(ids(4));
    expect(await listJobs(db)).toMatchObject([{ id: job, state: 'going', done: 4, of: 10, changed: 4, batch: 2 }]);
    await work();
    expect(await library.find('tag:new')).toHaveLength(10);
    expect(await listJobs(db)).toMatchObject([{ state: 'done', done: 10, changed: 10, batch: 2 }]);
    expect((await library.history(9)).map(({ batch, papers }) => [batch, papers])).toEqual([
      [2, 10],
      [1, 10],
    ]);
    await library.undoChange(2);
    expect(await library.find('tag:new')).toEqual([]);
  });

  it('goes on where it was when it is killed in the middle of a slice', async () => {
    await save(6);
    await beginJob(db, exporting, ids(6), 2);
    await work(1);
    const dying = { ...tools, writerOf: () => raise(new DOMException('closed', 'AbortError')) };
    await expect(workOnJob(db, dying)).rejects.toThrow('closed');
    expect(await listJobs(db)).toMatchObject([{ state: 'going', done: 2 }]);
    await work();
    expect(await listJobs(db)).toMatchObject([{ state: 'done', done: 6, changed: 6 }]);
    expect(await library.check()).toEqual([]);
  });

  it('leaves what others have changed meanwhile, and keeps it', async () => {
    await save(4);
    await save(4, { do: 'add tag', tag: 'new' });
    await beginJob(db, { do: 'change', change: { do: 'status', status: 'read' } }, ids(4), 1);
    await beginJob(db, { do: 'change', change: { do: 'remove' } }, ids(4), 1);
    await work(1);
    await library.change([paper(2)], { do: 'status', status: 'reading' });
    await library.change([paper(3)], { do: 'note', note: 'keep me' });
    await work();
    expect((await view(4)).map(({ saved, status, note }) => [saved, status, note])).toEqual([
      [false, 'unread', ''],
      [false, 'unread', ''],
      [true, 'reading', ''],
      [true, 'read', 'keep me'],
    ]);
    expect(await library.check()).toEqual([]);
  });

  it('knows by the journal, not by the clock, what was changed meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 2_000_000_000_000 });
    await save(2, { do: 'add tag', tag: 'new' });
    vi.setSystemTime(1_000_000_000_000);
    await beginJob(db, { do: 'change', change: { do: 'remove tag', tag: 'new' } }, ids(2), 1);
    await work();
    expect(await library.find('tag:new')).toEqual([]);
  });

  it('takes back what it has done when it is cancelled, in slices as well, and can then no longer be cancelled', async () => {
    await save(9);
    const before = await view(9);
    const job = await beginJob(db, tagging, ids(9), 2);
    await work(2);
    const undoing = Number(await cancelJob(db, job, 3));
    expect(await listJobs(db)).toMatchObject([{ id: undoing, of: 4, state: 'going' }]);
    expect(await cancelJob(db, undoing)).toBeUndefined();
    expect(await work()).toBe(2);
    expect(await view(9)).toEqual(before);
    expect(await library.find('tag:new')).toEqual([]);
    expect(await listJobs(db)).toMatchObject([{ id: undoing, state: 'done', left: 0 }]);
    expect(await library.check()).toEqual([]);
  });

  it('is cancelled by taking its change back, before any other work', async () => {
    await save(4);
    await beginJob(db, tagging, ids(4), 1);
    await work(2);
    await beginJob(db, { do: 'change', change: { do: 'star', starred: true } }, ids(4), 1);
    await beginUndo(db, 2);
    await work(1);
    expect(await library.find('tag:new')).toEqual([]);
    await work();
    expect(await library.find('is:starred')).toHaveLength(4);
  });

  it('leaves nothing to take back where nothing was done yet', async () => {
    await save(2);
    expect(await cancelJob(db, await beginJob(db, tagging, ids(2)))).toBeUndefined();
    expect(await listJobs(db)).toEqual([]);
    expect(await work()).toBe(0);
    expect(await library.history(9)).toHaveLength(1);
  });

  it('that fails can be tried again, with nothing half done', async () => {
    await save(4);
    await beginJob(db, exporting, ids(4), 2);
    const failing = {
      ...tools,
      writerOf: () => raise(Object.assign(new Error('full'), { name: 'QuotaExceededError' })),
    };
    vi.spyOn(console, 'error').mockReturnValue();
    expect(await workOnJob(db, failing)).toBeUndefined();
    expect(await listJobs(db)).toMatchObject([{ state: 'failed', error: 'QuotaExceededError', done: 0 }]);
    expect(await work()).toBe(0);
    await library.retryJob(1);
    await work();
    expect(await listJobs(db)).toMatchObject([{ state: 'done', changed: 4 }]);
  });

  it('is forgotten when the library is replaced under it', async () => {
    await save(3);
    await beginJob(db, tagging, ids(3), 1);
    await library.replace({ papers: [], merges: [], rules: [], lists: [] }, 'restored');
    expect(await work()).toBe(0);
  });
});

describe('papers that are handed over', () => {
  const task: JobTask = { do: 'add', tags: ['a', 'b'], site: 'text' };
  const some = (first: number, count: number) => numbers(count).map((number) => paper(first + number));

  it('are added only once all are there, and taken back as one', async () => {
    const job = await gatherJob(db, some(0, 5), asPapers, { task, isLast: false }, 2);
    expect(await work()).toBe(0);
    await gatherJob(db, some(5, 2), asPapers, { task, job, isLast: true }, 2);
    expect(await listJobs(db)).toMatchObject([{ state: 'going', of: 7 }]);
    await work();
    expect((await view(7)).map(({ tags }) => tags)).toEqual(numbers(7).map(() => ['a', 'b']));
    expect(await listJobs(db)).toMatchObject([{ changed: 7 }]);
    await beginUndo(db, 1, 3);
    await work();
    expect(await library.find('')).toEqual([]);
    expect(await library.check()).toEqual([]);
  });

  it('are refused where the work was cancelled meanwhile', async () => {
    const job = await gatherJob(db, some(0, 1), asPapers, { task, isLast: false });
    await cancelJob(db, job);
    await expect(gatherJob(db, some(1, 1), asPapers, { task, job, isLast: true })).rejects.toMatchObject({
      name: 'JobUnknown',
    });
  });

  it('stay removed where they were removed meanwhile', async () => {
    await save(2);
    const job = await gatherJob(db, some(0, 2), asPapers, { task, isLast: false });
    await library.change([paper(1)], { do: 'remove' });
    await gatherJob(db, some(2, 1), asPapers, { task, job, isLast: true });
    await work();
    expect((await view(3)).map(({ saved }) => saved)).toEqual([true, false, true]);
  });
});

describe('an export', () => {
  it('writes parts that are one text, with keys that nobody else has', async () => {
    await save(3);
    const same = { title: 'Same title', issued: '2020', author: [{ family: 'Liu' }] };
    await library.change(
      numbers(5).map((number) => paper(number, same)),
      { do: 'save' },
    );
    await library.cite([arxiv(4)], tools.naming, true);
    const job = await beginJob(db, exporting, ids(5), 2);
    await work();
    const texts = await Promise.all([1, 2, 3].map((part) => textOfJob(db, job, part)));
    const keys = [...texts.join('').matchAll(/@misc\{(\w+),/g)].map(([, key]) => key);
    expect(keys).toHaveLength(5);
    expect(new Set(keys).size).toBe(5);
    expect(keys[4]).toBe('liu2020same');
    await dismissJob(db, job);
    expect(await textOfJob(db, job, 1)).toBeUndefined();
    expect(await listJobs(db)).toEqual([]);
  });

  const as = (format: TextFormat, order: ExportOptions['order'] = 'given'): JobTask => ({
    do: 'export',
    options: { ...defaultExport(format), order },
  });
  const textsOf = async (job: number, count: number) =>
    Promise.all(numbers(count).map((part) => textOfJob(db, job, part + 1)));

  it('is well formed in parts, in whatever format', async () => {
    await save(5);
    const job = await beginJob(db, as('csl-json'), [...ids(5), arxiv(99)], 2);
    await work();
    const items = JSON.parse((await textsOf(job, 3)).join(''));
    expect(items.map(({ custom }: { custom: { ids: string[] } }) => custom.ids[0])).toEqual(ids(5));
    const table = await beginJob(db, as('csv'), ids(5), 2);
    await work();
    expect((await textsOf(table, 3)).join('').match(/^\uFEFF?key,|\r\n/g)).toHaveLength(7);
    const empty = await beginJob(db, as('csl-json'), [arxiv(98), arxiv(99)], 1);
    await work();
    expect(JSON.parse((await textsOf(empty, 2)).join(''))).toEqual([]);
  });

  it('is in the order asked for, whatever part a paper was in, and says how far it is', async () => {
    const years = ['2020', '2023', '2019', '2023', '2021'];
    const families = ['Zhu', 'Élie', 'abel', 'Bach', 'Öz'];
    await library.change(
      numbers(5).map((number) =>
        paper(number, { issued: years[number] ?? '', author: [{ family: families[number] ?? '' }] }),
      ),
      { do: 'save' },
    );
    const written = async (order: ExportOptions['order']) => {
      const job = await beginJob(db, as('ris', order), ids(5), 2);
      const done: number[] = [];
      for (let state = await workOnJob(db, tools); state; state = await workOnJob(db, tools)) done.push(state.done);
      const text = (await textsOf(job, 3)).join('');
      return { done, papers: [...text.matchAll(/^AU {2}- (.*)\r$/gm)].map(([, name]) => name) };
    };
    expect(await written('author')).toEqual({
      done: [1, 2, 2, 3, 4, 5],
      papers: ['abel', 'Bach', 'Élie', 'Öz', 'Zhu'],
    });
    expect((await written('year')).papers).toEqual(['Bach', 'Élie', 'Öz', 'Zhu', 'abel']);
    expect((await written('key')).papers).toEqual(['abel', 'Bach', 'Élie', 'Öz', 'Zhu']);
    expect(await library.check()).toEqual([]);
  });

  it('goes on in its order where it was killed, and is nothing once it is cancelled', async () => {
    await save(6);
    const job = await beginJob(db, as('bibtex', 'key'), ids(6).toReversed(), 2);
    const dying = { ...tools, placeIn: () => raise(new DOMException('closed', 'AbortError')) };
    await work(1);
    await expect(workOnJob(db, dying)).rejects.toThrow('closed');
    await work(4);
    expect(await listJobs(db)).toMatchObject([{ state: 'going', done: 5 }]);
    await work();
    const keys = [...(await textsOf(job, 3)).join('').matchAll(/@misc\{(\w+),/g)].map(([, key]) => key);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(6);
    const other = await beginJob(db, as('bibtex', 'year'), ids(6), 2);
    await work(4);
    await cancelJob(db, other);
    expect(await work()).toBe(0);
    expect(await textOfJob(db, other, 1)).toBeUndefined();
  });

  it('writes a paper once that was merged into another while it was going', async () => {
    await save(4);
    const job = await beginJob(db, as('csl-json'), ids(4), 1);
    await work(1);
    await library.merge(arxiv(3), arxiv(1));
    await library.merge(arxiv(2), arxiv(0));
    await work();
    const items = JSON.parse((await textsOf(job, 4)).join(''));
    const written = items.map(({ custom }: { custom: { ids: string[] } }) => custom.ids[0]);
    expect(written).toEqual([arxiv(0), arxiv(2), arxiv(3)]);
  });

  it('says in the end what pdfTeX can’t set, of all its parts', async () => {
    await save(3);
    await library.change([paper(1, { title: '注意力' }), paper(2, { title: 'Внимание' })], { do: 'save' });
    const job = await beginJob(db, exporting, ids(3), 1);
    await work(2);
    expect((await listJobs(db))[0]).not.toHaveProperty('beyondPdftex');
    await work();
    const [state] = await listJobs(db);
    expect(state).toMatchObject({ id: job, state: 'done', beyondPdftex: { count: 2 } });
    expect(state?.beyondPdftex?.keys).toHaveLength(2);
    const other = await beginJob(db, as('ris'), ids(3), 1);
    await work();
    expect((await listJobs(db)).find(({ id }) => id === other)?.beyondPdftex?.count).toBe(0);
  });
});

describe('whatever is killed when', () => {
  const count = 9;
  const tasks = fc.constantFrom<JobTask>(
    tagging,
    { do: 'change', change: { do: 'remove' } },
    { do: 'change', change: { do: 'hide', hidden: true } },
    { do: 'rename tag', from: 'old', to: 'new' },
    { do: 'remove tag', tag: 'old' },
    { do: 'undo', batch: 2 },
  );

  it('the library becomes the same as without a death, and by cancelling what it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        tasks,
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.boolean(), { maxLength: 12 }),
        fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
        async (task, size, deaths, cancelledAfter) => {
          freshIndexedDb();
          vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_000 });
          library = await Library.open();
          db = await openDatabase(() => undefined);
          await save(count);
          await save(6, { do: 'add tag', tag: 'old' });
          const before = await view(count);
          const job =
            task.do === 'undo'
              ? Number(await beginUndo(db, task.batch, size))
              : await beginJob(db, task, ids(count), size);
          if (cancelledAfter !== undefined) {
            for (let slice = 0; slice < cancelledAfter; slice += 1) await workDying(deaths);
            const isDone = (await listJobs(db)).every(({ state }) => state === 'done');
            await cancelJob(db, job, size);
            while (await workDying(deaths));
            if (!isDone) expect(await view(count)).toEqual(before);
          } else {
            while (await workDying(deaths));
            const expected = before.map((one, number) => becomes(one, task, number));
            expect(await view(count)).toEqual(expected);
          }
          expect(await library.check()).toEqual([]);
          db.close();
          library.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  /** Work on a slice, which a death undoes when all of it is written but nothing committed. */
  async function workDying(deaths: boolean[]): Promise<boolean> {
    if (deaths.shift() !== true) return (await workOnJob(db, tools)) !== undefined;
    const { put } = IDBObjectStore.prototype;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      const request = put.apply(this, given);
      if (this.name === 'jobs') this.transaction.abort();
      return request;
    });
    const died = await workOnJob(db, tools).catch(() => 'died' as const);
    spy.mockRestore();
    return died !== undefined;
  }

  function becomes(one: Annotation, task: JobTask, number: number): Annotation {
    const { tags } = one;
    switch (task.do) {
      case 'rename tag':
        return { ...one, tags: tags.map((tag) => (tag === 'old' ? 'new' : tag)) };
      case 'remove tag':
      case 'undo':
        return { ...one, tags: [] };
      case 'change':
        if (task.change.do === 'add tag') return { ...one, tags: [...tags, 'new'] };
        if (task.change.do === 'hide') return { ...one, hidden: true };
        return { ...one, saved: false, tags: [] };
      default:
        throw new Error(`${task.do} ${number}`);
    }
  }
});

function raise(error: Error): never {
  throw error;
}

describe('taking back long work that is not over', () => {
  it('cancels it, however little it has done', async () => {
    await save(10);
    const job = await beginJob(db, tagging, ids(10), 4);
    await work(1);
    const { batch = 0 } = (await listJobs(db)).find(({ id }) => id === job) ?? {};
    await library.undoChange(batch);
    await work();
    expect(await library.find('tag:new')).toEqual([]);
  });
});

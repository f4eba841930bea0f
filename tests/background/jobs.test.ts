import { beforeEach, describe, expect, it, vi } from 'vitest';
import { annotationHandlers } from '../../src/background/handlers/annotation';
import { citingHandlers } from '../../src/background/handlers/citing';
import { jobHandlers } from '../../src/background/handlers/job';
import { journalHandlers } from '../../src/background/handlers/journal';
import { libraryHandlers } from '../../src/background/handlers/library';
import { Cancelled, inSight } from '../../src/background/jobs/live';
import { goOnWithJobs } from '../../src/background/jobs/run';
import { closeLibrary, openLibrary } from '../../src/background/open-library';
import { defaultExport } from '../../src/core/citing';
import type { JobState } from '../../src/core/job';
import { contentScript, fake, ownPage } from '../fakes/webextension-polyfill';
import { arxiv, paper } from '../storage/fixture';
import { beginEachAfresh, stored } from './fixture';

beginEachAfresh();

const [half, all] = [1_010, 2_020];
const add = (first: number, isLast: boolean, job?: number) =>
  jobHandlers['job.add'](
    {
      papers: Array.from({ length: half }, (_, number) => paper(first + number)),
      tags: ['imported'],
      isLast,
      ...(job !== undefined && { job }),
    },
    ownPage,
  );
const told = () => (stored('jobs') ?? []) as JobState[];
const found = async (query: string) => (await (await openLibrary()).find(query)).length;

// Thousands of papers take seconds in a database that is only played.
describe('long work of a large library', { timeout: 120_000 }, () => {
  beforeEach(async () => {
    const job = await add(0, false);
    expect(await found('')).toBe(0);
    await add(half, true, Number(job));
    await goOnWithJobs();
  });

  it('imports, tags, renames, exports and takes back, and pages are told', async () => {
    expect(told()).toMatchObject([{ task: { do: 'add', tags: ['imported'] }, state: 'done', done: all, changed: all }]);
    expect(stored(`paper ${arxiv(all - 1)}`)).toMatchObject({ tags: ['imported'] });
    expect(fake.alarms.has('jobs')).toBe(false);

    const change = { choice: { query: '' }, change: { do: 'add tag' as const, tag: 'more' } };
    const { job } = await libraryHandlers['library.change'](change, ownPage);
    expect(job).toBe(2);
    await vi.waitFor(() => expect(fake.alarms.has('jobs')).toBe(true));
    await goOnWithJobs();
    expect(await found('tag:more')).toBe(all);

    expect((await annotationHandlers['tag.rename']({ from: 'more', to: 'most' }, ownPage)).job).toBe(3);
    await goOnWithJobs();
    expect(await found('tag:most')).toBe(all);

    const asked = { choice: { query: '' }, freeze: true, options: defaultExport('bibtex') };
    const written = await citingHandlers['library.export'](asked, ownPage);
    expect(written).toMatchObject({ text: '', count: all, job: 4 });
    await goOnWithJobs();
    const text = (part: number) => jobHandlers['job.text']({ job: 4, part }, ownPage);
    expect(((await text(1)) ?? '').split('@misc').length).toBe(251);
    expect(await text(10)).toBeUndefined();

    const { batch } = told()[2] ?? {};
    expect((await journalHandlers['journal.undo'](Number(batch), ownPage)).job).toBe(5);
    await goOnWithJobs();
    expect(await found('tag:most')).toBe(0);
    expect(await (await openLibrary()).check()).toEqual([]);

    await jobHandlers['job.dismiss'](4, ownPage);
    expect(told().map(({ id }) => id)).toEqual([1, 2, 3, 5]);
    expect(await text(1)).toBeUndefined();
  });

  it('goes on with a new worker where the last was stopped', async () => {
    const library = await openLibrary();
    const change = { choice: { query: '' }, change: { do: 'star' as const, starred: true } };
    await libraryHandlers['library.change'](change, ownPage);
    await vi.waitFor(() => expect(told().at(-1)?.done).toBeGreaterThan(0));
    await closeLibrary();
    library.close();
    await goOnWithJobs().catch(() => undefined);
    await jobHandlers['job.list'](undefined, ownPage);
    await goOnWithJobs();
    expect(told().at(-1)).toMatchObject({ state: 'done', done: all, changed: all });
    expect(await found('is:starred')).toBe(all);
  });
});

describe('work that is not cut into pieces', () => {
  it('is shown while it is going, and gone when it is over', async () => {
    await inSight({ do: 'restore' }, async ({ report }) => {
      report(3, 10);
      expect(await jobHandlers['job.list'](undefined, ownPage)).toMatchObject([{ state: 'going', done: 3, of: 10 }]);
    });
    expect(await jobHandlers['job.list'](undefined, ownPage)).toEqual([]);
  });

  it('is stopped by who cancels it', async () => {
    const work = inSight({ do: 'restore' }, async ({ signal }) => {
      const [job] = await jobHandlers['job.list'](undefined, ownPage);
      await jobHandlers['job.cancel'](Number(job?.id), ownPage);
      signal.throwIfAborted();
    });
    await expect(work).rejects.toBeInstanceOf(Cancelled);
  });
});

it('is for our own pages only', async () => {
  const page = contentScript('https://arxiv.org/list/cs.LG/new', { id: 1, incognito: false });
  for (const name of Object.keys(jobHandlers) as (keyof typeof jobHandlers)[]) {
    await expect(jobHandlers[name](undefined as never, page)).rejects.toMatchObject({ name: 'Forbidden' });
  }
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { annotationHandlers } from '../../src/background/handlers/annotation';
import { factsHandlers } from '../../src/background/handlers/facts';
import { importHandlers } from '../../src/background/handlers/import';
import { journalHandlers } from '../../src/background/handlers/journal';
import { paperHandlers } from '../../src/background/handlers/paper';
import { sourceHandlers } from '../../src/background/handlers/source';
import { keepUp } from '../../src/background/keep-up';
import { goOnWithLookups, lookupsAlarm } from '../../src/background/lookups/run';
import { closeLibrary, openLibrary } from '../../src/background/open-library';
import { changeSettings } from '../../src/background/settings';
import type { PaperId } from '../../src/core/identifier';
import type { MetadataSettings, MetadataSourceId } from '../../src/core/metadata';
import { parseName } from '../../src/core/name';
import type { Paper } from '../../src/core/paper';
import type { Work } from '../fakes/metadata-answers';
import { MetadataServer } from '../fakes/metadata-server';
import { fake, ownPage } from '../fakes/webextension-polyfill';
import { attention, gravitationalWaves } from '../metadata/works';
import { paper } from '../storage/fixture';
import { beginEachAfresh } from './fixture';

beginEachAfresh();

const many: Work[] = Array.from({ length: 5 }, (_, at) => ({
  title: `Paper ${at}`,
  authors: ['Ada Gloss', 'Bo Margin'],
  issued: '2024-01-01',
  arxiv: `2401.0000${at}`,
  isOnHuggingFace: true,
}));
const listed: Paper = { id: 'arxiv:1706.03762', title: 'Attention Is All You Need' };

let server: MetadataServer;
let isOnline = true;
let clock = 0;
let rests: number[] = [];
const hour = 3_600_000;

beforeEach(async () => {
  [isOnline, clock, rests] = [true, 0, []];
  const { now } = Date;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + clock);
  server = await new MetadataServer([attention, gravitationalWaves, ...many]).open();
});
afterEach(async () => {
  await server.close();
  vi.restoreAllMocks();
});

const save = (site: string | undefined, ...papers: Paper[]) =>
  annotationHandlers['annotation.change']({ papers, change: { do: 'save' }, ...(site && { site }) }, ownPage);
const goOn = () => goOnWithLookups({ fetch: server.fetch, isOnline: () => isOnline, rest });
/** Time passes at once. */
const rest = async (milliseconds: number) => {
  rests.push(milliseconds);
  clock += milliseconds;
};
/** What was asked of the sources, in order: the ids only. */
const asked = () => server.seen.map(({ path }) => /(?:id_list=|papers\/)([^&?]*)/.exec(path)?.[1] ?? path);
const factsOf = async (id: PaperId = listed.id) => {
  const { facts } = await factsHandlers['paper.facts'](id, ownPage);
  return Object.fromEntries(facts.map((fact) => [fact.field, fact]));
};
const state = async (id: MetadataSourceId) =>
  (await sourceHandlers['source.list'](undefined, ownPage)).find((source) => source.id === id);
const use = (sources: MetadataSettings['sources'], isOff = false) => changeSettings({ metadata: { isOff, sources } });
/** Let the pause between two requests be over, and begin as a new worker does. */
const later = async (milliseconds = hour) => {
  clock += milliseconds;
  await keepUp().catch(() => undefined);
  await closeLibrary();
  await goOn();
};

describe('what was saved', () => {
  it('on a site is completed by that site’s own source, and by no other; nobody is asked for what wasn’t saved', async () => {
    await save('huggingface', listed);
    await annotationHandlers['annotation.change'](
      { papers: [paper(1)], change: { do: 'hide', hidden: true }, site: 'huggingface' },
      ownPage,
    );
    await save('dblp', paper(2));
    const revision = await (await openLibrary()).revision();
    await goOn();
    expect(server.seen.map(({ host }) => host)).toEqual(['huggingface.co']);
    expect(asked()).toEqual(['1706.03762']);
    expect((await factsOf())['author']).toMatchObject({ source: 'api:huggingface' });
    expect((await factsOf())['author']?.value).toHaveLength(8);
    expect(await state('huggingface')).toMatchObject({ use: 'own site', waiting: 0, found: 1, missing: 0, failed: 0 });
    expect(await state('arxiv')).toMatchObject({ waiting: 0, found: 0 });
    // Pages and snapshots learn of it, Recent changes says nothing of it.
    expect(await (await openLibrary()).revision()).toBeGreaterThan(revision);
    expect(await journalHandlers['journal.list']({ limit: 1 }, ownPage)).toMatchObject([{ did: [{ do: 'save' }] }]);
  });

  it('is asked for at all sources that are on, in batches, and once only', async () => {
    await use({ arxiv: true, huggingface: false });
    await save(undefined, ...[1, 2, 3].map((number) => paper(number)));
    await goOn();
    expect(server.seen).toHaveLength(1);
    expect(asked()[0]?.split(',').sort()).toEqual(['2401.00001', '2401.00002', '2401.00003']);
    await save('arxiv', paper(1, { abstract: 'More.' }));
    await later();
    expect(server.seen).toHaveLength(1);
  });

  it('is remembered where a source knows nothing of it, until somebody asks again', async () => {
    await use({ arxiv: true });
    await save('arxiv', paper(99));
    await goOn();
    expect(await state('arxiv')).toMatchObject({ missing: 1, waiting: 0 });
    await later();
    expect(server.seen).toHaveLength(1);
    expect(await sourceHandlers['source.ask']({ ids: ['arxiv:2401.00099', 'arxiv:2401.00003'] }, ownPage)).toEqual({
      papers: 1,
    });
    await later();
    expect(asked()).toEqual(['2401.00099', '2401.00099']);
  });

  it('is not asked for where all are off, nor a source that is off, nor without its host', async () => {
    await use({}, true);
    await save('arxiv', listed);
    await goOn();
    expect(await sourceHandlers['source.ask']({ query: '' }, ownPage)).toEqual({ papers: 0 });
    await use({ arxiv: false });
    await goOn();
    await use({ arxiv: true });
    fake.origins.delete('https://export.arxiv.org/*');
    await goOn();
    expect(server.seen).toEqual([]);
    expect(await state('arxiv')).toMatchObject({ needsHost: 'https://export.arxiv.org/*', waiting: 1 });
    fake.origins.add('https://export.arxiv.org/*');
    await goOn();
    expect(asked()).toEqual(['1706.03762']);
  });

  it('is not forgotten, however close to the end of the work before it is asked for', async () => {
    const { clear } = browser.alarms;
    for (let ticks = 0; ticks < 24; ticks++) {
      let again: Promise<void> | undefined;
      vi.spyOn(browser.alarms, 'clear').mockImplementation(async (name = '') => {
        if (name !== lookupsAlarm || again) return clear(name);
        await save('arxiv', paper(2 * ticks + 2));
        let moment = Promise.resolve();
        for (let tick = 0; tick < ticks; tick++) moment = moment.then(() => undefined);
        again = moment.then(goOn);
        return clear(name);
      });
      await save('arxiv', paper(2 * ticks + 1));
      await goOn();
      await again;
      expect(asked().join()).toContain(`2401.${String(2 * ticks + 2).padStart(5, '0')}`);
    }
  });

  it('while its source was off is asked for once it is on', async () => {
    await save(undefined, paper(1));
    await goOn();
    await use({ arxiv: true });
    await goOn();
    expect(asked()).toEqual(['2401.00001']);
  });

  it('by an import is asked for as well, where the source is on', async () => {
    await use({ arxiv: true });
    const papers = [1, 2].map((number) => ({ paper: paper(number), line: number, tags: [] }));
    await importHandlers['import.add']({ papers, tags: [], isLast: true }, ownPage);
    await goOn();
    expect(asked().map((ids) => ids.split(',').sort())).toEqual([['2401.00001', '2401.00002']]);
  });

  it('and removed before it was its turn is not asked for, and has nothing kept of it', async () => {
    await save('arxiv', listed, paper(1));
    await annotationHandlers['annotation.change']({ papers: [listed], change: { do: 'remove' } }, ownPage);
    await goOn();
    expect(asked()).toEqual(['2401.00001']);
    expect(await state('arxiv')).toMatchObject({ waiting: 0, found: 1 });
    await save('arxiv', listed);
    await later();
    expect(asked()).toEqual(['2401.00001', '1706.03762']);
  });

  it('and removed while it was asked for has nothing kept of it', async () => {
    await save('arxiv', listed);
    server.plan({ does: 'be slow', milliseconds: 150 });
    const going = goOn();
    await vi.waitFor(() => expect(server.seen).toHaveLength(1));
    await annotationHandlers['annotation.change']({ papers: [listed], change: { do: 'remove' } }, ownPage);
    await going;
    expect(await factsOf()).not.toHaveProperty('author');
  });

  it('and merged while it was asked for has the answer under its new id', async () => {
    await save(undefined, { id: 'doi:10.1000/1', title: 'Attention' });
    await save('arxiv', listed);
    server.plan({ does: 'be slow', milliseconds: 150 });
    const going = goOn();
    await vi.waitFor(() => expect(server.seen).toHaveLength(1));
    await paperHandlers['paper.merge']({ into: 'doi:10.1000/1', from: listed.id }, ownPage);
    await going;
    expect((await factsOf('doi:10.1000/1'))['author']).toMatchObject({ source: 'api:arxiv' });
    await later();
    expect(server.seen).toHaveLength(1);
    expect(await (await openLibrary()).check()).toEqual([]);
  });

  it('and merged once it was answered is not asked for again, nor when it is separated', async () => {
    await save('arxiv', paper(99));
    await goOn();
    await save(undefined, { id: 'doi:10.1000/1', title: 'Attention' });
    await paperHandlers['paper.merge']({ into: 'doi:10.1000/1', from: 'arxiv:2401.00099' }, ownPage);
    await later();
    expect(await state('arxiv')).toMatchObject({ missing: 1 });
    await paperHandlers['paper.separate']('arxiv:2401.00099', ownPage);
    await later();
    expect(server.seen).toHaveLength(1);
    expect(await state('arxiv')).toMatchObject({ missing: 1 });
  });

  it('and merged before it was its turn is asked for under its new id', async () => {
    await save(undefined, { id: 'doi:10.1000/1', title: 'Attention' });
    await save('arxiv', listed);
    await paperHandlers['paper.merge']({ into: 'doi:10.1000/1', from: listed.id }, ownPage);
    await goOn();
    expect(asked()).toEqual(['1706.03762']);
    expect((await factsOf('doi:10.1000/1'))['author']).toMatchObject({ source: 'api:arxiv' });
  });

  it('keeps what the reader wrote, and is offered where it was published', async () => {
    const waves: Paper = { id: 'arxiv:1602.03837', title: 'Observation of Gravitational Waves' };
    await save('arxiv', waves);
    await factsHandlers['paper.edit']({ id: waves.id, edits: [{ field: 'title', value: 'Waves' }] }, ownPage);
    await goOn();
    const { facts, published } = await factsHandlers['paper.facts'](waves.id, ownPage);
    expect(facts.find(({ field }) => field === 'title')).toMatchObject({
      value: 'Waves',
      covered: { value: gravitationalWaves.title, source: 'api:arxiv' },
    });
    expect(published).toMatchObject({ state: 'offered', source: 'api:arxiv', facts: { volume: '116' } });
    expect(facts.some(({ field }) => field === 'volume')).toBe(false);
  });

  it('is asked for at another source by the DOI that one has told, which is an alias only once it is cited', async () => {
    await use({ arxiv: true, crossref: true });
    const waves: Paper = { id: 'arxiv:1602.03837', title: gravitationalWaves.title };
    await save('arxiv', waves);
    await goOn();
    await later();
    const { published } = await factsHandlers['paper.facts'](waves.id, ownPage);
    expect(published).toMatchObject({ state: 'offered', source: 'api:crossref' });
    expect(published?.facts.DOI?.toLowerCase()).toBe('10.1103/physrevlett.116.061102');
    const library = await openLibrary();
    expect((await library.get('doi:10.1103/physrevlett.116.061102')).saved).toBe(false);
    await factsHandlers['paper.publish']({ id: waves.id, state: 'taken' }, ownPage);
    expect((await library.get('doi:10.1103/physrevlett.116.061102')).id).toBe(waves.id);
    const { length } = server.seen;
    await later();
    await later();
    expect(server.seen).toHaveLength(length);
  });

  it('by its own DOI is told of itself, though there is a preprint of it', async () => {
    await use({ crossref: true });
    const waves: Paper = { id: 'doi:10.1103/physrevlett.116.061102', title: gravitationalWaves.title };
    await save(undefined, {
      ...waves,
      aliases: ['arxiv:1602.03837'],
      author: gravitationalWaves.authors.map(parseName),
    });
    await goOn();
    const { published } = await factsHandlers['paper.facts'](waves.id, ownPage);
    expect(published).toBeUndefined();
    expect((await factsOf(waves.id))['container-title']).toMatchObject({ source: 'api:crossref' });
  });

  it('was completed already where a backup says so', async () => {
    await save('arxiv', listed);
    await goOn();
    const library = await openLibrary();
    const copy = {
      papers: await library.entriesAfter(undefined, 10),
      merges: [],
      rules: [],
      lists: [],
    };
    await library.replace(copy, 'test');
    await annotationHandlers['annotation.change']({ papers: [listed], change: { do: 'remove' } }, ownPage);
    await save('arxiv', listed);
    await later();
    expect(server.seen).toHaveLength(1);
    expect(await state('arxiv')).toMatchObject({ found: 1, waiting: 0 });
  });
});

describe('a source', () => {
  it('that asks for patience is left alone until then, whatever becomes of the worker, and all is told', async () => {
    await save('arxiv', listed);
    server.plan({ does: 'be busy', retryAfter: '120' });
    await goOn();
    expect(await state('arxiv')).toMatchObject({ waiting: 1, error: 'SourceBusy' });
    expect((await state('arxiv'))?.pausedUntil).toBeGreaterThan(Date.now() + 110_000);
    expect(fake.alarmTimes.get(lookupsAlarm)).toBe((await state('arxiv'))?.pausedUntil);
    await later(60_000);
    await sourceHandlers['source.ask']({ query: '' }, ownPage);
    await goOn();
    expect(server.seen).toHaveLength(1);
    await later(61_000);
    expect(server.seen).toHaveLength(2);
    expect(await state('arxiv')).toMatchObject({ waiting: 0, found: 1 });
    expect(await state('arxiv')).not.toHaveProperty('error');
    expect(fake.alarms.has(lookupsAlarm)).toBe(false);
  });

  it('that doesn’t answer is asked more and more rarely', async () => {
    await save('arxiv', listed);
    server.plan({ does: 'be busy', status: 503 }, { times: 20 });
    const waits: number[] = [];
    for (let time = 0; time < 16; time++) {
      await later(0);
      const wait = ((await state('arxiv'))?.pausedUntil ?? 0) - Date.now();
      waits.push(Math.round(wait / 1_000));
      clock += wait + 1;
    }
    expect(server.seen).toHaveLength(16);
    expect(waits.slice(0, 4)).toEqual([30, 60, 120, 240]);
    expect(waits.at(-1)).toBe(6 * 3_600);
    expect(await state('arxiv')).toMatchObject({ waiting: 1, failed: 0 });
  });

  it('that refuses a batch is asked for less, until the paper is found that is the reason, and then for all others', async () => {
    await use({ arxiv: true });
    await save('arxiv', ...[1, 2, 3].map((number) => paper(number)));
    server.plan({ does: 'refuse', status: 400 }, { times: 3 });
    await later();
    expect(asked().map((ids) => ids.split(',').length)).toEqual([3, 2, 1, 1, 1]);
    expect(await state('arxiv')).toMatchObject({ waiting: 0, found: 2, failed: 1 });
    const [fault] = await sourceHandlers['source.faults'](undefined, ownPage);
    expect(fault).toMatchObject({ source: 'arxiv', title: 'Paper 1', error: 'RequestRefused' });
    await later(25 * hour);
    expect(await state('arxiv')).toMatchObject({ found: 3, failed: 0 });
  });

  it('that sends pages instead of answers is left alone, too', async () => {
    await save('arxiv', listed);
    server.plan({ does: 'send a page' }, { times: 9 });
    await goOn();
    expect(await sourceHandlers['source.faults'](undefined, ownPage)).toMatchObject([
      { id: listed.id, error: 'AnswerUnreadable', again: expect.any(Number) },
    ]);
    await later(20_000);
    expect(server.seen).toHaveLength(1);
    for (let time = 0; time < 3; time++) await later(8 * 24 * hour);
    expect(server.seen).toHaveLength(3);
    expect(await sourceHandlers['source.faults'](undefined, ownPage)).not.toMatchObject([
      { again: expect.any(Number) },
    ]);
    await sourceHandlers['source.ask']({ query: '' }, ownPage);
    await later();
    expect(server.seen).toHaveLength(4);
  });

  it('is not asked without a network, and then looked for again', async () => {
    await save('arxiv', listed);
    isOnline = false;
    await goOn();
    expect(server.seen).toEqual([]);
    expect(fake.alarmTimes.get(lookupsAlarm)).toBeGreaterThan(Date.now() + 60_000);
    expect(await state('arxiv')).toMatchObject({ waiting: 1 });
    isOnline = true;
    await goOn();
    expect(server.seen).toHaveLength(1);
  });

  it('is asked twice with its pause between, and goes on with what was saved meanwhile', async () => {
    await save('huggingface', paper(1), paper(2));
    server.plan({ does: 'be slow', milliseconds: 100 });
    const going = goOn();
    await vi.waitFor(() => expect(server.seen).toHaveLength(1));
    await save('arxiv', paper(3));
    await Promise.all([going, goOn()]);
    expect(asked().sort()).toEqual(['2401.00001', '2401.00002', '2401.00003']);
    expect(rests.filter((wait) => wait > 500)).toHaveLength(1);
  });
});

describe('a worker that dies', () => {
  /** Have everything that asks the database fail from the n-th transaction on. */
  const dieAt = (death: number): { count: number; revive: () => void } => {
    const life = { count: 0, revive: () => spy.mockRestore() };
    const { transaction } = IDBDatabase.prototype;
    const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...of) {
      life.count += 1;
      if (life.count >= death) throw new DOMException('The worker is dead', 'InvalidStateError');
      return transaction.apply(this, of);
    });
    return life;
  };

  it('between any two steps loses nothing, asks for nothing again that was answered, and keeps the pause', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    let steps = Number.POSITIVE_INFINITY;
    for (let death = 1; death <= steps; death++) {
      fake.stored.clear();
      await closeLibrary();
      await new Promise((done) => {
        indexedDB.deleteDatabase('library').onsuccess = done;
      });
      server.seen.length = 0;
      await save('arxiv', paper(1), paper(2));
      // What follows from saving is done, so that only the queue is counted.
      await new Promise((resolve) => setTimeout(resolve, 20));
      const life = dieAt(death);
      await goOn().catch(() => undefined);
      if (life.count < death) steps = death;
      life.revive();
      const [requests, next] = [server.seen.length, (await (await openLibrary()).askingOf('arxiv')).next];
      if (requests > 0) expect(next).toBeGreaterThan(Date.now());
      await later();
      expect(await state('arxiv')).toMatchObject({ waiting: 0, found: 2 });
      expect(server.seen.length).toBeLessThanOrEqual(2);
      expect((await factsOf('arxiv:2401.00002'))['author']?.value).toHaveLength(2);
      await later();
      expect(server.seen.length).toBeLessThanOrEqual(2);
    }
    expect(steps).toBeGreaterThan(6);
    expect(await (await openLibrary()).check()).toEqual([]);
  });
});

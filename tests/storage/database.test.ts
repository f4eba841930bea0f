import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Paper } from '../../src/core/paper';
import { databaseName, openDatabase } from '../../src/storage/database';
import { Library } from '../../src/storage/library';
import { type Migration, migrations } from '../../src/storage/migrations';
import type { StoredPaper, StoredRule } from '../../src/storage/schema';
import { arxiv, freshIndexedDb, paper } from './fixture';
import { freeze, thaw } from './frozen';

const nobody = () => undefined;

beforeEach(freshIndexedDb);
afterEach(() => void vi.restoreAllMocks());

describe('a new database', () => {
  it('has a random id for its device, and keeps it', async () => {
    const ids = [];
    for (let time = 0; time < 2; time++) {
      const db = await openDatabase(nobody);
      ids.push(await db.get('meta', 'device'));
      db.close();
    }
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(ids[1]).toBe(ids[0]);
  });

  it('has the shape of the newest frozen one', async () => {
    (await openDatabase(nobody)).close();
    const made = await freeze();
    const { version, stores } = await thaw(migrations.length);
    expect(made.version).toBe(version);
    expect(made.stores.map(({ records: _, ...shape }) => shape)).toEqual(
      stores.map(({ records: _, ...shape }) => shape),
    );
  });
});

describe.each(migrations.map((_, index) => index + 1))('a database of version %i', (version) => {
  it('still has everything', async () => {
    await thaw(version);
    const library = await Library.open();
    expect(await library.get('arxiv:1706.03762')).toMatchObject({ starred: true, tags: ['ml/attention'] });
    expect(await library.get('doi:10.1000/182')).toMatchObject({
      id: 'arxiv:2106.09685',
      status: 'reading',
      tags: [],
      note: 'Compare with *prefix tuning*.\n\nAgain.',
    });
    expect(await library.get('arxiv:2307.09288')).toMatchObject({ saved: false, hidden: true });
    expect((await library.search('', 0, 10)).rows.map((row) => row.paper.id)).toEqual([
      'arxiv:2106.09685',
      'arxiv:1706.03762',
    ]);
    expect(await library.rules()).toMatchObject([{ name: 'Speech', query: 'speech OR audio' }]);
    expect(await library.tags()).toMatchObject([{ tag: 'ml/attention', count: 1 }]);
    expect(await library.sightings(['arxiv:2307.09288'])).toHaveLength(1);
    expect((await library.cite(['arxiv:1706.03762'], () => 'other', false))[0]?.key).toBe('vaswani2017attention');
  });

  it('goes on where it was: what was removed comes back, what was done can be undone', async () => {
    await thaw(version);
    const library = await Library.open();
    expect((await library.undo()).map(({ id, tags }) => [id, tags])).toEqual([['arxiv:2005.14165', ['llm']]]);
  });
});

describe('a database of version 1', () => {
  it('gets aliases by title and author, which the mirror learns of', async () => {
    await thaw(1);
    const library = await Library.open();
    const alias = 'title:attention is all you need|vaswani';
    expect((await library.get(alias)).id).toBe('arxiv:1706.03762');
    const { papers, revision } = await library.changesSince(19);
    expect(papers).toContain('arxiv:1706.03762');
    expect(await library.revision()).toBe(revision);
  });

  it('gets none that two papers claim', async () => {
    const { stores } = await thaw(1);
    const [record] = stores.find(({ name }) => name === 'papers')?.records ?? [];
    const twin = { ...(record?.value as StoredPaper), id: 'doi:10.1000/1', ids: ['doi:10.1000/1'], newest: -1 };
    const opening = indexedDB.open(databaseName, 1);
    await new Promise<void>((done) => {
      opening.onsuccess = () => {
        const tx = opening.result.transaction('papers', 'readwrite');
        tx.objectStore('papers').put(twin);
        tx.oncomplete = () => done();
      };
    });
    opening.result.close();
    const library = await Library.open();
    expect((await library.get('title:attention is all you need|vaswani')).saved).toBe(false);
  });
});

describe('a database of version 2', () => {
  it('knows what was merged, and can separate it', async () => {
    await thaw(2);
    const library = await Library.open();
    const absorbed = 's2:204e3073870fae3d05bcbc2f6a8e263d9b72e776';
    expect((await library.get(absorbed)).id).toBe('arxiv:1706.03762');
    const cited = await library.cite(['arxiv:1706.03762'], () => 'other', false);
    expect(cited).toMatchObject([{ key: 'vaswani2017attention', aliasKeys: ['vaswani2017'] }]);
    expect((await library.separate(absorbed)).marks).toMatchObject([
      { id: 'arxiv:1706.03762' },
      { id: absorbed, saved: true },
    ]);
    expect(await library.cite([absorbed], () => 'other', false)).toMatchObject([{ key: 'vaswani2017' }]);
  });
});

describe('a database of version 2 or before', () => {
  it.each([1, 2])('has its rules in the order in which they were listed, newest first: version %i', async (version) => {
    const { stores } = await thaw(version);
    const was = stores.find(({ name }) => name === 'rules')?.records.map(({ value }) => value as StoredRule) ?? [];
    const library = await Library.open();
    await library.restoreRules(was.map(({ id }) => id));
    const newestFirst = was.toSorted((a, b) => b.created - a.created).map(({ name }) => name);
    expect(newestFirst).toEqual(['Surveys', 'Speech']);
    expect((await library.rules()).map(({ name }) => name)).toEqual(newestFirst);
    expect((await library.rules()).map(({ hits }) => hits)).toEqual([0, 0]);
  });
});

describe('a database of version 3', () => {
  it('knows what rules have done, where they stood, and what is always shown', async () => {
    const { stores } = await thaw(3);
    const library = await Library.open();
    const removed = stores.find(({ name }) => name === 'rules')?.records.map(({ key }) => String(key)) ?? [];
    await library.restoreRules(removed);
    expect(await library.rules()).toMatchObject([
      { name: 'Speech', hits: 12 },
      { name: 'Vision', action: 'tag', tag: 'vision', hits: 0, exceptSites: ['arxiv'] },
      { name: 'Surveys', hits: 0 },
      { name: 'Agents', action: 'highlight', colour: 'green', hits: 3, expires: 1767999999000 },
    ]);
    expect(await library.get('arxiv:2106.09685')).toMatchObject({ hidden: false, shown: true });
  });
});

describe('a database of version 4 or before', () => {
  it.each([1, 2, 3, 4])(
    'asks no source for what was saved before, only for what is saved from now on: version %i',
    async (version) => {
      await thaw(version);
      const library = await Library.open();
      const use = { id: 'arxiv' as const, ownOnly: false };
      const placesOf = ({ id }: Paper) => ({ keys: { arxiv: id }, own: [] });
      const waiting = async () => {
        while (await library.takeLookupNews(placesOf));
        return (await library.countLookups(use)).waiting;
      };
      expect(await waiting()).toBe(0);
      await library.change([paper(1)], { do: 'save' });
      expect(await waiting()).toBe(1);
      expect(await library.askAnew(await library.find(''), [use], placesOf)).toBe(3);
      expect(await waiting()).toBe(3);
      library.close();
    },
  );
});

describe('a database of version 5', () => {
  it('knows what the reader wrote, what is cited, and what sources were asked', async () => {
    await thaw(5);
    const library = await Library.open();
    const id = 'arxiv:2106.09685';
    const { facts, published } = await library.knownFacts(id, () => 'key');
    expect(published).toMatchObject({ state: 'taken', facts: { 'container-title': 'ICLR' } });
    expect(facts).toContainEqual({ field: 'publisher', value: 'OpenReview', source: 'user' });
    expect(facts).toContainEqual({ field: 'container-title', value: 'ICLR', source: 'api:dblp' });
    expect(await library.countLookups({ id: 'arxiv', ownOnly: true })).toMatchObject({ waiting: 1 });
    expect(await library.lookupFaults(5)).toMatchObject([{ id, source: 'huggingface', error: 'AnswerUnreadable' }]);
    expect(await library.askingOf('arxiv')).toMatchObject({ failures: 1 });
    expect(await library.check()).toEqual([]);
  });
});

describe('a database that can not be used', () => {
  it('is refused when it is newer than the code, and left as it is', async () => {
    const library = await Library.open();
    await library.change([paper(1)], { do: 'save' });
    library.close();
    const next: Migration = (db) => void db.createObjectStore('later');
    (await openDatabase(nobody, [...migrations, next])).close();
    await expect(Library.open()).rejects.toMatchObject({ name: 'LibraryTooNew', cause: { name: 'VersionError' } });
    const newer = await openDatabase(nobody, [...migrations, next]);
    expect(await newer.get('annotations', arxiv(1))).toMatchObject({ id: arxiv(1) });
  });

  it('is named as unavailable, with the cause', async () => {
    const cause = new DOMException('A mutation operation was attempted', 'InvalidStateError');
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw cause;
    });
    await expect(Library.open()).rejects.toMatchObject({ name: 'LibraryUnavailable', cause });
  });

  it('is named as unavailable where there is no IndexedDB at all', async () => {
    Object.assign(globalThis, { indexedDB: undefined });
    await expect(Library.open()).rejects.toMatchObject({ name: 'LibraryUnavailable' });
  });

  it('keeps its version when a migration fails', async () => {
    (await Library.open()).close();
    const failing: Migration = () => {
      throw new Error('bad migration');
    };
    await expect(openDatabase(nobody, [...migrations, failing])).rejects.toMatchObject({
      name: 'LibraryUnavailable',
      cause: { message: 'bad migration' },
    });
    await expect(Library.open()).resolves.toBeInstanceOf(Library);
  });
});

describe('an open database', () => {
  it('makes way for another that wants to upgrade, and says so', async () => {
    const closed = vi.fn();
    await openDatabase(closed);
    const next: Migration = (db) => void db.createObjectStore('later');
    (await openDatabase(nobody, [...migrations, next])).close();
    expect(closed).toHaveBeenCalledOnce();
    expect((await indexedDB.databases()).map(({ name, version }) => [name, version])).toEqual([
      [databaseName, migrations.length + 1],
    ]);
  });
});

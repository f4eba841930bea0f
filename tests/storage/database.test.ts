import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { databaseName, openDatabase } from '../../src/storage/database';
import { Library } from '../../src/storage/library';
import { type Migration, migrations } from '../../src/storage/migrations';
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

describe('a database that can not be used', () => {
  it('is refused when it is newer than the code, and left as it is', async () => {
    const library = await Library.open();
    await library.change([paper(1)], { do: 'save' });
    library.close();
    const next: Migration = (db) => void db.createObjectStore('lists');
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
    const next: Migration = (db) => void db.createObjectStore('lists');
    (await openDatabase(nobody, [...migrations, next])).close();
    expect(closed).toHaveBeenCalledOnce();
    expect((await indexedDB.databases()).map(({ name, version }) => [name, version])).toEqual([[databaseName, 2]]);
  });
});

import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileAlarm, saveFileIfDue } from '../../../src/background/backups/file';
import { backupFolder, listNames, putFile, removeEntry } from '../../../src/background/backups/folder';
import { makeSnapshot } from '../../../src/background/backups/make-snapshot';
import { readNotes } from '../../../src/background/backups/notes';
import { snapshotAlarm, snapshotIfChanged } from '../../../src/background/backups/plan';
import { keptSnapshots } from '../../../src/background/backups/rotation';
import { folderName, linesOfSnapshot, listSnapshots } from '../../../src/background/backups/snapshots';
import { annotationHandlers } from '../../../src/background/handlers/annotation';
import { backupHandlers } from '../../../src/background/handlers/backup';
import { libraryHandlers } from '../../../src/background/handlers/library';
import { keepUp } from '../../../src/background/keep-up';
import { closeLibrary, openLibrary } from '../../../src/background/open-library';
import { changeSettings, readSettings } from '../../../src/background/settings';
import { putTaught, readTaughtPages, removeTaught } from '../../../src/background/taught';
import type { Change } from '../../../src/core/annotation';
import { incomingName, type SnapshotInfo } from '../../../src/core/backup';
import type { Paper } from '../../../src/core/paper';
import { maxTaught } from '../../../src/core/taught';
import { Library } from '../../../src/storage/library';
import { backupFiles } from '../../../src/ui/backup-files';
import { opfs } from '../../fakes/opfs';
import { contentScript, fake, ownPage, resetFake } from '../../fakes/webextension-polyfill';
import { arxiv, freshIndexedDb, paper } from '../../storage/fixture';

beforeEach(async () => {
  resetFake();
  opfs.reset();
  freshIndexedDb();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await closeLibrary();
});

const change = async (papers: Paper[], wish: Change) => {
  await annotationHandlers['annotation.change']({ papers, change: wish }, ownPage);
  await keepUp();
};

const papers = (count: number, from = 1) => Array.from({ length: count }, (_, index) => paper(from + index));

async function snapshot(reason: SnapshotInfo['reason'] = 'changed') {
  return makeSnapshot(await openLibrary(), reason);
}

const total = async () => (await (await openLibrary()).search('', 0, 1)).total;

/** The worker is stopped, and the browser has lost the database. */
async function loseDatabase() {
  await closeLibrary();
  freshIndexedDb();
}

const readFrom = (number: number) => backupHandlers['backup.read']({ snapshot: number }, ownPage);
const restoreFrom = (number: number, how: 'merge' | 'replace') =>
  backupHandlers['backup.restore']({ source: { snapshot: number }, how }, ownPage);

describe('the log of listings', () => {
  it('is in no snapshot and no file', async () => {
    await change(papers(1), { do: 'save' });
    await (await openLibrary()).putSightings('a-site', 'https://a-site.example/list', [arxiv(7)]);
    await backupHandlers['backup.make'](undefined, ownPage);
    await backupHandlers['backup.file'](undefined, ownPage);
    const file = await (await (await backupFolder()).getFileHandle('outgoing')).getFile();
    const texts = [gunzipSync(Buffer.from(await file.arrayBuffer())).toString()];
    for (const manifest of await listSnapshots()) {
      let lines = '';
      for await (const line of linesOfSnapshot(manifest)) lines += line;
      texts.push(lines);
    }
    expect(texts).toHaveLength(2);
    for (const text of texts) {
      expect(text).toContain('2401.00001');
      expect(text).not.toMatch(/a-site|2401\.00007/);
    }
  });
});

describe('a snapshot', () => {
  it('has everything, and gives it back when the database is lost', async () => {
    await change(papers(3), { do: 'add tag', tag: 'ml' });
    await change([paper(2)], { do: 'note', note: 'compare' });
    await (await openLibrary()).createRules([{ name: 'r', query: 'speech', action: 'hide', enabled: true }]);
    await (await openLibrary()).createList({ name: 'l', query: 'speech', order: 'oldest' });
    await backupHandlers['backup.make'](undefined, ownPage);
    await loseDatabase();
    await expect(openLibrary()).rejects.toMatchObject({ name: 'LibraryLost' });
    expect(await readFrom(1)).toMatchObject({ papers: 3, rules: 1, isWhole: true, diff: { papers: { added: 3 } } });
    expect(await restoreFrom(1, 'replace')).toEqual({});
    expect(await (await openLibrary()).get(arxiv(2))).toMatchObject({ tags: ['ml'], note: 'compare' });
    expect(await (await openLibrary()).rules()).toHaveLength(1);
    expect(await (await openLibrary()).lists()).toMatchObject([{ name: 'l', query: 'speech', order: 'oldest' }]);
    expect(fake.stored.get(`paper ${arxiv(2)}`)).toMatchObject({ noteLine: 'compare' });
  });

  it('has what was changed while it was made, and not what was gone by then', async () => {
    await change(papers(5), { do: 'save' });
    const library = await openLibrary();
    let isDone = false;
    opfs.beforeWrite = async (name) => {
      if (name !== 'part-000000.gz' || isDone) return;
      isDone = true;
      await library.change([paper(1)], { do: 'note', note: 'late' });
      await library.merge(arxiv(1), arxiv(2));
      await library.change([paper(9)], { do: 'save' });
      await library.cite([arxiv(3)], () => 'late2026', true);
    };
    const { number } = await snapshot();
    expect(isDone).toBe(true);
    await change(papers(5), { do: 'remove' });
    await restoreFrom(number, 'replace');
    const restored = await openLibrary();
    expect((await restored.search('', 0, 10)).rows.map((row) => row.paper.id).sort()).toEqual(
      [1, 3, 4, 5, 9].map(arxiv),
    );
    expect(await restored.get(arxiv(2))).toMatchObject({ id: arxiv(1), note: 'late' });
    expect(await restored.cite([arxiv(3)], () => 'other', false)).toMatchObject([{ key: 'late2026' }]);
    expect(await backupHandlers['library.inspect'](undefined, ownPage)).toEqual([]);
  });

  it('is gone on with where the worker was stopped, and never counts before it is whole', async () => {
    await change(papers(1_500), { do: 'save' });
    const written: string[] = [];
    for (const dying of ['part-000000.gz', 'part-000001.gz', 'late.gz', 'snapshot.json']) {
      opfs.beforeWrite = (name) => {
        if (name === dying) throw new Error('stopped');
        written.push(name);
      };
      await expect(snapshot()).rejects.toThrow('stopped');
      expect(await listSnapshots()).toEqual([]);
    }
    opfs.beforeWrite = () => undefined;
    const { number } = await snapshot();
    expect(number).toBe(1);
    expect(written.filter((name) => name.startsWith('part'))).toEqual(['part-000000.gz', 'part-000001.gz']);
    await loseDatabase();
    await restoreFrom(1, 'replace');
    expect(await total()).toBe(1_500);
  });

  it('begins anew where the library was replaced meanwhile', async () => {
    await change(papers(2), { do: 'save' });
    const { number } = await snapshot();
    await change(papers(2, 5), { do: 'save' });
    let isDone = false;
    opfs.beforeWrite = async (name) => {
      if (name !== 'late.gz' || isDone) return;
      isDone = true;
    };
    const library = await openLibrary();
    const real = library.lateCopy.bind(library);
    vi.spyOn(library, 'lateCopy').mockResolvedValueOnce(undefined).mockImplementation(real);
    const next = await snapshot();
    expect(next.saved).toBe(4);
    expect((await listSnapshots()).map((one) => one.number)).toEqual([next.number, number]);
  });

  it('is left alone by an empty library, and by one that has shrunk, until somebody says that this is right', async () => {
    await change(papers(10), { do: 'save' });
    await snapshot();
    await change(papers(8), { do: 'remove' });
    for (let time = 0; time < 5; time++) await snapshot();
    expect(await readNotes()).toMatchObject({ held: { number: 1, saved: 10, now: 2 } });
    expect((await listSnapshots()).map(({ number }) => number)).toContain(1);
    await backupHandlers['backup.release'](undefined, ownPage);
    await snapshot();
    expect((await listSnapshots()).map(({ number }) => number)).not.toContain(1);
  });

  it('is held no longer once the library has grown again', async () => {
    await change(papers(10), { do: 'save' });
    await snapshot();
    await change(papers(8), { do: 'remove' });
    await snapshot();
    expect((await readNotes()).held).toMatchObject({ number: 1 });
    await change(papers(5), { do: 'save' });
    await snapshot();
    expect((await readNotes()).held).toBeUndefined();
  });

  it('of a library that was lost is not taken for one of that which began instead', async () => {
    await change(papers(3), { do: 'save' });
    const { revision } = await snapshot();
    await loseDatabase();
    await backupHandlers['library.begin'](undefined, ownPage);
    for (let number = 1; (await (await openLibrary()).revision()) < revision; number++) {
      await change(papers(1, number), { do: 'save' });
    }
    expect(await (await openLibrary()).revision()).toBe(revision);
    await backupHandlers['backup.file'](undefined, ownPage);
    expect((await listSnapshots()).map(({ number }) => number)).toEqual([2, 1]);
    await change(papers(1, 50), { do: 'save' });
    await snapshotIfChanged();
    expect(await listSnapshots()).toHaveLength(3);
  });

  it('is not taken for one where its manifest is damaged', async () => {
    await change(papers(1), { do: 'save' });
    await snapshot();
    const folder = await (await backupFolder()).getDirectoryHandle('snapshot-000000001');
    await putFile(folder, 'snapshot.json', '{"version":1,');
    expect(await listSnapshots()).toEqual([]);
    await expect(readFrom(1)).rejects.toMatchObject({ name: 'BackupMissing' });
  });

  it('is not whole where a part is gone, and then replaces no library', async () => {
    await change(papers(3), { do: 'save' });
    await snapshot();
    const folder = await (await backupFolder()).getDirectoryHandle('snapshot-000000001');
    await putFile(folder, 'part-000000.gz', 'damaged');
    expect(await readFrom(1)).toMatchObject({ isWhole: false });
    await expect(restoreFrom(1, 'replace')).rejects.toMatchObject({ name: 'BackupNotWhole' });
    expect(await total()).toBe(3);
    for (const name of ['part-000000.gz', 'late.gz']) {
      const { number } = await snapshot();
      await removeEntry(await (await backupFolder()).getDirectoryHandle(folderName(number)), name);
      expect(await readFrom(number)).toMatchObject({ isWhole: false, papers: name === 'late.gz' ? 3 : 0 });
    }
    const file = await backupHandlers['backup.file'](undefined, ownPage);
    expect(file).toMatchObject({ saved: 3 });
    expect((await listSnapshots())[0]?.number).toBe(4);
  });

  it('of before is held, though the worker is stopped before the smaller one counts', async () => {
    await change(papers(10), { do: 'save' });
    await snapshot();
    await change(papers(8), { do: 'remove' });
    opfs.beforeWrite = (name) => {
      if (name === 'snapshot.json') throw new Error('stopped');
    };
    await expect(snapshot()).rejects.toThrow('stopped');
    opfs.beforeWrite = () => undefined;
    expect((await readNotes()).held).toMatchObject({ number: 1, saved: 10 });
  });

  it('of a library that was lost is held, however much the one grows that began instead', async () => {
    await change(papers(4), { do: 'save' });
    await snapshot();
    await loseDatabase();
    await backupHandlers['library.begin'](undefined, ownPage);
    for (const count of [1, 6, 9]) {
      await change(papers(count, 20), { do: 'save' });
      await snapshot();
    }
    expect((await readNotes()).held).toMatchObject({ number: 1, saved: 4 });
  });

  it('has for a file what was only settings, taught or told apart since the last one', async () => {
    await change(papers(2), { do: 'save' });
    await backupHandlers['backup.file'](undefined, ownPage);
    await backupHandlers['backup.file'](undefined, ownPage);
    expect(await listSnapshots()).toHaveLength(1);
    await changeSettings({ keepsSightings: false });
    await backupHandlers['backup.file'](undefined, ownPage);
    expect(await listSnapshots()).toHaveLength(2);
    await (await openLibrary()).tellApart(arxiv(1), arxiv(2), true);
    await backupHandlers['backup.file'](undefined, ownPage);
    expect(await listSnapshots()).toHaveLength(3);
  });
});

describe('the snapshots that are kept', () => {
  const hour = 3_600_000;
  const all = (made: number[]): SnapshotInfo[] =>
    made.map((time, index) => ({ number: made.length - index, made: time, saved: 1, bytes: 10, reason: 'changed' }));

  it('are the newest three, and the last of each of seven days and four weeks', () => {
    const hourly = all(Array.from({ length: 24 * 60 }, (_, index) => (24 * 60 - index) * hour));
    const kept = hourly.filter(({ number }) => keptSnapshots(hourly, undefined).has(number));
    // The newest of all is also the last of its day and of its week.
    expect(kept).toHaveLength(10);
    expect(kept.slice(0, 3)).toEqual(hourly.slice(0, 3));
  });

  it('are as many where the clock was set back', () => {
    const odd = all([5, 4, 3, 900, 899, 898].map((day) => day * 24 * hour));
    expect(keptSnapshots(odd, undefined).size).toBe(6);
  });

  it('are fewer where they are large, but always two, and the one that is held', () => {
    const large = all(Array.from({ length: 8 }, (_, index) => (8 - index) * 24 * hour));
    expect([...keptSnapshots(large, undefined, 35)]).toEqual([8, 7, 6]);
    expect([...keptSnapshots(large, undefined, 5)]).toEqual([8, 7]);
    expect([...keptSnapshots(large, 1, 25)]).toEqual([1, 8, 7]);
  });
});

describe('the alarm for snapshots', () => {
  it('is set by the first change, and makes one only where something has changed', async () => {
    await snapshotIfChanged();
    await change(papers(1), { do: 'save' });
    expect(fake.alarms.has(snapshotAlarm)).toBe(true);
    await snapshotIfChanged();
    await snapshotIfChanged();
    expect(await listSnapshots()).toHaveLength(1);
    await change(papers(1, 2), { do: 'save' });
    await snapshotIfChanged();
    expect(await listSnapshots()).toHaveLength(2);
  });
});

describe('restoring', () => {
  it('merges, and can be undone by the snapshot that was made before', async () => {
    await change(papers(3), { do: 'save' });
    const { number } = await snapshot();
    await change([paper(1)], { do: 'note', note: 'newer' });
    await change(papers(2, 7), { do: 'save' });
    expect(await readFrom(number)).toMatchObject({
      diff: { papers: { added: 0, newer: 0, older: 1, missing: 2 } },
    });
    const { before } = await restoreFrom(number, 'replace');
    expect(await total()).toBe(3);
    expect(fake.stored.get(`paper ${arxiv(7)}`)).toBeUndefined();
    await restoreFrom(before ?? 0, 'replace');
    expect(await total()).toBe(5);
    expect(await (await openLibrary()).get(arxiv(1))).toMatchObject({ note: 'newer' });
    await restoreFrom(number, 'merge');
    expect(await (await openLibrary()).get(arxiv(1))).toMatchObject({ note: 'newer' });
  });

  it('keeps what it restores from, which would make room for the snapshot before', async () => {
    await change(papers(3), { do: 'save' });
    const { number } = await snapshot();
    for (let next = 10; next < 12; next++) {
      await change([paper(next)], { do: 'save' });
      await snapshot();
    }
    await restoreFrom(number, 'merge');
    await restoreFrom(number, 'replace');
    expect(await total()).toBe(3);
  });

  it('loses nothing that is done between the snapshot before and the replacing', async () => {
    await change(papers(3), { do: 'save' });
    const { number } = await snapshot();
    let isDone = false;
    opfs.beforeWrite = async (name) => {
      if (name !== 'snapshot.json' || isDone) return;
      isDone = true;
      await (await openLibrary()).change([paper(8)], { do: 'save' });
    };
    const { before } = await restoreFrom(number, 'replace');
    expect(isDone).toBe(true);
    expect(await total()).toBe(3);
    await restoreFrom(before ?? 0, 'replace');
    expect(await total()).toBe(4);
  });

  it('gives up where the library never stands still', async () => {
    await change(papers(3), { do: 'save' });
    const { number } = await snapshot();
    let next = 10;
    opfs.beforeWrite = async (name) => {
      if (name === 'snapshot.json') await (await openLibrary()).change([paper(next++)], { do: 'save' });
    };
    await expect(restoreFrom(number, 'replace')).rejects.toMatchObject({ name: 'LibraryChanged' });
    expect(await total()).toBe(6);
  });

  it('changes nothing when it fails', async () => {
    await change(papers(3), { do: 'save' });
    const { number } = await snapshot();
    await change(papers(1, 5), { do: 'save' });
    const library = await openLibrary();
    vi.spyOn(library, 'replace').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    await expect(restoreFrom(number, 'replace')).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(await total()).toBe(4);
  });

  it('reads the file that a page has put there, and says what is wrong with another', async () => {
    await expect(backupHandlers['backup.read']({ file: 1 }, ownPage)).rejects.toMatchObject({
      name: 'BackupMissing',
    });
    await putFile(await backupFolder(), incomingName(1), 'Dear Sir or Madam');
    await expect(backupHandlers['backup.read']({ file: 1 }, ownPage)).rejects.toMatchObject({ name: 'NotABackup' });
    await change(papers(2), { do: 'save' });
    const { name } = await backupHandlers['backup.file'](undefined, ownPage);
    expect(name).toMatch(/^manicule-\d{4}-\d\d-\d\d\.json\.gz$/);
    const outgoing = await (await (await backupFolder()).getFileHandle('outgoing')).getFile();
    const text = gunzipSync(Buffer.from(await outgoing.arrayBuffer())).toString();
    expect(JSON.parse(text).records).toHaveLength(4);
    await putFile(await backupFolder(), incomingName(1), text);
    expect(await backupHandlers['backup.read']({ file: 1 }, ownPage)).toMatchObject({ papers: 2, isWhole: true });
  });

  it('reads and restores no other file than the one that was chosen', async () => {
    await change(papers(2), { do: 'save' });
    await backupHandlers['backup.file'](undefined, ownPage);
    const outgoing = await (await (await backupFolder()).getFileHandle('outgoing')).getFile();
    const file = new File([await outgoing.arrayBuffer()], 'manicule.json.gz');
    const first = await backupFiles.take(file);
    const second = await backupFiles.take(file);
    const source = { file: first };
    await expect(backupHandlers['backup.restore']({ source, how: 'merge' }, ownPage)).rejects.toMatchObject({
      name: 'BackupMissing',
    });
    expect(await backupHandlers['backup.read']({ file: second }, ownPage)).toMatchObject({ papers: 2 });
    const kept = (await listNames(await backupFolder())).filter((name) => name.startsWith('incoming'));
    expect(kept).toEqual([incomingName(second)]);
  });

  it('is for our own pages only', async () => {
    const page = contentScript('https://arxiv.org/list', { id: 1, incognito: false });
    for (const [name, handle] of Object.entries(backupHandlers)) {
      await expect(
        (async () => (handle as (data: unknown, of: unknown) => unknown)({}, page))(),
        name,
      ).rejects.toMatchObject({
        name: 'Forbidden',
      });
    }
  });
});

describe('what is set and taught', () => {
  const page = (host: string) => ({ host, path: '/list', card: ['li'], title: ['a'] });

  it('is told where it differs; replacing takes the settings, merging only pages that aren’t there', async () => {
    await change(papers(1), { do: 'save' });
    await changeSettings({ pausedSites: ['arxiv'] });
    await putTaught([page('a.example'), page('b.example')]);
    const { number } = await snapshot();
    expect(await readFrom(number)).toMatchObject({ others: { settings: false, taught: 0 } });
    await changeSettings({ pausedSites: [], keepsSightings: false });
    await removeTaught(page('a.example'));
    await putTaught([{ ...page('b.example'), title: ['b'] }, page('c.example')]);
    expect(await readFrom(number)).toMatchObject({ others: { settings: true, taught: 1 } });
    await restoreFrom(number, 'merge');
    expect(await readSettings()).toMatchObject({ pausedSites: [], keepsSightings: false });
    expect(await readTaughtPages()).toEqual([
      page('a.example'),
      { ...page('b.example'), title: ['b'] },
      page('c.example'),
    ]);
    await restoreFrom(number, 'replace');
    expect(await readSettings()).toMatchObject({ pausedSites: ['arxiv'], keepsSightings: true });
    const restored = await readTaughtPages();
    expect(restored.find(({ host }) => host === 'b.example')).toEqual(page('b.example'));
    expect(restored).toHaveLength(3);
  });

  it('is taken as far as there is room for it', async () => {
    await change(papers(1), { do: 'save' });
    const old = ['one.example', 'two.example'];
    await putTaught(old.map(page));
    const { number } = await snapshot();
    for (const host of old) await removeTaught(page(host));
    await putTaught(Array.from({ length: maxTaught - 1 }, (_, index) => page(`h${index}.example`)));
    await restoreFrom(number, 'merge');
    const hosts = (await readTaughtPages()).map(({ host }) => host);
    expect(hosts).toHaveLength(maxTaught);
    expect(old.filter((host) => hosts.includes(host))).toHaveLength(1);
  });
});

describe('a library that the browser has lost', () => {
  it('is never taken for an empty one', async () => {
    await change(papers(2), { do: 'save' });
    await loseDatabase();
    expect(await libraryHandlers['library.check'](undefined, ownPage)).toEqual({ error: 'LibraryLost' });
    expect(fake.stored.get('unavailable')).toBe('LibraryLost');
    expect(await indexedDB.databases()).toEqual([]);
    await expect(change(papers(1), { do: 'save' })).rejects.toMatchObject({ name: 'LibraryLost' });
  });

  it('is missed at once, though nobody asks for it', async () => {
    await change(papers(2), { do: 'save' });
    indexedDB.deleteDatabase('library');
    await vi.waitFor(() => expect(fake.stored.get('unavailable')).toBe('LibraryLost'), 5_000);
  });

  it('is not found again in an empty one that something else has made', async () => {
    await change(papers(2), { do: 'save' });
    await loseDatabase();
    (await Library.open()).close();
    await expect(openLibrary()).rejects.toMatchObject({ name: 'LibraryLost' });
  });

  it('is missed where `storage.local` is gone as well and a snapshot is there', async () => {
    await change(papers(2), { do: 'save' });
    await snapshot();
    await loseDatabase();
    fake.stored.clear();
    await expect(openLibrary()).rejects.toMatchObject({ name: 'LibraryLost' });
    await backupHandlers['library.begin'](undefined, ownPage);
    await closeLibrary();
    expect(await total()).toBe(0);
  });

  it('gives way to an empty one where somebody says so', async () => {
    await change(papers(2), { do: 'save' });
    await loseDatabase();
    await expect(openLibrary()).rejects.toMatchObject({ name: 'LibraryLost' });
    await backupHandlers['library.begin'](undefined, ownPage);
    expect(await total()).toBe(0);
    expect(fake.stored.get('unavailable')).toBeUndefined();
    expect(fake.stored.get(`paper ${arxiv(1)}`)).toBeUndefined();
  });
});

describe('a file on a schedule', () => {
  it('is saved when it is due, once, and its age is known', async () => {
    await change(papers(2), { do: 'save' });
    await snapshot();
    await saveFileIfDue();
    await backupHandlers['backup.schedule']('weekly', ownPage);
    expect(fake.alarms.has(fileAlarm)).toBe(true);
    await saveFileIfDue();
    expect(fake.downloads).toEqual([]);
    const now = Date.now() + 8 * 24 * 3_600_000;
    vi.spyOn(Date, 'now').mockImplementation(() => now);
    expect(await backupHandlers['backup.state'](undefined, ownPage)).toMatchObject({ isOld: true });
    await saveFileIfDue();
    await saveFileIfDue();
    expect(fake.downloads).toHaveLength(1);
    expect(fake.downloads[0]?.filename).toMatch(/^manicule-.*\.json\.gz$/);
    expect(await backupHandlers['backup.state'](undefined, ownPage)).toMatchObject({
      isOld: false,
      file: { saved: 2 },
    });
    await backupHandlers['backup.schedule']('never', ownPage);
    expect(fake.alarms.has(fileAlarm)).toBe(false);
  });
});

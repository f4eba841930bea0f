import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBackup } from '../../src/formats/backup/read-backup';
import type { BackupRecord } from '../../src/formats/backup/records';
import { lineOf, writeBackup } from '../../src/formats/backup/write-backup';
import { checkLibrary } from '../../src/storage/check';
import type { LibraryCopy } from '../../src/storage/copy';
import type { Library } from '../../src/storage/library';
import { copyOf } from './copy-of';
import { arxiv, emptyLibrary, inDatabase, paper } from './fixture';
import { freeze } from './frozen';
import { live, steps } from './random-changes';

let now = 1_700_000_000_000;

beforeEach(() => {
  vi.spyOn(Date, 'now').mockImplementation(() => ++now);
});
afterEach(() => void vi.restoreAllMocks());

/** Write a copy as a backup file, and read that. */
async function throughAFile(copy: LibraryCopy): Promise<LibraryCopy> {
  const all: BackupRecord[] = [
    ...copy.papers.map((entry) => ({ kind: 'paper' as const, entry })),
    ...copy.merges.map((merge) => ({ kind: 'merge' as const, merge })),
    ...copy.rules.map((rule) => ({ kind: 'rule' as const, rule })),
    ...copy.lists.map((list) => ({ kind: 'list' as const, list })),
  ];
  const lines = (async function* () {
    for (const one of all) yield lineOf(one);
  })();
  const backup = await readBackup(writeBackup({ made: now, program: '1' }, lines));
  expect(backup).toMatchObject({ faults: [], isWhole: true });
  return backup;
}

/** All that a user's library is, without what stays on the device. */
async function kept() {
  const { stores } = await freeze();
  const ours = ['papers', 'annotations', 'merges', 'rules', 'lists', 'tags'];
  const all = stores.filter(({ name }) => ours.includes(name)).map(({ name, records }) => [name, records]);
  // Nothing from before a copy was put in place is taken back, so nobody asks whether its keys were handed out.
  return JSON.parse(JSON.stringify(all, (name, value) => (name === 'fresh' ? undefined : value)));
}

async function total(): Promise<unknown> {
  return inDatabase((db) => db.get('meta', 'total'));
}

const isWell = async () => expect(await inDatabase((db) => checkLibrary(db))).toEqual([]);

describe('a library that was backed up', () => {
  it('is the same again, whatever was done with it, when the backup replaces an empty one', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const library = await emptyLibrary();
        await live(library, all);
        const copy = await throughAFile(await copyOf(library));
        library.close();
        const [before, count] = [await kept(), await total()];
        const other = await emptyLibrary();
        await other.replace(copy, 'test');
        other.close();
        expect(await total()).toEqual(count);
        expect(withoutLast(await kept())).toEqual(withoutLast(before));
        await isWell();
      }),
      { numRuns: 40 },
    );
  });

  it('is not changed by its own backup', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const library = await emptyLibrary();
        await live(library, all);
        const copy = await throughAFile(await copyOf(library));
        const [before, revision] = [await kept(), await library.revision()];
        await library.join(copy);
        expect([await kept(), await library.revision()]).toEqual([before, revision]);
        const differences = await library.compare(copy);
        const none = { added: 0, newer: 0, older: 0, missing: 0 };
        expect(differences).toEqual({ papers: none, rules: none, lists: none, examples: [] });
        library.close();
      }),
      { numRuns: 40 },
    );
  });

  it('loses nothing to a backup of before, and takes all of a later one', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (first, then) => {
        // A backup of before knows papers as one that have been taken apart since.
        const together = then.filter((step) => step.do !== 'separate' && step.do !== 'undo');
        const library = await emptyLibrary();
        await live(library, first);
        const before = await throughAFile(await copyOf(library));
        await live(library, together);
        const after = await copyOf(library);
        const marks = await said(library);
        await library.join(before);
        expect(await said(library)).toEqual(marks);
        await isWell();
        library.close();
        const other = await emptyLibrary();
        await other.join(await throughAFile(after));
        expect(await said(other)).toEqual(marks);
        other.close();
        await isWell();
      }),
      { numRuns: 40 },
    );
  });
});

/** What is derived, and isn't the same: when a tag was added to papers that have lost it since; by what a merged paper was listed. */
function withoutLast(stores: unknown): unknown {
  const last = ['lastUsed', 'newest'];
  return JSON.parse(JSON.stringify(stores, (name, value) => (last.includes(name) ? undefined : value)));
}

/** What people see of a library. */
async function said(library: Library) {
  const [rows, rules, tags] = [await library.search('', 0, 100), await library.rules(), await library.tags()];
  const lists = await library.lists();
  return {
    rows: rows.rows.map(({ annotation }) => annotation).sort((a, b) => (a.id < b.id ? -1 : 1)),
    hidden: (await library.marks()).filter(({ mark }) => mark?.hidden || mark?.shown).map(({ mark }) => mark?.id),
    rules,
    lists,
    tags: tags.map(({ tag, count }) => [tag, count]).sort(),
  };
}

describe('a backup that is merged into a library', () => {
  it('brings back what is missing, and takes each field from where it was said last', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1), paper(2)], { do: 'add tag', tag: 'old' });
    await library.change([paper(1)], { do: 'note', note: 'first' });
    const copy = await copyOf(library);
    await library.change([paper(1)], { do: 'note', note: 'second' });
    await library.change([paper(1)], { do: 'remove tag', tag: 'old' });
    await library.change([paper(3)], { do: 'save' });
    const other = await emptyLibrary();
    await other.change([paper(3)], { do: 'star', starred: true });
    await other.join(copy);
    expect(await other.get(arxiv(1))).toMatchObject({ note: 'first', tags: ['old'] });
    expect(await other.get(arxiv(3))).toMatchObject({ starred: true });
    const later = await emptyLibrary();
    await later.join(copy);
    await later.change([paper(1)], { do: 'note', note: 'second' });
    await later.change([paper(1)], { do: 'remove tag', tag: 'old' });
    await later.join(copy);
    expect(await later.get(arxiv(1))).toMatchObject({ note: 'second', tags: [] });
  });

  it('takes nothing back that was said since, though the clock was set back a year meanwhile', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1)], { do: 'add tag', tag: 'old' });
    await library.change([paper(1)], { do: 'note', note: 'first' });
    const [rule] = await library.createRules([{ name: 'r', query: 'speech', action: 'hide', enabled: true }]);
    const { list } = await library.createList({ name: 'l', query: 'speech', order: 'newest' });
    const copy = await copyOf(library);
    now -= 365 * 24 * 3_600_000;
    await library.change([paper(1)], { do: 'note', note: 'second' });
    await library.change([paper(1)], { do: 'remove tag', tag: 'old' });
    await library.changeRule(rule?.id ?? '', { query: 'music' });
    await library.changeList(list.id, { name: 'm' });
    expect((await library.compare(copy)).papers).toEqual({ added: 0, newer: 0, older: 1, missing: 0 });
    await library.join(copy);
    expect(await library.get(arxiv(1))).toMatchObject({ note: 'second', tags: [] });
    expect(await library.rules()).toMatchObject([{ query: 'music' }]);
    expect(await library.lists()).toMatchObject([{ name: 'm' }]);
    await library.removeList(list.id);
    await library.removeRules([rule?.id ?? '']);
    await library.join(copy);
    expect([await library.rules(), await library.lists()]).toEqual([[], []]);
    expect((await library.history(1))[0]?.batch).toBeGreaterThan(6);
  });

  it('does not bring back what was removed since, paper or rule', async () => {
    const library = await emptyLibrary();
    const [rule] = await library.createRules([{ name: 'r', query: 'speech', action: 'hide', enabled: true }]);
    await library.change([paper(1)], { do: 'save' });
    const copy = await copyOf(library);
    await library.change([paper(1)], { do: 'remove' });
    await library.removeRules([rule?.id ?? '']);
    await library.join(copy);
    expect((await library.get(arxiv(1))).saved).toBe(false);
    expect(await library.rules()).toEqual([]);
  });

  it('brings reading lists, each part as it was said last, and none that was removed since', async () => {
    const library = await emptyLibrary();
    const list = { name: 'Speech', query: 'speech', order: 'oldest' } as const;
    const { list: one } = await library.createList(list);
    const { list: two } = await library.createList({ ...list, name: 'Music' });
    const copy = await copyOf(library);
    await library.changeList(one.id, { name: 'Voices' });
    await library.removeList(two.id);
    await library.join(copy);
    expect(await library.lists()).toEqual([{ ...one, name: 'Voices' }]);
    const other = await emptyLibrary();
    await other.join(copy);
    expect((await other.lists()).map(({ name }) => name)).toEqual(['Speech', 'Music']);
    await other.undo();
    const [change] = await other.history(1);
    await other.undoChange(change?.batch ?? 0);
    expect(await other.lists()).toEqual([]);
  });

  it('is refused where the library would have more rules or lists than it can', async () => {
    const library = await emptyLibrary();
    await library.createList({ name: 'Speech', query: 'speech', order: 'oldest' });
    const copy = await copyOf(library);
    const [list] = copy.lists;
    if (!list) throw new Error('no list');
    const many = Array.from({ length: 101 }, (_, index) => ({ ...list, id: `list ${index}` }));
    const [rule] = await library.createRules([{ name: 'r', query: 'speech', action: 'hide', enabled: true }]);
    const [stored] = (await copyOf(library)).rules;
    if (!stored) throw new Error('no rule');
    const rules = Array.from({ length: 5_001 }, (_, index) => ({ ...stored, id: `rule ${index}` }));
    const before = await freeze();
    for (const how of ['join', 'replace'] as const) {
      const bring = (of: typeof copy) => (how === 'join' ? library.join(of) : library.replace(of, 'x'));
      await expect(bring({ ...copy, lists: many })).rejects.toMatchObject({ name: 'TooManyLists' });
      await expect(bring({ ...copy, rules })).rejects.toMatchObject({ name: 'TooManyRules' });
    }
    expect(await freeze()).toEqual(before);
    expect(rule).toBeDefined();
  });

  it('leaves a rule that was brought back after the backup was made', async () => {
    const library = await emptyLibrary();
    const [rule] = await library.createRules([{ name: 'r', query: 'speech', action: 'hide', enabled: true }]);
    await library.removeRules([rule?.id ?? '']);
    const copy = await copyOf(library);
    await library.restoreRules([rule?.id ?? '']);
    await library.join(copy);
    expect(await library.rules()).toHaveLength(1);
  });

  it('keeps both citation keys of a paper, and gives none to two papers', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1), paper(2)], { do: 'save' });
    await library.cite([arxiv(1)], () => 'theirs', true);
    await library.cite([arxiv(2)], () => 'taken', true);
    const copy = await copyOf(library);
    const other = await emptyLibrary();
    await other.change([paper(1), paper(3)], { do: 'save' });
    await other.cite([arxiv(1)], () => 'ours', true);
    await other.cite([arxiv(3)], () => 'Taken', true);
    await other.join(copy);
    expect(await other.cite([arxiv(1)], () => 'new', false)).toMatchObject([{ key: 'ours', aliasKeys: ['theirs'] }]);
    expect(await other.cite([arxiv(2)], () => 'new', false)).toMatchObject([{ key: 'new' }]);
    other.close();
    await isWell();
  });

  it('respects what was separated here', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1, { aliases: ['doi:10.1000/1'] })], { do: 'save' });
    const copy = await copyOf(library);
    await library.separate('doi:10.1000/1');
    await library.change([{ id: 'doi:10.1000/1', title: 'Another' }], { do: 'star', starred: true });
    await library.join(copy);
    expect(await library.get(arxiv(1))).toMatchObject({ id: arxiv(1), starred: false });
    expect(await library.get('doi:10.1000/1')).toMatchObject({ id: 'doi:10.1000/1', starred: true });
  });

  it('brings papers that were merged in a way that they can be separated', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1), paper(2)], { do: 'save' });
    await library.change([paper(2)], { do: 'add tag', tag: 'two' });
    await library.merge(arxiv(1), arxiv(2));
    const copy = await copyOf(library);
    const other = await emptyLibrary();
    await other.change([paper(1)], { do: 'star', starred: true });
    await other.join(copy);
    expect(await other.get(arxiv(2))).toMatchObject({ id: arxiv(1), starred: true, tags: ['two'] });
    await other.separate(arxiv(2));
    expect(await other.get(arxiv(2))).toMatchObject({ id: arxiv(2), tags: ['two'] });
    expect(await other.get(arxiv(1))).toMatchObject({ starred: true, tags: [] });
    other.close();
    await isWell();
  });

  it('brings papers that were merged one into the other, each of which can be separated', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1), paper(2), paper(3)], { do: 'save' });
    await library.merge(arxiv(2), arxiv(3));
    await library.merge(arxiv(1), arxiv(2));
    const copy = await copyOf(library);
    for (const merges of [copy.merges, copy.merges.toReversed()]) {
      const other = await emptyLibrary();
      await other.change([paper(1)], { do: 'star', starred: true });
      await other.join({ ...copy, merges });
      await other.separate(arxiv(3));
      expect(await other.get(arxiv(3))).toMatchObject({ id: arxiv(3) });
      await other.separate(arxiv(2));
      expect(await other.get(arxiv(2))).toMatchObject({ id: arxiv(2) });
      other.close();
      await isWell();
    }
  });

  it('brings what was merged without an id or a key that is another paper’s here', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1), paper(2, { aliases: ['doi:10.1000/3'] })], { do: 'save' });
    await library.cite([arxiv(2)], () => 'hu2024', true);
    await library.merge(arxiv(1), arxiv(2));
    const copy = await copyOf(library);
    const other = await emptyLibrary();
    await other.change([paper(1), paper(4, { aliases: ['doi:10.1000/3'] }), paper(5)], { do: 'save' });
    await other.cite([arxiv(5)], () => 'hu2024', true);
    await other.merge(arxiv(1), arxiv(4));
    await other.join(copy);
    await other.separate(arxiv(2));
    await other.separate(arxiv(4));
    expect(await other.get('doi:10.1000/3')).toMatchObject({ id: arxiv(4) });
    expect(await other.get(arxiv(2))).toMatchObject({ id: arxiv(2) });
    other.close();
    await isWell();
  });

  it('writes what was merged into a paper that has another id here so that it can be read again', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1, { aliases: ['doi:10.1000/1'] })], { do: 'save' });
    const other = await emptyLibrary();
    await other.change([{ id: 'doi:10.1000/1', title: 'Paper 1' }, paper(3)], { do: 'save' });
    await other.merge('doi:10.1000/1', arxiv(3));
    const copy = await copyOf(other);
    const here = await emptyLibrary();
    await here.change([paper(1, { aliases: ['doi:10.1000/1'] })], { do: 'save' });
    await here.join(copy);
    expect((await throughAFile(await copyOf(here))).merges).toMatchObject([{ id: arxiv(3), into: arxiv(1) }]);
    await here.separate(arxiv(3));
    expect((await here.get(arxiv(3))).id).toBe(arxiv(3));
    here.close();
    await isWell();
  });

  it('has no later word than what was written after a clock that was ahead was set back', async () => {
    const library = await emptyLibrary();
    const [today, tomorrow] = [now, now + 86_400_000];
    now = tomorrow;
    await library.change([paper(1)], { do: 'note', note: 'first' });
    await library.change([paper(1)], { do: 'add tag', tag: 'a' });
    const copy = await copyOf(library);
    now = today;
    await library.change([paper(1)], { do: 'note', note: 'second' });
    await library.change([paper(1)], { do: 'remove tag', tag: 'a' });
    await library.join(copy);
    expect(await library.get(arxiv(1))).toMatchObject({ note: 'second', tags: [] });
  });

  it('is undone with what it said of papers that were there', async () => {
    const other = await emptyLibrary();
    await other.change([paper(1, { title: 'Wrong', URL: 'https://example.com/wrong' })], { do: 'save' });
    const copy = await copyOf(other);
    for (const { paper: said } of copy.papers) said.sources = { title: 'crossref', URL: 'crossref' };
    const library = await emptyLibrary();
    await library.change([paper(1)], { do: 'save' });
    await library.join(copy);
    expect((await library.row(arxiv(1)))?.paper.title).toBe('Wrong');
    const [{ batch } = { batch: 0 }] = await library.history(1);
    await library.undoChange(batch);
    expect((await library.row(arxiv(1)))?.paper).toEqual({ id: arxiv(1), title: 'Paper 1' });
    await library.change([paper(1, { title: 'Right' })], { do: 'star', starred: true }, 'arxiv');
    expect((await library.row(arxiv(1)))?.paper.title).toBe('Right');
  });

  it('is undone without bringing back a rule that was removed since', async () => {
    const library = await emptyLibrary();
    const [made] = await library.createRules([{ name: 'r', query: 'speech', action: 'hide', enabled: true }]);
    const id = made?.id ?? '';
    const before = await copyOf(library);
    await library.changeRule(id, { query: 'audio' });
    const copy = await copyOf(library);
    const other = await emptyLibrary();
    await other.join(before);
    await other.join(copy);
    const [{ batch } = { batch: 0 }] = await other.history(1);
    await other.removeRules([id]);
    await other.undoChange(batch);
    expect(await other.rules()).toEqual([]);
    await other.restoreRules([id]);
    expect(await other.rules()).toMatchObject([{ query: 'speech' }]);
  });

  it('has every annotation, though one is there without its paper', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1), paper(2), paper(3)], { do: 'add tag', tag: 'ml' });
    await inDatabase((db) => db.delete('papers', arxiv(1)));
    const [entry] = await library.entriesAfter(undefined, 1);
    expect(entry).toMatchObject({ paper: { id: arxiv(2) }, annotation: { id: arxiv(2), tags: [{ tag: 'ml' }] } });
  });

  it('is one change, which can be undone', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1), paper(2)], { do: 'add tag', tag: 'ml' });
    const copy = await copyOf(library);
    const other = await emptyLibrary();
    await other.change([paper(1)], { do: 'save' });
    await other.join(copy);
    expect((await other.search('', 0, 10)).total).toBe(2);
    await other.undo();
    expect((await other.search('', 0, 10)).rows.map((row) => row.annotation)).toMatchObject([
      { id: arxiv(1), tags: [] },
    ]);
  });

  it('changes nothing where it fails', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1)], { do: 'save' });
    const before = await freeze();
    const copy = await copyOf(library);
    const broken = structuredClone(copy);
    broken.papers.push({ ...broken.papers[0], annotation: { id: arxiv(9) } } as never);
    await expect(library.join(broken)).rejects.toThrow();
    await expect(library.replace(broken, 'x')).rejects.toThrow();
    expect(await freeze()).toEqual(before);
  });

  it('says how far it is, and changes nothing where somebody cancels it', async () => {
    const library = await emptyLibrary();
    const papers = Array.from({ length: 600 }, (_, number) => paper(number));
    await library.change(papers, { do: 'save' });
    const copy = await copyOf(library);
    await library.change(papers.slice(0, 300), { do: 'remove' });
    const before = await freeze();
    for (const how of ['join', 'replace', 'compare'] as const) {
      const control = new AbortController();
      const told: number[] = [];
      const report = (done: number, of: number) => {
        told.push(of);
        if (done > 0 || how === 'replace') control.abort(new Error('cancelled'));
      };
      const steps = { report, signal: control.signal };
      const work = how === 'replace' ? library.replace(copy, 'x', undefined, steps) : library[how](copy, steps);
      await expect(work).rejects.toThrow('cancelled');
      expect(told[0]).toBe(600);
      expect(await freeze()).toEqual(before);
    }
  });
});

describe('a backup that replaces a library', () => {
  it('tells the mirror to begin anew, and ends what could be undone one by one', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1)], { do: 'save' });
    const copy = await copyOf(library);
    await library.change([paper(2)], { do: 'save' });
    const revision = await library.revision();
    await library.replace(copy, 'test');
    expect((await library.search('', 0, 10)).total).toBe(1);
    expect(await library.changesSince(revision)).toMatchObject({ isReplaced: true, rules: true });
    expect(await library.undo()).toEqual([]);
    await library.change([paper(1)], { do: 'star', starred: true });
    expect(await library.undo()).toMatchObject([{ starred: false }]);
    expect(await library.undo()).toEqual([]);
    expect(await library.lateCopy(revision)).toBeUndefined();
  });
});

describe('the difference between a backup and a library', () => {
  it('lets others have their turn while many papers are compared', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1)], { do: 'save' });
    const copy = await copyOf(library);
    const [entry] = copy.papers;
    if (!entry) throw new Error('no paper');
    const papers = Array.from({ length: 1_200 }, (_, index) => ({
      paper: { ...entry.paper, id: arxiv(index + 1), ids: [arxiv(index + 1)] },
      annotation: { ...entry.annotation, id: arxiv(index + 1) },
    }));
    let [turns, isDone] = [0, false];
    const others = (async () => {
      for (; !isDone; turns++) await new Promise((resolve) => setTimeout(resolve));
    })();
    const at: number[] = [];
    const steps = { signal: new AbortController().signal, report: () => void at.push(turns) };
    const diff = await library.compare({ ...copy, papers }, steps);
    isDone = true;
    await others;
    expect(diff.papers.added).toBe(1_199);
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(2);
  });

  it('says what would be new, what is newer where, and what would be lost', async () => {
    const library = await emptyLibrary();
    await library.change([paper(1), paper(2), paper(3), paper(4)], { do: 'save' });
    await library.createRules([{ name: 'old', query: 'speech', action: 'hide', enabled: true }]);
    const { list } = await library.createList({ name: 'Speech', query: 'speech', order: 'newest' });
    const copy = await copyOf(library);
    await library.changeList(list.id, { order: 'oldest' });
    await library.change([paper(1)], { do: 'note', note: 'later' });
    await library.change([paper(4)], { do: 'remove' });
    await library.change([paper(5)], { do: 'add tag', tag: 'ml' });
    await library.createRules([{ name: 'new', query: 'music', action: 'hide', enabled: true }]);
    const late = await copyOf(library);
    const diff = await library.compare(copy);
    expect(diff.papers).toEqual({ added: 0, newer: 0, older: 2, missing: 1 });
    expect(diff.rules).toMatchObject({ added: 0, missing: 1 });
    expect(diff.lists).toEqual({ added: 0, newer: 0, older: 1, missing: 0 });
    expect(diff.examples).toEqual([
      { how: 'older', id: arxiv(1), title: 'Paper 1', fields: ['note'] },
      { how: 'older', id: arxiv(4), title: 'Paper 4', fields: ['saved'] },
      { how: 'missing', id: arxiv(5), title: 'Paper 5', fields: [] },
    ]);
    const earlier = await emptyLibrary();
    await earlier.replace(copy, 'x');
    expect(await earlier.compare(late)).toMatchObject({
      papers: { added: 1, newer: 2, older: 0, missing: 0 },
      rules: { added: 1, missing: 0 },
    });
  });
});

import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '../../../src/core/identifier';
import { type Backup, type BackupLimits, readBackup } from '../../../src/formats/backup/read-backup';
import { type BackupEntry, type BackupRecord, backupLimits } from '../../../src/formats/backup/records';
import { compressed, lineOf, writeBackup } from '../../../src/formats/backup/write-backup';
import { records } from './arbitrary';

const head = { made: Date.UTC(2026, 10, 21, 22), program: '0.1.0' };
const id: PaperId = 'arxiv:2401.00001';
const paper: BackupEntry = {
  paper: { id, ids: [id], facts: { title: 'Paper 1' }, sources: { title: 'arxiv' }, sites: ['arxiv'] },
  annotation: {
    id,
    saved: { value: 5, changed: 5 },
    hidden: { value: false, changed: 0 },
    status: { value: 'unread', changed: 0 },
    starred: { value: false, changed: 0 },
    note: { value: '', changed: 0 },
    tags: [{ tag: 'ml', value: false, changed: 6 }],
  },
};

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

async function* each(all: readonly BackupRecord[]) {
  for (const one of all) yield lineOf(one);
}

function written(...all: BackupRecord[]): Promise<Buffer> {
  return bytesOf(compressed(writeBackup(head, each(all))));
}

function read(file: Uint8Array | string, limits?: BackupLimits): Promise<Backup> {
  return readBackup(new Blob([file as Uint8Array<ArrayBuffer>]).stream(), limits);
}

/** A file of one record, as it stands in the third line from the end; its text is changed by `edit`. */
async function edited(edit: (text: string) => string): Promise<Backup> {
  const file = gunzipSync(await written({ kind: 'paper', entry: paper })).toString();
  const other = edit(file);
  expect(other).not.toBe(file);
  return read(other);
}

describe('a backup', () => {
  it('holds what was written, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (all) => {
        const { papers, merges, rules, lists, isWhole, faults } = await read(await written(...all));
        expect(faults).toEqual([]);
        expect(isWhole).toBe(true);
        expect([
          ...papers.map((entry) => ({ kind: 'paper', entry })),
          ...merges.map((merge) => ({ kind: 'merge', merge })),
          ...rules.map((rule) => ({ kind: 'rule', rule })),
          ...lists.map((list) => ({ kind: 'list', list })),
        ]).toEqual(all);
      }),
    );
  });

  it('is JSON as a whole, one record per line, with papers as CSL-JSON', async () => {
    const facts = {
      title: 'On Läuse',
      author: [{ family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' }],
      issued: '2024-01',
      categories: ['cs.CL'],
    };
    const entry = { ...paper, paper: { ...paper.paper, facts, ids: [id, 'doi:10.1000/1'] satisfies PaperId[] } };
    const text = gunzipSync(await written({ kind: 'paper', entry })).toString();
    expect(JSON.parse(text)).toMatchObject({
      manicule: 'library',
      version: 2,
      made: '2026-11-21T22:00:00.000Z',
      program: '0.1.0',
      records: [
        {
          paper: {
            id,
            type: 'article',
            title: 'On Läuse',
            author: facts.author,
            issued: { 'date-parts': [[2024, 1]] },
            categories: ['cs.CL'],
            DOI: '10.1000/1',
          },
          annotation: { saved: { value: 5, changed: 5 }, tags: [{ tag: 'ml', value: false, changed: 6 }] },
        },
        { end: { papers: 1, merges: 0, rules: 0, lists: 0 } },
      ],
    });
    expect(text.split('\n')).toHaveLength(5);
  });

  it('keeps settings and taught pages', async () => {
    const taught = [{ host: 'example.org', path: '/list', card: ['li'], title: ['a'] }];
    const settings = { pausedSites: ['arxiv'], keepsSightings: false };
    const { settings: kept } = await read(await written({ kind: 'settings', settings: { settings, taught } }));
    expect(kept).toEqual({ settings, taught });
  });

  it('can be read when somebody has unpacked it', async () => {
    const text = gunzipSync(await written({ kind: 'paper', entry: paper }));
    expect(await read(text)).toMatchObject({ isWhole: true, papers: [paper], made: head.made });
  });
});

describe('a file that is no backup', () => {
  it.each([
    ['nothing', ''],
    ['a text', 'Dear Sir or Madam\n'],
    ['JSON of another program', '{"format":"zotero","items":[\n]}\n'],
    ['our taught pages', '{"manicule":"taught pages","version":1,"records":[\n]}\n'],
    ['a list', '[1,\n2]'],
    ['hostile markup', '<img src=x onerror=alert(1)>'],
    ['a version before the first', '{"manicule":"library","version":0,"records":[\n]}\n'],
    ['a version that is none', '{"manicule":"library","version":"1","records":[\n]}\n'],
    ['a citation list in CSL-JSON', '[{"id":"a","type":"article","title":"A"}]\n'],
    ['BibTeX', '@article{a,\n  title = {A}\n}\n'],
    ['another kind of archive', 'PK\u0003\u0004\u0014\u0000'],
    ['JSON by a prototype', '{"__proto__":{"manicule":"library","version":1},"records":[\n]}'],
  ])('is refused: %s', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject({ name: 'NotABackup' });
    await expect(read(gzipSync(text))).rejects.toMatchObject({ name: 'NotABackup' });
  });

  it('of the version before, which knew of no edits, is read as well', async () => {
    const backup = await edited((text) => text.replace('"version":2', '"version":1'));
    expect(backup).toMatchObject({ isWhole: true, papers: [paper] });
  });

  it('is refused by another name where a newer version wrote it', async () => {
    await expect(edited((text) => text.replace('"version":2', '"version":3'))).rejects.toMatchObject({
      name: 'BackupTooNew',
    });
  });
});

describe('a damaged backup', () => {
  it('gives what comes before the place where it breaks off, and says that it does', async () => {
    const all = Array.from({ length: 3_000 }, (_, index): BackupRecord => {
      const own = `arxiv:2401.${String(index).padStart(5, '0')}` as const;
      const facts = { title: crypto.randomUUID() };
      return {
        kind: 'paper',
        entry: { paper: { ...paper.paper, id: own, ids: [own], facts }, annotation: { ...paper.annotation, id: own } },
      };
    });
    const whole = await written(...all);
    expect((await read(whole)).isWhole).toBe(true);
    const { papers, isWhole, faults } = await read(whole.subarray(0, Math.floor(whole.length * 0.8)));
    expect(isWhole).toBe(false);
    expect(faults).toHaveLength(1);
    expect(papers.length).toBeGreaterThan(1_000);
    expect(papers.length).toBeLessThan(3_000);
  });

  it('is not whole where its end is missing, cut between two lines', async () => {
    const { papers, isWhole } = await edited((text) => text.slice(0, text.indexOf('{"end"')));
    expect([papers.length, isWhole]).toEqual([1, false]);
  });

  it('is not whole where records are missing in the middle', async () => {
    const { isWhole } = await edited((text) => text.replace(/\{"paper".*\n/, ''));
    expect(isWhole).toBe(false);
  });

  it.each([
    [
      'a note of 10 MB',
      '"note":{"value":""',
      `"note":{"value":"${'x'.repeat(10_000_000)}"`,
      'annotation.note.value',
      'tooLong',
    ],
    ['a status that there is not', '"unread"', '"maybe"', 'annotation.status.value', 'wrong'],
    ['a time that is none', '"changed":6', '"changed":1e300', 'annotation.tags[0].changed', 'wrong'],
    ['no annotation', /,"annotation".*/, '},', 'annotation', 'missing'],
    ['an id that is none', `["${id}"]`, '["arxiv:../x"]', 'paper.custom.ids[0]', 'wrong'],
    [
      'an address that runs',
      '"title":"Paper 1"',
      '"title":"Paper 1","URL":"javascript:alert(1)"',
      'paper.URL',
      'wrong',
    ],
    ['broken JSON', '"title":"Paper 1"', '"title":"Paper 1', '', 'noJson'],
    ['another kind of record', '{"paper"', '{"song"', '', 'wrong'],
    ['a tag twice', '"tags":[', '"tags":[{"tag":"ml","value":1,"changed":1},', 'annotation.tags[1]', 'twice'],
    [
      'a paper merged into nothing',
      '"sites":["arxiv"]',
      '"sites":["arxiv"],"absorbed":["doi:10.1000/9"]',
      'paper.custom.absorbed',
      'astray',
    ],
  ])('names the line and what is broken: %s', async (_, part, other, property, problem) => {
    const { faults, isWhole } = await edited((text) => text.replace(part, other));
    expect(faults).toEqual([{ line: 2, property, problem, ...(faults[0]?.id !== undefined && { id: faults[0].id }) }]);
    expect(isWhole).toBe(false);
  });

  it('takes hostile markup for text, and drops what it does not know', async () => {
    const { papers } = await edited((text) =>
      text.replace('"title":"Paper 1"', '"title":"<img src=x onerror=alert(1)>","__proto__":{"a":1},"evil":{"a":[]}'),
    );
    expect(papers[0]?.paper).toEqual({ ...paper.paper, facts: { title: '<img src=x onerror=alert(1)>' } });
  });

  it('passes over names that say nothing, and keeps their paper', async () => {
    const { papers, faults, isWhole } = await edited((text) =>
      text.replace('"title":"Paper 1"', '"title":"Paper 1","author":[{"literal":""},{"family":"Kern","given":""}]'),
    );
    expect(papers[0]?.paper.facts.author).toEqual([{ family: 'Kern' }]);
    expect({ faults, isWhole }).toEqual({ faults: [], isWhole: true });
  });

  it('gives no id and no key to two papers', async () => {
    const other = structuredClone(paper);
    other.paper.id = other.annotation.id = 'doi:10.1000/1';
    other.paper.ids = ['doi:10.1000/1', id];
    const { papers, faults } = await read(
      await written({ kind: 'paper', entry: paper }, { kind: 'paper', entry: other }),
    );
    expect(papers).toEqual([paper]);
    expect(faults).toEqual([{ line: 3, id: 'doi:10.1000/1', property: 'paper.custom.ids', problem: 'twice' }]);
  });

  /** Papers that were merged, each into another; the first paper says that all of them are part of it. */
  async function mergedLike(...pairs: [id: PaperId, into: PaperId][]): Promise<Backup> {
    const entry = (own: PaperId): BackupEntry => ({
      paper: { ...paper.paper, id: own, ids: [own] },
      annotation: { ...paper.annotation, id: own },
    });
    const holder = structuredClone(paper);
    holder.paper.absorbed = pairs.map(([own]) => own);
    const merges = pairs.map(([own, into]) => ({ id: own, into, time: 1, from: entry(own), kept: entry(into) }));
    return read(
      await written(
        { kind: 'paper', entry: holder },
        ...merges.map((merge): BackupRecord => ({ kind: 'merge', merge })),
      ),
    );
  }

  it('takes what was merged by way of another, and nothing that was merged in a circle', async () => {
    const [one, two]: PaperId[] = ['doi:10.1000/1', 'doi:10.1000/2'];
    if (!one || !two) throw new Error('no ids');
    expect(await mergedLike([one, two], [two, id])).toMatchObject({ faultCount: 0, isWhole: true });
    const { merges, faults, papers } = await mergedLike([one, two], [two, one]);
    expect(merges).toEqual([]);
    expect(papers[0]?.paper.absorbed).toBeUndefined();
    expect(faults.map(({ property }) => property)).toEqual(['merge.into', 'merge.into', 'paper.custom.absorbed']);
  });

  it('gives what was merged to one paper only', async () => {
    const [holder, other] = [structuredClone(paper), structuredClone(paper)];
    other.paper.id = other.annotation.id = 'doi:10.1000/1';
    other.paper.ids = ['doi:10.1000/1'];
    holder.paper.absorbed = other.paper.absorbed = ['doi:10.1000/9'];
    const { faults } = await read(await written({ kind: 'paper', entry: holder }, { kind: 'paper', entry: other }));
    expect(faults[0]).toMatchObject({ line: 3, property: 'paper.custom.absorbed', problem: 'twice' });
  });

  it('leaves out what was merged into a paper that is not there', async () => {
    const from = structuredClone(paper);
    from.paper.id = from.annotation.id = 'doi:10.1000/1';
    from.paper.ids = ['doi:10.1000/1'];
    const merge = { id: from.paper.id, into: paper.paper.id, time: 1, from, kept: paper };
    const { merges, faults } = await read(await written({ kind: 'merge', merge }));
    expect(merges).toEqual([]);
    expect(faults).toEqual([{ line: 2, id: 'doi:10.1000/1', property: 'merge.into', problem: 'astray' }]);
  });
});

describe('a file that is far too large', () => {
  const limits = { ...backupLimits, bytes: 1_000_000, line: 100_000, records: 10 };

  it.each([
    ['more bytes than any library', ' \n'.repeat(600_000)],
    ['a line without an end', ' '.repeat(200_000)],
    ['a million records', '{}\n'.repeat(30)],
    ['a million lines with nothing on them', '\n'.repeat(30)],
  ])('is refused before it fills the memory: %s', async (_, filling) => {
    const text = `{"manicule":"library","version":1,"records":[\n${filling}`;
    await expect(read(gzipSync(text), limits)).rejects.toMatchObject({ name: 'BackupTooLarge' });
    await expect(read(text, limits)).rejects.toMatchObject({ name: 'BackupTooLarge' });
  });

  it('is given up where hardly anything in it can be read', async () => {
    const text = `{"manicule":"library","version":1,"records":[\n${'{}\n'.repeat(10_001)}`;
    await expect(read(text)).rejects.toMatchObject({ name: 'NotABackup' });
  });

  it('is read no further than that', async () => {
    let given = 0;
    const zeros = new Uint8Array(65_536).fill(0x20);
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given++;
        controller.enqueue(zeros);
      },
    });
    await expect(readBackup(endless, limits)).rejects.toMatchObject({ name: 'BackupTooLarge' });
    expect(given).toBeLessThan(10);
  });
});

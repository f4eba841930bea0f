import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../src/core/all-schemes';
import type { CitedPaper } from '../../src/core/citing';
import { csvWriter } from '../../src/formats/csv';
import { written } from '../../src/formats/writer';
import { cited, hostile, whole } from './cited';

const csv = (papers: CitedPaper[], includes = whole) => written(csvWriter({ includes }), papers);

/** Read CSV as RFC 4180 has it: records of cells. */
function cellsOf(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    records.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') records.push([]);
  }
  expect(records.pop()).toEqual([]);
  return records;
}

function rowOf(one: CitedPaper): Record<string, string> {
  const [names = [], cells = []] = cellsOf(csv([one]).slice(1));
  expect(cells).toHaveLength(names.length);
  return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
}

describe('CSV', () => {
  it('is UTF-8 that Excel knows, with a row per paper below the names', () => {
    const paper = {
      id: 'arxiv:2301.10000' as const,
      title: 'Commas, “quotes” and "quotes"',
      author: [{ family: 'Touvron', given: 'Hugo' }, { literal: '王小明' }],
      authorsIncomplete: true,
      issued: '2023-01-15',
      volume: '3-4',
      page: '1-2',
    };
    const text = csv([
      { key: 'k', paper, tags: ['a', 'b'], status: 'read', starred: true, saved: 0, note: 'One\r\nTwo' },
    ]);
    expect(text.startsWith('\uFEFFkey,title,authors,year,date,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(rowOf({ key: 'k', paper, tags: ['a', 'b'], starred: true, saved: 0, note: 'One\r\nTwo' })).toMatchObject({
      key: 'k',
      title: 'Commas, “quotes” and "quotes"',
      authors: 'Hugo Touvron; 王小明; et al.',
      year: '2023',
      arxiv: 'arXiv:2301.10000',
      volume: '3–4',
      pages: '1–2',
      starred: 'yes',
      saved: '1970-01-01',
      tags: 'a; b',
      note: 'One\nTwo',
    });
    expect(cellsOf(csv([], { abstract: false, keywords: false, note: false }).slice(1))[0]).not.toContain('tags');
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '＋1',
    '－1',
    '＠1',
    '\u200b=1',
    '\uFEFF=1',
    "=cmd|' /C calc'!A0",
  ])('makes no formula of %j', (text) => {
    const row = rowOf({ key: 'k', paper: { id: 'title:x|', title: text }, note: text, tags: [text] });
    for (const name of ['title', 'note', 'tags']) expect(row[name]).toMatch(/^'/);
  });

  it('has no cell that begins like a formula, and none that Excel can’t take, whatever papers say', () => {
    const check = (one: CitedPaper) => {
      for (const value of Object.values(rowOf(one))) {
        expect(value).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
        expect(value.length).toBeLessThanOrEqual(32_767);
        expect(value).not.toMatch(/[\p{Cs}\0]/u);
      }
    };
    check(hostile);
    check({ ...hostile, note: `${'a'.repeat(32_764)}🤗${'b'.repeat(99)}` });
    expect(rowOf(hostile)['authors']).toMatch(/; et al\.$/);
    fc.assert(fc.property(cited, check), { numRuns: 100 });
  });
});

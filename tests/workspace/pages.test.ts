import { describe, expect, it } from 'vitest';
import { Pages } from '../../src/workspace/pages';
import { manyRows } from './fake-background';

const rows = manyRows(1_000);

/** Pages over 1,000 papers, and which of them were asked for. */
async function opened(): Promise<{ pages: Pages; asked: number[]; settled: () => Promise<void> }> {
  const asked: number[] = [];
  const pages = new Pages(
    async ({ offset, limit }) => {
      asked.push(offset / 100);
      return { rows: rows.slice(offset, offset + limit), matched: rows.length, total: rows.length };
    },
    () => undefined,
  );
  const settled = async () => {
    for (let round = 0; round < 20; round++) await undefined;
  };
  pages.ask('');
  await settled();
  return { pages, asked, settled };
}

describe('pages', () => {
  it('come one ahead of the view, on the side that it is scrolled to', async () => {
    const { pages, asked, settled } = await opened();
    expect(asked).toEqual([0]);
    pages.want(10, 40);
    await settled();
    expect(asked).toEqual([0, 1]);
    pages.want(60, 110);
    await settled();
    expect(asked).toEqual([0, 1, 2]);
    pages.want(500, 530);
    await settled();
    expect(asked).toEqual([0, 1, 2, 5]);
    pages.want(490, 495);
    await settled();
    expect(asked).toEqual([0, 1, 2, 5, 4, 3]);
  });

  it('come in view before what is ahead, and none beyond either end', async () => {
    const { pages, asked, settled } = await opened();
    pages.want(950, 990);
    await settled();
    pages.want(960, 1_000);
    await settled();
    pages.want(20, 60);
    await settled();
    pages.want(10, 50);
    await settled();
    expect(asked).toEqual([0, 9]);
  });

  it('are counted from the end where they are turned', async () => {
    const { pages, asked, settled } = await opened();
    pages.isTurned = true;
    pages.want(0, 30);
    await settled();
    pages.want(20, 50);
    await settled();
    expect(asked).toEqual([0, 9, 8]);
    expect(pages.rowAt(0)).toBe(rows.at(-1));
  });

  it('are shown though the library changes faster than they are read, those that aren’t there yet first', async () => {
    const asked: number[] = [];
    const pages: Pages = new Pages(
      async ({ offset, limit }) => {
        asked.push(offset / 100);
        if (asked.length < 9) pages.ask('');
        return { rows: rows.slice(offset, offset + limit), matched: rows.length, total: rows.length };
      },
      () => undefined,
    );
    pages.ask('');
    pages.want(80, 120);
    for (let round = 0; round < 100; round++) await undefined;
    expect(asked.slice(0, 2)).toEqual([0, 1]);
    expect(pages.rowAt(110)).toBe(rows[110]);
    expect(asked.slice(-3)).toEqual([0, 1, 2]);
  });
});

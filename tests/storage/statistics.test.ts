import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../src/core/annotation';
import type { Paper } from '../../src/core/paper';
import type { LibraryStatistics } from '../../src/core/statistics';
import type { Library } from '../../src/storage/library';
import { arxiv, emptyLibrary, paper } from './fixture';

const zone = process.env['TZ'];
let library: Library;
beforeEach(async () => {
  process.env['TZ'] = 'Europe/Berlin';
  vi.useFakeTimers({ toFake: ['Date'] });
  at('2026-01-05T09:00');
  library = await emptyLibrary();
});
afterEach(() => {
  vi.useRealTimers();
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** Set the clock to a local time. */
function at(time: string): void {
  vi.setSystemTime(new Date(time));
}

/** Save a paper and change it at a time. */
async function put(time: string, number: number, rest: Partial<Paper>, ...changes: Change[]): Promise<void> {
  at(time);
  for (const change of [{ do: 'save' } as const, ...changes])
    await library.change([paper(number, rest)], change, 'arxiv');
}

const tag = (name: string): Change => ({ do: 'add tag', tag: name });
const read: Change = { do: 'status', status: 'read' };

async function statistics(query = ''): Promise<LibraryStatistics> {
  const counted = await library.statistics(query);
  if (!counted) throw new Error('Expected statistics');
  return counted;
}

/** Days as they are written. */
function written(days: [number, number][]): [string, number][] {
  return days.map(([day, count]) => [new Date(day * 86_400_000).toISOString().slice(0, 10), count]);
}

/** Months as they are written. */
function monthsOf(months: [number, number][] = []): [string, number][] {
  return months.map(([month, count]) => [`${Math.floor(month / 12)}-${(month % 12) + 1}`, count]);
}

describe('statistics', () => {
  it('count papers on the local day on which they were saved, and on which they became read', async () => {
    // In summer time the days there begin two hours before those of UTC, in winter one.
    await put('2026-03-28T23:59', 1, {}, read);
    await put('2026-03-29T00:01', 2, {});
    await put('2026-03-29T23:59', 3, {});
    await put('2026-03-30T00:01', 4, {});
    at('2026-04-02T12:00');
    await library.change([paper(2), paper(3)], read);
    await library.change([paper(1)], { do: 'status', status: 'reading' });
    const counted = await statistics();
    expect(written(counted.saved.days)).toEqual([
      ['2026-03-28', 1],
      ['2026-03-29', 2],
      ['2026-03-30', 1],
    ]);
    expect(written(counted.read.days)).toEqual([['2026-04-02', 2]]);
    expect(written([[counted.today, 0]])).toEqual([['2026-04-02', 0]]);
    expect(counted.papers).toBe(4);
  });

  it('tell apart what a wrong clock has said', async () => {
    await put('2031-05-01T12:00', 1, {}, tag('ahead'), read);
    await put('1970-01-02T12:00', 2, {});
    await put('2026-02-01T12:00', 3, {});
    const counted = await statistics();
    expect(written(counted.saved.days)).toEqual([['2026-02-01', 1]]);
    expect(counted.saved.odd).toBe(2);
    expect(counted.read).toEqual({ days: [], odd: 1 });
    expect(counted.tags).toEqual([{ tag: 'ahead', count: 1, months: [] }]);
  });

  it('count tags by the month in which they were added, once for each level', async () => {
    await put('2026-01-31T23:30', 1, {}, tag('ml/peft'));
    await put('2026-02-01T00:30', 2, {}, tag('ml/theory'), tag('ml/peft'));
    at('2026-03-01T12:00');
    await library.change([paper(1)], tag('ml/theory'));
    await library.change([paper(2)], tag('gone'));
    await library.change([paper(2)], { do: 'remove tag', tag: 'gone' });
    const { tags } = await statistics();
    expect(tags.map(({ tag, count }) => [tag, count])).toEqual([
      ['ml', 2],
      ['ml/peft', 2],
      ['ml/theory', 2],
    ]);
    expect(tags.map(({ months }) => monthsOf(months))).toEqual([
      [
        ['2026-1', 1],
        ['2026-2', 1],
      ],
      [
        ['2026-1', 1],
        ['2026-2', 1],
      ],
      [
        ['2026-2', 1],
        ['2026-3', 1],
      ],
    ]);
  });

  it('list the eight tags that most papers carry', async () => {
    for (let number = 0; number < 10; number += 1) {
      const tags = Array.from({ length: number + 1 }, (_, index) => tag(`t${9 - index}`));
      await put('2026-02-01T12:00', number, {}, ...tags);
    }
    expect((await statistics()).tags.map(({ tag, count }) => `${tag} ${count}`)).toEqual(
      Array.from({ length: 8 }, (_, index) => `t${9 - index} ${10 - index}`),
    );
  });

  it('count venues and years, and only of the papers that match', async () => {
    await put('2026-02-01T12:00', 1, { issued: '2024-05', 'container-title': 'NeurIPS' }, tag('a'), read);
    await put('2026-02-02T12:00', 2, { issued: '2024', 'container-title': 'NeurIPS' });
    await put('2026-02-03T12:00', 3, { issued: '2021-01-01', 'container-title': 'ICLR' }, tag('a'));
    const all = await statistics();
    expect(all.venues).toEqual([
      { value: 'NeurIPS', count: 2 },
      { value: 'ICLR', count: 1 },
    ]);
    expect(all.years).toEqual([
      { value: '2024', count: 2 },
      { value: '2021', count: 1 },
    ]);
    const some = await statistics('tag:a');
    expect(some.papers).toBe(2);
    expect(some.years).toEqual([
      { value: '2021', count: 1 },
      { value: '2024', count: 1 },
    ]);
    expect(written(some.saved.days)).toEqual([
      ['2026-02-01', 1],
      ['2026-02-03', 1],
    ]);
    expect((await statistics('tag:none')).papers).toBe(0);
    while (await library.keepIndex());
    expect([await statistics(), await statistics('tag:a')]).toEqual([all, some]);
    expect(all.looked).toBe(3);
  });

  it('are the same whether few or most papers match, beyond one slice, and pass over what isn’t saved', async () => {
    at('2026-02-01T12:00');
    const papers = Array.from({ length: 1_200 }, (_, number) => paper(number));
    await library.change(papers, { do: 'save' }, 'arxiv');
    await library.change(papers.slice(0, 100), tag('few'));
    await library.change(papers.slice(0, 1_100), tag('most'));
    await library.change(papers.slice(0, 1), { do: 'remove' });
    expect((await statistics()).papers).toBe(1_199);
    expect((await statistics('tag:few')).papers).toBe(99);
    expect((await statistics('tag:most')).papers).toBe(1_099);
  });

  it('name the rules that hid, the most busy first, and no others', async () => {
    const rule = { enabled: true, name: 'one' };
    const [hides, dims, marks] = await library.createRules([
      { ...rule, name: 'hides', query: 'survey', action: 'hide' },
      { ...rule, name: 'dims', query: 'video', action: 'dim' },
      { ...rule, name: 'marks', query: 'lora', action: 'highlight' },
      { ...rule, name: 'idle', query: 'speech', action: 'hide' },
    ]);
    await library.countHits(
      new Map([
        [hides?.id ?? '', 3],
        [dims?.id ?? '', 5],
        [marks?.id ?? '', 9],
      ]),
    );
    expect(
      (await statistics('none')).rules.map(({ name, query, action, hits }) => [name, query, action, hits]),
    ).toEqual([
      ['dims', 'video', 'dim', 5],
      ['hides', 'survey', 'hide', 3],
    ]);
  });

  it('end as soon as nobody wants to know', async () => {
    await put('2026-02-01T12:00', 1, {});
    expect(await library.statistics('', () => false)).toBeUndefined();
    expect(await library.find(`id:${arxiv(1).slice(6)}`)).toHaveLength(1);
  });

  it('refuse a query that can’t be read', async () => {
    await expect(library.statistics('tag:"')).rejects.toMatchObject({ name: 'QueryError' });
  });
});

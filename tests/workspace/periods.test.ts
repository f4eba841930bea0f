import { afterEach, describe, expect, it } from 'vitest';
import { parse } from '../../src/query/parse';
import {
  type ChartSpan,
  conditionOf,
  countIn,
  firstDayOfWeek,
  monthsOf,
  nameOf,
  type Period,
  startOfWeek,
  timelineOf,
} from '../../src/workspace/charts/periods';

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const written = ({ from, to }: Period) =>
  [from, to].map((one) => new Date(one * 86_400_000).toISOString().slice(0, 10));
const [monday, sunday] = [1, 7];

/** The periods of a timeline as they are written. */
function timeline(span: ChartSpan, first: string | undefined, today: string) {
  const { unit, periods } = timelineOf(span, first === undefined ? undefined : day(first), day(today), monday);
  return { unit, count: periods.length, first: written(periods[0] as Period), last: written(periods.at(-1) as Period) };
}

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe('weeks', () => {
  it.each([
    ['2026-03-18', monday, '2026-03-16'],
    ['2026-03-16', monday, '2026-03-16'],
    ['2026-03-15', monday, '2026-03-09'],
    ['2026-03-15', sunday, '2026-03-15'],
    ['2026-03-14', sunday, '2026-03-08'],
    ['2026-01-01', monday, '2025-12-29'],
  ])('the one of %s, when they begin on day %i, begins on %s', (date, first, start) => {
    expect(startOfWeek(day(date), first)).toBe(day(start));
  });

  it('begin on the day that is usual where the reader is', () => {
    expect(['de-DE', 'en-US'].map(firstDayOfWeek)).toEqual([monday, sunday]);
  });
});

describe('time', () => {
  it('is cut into weeks up to today, no further back than is asked for or there is anything', () => {
    expect(timeline('half', '2020-01-01', '2026-03-18')).toEqual({
      unit: 'week',
      count: 26,
      first: ['2025-09-22', '2025-09-28'],
      last: ['2026-03-16', '2026-03-22'],
    });
    expect(timeline('year', '2020-01-01', '2026-03-18').count).toBe(53);
    expect(timeline('year', '2025-12-01', '2026-03-18')).toMatchObject({
      count: 16,
      first: ['2025-12-01', '2025-12-07'],
    });
  });

  it('has a few weeks even where there is nothing, or what there is was said by a wrong clock', () => {
    const few = { unit: 'week', count: 8, last: ['2026-03-16', '2026-03-22'] };
    expect(timeline('year', undefined, '2026-03-18')).toMatchObject(few);
    expect(timeline('year', '2026-03-17', '2026-03-18')).toMatchObject(few);
    expect(timeline('all', '2031-01-01', '2026-03-18')).toMatchObject(few);
  });

  it('is cut into months or years where weeks would be many', () => {
    expect(timeline('all', '2025-12-01', '2026-03-18').unit).toBe('week');
    expect(timeline('all', '2024-02-10', '2026-03-18')).toEqual({
      unit: 'month',
      count: 26,
      first: ['2024-02-01', '2024-02-29'],
      last: ['2026-03-01', '2026-03-31'],
    });
    expect(timeline('all', '2012-05-10', '2026-03-18')).toEqual({
      unit: 'year',
      count: 15,
      first: ['2012-01-01', '2012-12-31'],
      last: ['2026-01-01', '2026-12-31'],
    });
  });

  it('in weeks has months, of which there are some at least', () => {
    const { periods } = monthsOf(timelineOf('half', day('2020-01-01'), day('2026-03-18'), monday));
    expect(periods.map(written).map(([from]) => from)).toEqual(
      ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'].map((month) => `${month}-01`),
    );
    expect(monthsOf(timelineOf('half', undefined, day('2026-03-18'), monday)).periods).toHaveLength(6);
  });

  it.each(['America/Sao_Paulo', 'Pacific/Apia', 'Europe/Berlin'])(
    'is the same in %s, whatever its clocks do',
    (where) => {
      process.env['TZ'] = where;
      // In 2011 the 30th of December was left out in Samoa; in Brazil, until 2018, midnight was on a day in October.
      for (const today of ['2011-12-31', '2018-11-05', '2026-03-30']) {
        const { periods } = timelineOf('year', 0, day(today), monday);
        expect(
          periods.every(({ from, to }, index) => to - from === 6 && from === (periods[index - 1]?.to ?? from - 1) + 1),
        ).toBe(true);
        expect(nameOf('week', periods[52] as Period, 'en')).toContain(
          String(new Date(`${today}T00:00:00Z`).getUTCFullYear()),
        );
      }
    },
  );
});

describe('counts', () => {
  it('are summed up by period, and what is outside of all is left out', () => {
    const periods = [
      { from: 10, to: 16 },
      { from: 17, to: 23 },
    ];
    const days = [9, 10, 16, 17, 23, 24].map((one) => [one, 10 ** (one - 9)] as const);
    expect(countIn(periods, days)).toEqual([10 + 10 ** 7, 10 ** 8 + 10 ** 14]);
    expect(countIn(periods, [])).toEqual([0, 0]);
  });
});

describe('a period', () => {
  it('is asked for by a condition that can be read', () => {
    const week = { from: day('2026-03-01'), to: day('2026-03-07') };
    const [month, year] = [
      { from: day('2024-02-01'), to: day('2024-02-29') },
      { from: day('2025-01-01'), to: day('2025-12-31') },
    ];
    expect(conditionOf('added', week)).toBe('added:2026-03-01..2026-03-07');
    expect(conditionOf('read', month)).toBe('read:2024-02');
    expect(conditionOf('added', year)).toBe('added:2025');
    expect(parse(conditionOf('added', week))).toEqual({
      kind: 'day',
      field: 'added',
      from: '2026-03-01',
      to: '2026-03-07',
    });
    expect(parse(conditionOf('read', month))).toMatchObject({ from: '2024-02-01', to: '2024-02-29' });
  });
});

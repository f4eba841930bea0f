import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, endOfDay } from '../../src/core/local-day';

describe('a day where the user is', () => {
  it('ends in its last millisecond', () => {
    const end = endOfDay('2026-12-31') ?? 0;
    expect(dayOf(end)).toBe('2026-12-31');
    expect(dayOf(end + 1)).toBe('2027-01-01');
  });

  it('has every moment up to its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7e12 }), (time) => {
        const day = dayOf(time) ?? '';
        expect(endOfDay(day)).toBeGreaterThanOrEqual(time);
      }),
    );
  });

  it.each(['2026-02-30', '2026-13-01', '2026-00-10', '1969-06-01', '2026-1-1', '26-01-01', '', 'soon'])(
    'is not %j',
    (day) => {
      expect(endOfDay(day)).toBeUndefined();
    },
  );

  it('is told only where a calendar can write it', () => {
    expect(dayOf(Number.NaN)).toBeUndefined();
    expect(dayOf(8.64e15)).toBeUndefined();
  });
});

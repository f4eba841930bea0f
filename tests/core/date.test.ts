import { describe, expect, it } from 'vitest';
import { parseListingDate } from '../../src/core/date';

describe('parseListingDate', () => {
  it.each([
    ['May 10, 2024', '2024-05-10'],
    ['Published on Sep 17, 2026', '2026-09-17'],
    ['Submitted 24 February, 2022; originally announced February 2022.', '2022-02-24'],
    ['[Submitted on 18 Jul 2023 (v1), last revised 19 Jul 2023]', '2023-07-18'],
    ['12 Dec 2025', '2025-12-12'],
    ['Tue, 22 Sept. 2026', '2026-09-22'],
    ['2024-07-31T17:54:27.000Z', '2024-07-31'],
  ])('reads %j as %s', (text, date) => expect(parseListingDate(text, '2026-10-20')).toBe(date));

  it.each([
    ['Oct 13', '2026-10-20', '2026-10-13'],
    ['Oct 20', '2026-10-20', '2026-10-20'],
    ['Oct 21', '2026-10-20', '2025-10-21'],
    ['Dec 31', '2026-01-01', '2025-12-31'],
    ['Feb 29', '2026-10-20', '2024-02-29'],
    ['Feb 29', '1904-02-28', '1896-02-29'],
    ['Oct 13 2', '2026-10-20', '2026-10-13'],
  ])('takes %j on %s for %s, the latest such day', (text, today, date) =>
    expect(parseListingDate(text, today)).toBe(date),
  );

  it.each(['', 'Feb 30, 2024', '31 Jun 2024', '2024-13-01', 'Oct 2024', 'Marchand 5', 'Oct 131', '3 authors'])(
    'finds none in %j',
    (text) => expect(parseListingDate(text, '2026-10-20')).toBeUndefined(),
  );
});

import { describe, expect, it } from 'vitest';
import { since } from '../../src/ui/since';
import { inEnglish } from './texts';

inEnglish();

/** Friday noon where the test runs. */
const now = new Date(2026, 10, 20, 12).getTime();

function ago(days: number, hours = 0): string {
  return since(new Date(2026, 10, 20 - days, 12 - hours).getTime(), now);
}

describe('since when something is new', () => {
  it('is told as one would say it now', () => {
    expect(ago(0, 3)).toMatch(/^9:00\sAM$/);
    expect(ago(0, 13)).toBe('yesterday');
    expect(ago(1, -11)).toBe('yesterday');
    expect(ago(3)).toBe('Tuesday');
    expect(ago(6, 11)).toBe('Saturday');
    expect(ago(7)).toBe('Nov 13');
    expect(ago(400)).toBe('Oct 16, 2025');
  });
});

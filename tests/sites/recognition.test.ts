// @vitest-environment jsdom
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Comparison, compare, compareWith, sum } from '../../scripts/compare-recognition';
import { listFixtures, readFixture } from './read-fixture';

const saved = join(import.meta.dirname, '../../../shared/pages');
const isHere = existsSync(join(saved, 'expected.json'));
const pages: { file: string; url: string }[] = isHere
  ? JSON.parse(readFileSync(join(saved, 'expected.json'), 'utf8')).pages
  : [];
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

/** Of the cards that carry an identifier at least 95% are found, and at most 2% of what is found isn't a card. */
function expectGood({ identified, found, foundIdentified, wrong }: Comparison): void {
  expect(identified).toBeGreaterThan(0);
  expect(foundIdentified / identified).toBeGreaterThanOrEqual(0.95);
  expect(wrong / found).toBeLessThanOrEqual(0.02);
}

describe('without any adapter', () => {
  // What is odd or broken on purpose says nothing about how many are found.
  const ordinary = listFixtures().filter(({ name }) => !/odd|broken|hostile/.test(name));

  it('the cards of our own ordinary fixtures are found, and little else', () => {
    const all = ordinary.map(({ folder }) => {
      const { expected, html } = readFixture(folder);
      const cards = expected.kind === 'listing' ? expected.cards : [];
      return compareWith(cards, parse(html), new URL(expected.url), expected.today);
    });
    expect(sum(all).identified).toBeGreaterThan(80);
    expectGood(sum(all));
  });
});

describe.skipIf(!isHere)('without any adapter, on saved pages (skipped where ../shared/pages is absent)', () => {
  const all = new Map<string, Comparison>();
  it.each(pages)('the cards of $file are found, and little else', ({ file, url }) => {
    const comparison = compare(parse(readFileSync(join(saved, file), 'utf8')), url, '2026-10-20');
    all.set(file, comparison);
    if (comparison.identified > 0) expectGood(comparison);
    else expect(comparison.found).toBe(0);
  });

  it('so are those of all pages together', () => expectGood(sum([...all.values()])));
});

// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDamage } from './damage';
import { readDamaged } from './read-damaged';
import { listFixtures } from './read-fixture';

/** `SEED=7 npx vitest run tests/sites/damaged-pages` damages the pages otherwise; `npm run soak -- pages` does it longer. */
const seed = Number(process.env['SEED'] ?? 1);
const fixtures = listFixtures().map((fixture, index) => ({ ...fixture, seed: seed + index }));
const numRuns = Math.ceil(500 / fixtures.length);

describe(`a page to which anything has happened (SEED=${seed})`, () => {
  it.each(fixtures)('$name is read without a fault', ({ seed, ...fixture }) => {
    fc.assert(
      fc.property(anyDamage(), (damage) => {
        expect(readDamaged(fixture, damage).faults).toEqual([]);
      }),
      { numRuns, seed },
    );
  });
});

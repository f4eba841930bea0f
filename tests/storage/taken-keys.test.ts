import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Paper } from '../../src/core/paper';
import { keyVariant, proposeKey, uniqueKey } from '../../src/formats/citation-key';
import { arxiv, emptyLibrary, paper } from './fixture';

const naming = Object.assign(
  (of: Paper, taken: ReadonlySet<string>) => uniqueKey(of.title?.startsWith('Paper') ? 'Wang' : proposeKey(of), taken),
  { variant: keyVariant },
);

it('keys are given that nobody has, whichever variants are taken, without reading them all', async () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(numbers, fc.integer({ min: 0, max: 40 }), async (some, upTo) => {
      const library = await emptyLibrary();
      const taken = [...new Set([...some, ...Array.from({ length: upTo }, (_, number) => number)])];
      const all = [...taken.map((_, index) => index), ...Array.from({ length: 8 }, (_, index) => 100 + index)];
      await library.change(
        all.map((number) => paper(number)),
        { do: 'save' },
      );
      const named = new Map(taken.map((number, index) => [arxiv(index), keyVariant('WANG', number)]));
      const asked = [...named.keys()];
      if (asked.length > 0) await library.cite(asked, ({ id }) => named.get(id) ?? 'none', true);
      const given = await library.cite(all.map(arxiv), naming, true);
      const keys = given.map(({ key }) => key.toLowerCase());
      expect(new Set(keys).size).toBe(all.length);
      for (const key of keys) expect(key).toMatch(/^wang[a-z]{0,2}$/);
      library.close();
    }),
    { numRuns: 25 },
  );
});

it('of many papers with one name are found by a few looks', async () => {
  const library = await emptyLibrary();
  const all = Array.from({ length: 301 }, (_, number) => number);
  await library.change(
    all.map((number) => paper(number)),
    { do: 'save' },
  );
  await library.cite(all.slice(0, 300).map(arxiv), naming, true);
  const looks = vi.spyOn(IDBIndex.prototype, 'getKey');
  const cursors = vi.spyOn(IDBIndex.prototype, 'openKeyCursor');
  const [last] = await library.cite([arxiv(300)], naming, true);
  expect(last?.key).toBe(keyVariant('Wang', 300));
  expect(looks.mock.calls.length).toBeLessThan(25);
  // For the number of the change alone.
  expect(cursors).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
  library.close();
});

it('of a thousand papers that are only looked at don’t meet one that was kept', async () => {
  const library = await emptyLibrary();
  const all = Array.from({ length: 1_001 }, (_, number) => number);
  await library.change(
    all.map((number) => paper(number)),
    { do: 'save' },
  );
  await library.cite([arxiv(1_000)], () => keyVariant('Wang', 700), true);
  const keys = (await library.cite(all.map(arxiv), naming, false)).map(({ key }) => key.toLowerCase());
  expect(new Set(keys).size).toBe(all.length);
  library.close();
});

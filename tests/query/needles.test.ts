import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Needles } from '../../src/query/needles';
import { hasWords, spaced } from '../../src/query/texts';

const pieces =
  'a b ab abc A É é e\u0301 ß ﬃ ½ ² ™ ℃ Σ ς α \u00AD \u200B \u00A0 \u3000 + ++ # +++ ++++ ＋ ⁺ ♯ - – _ . “ ’ 注 意 が か\u3099 ｶﾞ ー 한국 ไทย İ ı Ĳ 𝐚 𠮷 \uD800 1 \n 🙂 हिन्दी \u0301'.split(
    ' ',
  );
const soup = fc.array(fc.constantFrom(...pieces, ' ', ' ', ' '), { maxLength: 12 }).map((all) => all.join(''));

/** What stands in a text, as numbers of needles. */
function found(needles: Needles, text: string): Set<number> {
  const all = new Set<number>();
  if (needles.scan(text, false, (needle) => all.add(needle))) return all;
  all.clear();
  expect(needles.scan(spaced(text), true, (needle) => all.add(needle))).toBe(true);
  return all;
}

describe('needles', () => {
  it('are found exactly where the words of a text have them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(soup, fc.boolean()), { maxLength: 30 }), soup, (wanted, text) => {
        const needles = new Needles();
        const known = new Map<number, [string, boolean]>();
        for (const [words, isPrefix] of [...wanted, [text, false] as const]) {
          const needle = spaced(words);
          if (needle !== '') known.set(needles.add(needle, isPrefix), [needle, isPrefix]);
        }
        const has = found(needles, text);
        const whole = ` ${spaced(text)} `;
        for (const [number, [needle, isPrefix]] of known) {
          expect([needle, isPrefix, has.has(number)]).toEqual([needle, isPrefix, hasWords(whole, needle, isPrefix)]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('are each one, however often they are added', () => {
    const needles = new Needles();
    const words = Array.from({ length: 500 }, (_, index) => `word${index}`);
    const numbers = words.map((word) => needles.add(word, false));
    expect(words.map((word) => needles.add(word, false))).toEqual(numbers);
    expect(words.map((word) => needles.add(word, true))).not.toContain(numbers[0]);
    expect(needles.size).toBe(1_000);
    expect(found(needles, 'Word7, word77')).toEqual(
      new Set([numbers[7], numbers[77], needles.add('word7', true), needles.add('word77', true)]),
    );
  });

  it('may be longer than what is looked up of a beginning', () => {
    const needles = new Needles();
    const long = needles.add('a'.repeat(40), true);
    expect(found(needles, 'a'.repeat(50))).toEqual(new Set([long]));
    expect(found(needles, 'a'.repeat(39))).toEqual(new Set());
  });

  it.each([
    ['c', 'c++', false],
    ['c', 'c++++', true],
    ['c', 'c+d', true],
    ['c+', 'c++', false],
    ['c++', 'C++.', true],
    ['low rank', 'low-rank', true],
    ['low rank', 'low. Rank', true],
    ['low rank', 'low ranks', false],
    ['resume', 'résumé', true],
    ['resume', 're\u0301sume\u0301', true],
    ['注 意', '自注意力', true],
  ])('%j in %j: %s', (needle, text, expected) => {
    const needles = new Needles();
    needles.add(needle, false);
    expect(found(needles, text).size > 0).toBe(expected);
  });
});

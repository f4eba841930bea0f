import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Name, parseName } from '../../../src/core/name';
import { nameLines, readNames } from '../../../src/workspace/facts/names';

const read = (typed: string) => readNames(typed, []);

describe('names as they are written, one a line', () => {
  it('have the family name first, a group in braces, a single word as it is', () => {
    const names: Name[] = [
      { family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' },
      { family: 'Davis', given: 'Sammy', suffix: 'Jr.' },
      { literal: 'Open Science Collaboration' },
      { literal: 'DeepSeek-AI' },
      { literal: '王小明' },
    ];
    const lines = nameLines(names, true);
    expect(lines).toBe(
      'van der Maaten, Laurens\nDavis, Jr., Sammy\n{Open Science Collaboration}\nDeepSeek-AI\n王小明\nand others',
    );
    expect(read(lines)).toEqual({ names, areMore: true });
  });

  it('may be typed as they are printed, or as BibTeX joins them', () => {
    const hinton = { family: 'Hinton', given: 'Geoffrey' };
    expect(read('Geoffrey Hinton\n\n  Ada  Gloss ').names).toEqual([hinton, { family: 'Gloss', given: 'Ada' }]);
    expect(read('Hinton, Geoffrey and Gloss, Ada and others')).toEqual({
      names: [hinton, { family: 'Gloss', given: 'Ada' }],
      areMore: true,
    });
    expect(read('Geoffrey Hinton et al.')).toEqual({ names: [hinton], areMore: true });
    expect(read('{Black and White Team}').names).toEqual([{ literal: 'Black and White Team' }]);
    expect(read('Ferran others').areMore).toBe(true);
  });

  it('that nobody has touched stay as they were split, whatever one would read in them', () => {
    const names: Name[] = [{ family: 'van Gool', given: 'Luc' }, { given: 'Plato' }, { printed: 'A. Nonymous' }];
    expect(readNames(`${nameLines(names, false)}\nGloss, Ada`, names).names).toEqual([
      ...names.slice(0, 1),
      { given: 'Plato' },
      { printed: 'A. Nonymous' },
      { family: 'Gloss', given: 'Ada' },
    ]);
  });

  it('come back as they were, whatever they are', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map(parseName)
      .filter(
        ({ family, literal }) =>
          Boolean(family || literal) && !/[{}…]|\.\.\.|and|others|et al/i.test(`${family} ${literal}`),
      );
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.boolean(), (names, areMore) => {
        expect(readNames(nameLines(names, areMore), names)).toEqual({ names, areMore });
      }),
      { numRuns: 60 },
    );
  });
});

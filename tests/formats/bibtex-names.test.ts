import { describe, expect, it } from 'vitest';
import type { Name } from '../../src/core/name';
import { bibtexNames } from '../../src/formats/bibtex-names';

const one = (name: Name) => bibtexNames({ author: [name] });

describe('bibtexNames', () => {
  it.each<[Name, string]>([
    [{ family: 'Gödel', given: 'Kurt' }, 'G{\\"o}del, Kurt'],
    [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' }, 'van der Berg, Jr., Jan'],
    [{ family: 'boyd', given: 'danah' }, 'boyd, danah'],
    [{ family: 'de la Cruz', given: 'Juan' }, 'de la Cruz, Juan'],
    [{ family: 'Garcia y Vega', given: 'Ana' }, '{Garcia y Vega}, Ana'],
    [{ family: 'García Márquez', given: 'Ana' }, "Garc{\\'i}a M{\\'a}rquez, Ana"],
    [{ family: '李', given: '明' }, '李, 明'],
    [{ family: 'X, Y', given: 'A and B' }, '{X, Y}, {A and B}'],
    [{ family: 'Plato' }, 'Plato'],
    [{ family: 'Abu Bakr' }, '{Abu Bakr}'],
    [{ family: 'Berg', suffix: 'Jr.' }, '{Berg Jr.}'],
    [{ family: 'Ħaż-Żebbuġ', given: 'Ġorġ' }, '{Ħaż-Żebbuġ}, Ġorġ'],
    [{ family: 'Ng', given: '}Brace {Y.} J. <K.' }, 'Ng, Brace Y.\\textbraceright{} J. K.'],
    [{ literal: 'DeepSeek-AI' }, '{DeepSeek-AI}'],
    [{ literal: 'Search and Rescue, Inc.' }, '{Search and Rescue, Inc.}'],
    [{ literal: 'others' }, '{others}'],
  ])('writes %j', (name, expected) => {
    expect(one(name)).toBe(expected);
  });

  it('ends in others where a page names only the first authors', () => {
    const author = [{ family: 'Hu', given: 'Edward J.' }];
    expect(bibtexNames({ author, authorsIncomplete: true })).toBe('Hu, Edward J. and others');
    expect(bibtexNames({ author, authorCount: 8 })).toBe('Hu, Edward J. and others');
    expect(bibtexNames({ author, authorCount: 1 })).toBe('Hu, Edward J.');
  });

  it('is absent where nobody is known', () => {
    expect(bibtexNames({})).toBeUndefined();
    expect(bibtexNames({ authorCount: 8 })).toBeUndefined();
    expect(bibtexNames({ author: [{}, { literal: '\u200b' }], authorsIncomplete: true })).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyPresets } from '../../src/core/citing';
import type { Paper } from '../../src/core/paper';
import { proposeKey, uniqueKey } from '../../src/formats/citation-key';
import { KeyPatternInvalid, parseKeyPattern } from '../../src/formats/key-pattern';

const lora: Paper = {
  id: 'arxiv:2106.09685',
  title: 'LoRA: Low-Rank Adaptation of Large Language Models',
  author: ['Hu', 'Shen', 'Wallis', 'Allen-Zhu', 'Li'].map((family) => ({ family, given: 'Given' })),
  issued: '2021-06-17',
  'container-title': 'International Conference on Learning Representations',
  volume: '12',
  issue: '3',
  page: '101–110',
  publisher: 'OpenReview',
};
const attention: Paper = {
  id: 'arxiv:1706.03762',
  title: 'Attention Is All You Need',
  author: [{ family: 'Vaswani', given: 'Ashish' }],
  issued: '2017',
};
const nameless: Paper = { id: 'doi:10.1145/1', title: 'On Naming', issued: '2020' };
const by = (pattern: string, paper: Paper = lora) => proposeKey(paper, parseKeyPattern(pattern));

describe('a pattern of citation keys', () => {
  it.each([
    ['scholar', 'hu2021lora', 'vaswani2017attention'],
    ['better-bibtex', 'huLoRALowRankAdaptation2021', 'vaswaniAttentionAllYou2017'],
    ['auth-year', 'Hu:2021', 'Vaswani:2017'],
  ])('is there ready made: %s', (wanted, ...keys) => {
    const { pattern = '' } = keyPresets.find(({ id }) => id === wanted) ?? {};
    expect([lora, attention].map((paper) => by(pattern, paper))).toEqual(keys);
  });

  it.each([
    ['auth + year', 'Hu2021'],
    ['Auth.upper+Year', 'HU2021'],
    ['auth(2,4).lower + shortyear', 'al21'],
    ['auth(m=4) + "_" + month', 'AllenZhu_jun'],
    ['authEtAl + year', 'HuEtAl2021'],
    ['authEtAl2.lower + year', 'hu.etal2021'],
    ['authorsN(2, sep="-")', 'Hu-Shen-EtAl'],
    ['authorsAlpha + shortyear', 'HSW+21'],
    ['authIni(2)', 'HuShWaAlLi'],
    ['authorLast + authForeIni', 'LiG'],
    ['title', 'LoRALowRankAdaptationLargeLanguageModels'],
    ['veryshorttitle(2)', 'LoRALowRank'],
    ['shorttitle(2).condense("_").lower', 'lora_lowrank'],
    ['title.abbr.lower + year', 'llallm2021'],
    ['title.select(2, 1)', 'LowRank'],
    ['title.lower.capitalize.substring(1, 6)', 'LoraL'],
    ['journal.skipwords.abbr', 'ICLR'],
    ['arxiv', '2106.09685'],
    ["'x' + eprint.prefix('/')", 'x/2106.09685'],
    ['doi.postfix(":") + doi.default("none") + year', 'none2021'],
    ['authAuthEa + year', 'Hu.Shen.ea2021'],
    ['auth(0, 1, "*", true)', 'HuG'],
    ['auth(creator="author", initials=true, n=1)', 'HG'],
    ['auth(creator="editor") + year', 'anonymous2021'],
    ['authorLastForeIni + authorIni', 'GHu.S.W.A.L'],
    ['auth + date', 'Hu2021-06-17'],
    ["auth + date('%y/%m')", 'Hu21/06'],
    ['type + volume + firstpage + "-" + lastpage', 'conferencePaper12101-110'],
    ['publisher + number + issue', 'OpenReview33'],
    ['doi.len + year | auth.len(">=", 2) + "b"', 'Hub'],
  ])('reads %s', (pattern, key) => {
    expect(by(pattern)).toBe(key);
  });

  it.each([
    ['[auth:lower][year]', 'hu2021'],
    ['[auth]_[shorttitle3_3]:[shortyear]', 'Hu_LoRALowRankAdaptation:21'],
    ['[auth:lower] [year] | [title]', 'hu2021'],
    ['[doi:(none)]-[authors2:condense=_:lower]', 'none-hu_shen_etal'],
    ['demo[title:lower:abbr]', 'demollallm'],
    ['[auth3_2:upper][authEtal2]', 'SHEHu.etal'],
    ['[title:select,1,2:condense]', 'LoRALowRank'],
  ])('reads the older %s', (pattern, key) => {
    expect(by(pattern)).toBe(key);
  });

  it.each<[string, number]>([
    ['', 0],
    ['auth +', 6],
    ['auth + nonsense', 7],
    ['auth.nonsense', 5],
    ['auth year', 5],
    ['auth(1, 2, "*", true, 3)', 22],
    ['auth("a")', 5],
    ['auth(1, 1, 2)', 11],
    ['auth(initials="x")', 14],
    ['date("%H")', 5],
    ['auth(1', 6],
    ['auth + "a b"', 9],
    ['auth + "{"', 8],
    ['"alone"', 0],
    ['[auth', 5],
    ['[nobody]', 1],
    ['[auth:nobody]', 6],
    ['[auth]{', 6],
    ['[auth]||[year]', 14],
    ['[auth1_2_3]', 1],
    ['year + '.repeat(100), 500],
  ])('says where it is broken: %s', (pattern, at) => {
    let fault: unknown;
    try {
      parseKeyPattern(pattern);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(KeyPatternInvalid);
    expect(fault).toMatchObject({ name: 'KeyPatternInvalid', at });
    expect(String(fault)).toContain(`at character ${at + 1}`);
  });

  it('takes the first alternative that says something', () => {
    expect(by('doi | arxiv | auth')).toBe('2106.09685');
    expect(by('doi.prefix("x") | "y" + arxiv', nameless)).toBe('x10.1145/1');
  });

  it('has a word for authors that nobody has said, but where nothing else is known either', () => {
    expect(by('auth + ":" + year', nameless)).toBe('anonymous:2020');
    expect(by('auth.upper + year', nameless)).toBe('ANONYMOUS2020');
    expect(by('auth.default("nn") + year', nameless)).toBe('nn2020');
    expect(by('auth | "t" + title', nameless)).toBe('tNaming');
    expect(by('auth', { id: 'title:x|' })).toBe('paper');
  });

  it('has a group’s whole name, as Better BibTeX does, but of Google Scholar’s kind one word of it', () => {
    const atlas: Paper = { ...nameless, author: [{ literal: 'The ATLAS Collaboration' }], title: 'Observation' };
    const presets = keyPresets.map(({ pattern }) => by(pattern, atlas));
    expect(presets).toEqual([
      'atlas2020observation',
      'theatlascollaborationObservation2020',
      'TheATLASCollaboration:2020',
    ]);
  });

  it('says what maths says, not how it looks', () => {
    const maths = {
      ...attention,
      title: '$\\mathcal{N}=4$ super Yang–Mills on $\\mathbb R^n$ and \\emph{more} $\\alpha$',
    };
    expect(keyPresets.map(({ pattern }) => by(pattern, maths))).toEqual([
      'vaswani2017n4',
      'vaswaniN4Super2017',
      'Vaswani:2017',
    ]);
    expect(by('title', maths)).toBe('N4SuperYangMillsRNMoreAlpha');
  });

  it('names a paper by its editors where it has no authors', () => {
    expect(by('auth + year', { ...nameless, editor: [{ family: 'Lee' }] })).toBe('Lee2020');
  });

  it('falls back on the paper’s identifier where neither author nor title can be written in ASCII', () => {
    const paper: Paper = { id: 'arxiv:2307.09288', title: '注意力', author: [{ literal: '𠮷野' }], issued: '2023' };
    expect(proposeKey(paper)).toBe('arxiv230709288');
    expect(by('title', paper)).toBe('arxiv230709288');
    expect(by('year', paper)).toBe('2023');
  });

  it('makes a key of the characters that keys may have, whatever a paper or a pattern says', () => {
    const part = fc.constantFrom('auth', 'authEtAl', 'title', '"._"', '":"', 'year', 'journal', 'authorsAlpha', 'doi');
    const filter = fc.constantFrom('', '.lower', '.abbr', '.capitalize', '.condense("/")', '.select(2)', '.len');
    const term = fc.tuple(part, filter).map((both) => both.join(''));
    const pattern = fc.array(term, { minLength: 1, maxLength: 4 }).map((terms) => [...terms, 'year'].join(' + '));
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.lorem());
    fc.assert(
      fc.property(pattern, text, text, text, (wanted, title, family, literal) => {
        const paper: Paper = {
          id: 'arxiv:2307.09288',
          title,
          author: [{ family }, { literal }],
          'container-title': literal,
        };
        expect(by(wanted, paper)).toMatch(/^[A-Za-z0-9](?:[A-Za-z0-9:._+/-]{0,98}[A-Za-z0-9])?$/);
      }),
      { numRuns: 200 },
    );
  });

  it('is read, or said to be broken, whatever was typed', () => {
    const piece = fc.constantFrom(
      'auth',
      'year',
      '[',
      ']',
      '(',
      ')',
      '"',
      "'",
      '+',
      '|',
      '.',
      ':',
      ',',
      '=',
      ' ',
      '1',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          parseKeyPattern(pieces.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(KeyPatternInvalid);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a key that many have', () => {
  it('is found without trying them all, and free whatever its case', () => {
    const taken = new Set<string>();
    for (let count = 0; count < 3_000; count += 1) {
      const key = uniqueKey('Wang:2023', taken);
      expect(taken.has(key.toLowerCase())).toBe(false);
      taken.add(key.toLowerCase());
    }
    expect(uniqueKey('wang:2023', taken).toLowerCase().startsWith('wang:2023')).toBe(true);
  });
});

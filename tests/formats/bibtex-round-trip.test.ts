import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CitedPaper } from '../../src/core/citing';
import { damages } from './citations/judge';
import { dialects, writtenIn } from './citations/proof';

const words = fc.array(
  fc.constantFrom(
    'Große',
    'ŁÓDŹ',
    'BERT',
    'iTransformer',
    'deep',
    '50%',
    'R&D',
    'a_b',
    '#1',
    '{x}',
    'Việt',
    '注意',
    'Αθήνα',
    'قلب',
    'x²',
    'é',
    'Δ',
    '🤗',
  ),
  { minLength: 1, maxLength: 8 },
);
const name = fc.record({
  family: fc.constantFrom(
    'Gödel',
    'de la Cruz',
    'Garcia y Vega',
    'O’Brien',
    'Smith-Jones',
    '李',
    'Çağlar',
    'boyd',
    'A and B',
  ),
  given: fc.constantFrom('Kurt', 'Jean-Pierre', 'Ana M.', '明', 'Łukasz', 'İnci'),
});
const paper = fc.record({
  title: words.map((each) => each.join(' ')),
  author: fc.array(name, { minLength: 1, maxLength: 4 }),
  year: fc.integer({ min: 1900, max: 2030 }),
  type: fc.constantFrom('article', 'article-journal', 'paper-conference', 'report', 'book', 'thesis'),
});

describe('what is written', () => {
  it.each(dialects)(
    'is read back by another parser: $name',
    (dialect) => {
      fc.assert(
        fc.property(fc.array(paper, { minLength: 5, maxLength: 20 }), (papers) => {
          const cited = papers.map(
            ({ year, ...said }, index): CitedPaper => ({
              key: `k${index}`,
              paper: {
                id: `arxiv:2301.${10_000 + index}`,
                issued: String(year),
                publisher: 'X',
                'container-title': 'Nature',
                ...said,
              },
            }),
          );
          expect(damages(writtenIn(dialect, cited), cited)).toEqual([]);
        }),
        { numRuns: 15 },
      );
    },
    30_000,
  );
});

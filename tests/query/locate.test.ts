import { describe, expect, it } from 'vitest';
import { locate } from '../../src/query/locate';
import type { Query } from '../../src/query/query';

const word = (words: string, more: object = {}): Query => ({ kind: 'words', words, ...more });
const found = (
  query: Query,
  text: string,
  ...rest: Parameters<typeof locate> extends [unknown, unknown, ...infer R] ? R : never
) => locate(query, text, ...rest).map(([start, end]) => text.slice(start, end));

describe('the places of a query in a text', () => {
  it.each<[string, Query, string, string[]]>([
    ['whole words, folded', word('poincare'), 'Poincaré, POINCARE, Poincarés', ['Poincaré', 'POINCARE']],
    ['accents that are characters of their own', word('poincare'), 'A Poincare\u0301 map', ['Poincare\u0301']],
    ['phrases with the signs inside them', word('low rank'), 'low-rank and low, “rank”', ['low-rank', 'low, “rank']],
    [
      'beginnings, with the words that they begin',
      word('low quant', { prefix: true }),
      'Low quantization',
      ['Low quantization'],
    ],
    ['signs that belong to a word', word('c++'), 'C++ and C++x, c+', ['C++']],
    ['no sign that doesn’t', word('c'), 'C++ c++++ C, c+d', ['c', 'C', 'c']],
    ['characters of scripts without spaces', word('注意'), '自注意力機構', ['注意']],
    ['phrases across scripts', word('gpt 模型'), '用GPT模型的', ['GPT模型']],
    ['what one character folds into', word('office'), 'the oﬃce', ['oﬃce']],
    ['patterns', { kind: 'pattern', source: 'llms?', ignoresCase: true }, 'LLM, LLMs', ['LLM', 'LLMs']],
    ['authors', { kind: 'author', name: 'van gool' }, 'Luc Van Gool', ['Van Gool']],
    [
      'all parts',
      { kind: 'or', of: [word('a'), { kind: 'and', of: [word('c'), word('b')] }] },
      'a b c',
      ['a', 'b', 'c'],
    ],
    [
      'none that is negated',
      { kind: 'not', of: { kind: 'or', of: [word('a'), { kind: 'not', of: word('b') }] } },
      'a b',
      ['b'],
    ],
    ['one place of two that overlap', { kind: 'or', of: [word('a b'), word('b c')] }, 'a b c', ['a b c']],
    ['nothing of an empty pattern', { kind: 'pattern', source: 'x*', ignoresCase: true }, 'abc', []],
    ['nothing of a pattern that can’t be read', { kind: 'pattern', source: '(', ignoresCase: true }, '(', []],
  ])('are %s', (_, query, text, expected) => expect(found(query, text)).toEqual(expected));

  it('leave out what is asked of other fields', () => {
    const query: Query = { kind: 'or', of: [word('a', { field: 'title' }), word('b'), { kind: 'author', name: 'c' }] };
    expect(found(query, 'a b c', 'title')).toEqual(['a', 'b']);
    expect(found(query, 'a b c', 'author')).toEqual(['b', 'c']);
  });

  it('are at most 200', () => {
    expect(locate(word('a'), 'a '.repeat(300))).toHaveLength(200);
    expect(locate({ kind: 'pattern', source: 'a', ignoresCase: false }, 'a '.repeat(300))).toHaveLength(200);
  });
});

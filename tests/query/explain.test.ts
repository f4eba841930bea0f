import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/query/explain';
import { Folded } from '../../src/query/folded';
import { compile } from '../../src/query/match';
import { parse } from '../../src/query/parse';
import type { Query } from '../../src/query/query';
import { readable, subject } from './arbitrary';

const now = Date.UTC(2026, 9, 20, 12);
const paper = new Folded(
  {
    title: 'LoRA: Low-Rank Adaptation',
    abstract: 'Adaptation of LLMs, a survey of LORA.',
    author: [{ printed: 'Edward J. Hu' }, { printed: 'Jia Hu' }, { printed: 'Lu Wang' }],
    category: ['cs.CL', 'cs.LG'],
    tag: [],
    id: ['arxiv:2106.09685'],
    issued: '2021-06-17',
    upvotes: 12,
    starred: true,
  },
  now,
);

const word = (words: string, more: object = {}): Query => ({ kind: 'words', words, ...more });
const said = (query: Query) => explain(query, paper).map(({ field, words }) => `${field}: ${words.join(', ')}`);

describe('the reasons of a verdict', () => {
  it.each<[string, Query, string[]]>([
    ['a word, in each field as it stands there', word('lora'), ['title: LoRA', 'abstract: LORA']],
    ['a phrase', word('low rank', { field: 'title' }), ['title: Low-Rank']],
    ['a beginning', word('adapt', { field: 'title', prefix: true }), ['title: Adaptation']],
    ['a pattern', { kind: 'pattern', source: '\\bLLMs?\\b', ignoresCase: false }, ['abstract: LLMs']],
    ['the authors meant, whole', { kind: 'author', name: 'hu', given: 'e' }, ['author: Edward J. Hu']],
    ['a value', { kind: 'exact', field: 'category', value: 'cs.lg' }, ['category: cs.LG']],
    ['a number', { kind: 'number', field: 'upvotes', from: 3 }, ['upvotes: 12']],
    ['a date', { kind: 'number', field: 'year', from: 2021 }, ['year: 2021-06-17']],
    ['a mark', { kind: 'is', what: 'starred' }, ['is: starred']],
    [
      'each part that is met',
      { kind: 'and', of: [word('lora', { field: 'title' }), word('survey')] },
      ['title: LoRA', 'abstract: survey'],
    ],
    ['one of two', { kind: 'or', of: [word('speech'), word('survey')] }, ['abstract: survey']],
    [
      'nothing that is only absent',
      { kind: 'and', of: [word('survey'), { kind: 'not', of: word('speech') }] },
      ['abstract: survey'],
    ],
    ['what is absent, where nothing else is', { kind: 'not', of: word('speech', { field: 'title' }) }, ['title: ']],
    ['what is denied twice', { kind: 'not', of: { kind: 'not', of: word('survey') } }, ['abstract: survey']],
    ['nothing where it is false', word('speech', { field: 'title' }), []],
    ['nothing where it is unknown', { kind: 'has', what: 'note' }, []],
    ['nothing of the empty query', { kind: 'everything' }, []],
  ])('are %s', (_, query, expected) => expect(said(query)).toEqual(expected));

  it('are at most five words of a field', () => {
    const all = ['aa', 'ab', 'ac', 'ad', 'ae', 'af'];
    const many = new Folded({ title: all.join(' ') }, now);
    expect(explain(word('a', { field: 'title', prefix: true }), many)[0]?.words).toEqual(all.slice(0, 5));
  });

  it('are there exactly where a query is true, and stand in the text', () => {
    fc.assert(
      fc.property(readable, subject, (text, shown) => {
        const query = parse(text);
        const folded = new Folded(shown, now);
        const reasons = explain(query, folded);
        expect(reasons.length > 0).toBe(compile(query)(folded) === true);
        for (const { field, words, condition } of reasons) {
          if (condition.kind === 'words' || condition.kind === 'pattern')
            for (const one of words) expect(folded.raw(field as 'title')?.join('\n')).toContain(one);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

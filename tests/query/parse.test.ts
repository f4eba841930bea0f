import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxQueryLength } from '../../src/core/rule';
import { maxDepth, parse, quote } from '../../src/query/parse';
import { type Query, QueryError, type QueryFault } from '../../src/query/query';
import { readable } from './arbitrary';

function faultOf(query: string): QueryError {
  try {
    parse(query);
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
  throw new Error(`Expected ${JSON.stringify(query)} to be refused`);
}

const word = (words: string): Query => ({ kind: 'words', words });

describe('a query', () => {
  it.each<[string, Query]>([
    ['', { kind: 'everything' }],
    [' \t\n', { kind: 'everything' }],
    ['LoRA', word('lora')],
    ['low-rank', word('low rank')],
    ['"low rank adaptation"', word('low rank adaptation')],
    ['title:LoRA', { kind: 'words', field: 'title', words: 'lora' }],
    ['TITLE:LoRA', { kind: 'words', field: 'title', words: 'lora' }],
    ['author:"Hu, E"', { kind: 'words', field: 'author', words: 'hu e' }],
    ['tag:ML/PEFT', { kind: 'exact', field: 'tag', value: 'ml/peft' }],
    ['tag:"to read"', { kind: 'exact', field: 'tag', value: 'to read' }],
    ['id:arxiv:2307.09288', { kind: 'exact', field: 'id', value: 'arxiv:2307.09288' }],
    ['is:Starred', { kind: 'is', what: 'starred' }],
    ['has:note', { kind: 'has', what: 'note' }],
    ['Adam: a', { kind: 'and', of: [word('adam'), word('a')] }],
    ['3:1', word('3 1')],
    ['a b', { kind: 'and', of: [word('a'), word('b')] }],
    ['a AND b', { kind: 'and', of: [word('a'), word('b')] }],
    ['a and b', { kind: 'and', of: [word('a'), word('and'), word('b')] }],
    ['a OR b', { kind: 'or', of: [word('a'), word('b')] }],
    ['a OR b c', { kind: 'or', of: [word('a'), { kind: 'and', of: [word('b'), word('c')] }] }],
    ['(a OR b) c', { kind: 'and', of: [{ kind: 'or', of: [word('a'), word('b')] }, word('c')] }],
    ['-a', { kind: 'not', of: word('a') }],
    ['NOT a', { kind: 'not', of: word('a') }],
    ['-"a b"', { kind: 'not', of: word('a b') }],
    ['-(a b)', { kind: 'not', of: { kind: 'and', of: [word('a'), word('b')] } }],
    ['NOT -a', { kind: 'not', of: { kind: 'not', of: word('a') } }],
    ['((a))', word('a')],
    ['"a"b', { kind: 'and', of: [word('a'), word('b')] }],
    ['title:NOT', { kind: 'words', field: 'title', words: 'not' }],
    ['constructor __proto__', { kind: 'and', of: [word('constructor'), word('proto')] }],
    ['Attention – a survey', { kind: 'and', of: [word('attention'), word('a'), word('survey')] }],
    ['tag:☞', { kind: 'exact', field: 'tag', value: '☞' }],
  ])('%j is read as it is meant', (text, query) => expect(parse(text)).toEqual(query));

  it('is plain JSON, so that it can be kept', () => {
    fc.assert(
      fc.property(readable, (text) => {
        const query = parse(text);
        expect(JSON.parse(JSON.stringify(query))).toEqual(query);
      }),
    );
  });

  it.each<[string, QueryFault, string, number]>([
    ['a "b', 'unclosedQuote', '"b', 2],
    ['"', 'unclosedQuote', '"', 0],
    ['title:"', 'unclosedQuote', '"', 6],
    ['a (b', 'unclosedParenthesis', '(', 2],
    ['(a (b)', 'unclosedParenthesis', '(', 0],
    ['a) b', 'strayParenthesis', ')', 1],
    [')', 'missing', ')', 0],
    ['()', 'missing', '(', 1],
    ['a OR', 'missing', 'OR', 4],
    ['OR a', 'missing', 'OR', 0],
    ['a AND', 'missing', 'AND', 5],
    ['NOT', 'missing', 'NOT', 3],
    ['title:(a)', 'missing', 'title:', 6],
    ['title:-a', 'missing', 'title:', 6],
    ['title:""', 'missing', '', 6],
    ['""', 'missing', '', 0],
    ['–', 'missing', '–', 0],
    ['titel:lora', 'field', 'titel', 0],
    ['a https://arxiv.org', 'field', 'https', 2],
    ['is:new', 'value', 'starred, saved, hidden', 3],
    ['has:"a note"', 'value', 'note, tag, abstract', 4],
  ])('%j is refused: %s', (text, reason, subject, at) => {
    expect(faultOf(text)).toMatchObject({ name: 'QueryError', reason, subject, at });
  });
});

describe('hostile input', () => {
  it.each([
    ['10 KB of words', 'word '.repeat(2_000)],
    ['5,000 parentheses', '('.repeat(5_000)],
    ['more than a query may have', 'x'.repeat(maxQueryLength + 1)],
  ])('is refused for its length: %s', (_, text) => {
    expect(faultOf(text)).toMatchObject({ reason: 'tooLong', subject: String(maxQueryLength) });
  });

  it.each([
    ['parentheses', '(', ')'],
    ['negations', 'NOT ', ''],
    ['both', '-(', ')'],
    ['all that makes it deep', '(a OR b ', ')'],
  ])('is refused where it nests too deep: %s', (_, open, close) => {
    const levels = open === '-(' ? maxDepth / 2 : maxDepth;
    const nested = (depth: number) => `${open.repeat(depth)}x${close.repeat(depth)}`;
    expect(() => parse(nested(levels))).not.toThrow();
    expect(faultOf(nested(levels + 1))).toMatchObject({ reason: 'tooDeep', at: levels * open.length });
  });

  it('never makes JSON deeper than the 100 levels that Chromium keeps of it', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    const deepest = `${'(a OR b '.repeat(maxDepth)}x${')'.repeat(maxDepth)}`;
    // In a rule, in the list of rules, in what is written at once.
    expect(3 + depthOf(parse(deepest))).toBeLessThan(100);
  });

  it('counts the depth of what is open, not of what was', () => {
    expect(() => parse('(a) '.repeat(maxDepth * 2))).not.toThrow();
  });

  it('throws nothing but QueryError', () => {
    const piece = fc.oneof(
      fc.constantFrom('(', ')', '"', '-', ' ', ':', 'OR', 'AND', 'NOT', 'title:', 'tag:', 'is:', 'has:', 'x', '\\'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    const anything = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(anything, (text) => {
        try {
          parse(text);
        } catch (error) {
          expect(error).toBeInstanceOf(QueryError);
          const { at } = error as QueryError;
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('quote', () => {
  it('makes any words one phrase', () => {
    const phrase = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `x ${text}`);
    fc.assert(
      fc.property(phrase, (text) => {
        expect(parse(quote(text)).kind).toBe('words');
      }),
    );
    expect(parse(quote('title:"low-rank" OR (x)'))).toEqual(word('title low rank or x'));
  });
});

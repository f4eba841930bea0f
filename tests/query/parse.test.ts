import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxQueryLength } from '../../src/core/rule';
import { queryFields } from '../../src/query/fields';
import { maxDepth, parse, quote } from '../../src/query/parse';
import {
  type DayField,
  type ExactField,
  type NumberField,
  type Query,
  QueryError,
  type QueryFault,
} from '../../src/query/query';
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

const inTitle = (words: string) => ({ kind: 'words', field: 'title', words }) as const satisfies Query;
const exact = (field: ExactField, value: string): Query => ({ kind: 'exact', field, value });
const number = (field: NumberField, from?: number, to?: number): Query => ({
  kind: 'number',
  field,
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});
const day = (field: DayField, from?: string, to?: string): Query => ({
  kind: 'day',
  field,
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});

describe('a query', () => {
  it.each<[string, Query]>([
    ['', { kind: 'everything' }],
    [' \t\n', { kind: 'everything' }],
    ['LoRA', word('lora')],
    ['low-rank', word('low rank')],
    ['"low rank adaptation"', word('low rank adaptation')],
    ['title:LoRA', { kind: 'words', field: 'title', words: 'lora' }],
    ['TITLE:LoRA', { kind: 'words', field: 'title', words: 'lora' }],
    ['author:"Hu, E"', { kind: 'author', name: 'hu', given: 'e' }],
    ['author:"Edward J. Hu"', { kind: 'author', name: 'edward j hu' }],
    ['author:"Hu, "', { kind: 'author', name: 'hu' }],
    ['author:vasw*', { kind: 'author', name: 'vasw', prefix: true }],
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
    ['tag:(☞ OR ml)', { kind: 'or', of: [exact('tag', '☞'), exact('tag', 'ml')] }],
    ['quantiz*', { kind: 'words', words: 'quantiz', prefix: true }],
    ['title:low-ran*', { kind: 'words', field: 'title', words: 'low ran', prefix: true }],
    ['"low rank adap"*', { kind: 'words', words: 'low rank adap', prefix: true }],
    ['"low rank adap*"', word('low rank adap')],
    ['A* search', { kind: 'and', of: [word('a'), word('search')] }],
    ['tag:ml*', { kind: 'exact', field: 'tag', value: 'ml', prefix: true }],
    ['tag:"ml*"', { kind: 'exact', field: 'tag', value: 'ml*' }],
    ['tag:"a \\"b\\" \\c"', exact('tag', 'a "b" \\c')],
    ['category:cs.*', { kind: 'exact', field: 'category', value: 'cs.', prefix: true }],
    ['venue:NeurIPS', { kind: 'words', field: 'venue', words: 'neurips' }],
    ['status:Unread', exact('status', 'unread')],
    ['is:unread', exact('status', 'unread')],
    ['has:doi', { kind: 'has', what: 'doi' }],
    ['id:2307.09288', exact('id', 'arxiv:2307.09288')],
    ['id:2307.09288v2', exact('id', 'arxiv:2307.09288')],
    ['id:https://arxiv.org/abs/2307.09288v1', exact('id', 'arxiv:2307.09288')],
    ['id:"https://huggingface.co/papers/2307.09288"', exact('id', 'arxiv:2307.09288')],
    ['id:"title:attention is all you need|vaswani"', exact('id', 'title:attention is all you need|vaswani')],
    ['id:acl:P19-1001', exact('id', 'acl:p19-1001')],
    ['id:2307*', { kind: 'exact', field: 'id', value: 'arxiv:2307', prefix: true }],
    ['doi:10.1145/3292500.3330701', exact('id', 'doi:10.1145/3292500.3330701')],
    ['doi:https://doi.org/10.1145/3292500.3330701', exact('id', 'doi:10.1145/3292500.3330701')],
    ['doi:10.48550/arXiv.2307.09288', exact('id', 'arxiv:2307.09288')],
    ['doi:10.1145/*', { kind: 'exact', field: 'id', value: 'doi:10.1145/', prefix: true }],
    ['(doi:10.1016/0092-8674(95)90001-2)', exact('id', 'doi:10.1016/0092-8674(95)90001-2')],
    ['/\\bLLMs?\\b/i', { kind: 'pattern', source: '\\bLLMs?\\b', ignoresCase: true }],
    ['/two words/', { kind: 'pattern', source: 'two words', ignoresCase: false }],
    ['(/a[/)]b\\/c/)', { kind: 'pattern', source: 'a[/)]b\\/c', ignoresCase: false }],
    ['title:/^On /i', { kind: 'pattern', field: 'title', source: '^On ', ignoresCase: true }],
    ['author:/^L\\. /', { kind: 'pattern', field: 'author', source: '^L\\. ', ignoresCase: false }],
    ['and/or', word('and or')],
    ['Attention / a survey', { kind: 'and', of: [word('attention'), word('a'), word('survey')] }],
    [
      'title:(lora OR adapter -vision)',
      {
        kind: 'or',
        of: [inTitle('lora'), { kind: 'and', of: [inTitle('adapter'), { kind: 'not', of: inTitle('vision') }] }],
      },
    ],
    [
      'title:("low rank" ada* /x+/)',
      {
        kind: 'and',
        of: [
          inTitle('low rank'),
          { ...inTitle('ada'), prefix: true },
          { kind: 'pattern', field: 'title', source: 'x+', ignoresCase: false },
        ],
      },
    ],
    ['year:(2022 OR >=2024)', { kind: 'or', of: [number('year', 2022, 2022), number('year', 2024)] }],
    ['is:(saved OR reading)', { kind: 'or', of: [{ kind: 'is', what: 'saved' }, exact('status', 'reading')] }],
  ])('%j is read as it is meant', (text, query) => expect(parse(text)).toEqual(query));

  it.each<[string, Query]>([
    ['year:2024', number('year', 2024, 2024)],
    ['year=2024', number('year', 2024, 2024)],
    ['year>=2024', number('year', 2024)],
    ['year>2024', number('year', 2025)],
    ['year<=2024', number('year', undefined, 2024)],
    ['year<2024', number('year', undefined, 2023)],
    ['year≥2024', number('year', 2024)],
    ['year:>2024', number('year', 2025)],
    ['year >= 2024', number('year', 2024)],
    ['the year 2024', { kind: 'and', of: [word('the'), word('year'), word('2024')] }],
    ['year: 2024', { kind: 'and', of: [word('year'), word('2024')] }],
    ['year:2022..2024', number('year', 2022, 2024)],
    ['year:2022..', number('year', 2022)],
    ['year:..2024', number('year', undefined, 2024)],
    ['-year:"2024"', { kind: 'not', of: number('year', 2024, 2024) }],
    ['upvotes>50', number('upvotes', 51)],
    ['comments:0', number('comments', 0, 0)],
    ['authors<=3', number('authors', undefined, 3)],
    ['age<7d', number('age', undefined, 6)],
    ['age<=1w', number('age', undefined, 7)],
    ['age>=2w', number('age', 14)],
    ['age>1m', number('age', 31)],
    ['age:1m..1y', number('age', 30, 365)],
    ['age:0d', number('age', 0, 0)],
    ['added<7d', number('addedAge', undefined, 6)],
    ['added:1w..', number('addedAge', 7)],
    ['added>=2026-01', day('added', '2026-01-01')],
    ['read<7d', number('readAge', undefined, 6)],
    ['read:2026-03', day('read', '2026-03-01', '2026-03-31')],
    ['date:2023', day('date', '2023-01-01', '2023-12-31')],
    ['date:2024-02', day('date', '2024-02-01', '2024-02-29')],
    ['date:2023-05-17', day('date', '2023-05-17', '2023-05-17')],
    ['date:2023-05..2023-07', day('date', '2023-05-01', '2023-07-31')],
    ['date:..2023-07', day('date', undefined, '2023-07-31')],
    ['date>2024', day('date', '2025-01-01')],
    ['date>=2024', day('date', '2024-01-01')],
    ['date<2024-03', day('date', undefined, '2024-02-29')],
    ['date<=2024-02', day('date', undefined, '2024-02-29')],
    ['date>=2024-02', day('date', '2024-02-01')],
    ['date<=2024-02-10', day('date', undefined, '2024-02-10')],
    ['p<0.05 k=3', { kind: 'and', of: [word('p 0 05'), word('k 3')] }],
  ])('%j compares as it is meant', (text, query) => expect(parse(text)).toEqual(query));

  it.each<[string, string, string]>([
    ['fullwidth signs', 'ｔｉｔｌｅ：（lora　OR　adapter）', 'title:(lora OR adapter)'],
    ['fullwidth operators', 'a ＯＲ year＞＝２０２４', 'a OR year>=2024'],
    ['a fullwidth quote', 'title:＂low rank＂', 'title:"low rank"'],
    ['curly quotes', 'title:“low rank”', 'title:"low rank"'],
    ['German quotes', '„low rank“ x', '"low rank" x'],
    ['French quotes', 'title:«low rank» x', 'title:"low rank" x'],
    ['curly quotes in straight ones', '"the “low” rank"', '"the low rank"'],
    ['a true minus', '−video', '-video'],
    ['a fullwidth minus', 'lora －video', 'lora -video'],
    ['a zero-width space', '\u200Btitle:lo\u200Bra', 'title:lora'],
    ['a no-break space', 'lora\u00A0OR\u00A0adapter', 'lora OR adapter'],
  ])('is read with %s as it is meant', (_, text, plain) => expect(parse(text)).toEqual(parse(plain)));

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
    ['title:-a', 'missing', 'title:', 6],
    ['title:(a', 'unclosedParenthesis', '(', 6],
    ['title:()', 'missing', '(', 7],
    ['title:""', 'missing', '', 6],
    ['""', 'missing', '', 0],
    ['–', 'missing', '–', 0],
    ['titel:lora', 'field', 'titel', 0],
    ['a https://arxiv.org', 'field', 'https', 2],
    ['is:new', 'value', 'starred, saved, hidden, unread, reading, read', 3],
    ['has:"a note"', 'value', 'note, tag, abstract, venue, doi, date', 4],
    ['status:new', 'value', 'unread, reading, read', 7],
    ['year>=20x4', 'year', 'year>=20x4', 6],
    ['a year:2022..20x4', 'year', 'year:2022..20x4', 13],
    ['year:..', 'year', 'year:..', 5],
    ['year:"20x4"', 'year', 'year:"20x4"', 6],
    ['year:2024..2022', 'range', 'year:2024..2022', 5],
    ['year>2022..2024', 'range', 'year>2022..2024', 9],
    ['year>9999', 'range', 'year>9999', 5],
    ['upvotes<0', 'range', 'upvotes<0', 8],
    ['upvotes:many', 'number', 'upvotes:many', 8],
    ['upvotes:1e99', 'number', 'upvotes:1e99', 8],
    ['age<7', 'age', 'age<7', 4],
    ['age<999y', 'age', 'age<999y', 4],
    ['date:2024-13', 'day', 'date:2024-13', 5],
    ['date:2023-02-29', 'day', 'date:2023-02-29', 5],
    ['added<2024-1-5', 'day', 'added<2024-1-5', 6],
    ['title>5', 'operator', 'title', 0],
    ['tag=ml', 'operator', 'tag', 0],
    ['title:(a tag:b)', 'fieldInField', 'title:(', 9],
    ['id:something', 'id', 'id:something', 3],
    ['doi:2307.09288', 'id', 'doi:2307.09288', 4],
    ['tag:*', 'missing', '*', 4],
    ['tag:/ml/', 'noPattern', 'tag', 4],
    ['a /b', 'unclosedPattern', '/b', 2],
    ['/a/b/c', 'unclosedPattern', '/a/b/c', 0],
    ['/a\nb/', 'unclosedPattern', '/a', 0],
    ['/a/g', 'patternFlags', 'g', 0],
    ['/a*/', 'patternMatchesAll', 'a*', 0],
    ['title:/$/', 'patternMatchesAll', '$', 6],
    [`/${'a'.repeat(501)}/`, 'patternTooLong', '500', 0],
    ['yeer>=2024', 'field', 'yeer', 0],
    ['t\u0456tle:lora', 'field', 't\u0456tle', 0],
    ['a \u041ER b', 'lookalike', 'OR', 2],
  ])('%j is refused: %s', (text, reason, subject, at) => {
    expect(faultOf(text)).toMatchObject({ name: 'QueryError', reason, subject, at });
  });
});

describe('a query that is refused', () => {
  it.each<[string, string]>([
    ['titel:lora', 'title:lora'],
    ['a auther:"Hu, E"', 'a author:"Hu, E"'],
    ['abs:"low rank" b', 'abstract:"low rank" b'],
    ['yeer>=2024', 'year>=2024'],
    ['t\u0456tle:lora', 'title:lora'],
    ['a \u041ER b', 'a OR b'],
    ['a https://arxiv.org/abs/2307.09288', 'a id:arxiv:2307.09288'],
    ['arXiv:2307.09288v1', 'id:arxiv:2307.09288'],
    ['Adam:a method', '"Adam:a" method'],
    ['a "b c', 'a "b c"'],
    ['(a OR b', '(a OR b)'],
    ['a) b', 'a b'],
    ['a OR', 'a'],
    ['title:-a', '-title:a'],
    ['title>5', 'title:5'],
    ['tag=ml', 'tag:ml'],
    ['tag:*', 'has:tag'],
    ['is:starrd', 'is:starred'],
    ['has:notes', 'has:note'],
    ['year:2024..2022', 'year:2022..2024'],
    ['year>2022..2024', 'year>2022'],
    ['year>=2024-05', 'year>=2024'],
    ['upvotes>1,000', 'upvotes>1000'],
    ['upvotes>2k', 'upvotes>2000'],
    ['age<7', 'age<7d'],
    ['age<2weeks', 'age<2w'],
    ['date>=2024/5/1', 'date>=2024-05-01'],
    ['/a/gi', '/a/i'],
    ['see /papers now', 'see "/papers" now'],
  ])('%j is answered with %j, which can be read', (text, suggestion) => {
    expect(faultOf(text).suggestion).toBe(suggestion);
    expect(() => parse(suggestion)).not.toThrow();
  });

  it.each([
    ['year>=20x4', '20x4'],
    ['year:2022..20x4', '20x4'],
    ['a (b', '('],
    ['titel:lora', 'titel:'],
    ['is:new x', 'new'],
    ['x /a*/ y', '/a*/'],
    ['x "b', '"b'],
  ])('%j is marked at %j', (text, part) => {
    const { at, end } = faultOf(text);
    expect(text.slice(at, end)).toBe(part);
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
    const deepest = `${'(a OR b '.repeat(maxDepth)}title:(a OR b x)${')'.repeat(maxDepth)}`;
    // In a rule, in the list of rules, in what is written at once.
    expect(3 + depthOf(parse(deepest))).toBeLessThan(100);
  });

  it('counts the depth of what is open, not of what was', () => {
    expect(() => parse('(a) '.repeat(maxDepth * 2))).not.toThrow();
  });

  /** Read a text; what is wrong with it lies in it, and what is suggested is another text. */
  function read(text: string): void {
    try {
      parse(text);
    } catch (error) {
      expect(error).toBeInstanceOf(QueryError);
      const { at, end, suggestion } = error as QueryError;
      expect([0 <= at, at <= end, end <= text.length]).toEqual([true, true, true]);
      expect(suggestion).not.toBe(text);
    }
  }

  const piece = fc.oneof(
    fc.constantFrom(...'()"-:/*<>=.,\\|“”„（）：＂−\uD83D\uDE00\u200B\u0430'),
    fc.constantFrom(' ', 'OR', 'AND', 'NOT', 'x', '2024', '7d', '..', '>=', '/a', '(a+)+'),
    fc.constantFrom(...queryFields.map(({ name }) => name)),
    fc.constantFrom(...queryFields.map(({ name }) => `${name}:`)),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );

  it('throws nothing but QueryError', () => {
    const anything = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(anything, read), { numRuns: 3_000 });
  });

  it('throws nothing else for a query that was damaged', () => {
    const damaged = fc
      .tuple(readable, fc.nat(), fc.nat({ max: 3 }), fc.array(piece, { maxLength: 2 }))
      .map(([text, place, cut, put]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + put.join('') + text.slice(at + cut);
      });
    fc.assert(fc.property(damaged, read), { numRuns: 1_000 });
  });

  it('throws nothing else for a query that is as long as it may be', () => {
    const long = fc
      .array(piece, { minLength: 1, maxLength: 4 })
      .map((pieces) => pieces.join('').repeat(maxQueryLength).slice(0, maxQueryLength));
    fc.assert(fc.property(long, read), { numRuns: 300 });
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

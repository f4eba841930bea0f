import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/query/parse';
import { print, printValue } from '../../src/query/print';
import { readable } from './arbitrary';

describe('a printed query', () => {
  it('is read as the query that it was printed from, and printed the same again', () => {
    fc.assert(
      fc.property(readable, (text) => {
        const query = parse(text);
        const printed = print(query);
        expect(parse(printed)).toEqual(query);
        expect(print(parse(printed))).toBe(printed);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['', ''],
    ['  LoRA   and “Low-Rank”', 'lora and "low rank"'],
    ['(a OR (b)) AND c', '(a OR b) c'],
    ['a OR (b c)', 'a OR b c'],
    ['a (b c)', 'a (b c)'],
    ['NOT a NOT (b OR c) NOT -d', '-a -(b OR c) NOT -d'],
    ['title:a title:b', 'title:a title:b'],
    ['x title:(a OR b -c*)', 'x title:(a OR b -c)'],
    ['-title:(lora adapt* /x+/i "a b")', '-title:(lora adapt* /x+/i "a b")'],
    ['-tag:(ML OR "to read")', '-tag:(ml OR "to read")'],
    ['is:unread has:note', 'status:unread has:note'],
    [
      'doi:10.48550/arXiv.2307.09288 id:"https://doi.org/10.1016/0092-8674(95)90001-2"',
      'id:arxiv:2307.09288 id:"doi:10.1016/0092-8674(95)90001-2"',
    ],
    ['doi:10.1145/*', 'id:doi:10.1145/*'],
    ['author:"Hu, E." author:vasw*', 'author:"hu, e" author:vasw*'],
    ['"low rank adap"*', '"low rank adap"*'],
    ['tag:"ml*" tag:"a \\"b\\""', 'tag:"ml*" tag:"a \\"b\\""'],
    ['year>2023 year:2024 year:2020..2022 year<2000', 'year>=2024 year:2024 year:2020..2022 year<=1999'],
    ['age<7d age<=7d age>=2w age>1m age:1y', 'age<7d age<8d age>=2w age>=31d age:1y'],
    ['age<=99999d age<99999d', 'age<=99999d age<99999d'],
    ['age<=0d added<14d', 'age<=0d added<2w'],
    [
      'date:2023 date>2023 date<2024-03 date:2024-02..2024-03-10',
      'date:2023 date>=2024 date<=2024-02 date:2024-02..2024-03-10',
    ],
    ['added>=2026-01 added:2026-05-17', 'added>=2026 added:2026-05-17'],
    ['upvotes>50 comments:0 authors<=3', 'upvotes>=51 comments:0 authors<=3'],
  ])('of %j is %j', (text, printed) => expect(print(parse(text))).toBe(printed));
});

describe('a printed value', () => {
  it('is read as that value, whatever signs it holds', () => {
    const value = fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => /[a-z]/.test(text));
    fc.assert(
      fc.property(value, (text) => {
        expect(parse(`tag:${printValue(text)} x`)).toEqual(parse(`tag:"${text.replace(/["\\]/g, '\\$&')}" x`));
      }),
    );
  });
});

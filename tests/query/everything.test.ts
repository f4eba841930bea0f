import { describe, expect, it } from 'vitest';
import { matchesEverything, matchesNothing } from '../../src/query/everything';
import { parse } from '../../src/query/parse';

describe('a query that meets every paper', () => {
  it.each([
    '',
    ' ',
    'a OR -a',
    '-a OR b OR a',
    'a OR (b OR -b)',
    '(a OR -a) (b OR -b)',
    '-(a -a)',
    '-(x a -a)',
    'NOT NOT (a OR -a)',
    'a OR NOT NOT -a',
    'title:(lora OR -lora)',
    '(a b) OR -(a b)',
  ])('is known by its form: %j', (text) => expect(matchesEverything(parse(text))).toBe(true));

  it.each([
    'a',
    '-a',
    'a -a',
    'a OR -b',
    'title:a OR -a',
    '(a OR -a) b',
    '-(a OR -a)',
    'year<2000 OR year>=2000',
    'a OR b',
  ])('is not taken to be this one: %j', (text) => expect(matchesEverything(parse(text))).toBe(false));
});

describe('a query that no paper meets', () => {
  it.each(['a -a', 'x (a -a)', '-(a OR -a)', '(a -a) OR (b -b)'])('is known by its form: %j', (text) =>
    expect(matchesNothing(parse(text))).toBe(true),
  );
  it.each(['', 'a', '-a', 'a OR (b -b)'])('is not taken to be this one: %j', (text) =>
    expect(matchesNothing(parse(text))).toBe(false),
  );
});

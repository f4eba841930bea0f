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
    'read>=0d',
    'a OR b',
  ])('is not taken to be this one: %j', (text) => expect(matchesEverything(parse(text))).toBe(false));
});

describe('a condition that every paper meets', () => {
  it.each([
    '/./',
    '/[a-z]/',
    '/\\w+/i',
    '/\\b/',
    'title:/[^x]/',
    'author:/\\s/',
    '/[aeiou]/i OR survey',
    'upvotes>=0',
    'age>=0d',
    'authors>=1',
    'year>=1000',
  ])('is known: %j', (text) => expect(matchesEverything(parse(text))).toBe(true));

  it.each([
    '/lora/i',
    '/[0-9]/',
    '/ing\\b/',
    '/^[A-Z]/',
    '/./ lora',
    'note:/./',
    'venue:/./',
    'upvotes>=1',
    'upvotes<=9',
    'authors>=2',
    'year>=1991',
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

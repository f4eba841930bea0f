import { describe, expect, it } from 'vitest';
import { parseJson, shortened, Told } from '../../src/metadata/told';

describe('what a source has told', () => {
  it('is read by paths, and nothing that objects inherit', () => {
    const told = parseJson('{"a":{"b":["x"]},"__proto__":{"c":"y"}}');
    expect(told.of('a', 'b').list(9)[0]?.text(9)).toBe('x');
    expect(told.of('__proto__', 'c').text(9)).toBe('y');
    expect(told.of('c').value).toBeUndefined();
    expect(told.of('a', '__proto__').value).toBeUndefined();
    expect(told.of('a', 'constructor').value).toBeUndefined();
    expect(told.of('a', 'b', 'length').value).toBeUndefined();
    expect(told.names(9)).toEqual(['a', '__proto__']);
  });

  it('is undefined or empty where it is something else', () => {
    for (const value of [null, undefined, true, Number.NaN, {}, [], '  ', '\u0000']) {
      expect(new Told(value).text(9)).toBeUndefined();
      expect(new Told(value).of('a').value).toBeUndefined();
      expect(new Told(value).list(9)).toEqual([]);
      expect(new Told(value).whole(0, 9)).toBeUndefined();
    }
    expect(new Told('x').items(9)).toHaveLength(1);
    expect(new Told(null).items(9)).toEqual([]);
    expect(new Told(10).whole(0, 9)).toBeUndefined();
    expect(new Told(1.5).whole(0, 9)).toBeUndefined();
  });

  it('is tidied and cut, without half a character', () => {
    expect(shortened(' a\u0007\n b ', 9)).toBe('a b');
    expect(shortened('ab😀', 3)).toBe('ab');
    expect(new Told(['1', '2', '3']).list(2)).toHaveLength(2);
    expect(new Told(2017).text(9)).toBe('2017');
  });
});

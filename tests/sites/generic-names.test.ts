import { describe, expect, it } from 'vitest';
import { readNames } from '../../src/sites/generic-names';

const printed = (text: string) => readNames(text)?.author.map((name) => name.printed);

describe('a line of names', () => {
  it.each(['Touvron, H.-M.', 'van Gool, L. J.', 'Vaswani, Ashish', 'Li, A.B.C.'])('may have %s in it', (name) => {
    expect(printed(`Bo Li; ${name}`)).toEqual(['Bo Li', name]);
  });

  // It isn't even tried: 4,000 initials took the expression for names eight seconds to turn down, 8,000 a minute.
  it.each([
    ['initials', `Li, ${'A.'.repeat(50)}`],
    ['capitals', `Li, ${'A'.repeat(41)} ${'A'.repeat(41)}`],
  ])('has none in it that is endless: %s', (_, name) => {
    expect(printed(`Bo Li; ${name}`)).toBeUndefined();
  });
});

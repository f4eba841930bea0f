import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayName, maxNameLength, parseName } from '../../src/core/name';
import { tidy } from '../../src/core/text';

describe('parseName', () => {
  it.each([
    ['Hugo Touvron', { given: 'Hugo', family: 'Touvron' }],
    ['Edward J. Hu', { given: 'Edward J.', family: 'Hu' }],
    ['Laurens van der Maaten', { given: 'Laurens', 'non-dropping-particle': 'van der', family: 'Maaten' }],
    ['Zoë de la Cruz', { given: 'Zoë', 'non-dropping-particle': 'de la', family: 'Cruz' }],
    ['Luc Van Gool', { given: 'Luc', family: 'Van Gool' }],
    ['Peter Van den Berg', { given: 'Peter', family: 'Van den Berg' }],
    ['Minh Van Nguyen', { given: 'Minh Van', family: 'Nguyen' }],
    ['Sammy Davis Jr.', { given: 'Sammy', family: 'Davis', suffix: 'Jr.' }],
    ['John Smith, Jr.', { given: 'John', family: 'Smith', suffix: 'Jr.' }],
    ['Harold Henry Smith III', { given: 'Harold Henry', family: 'Smith', suffix: 'III' }],
    ['Touvron, Hugo', { given: 'Hugo', family: 'Touvron' }],
    ['van der Maaten, Laurens', { given: 'Laurens', 'non-dropping-particle': 'van der', family: 'Maaten' }],
    ['Maaten, Laurens van der', { given: 'Laurens', 'non-dropping-particle': 'van der', family: 'Maaten' }],
    ['Davis, Jr., Sammy', { given: 'Sammy', family: 'Davis', suffix: 'Jr.' }],
  ])('splits %j', (text, name) => expect(parseName(text)).toEqual(name));

  it.each([
    'DeepSeek-AI',
    'NVIDIA',
    'Open Science Collaboration',
    'Gemma Team',
    'Meta AI',
    'University of Somewhere, Department of Names',
    '王小明',
    '王 小明',
    'Wei Chen (陈伟)',
  ])('keeps %j whole', (text) => expect(parseName(text)).toEqual({ literal: text }));

  it('cuts what is too long for a name', () => {
    expect(displayName(parseName('xyz '.repeat(10_000))).length).toBeLessThanOrEqual(maxNameLength);
  });
});

describe('displayName', () => {
  it('writes a name as it was read, unless it was inverted', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((one) => !one.includes(','));
    fc.assert(fc.property(text, (name) => displayName(parseName(name)) === tidy(name)));
    expect(displayName(parseName('van der Maaten, Laurens'))).toBe('Laurens van der Maaten');
  });
});

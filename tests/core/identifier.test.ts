import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify, isPaperId, maxPaperIdLength, type PaperId, pageOf, titleId } from '../../src/core/identifier';

describe('identify', () => {
  it.each([
    ['/papers/2307.09288#community', 'https://huggingface.co/papers', 'arxiv:2307.09288'],
    ['/abs/cs/0503050', 'https://arxiv.org/list/cs/new?skip=0', 'arxiv:cs/0503050'],
    ['//arxiv.org/abs/2307.09288', 'https://example.org/', 'arxiv:2307.09288'],
    ['../abs/2307.09288', 'https://arxiv.org/list/cs', 'arxiv:2307.09288'],
    ['/papers/2307.09288', 'https://example.org/', undefined],
    ['/papers/2307.09288', 'about:blank', undefined],
  ])('reads the link %s on %s as %s', (link, base, id) => expect(identify(link, base)).toBe(id));

  it('answers a well-formed id, or nothing, to anything', () => {
    const part = fc.constantFrom(
      'https://',
      'doi.org/',
      'arxiv.org/abs/',
      '10.1234/',
      '2307.09288',
      'v2',
      '%',
      '#',
      '?',
      '\uD800',
    );
    const text = fc.array(fc.oneof(part, fc.string({ maxLength: 5 })), { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (one) => {
        const id = identify(one);
        expect(id === undefined || isPaperId(id)).toBe(true);
      }),
    );
  });
});

describe('isPaperId', () => {
  it.each([
    'arxiv:2307.09288',
    'arxiv:cs/0503050',
    'doi:10.1145/3292500.3330701',
    'title:attention is all you need|vaswani',
  ])('accepts %s', (id) => expect(isPaperId(id)).toBe(true));

  it.each([
    undefined,
    7,
    ['arxiv:2307.09288'],
    '',
    'arxiv:',
    'arxiv:2307.09288v2',
    'arXiv:2307.09288',
    'arxiv:math.GT/0309136',
    'doi:10.1145/ABC',
    'doi:10.48550/arxiv.2307.09288',
    'title:',
    'title:Not Folded',
    'title:a\u0000b',
    'constructor:x',
    `title:${'a'.repeat(maxPaperIdLength)}`,
  ])('refuses %j', (value) => expect(isPaperId(value)).toBe(false));
});

describe('titleId', () => {
  it('is the same for the same title, however it is written', () => {
    expect(titleId('Attention is  All You Need.', 'Vaswani')).toBe('title:attention is all you need|vaswani');
    expect(titleId('attention — is all you need')).toBe('title:attention is all you need');
  });

  it('tells titles of signs apart and has none for nothing', () => {
    expect(titleId('∞')).toBe('title:∞');
    expect(titleId(' \u0000')).toBeUndefined();
  });

  it('of a title that is cut short is the id of no whole one', () => {
    expect(titleId('Attention is all …', 'Vaswani')).toBe('title:attention is all...|vaswani');
    expect(titleId('Attention is all...', 'Vaswani')).toBe(titleId('Attention is all …', 'Vaswani'));
    expect(titleId('Attention is all', 'Vaswani')).toBe('title:attention is all|vaswani');
  });

  it.each([
    ['Reasoning about C++', 'Reasoning about C'],
    ['C*-algebras', 'C-algebras'],
    ['注意力机制', '注意'],
    ['がくしゅう', 'かくしゅう'],
  ])('is not the same for %s and %s', (one, other) => {
    expect(titleId(one)).toBeDefined();
    expect(titleId(one)).not.toBe(titleId(other));
  });

  it('has the surname without what may stand before it', () => {
    expect(titleId('A', 'van der Maaten')).toBe('title:a|maaten');
    expect(titleId('A', 'Van Gool')).toBe(titleId('A', 'Gool'));
    expect(titleId('A', 'García-Márquez')).toBe('title:a|garcia marquez');
  });

  it('is well formed for any title', () => {
    const text = fc.string({ unit: 'binary', maxLength: 500 });
    fc.assert(fc.property(text, text, (title, surname) => isPaperId(titleId(title, surname) ?? 'title:a')));
  });
});

describe('pageOf', () => {
  it.each([
    ['arxiv:cs/0503050', 'https://arxiv.org/abs/cs/0503050'],
    ['doi:10.1002/a<b>3.0', 'https://doi.org/10.1002/a%3Cb%3E3.0'],
    ['title:a', undefined],
  ])('of %s is %s', (id, page) => expect(pageOf(id as PaperId)).toBe(page));

  it('leads back to the paper', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(value, (suffix) => {
        const id = identify(`10.1234/${suffix}`);
        fc.pre(id !== undefined);
        expect(identify(pageOf(id as PaperId) ?? '')).toBe(id);
      }),
    );
  });
});

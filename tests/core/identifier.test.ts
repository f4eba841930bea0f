import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify, isPaperId, maxPaperIdLength, type PaperId, pageOf, titleId } from '../../src/core/identifier';

describe('identify', () => {
  it.each([
    'https://huggingface.co/papers/2307.09288',
    'https://huggingface.co/papers/2307.09288#community',
    'https://hf.co/papers/2307.09288?utm_source=x',
    'http://arxiv.org/abs/2307.09288v2',
    'https://www.arxiv.org/pdf/2307.09288v2.pdf#page=3',
    'https://export.arxiv.org/html/2307.09288v1/',
    'https://de.arxiv.org/format/2307.09288',
    'https://www.alphaxiv.org/abs/2307.09288v1?chatId=1',
    'https://doi.org/10.48550/arXiv.2307.09288',
    'https://dx.doi.org/10.48550/ARXIV.2307.09288v2',
    'https://doi.org/10.48550%2FarXiv.2307.09288',
    'arxiv.org/abs/2307.09288',
    'arXiv:2307.09288v2',
    'arXiv: 2307.09288v2 [cs.CL]',
    ' 10.48550/arXiv.2307.09288 ',
    'doi:10.48550/arXiv.2307.09288',
  ])('knows %s as one paper', (text) => expect(identify(text)).toBe('arxiv:2307.09288'));

  it.each([
    ['https://arxiv.org/abs/astro-ph/0601001v3', 'arxiv:astro-ph/0601001'],
    ['https://arxiv.org/pdf/math.GT/0309136', 'arxiv:math/0309136'],
    ['arXiv:cs/0503050', 'arxiv:cs/0503050'],
    ['https://doi.org/10.48550/arXiv.hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['https://doi.org/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['https://doi.org/10.1016%2FS0140-6736(20)30183-5', 'doi:10.1016/s0140-6736(20)30183-5'],
    ['10.1145/3292500.3330701.', 'doi:10.1145/3292500.3330701'],
    ['https://doi.org/10.1234/a%3Fb?utm=x', 'doi:10.1234/a?b'],
    ['https://arxiv.org/abs/cs%2F0503050', 'arxiv:cs/0503050'],
  ])('turns %s into %s', (text, id) => expect(identify(text)).toBe(id));

  it.each([
    ['/papers/2307.09288#community', 'https://huggingface.co/papers', 'arxiv:2307.09288'],
    ['/abs/cs/0503050', 'https://arxiv.org/list/cs/new?skip=0', 'arxiv:cs/0503050'],
    ['//arxiv.org/abs/2307.09288', 'https://example.org/', 'arxiv:2307.09288'],
    ['../abs/2307.09288', 'https://arxiv.org/list/cs', 'arxiv:2307.09288'],
    ['/papers/2307.09288', 'https://example.org/', undefined],
    ['/papers/2307.09288', 'about:blank', undefined],
  ])('reads the link %s on %s as %s', (link, base, id) => expect(identify(link, base)).toBe(id));

  it.each([
    '',
    ...['date/2025-01-22', 'week/2025-W04', 'month/2025-01', 'trending', 'submit'].map(
      (page) => `https://huggingface.co/papers/${page}`,
    ),
    'https://huggingface.co/papers?q=2307.09288',
    'https://huggingface.co/2307.09288',
    'https://arxiv.org/list/cs.CL/2307',
    'https://arxiv.org/abs/2307.092888',
    'https://arxiv.org.example.com/abs/2307.09288',
    'https://notarxiv.org/abs/2307.09288',
    'https://arxiv.org@example.com/abs/2307.09288',
    'https://arxiv.org/abs/%E0%A4%A',
    'javascript:alert(1)',
    'version 2307.09288',
    'doi:10.48550',
    '10.1234/\uD800',
    `10.1234/${'x'.repeat(400)}`,
    `https://arxiv.org/abs/2307.09288?${'x'.repeat(2_000)}`,
  ])('sees no paper in %s', (text) => expect(identify(text)).toBeUndefined());

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

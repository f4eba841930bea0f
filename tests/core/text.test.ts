import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, tidy, words } from '../../src/core/text';

describe('fold', () => {
  it.each([
    ['  Sch\u00F6lkopf\n\t&  Łukasz ', 'scholkopf & lukasz'],
    ['Großmann, Ørsted, İzmir', 'grossmann, orsted, izmir'],
    ['ﬁne-tuning in 2² ﹙ｆｕｌｌ﹚', 'fine-tuning in 22 (full)'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['soft\u00ADhyphen', 'softhyphen'],
  ])('turns %j into %j', (text, folded) => expect(fold(text)).toBe(folded));

  it.each(['注意力机制', 'がくしゅう', '학습', 'हिन्दी', 'c++', 'c*', 'c#', '∀x ∈ s'])('leaves %j as it is', (text) =>
    expect(fold(text)).toBe(text),
  );

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });
});

describe('tidy', () => {
  it('makes white space single and drops control characters', () => {
    expect(tidy(' a\u00A0\n \u0000 b\u0000c\u0007 \u2028')).toBe('a bc');
  });
});

describe('words', () => {
  it.each([
    ['Low-Rank Adaptation (LoRA), v2', ['low', 'rank', 'adaptation', 'lora', 'v2']],
    ['C++ and C#, not C* or C', ['c++', 'and', 'c#', 'not', 'c', 'or', 'c']],
    ['a+b #1 x##### GPT-4+', ['a', 'b', '1', 'x', 'gpt', '4+']],
    ['注意力 हिन्दी', ['注意力', 'हिन्दी']],
    ['… — ?!', []],
  ])('of %j are %j', (text, expected) => expect(words(text)).toEqual(expected));
});

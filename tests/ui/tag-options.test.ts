import { describe, expect, it } from 'vitest';
import { matchTags, maxOptions, partsOf, sameTag } from '../../src/ui/tag-options';

const tags = (...names: string[]) => names.map((tag) => ({ tag, count: 1 }));
const found = (typed: string, ...names: string[]) => matchTags(tags(...names), typed).map(({ tag }) => tag);

describe('tags that what is typed can mean', () => {
  it('match on every part of their path', () => {
    expect(found('peft', 'ml/peft', 'ml/peft/lora', 'theory')).toEqual(['ml/peft', 'ml/peft/lora']);
    expect(found('ml/eff', 'ml/efficient inference', 'ml/coefficients', 'efficient')).toEqual([
      'ml/efficient inference',
      'ml/coefficients',
    ]);
  });

  it('need the parts in the order of the path', () => {
    expect(found('peft/ml', 'ml/peft')).toEqual([]);
  });

  it('put a last level that starts with it first, then the last used', () => {
    expect(found('in', 'ml/training', 'inference', 'reading/in depth')).toEqual([
      'inference',
      'reading/in depth',
      'ml/training',
    ]);
  });

  it('ignore case and accents', () => {
    expect(found('ECOLE', 'école')).toEqual(['école']);
    expect(sameTag(['École'], 'ecole')).toBe('École');
    expect(sameTag(['école'], 'écoles')).toBeUndefined();
  });

  it('are few at a time', () => {
    expect(found('t', ...Array.from({ length: 30 }, (_, index) => `t${index}`))).toHaveLength(maxOptions);
  });
});

describe('the parts of an option', () => {
  it('are its path, what comes before the match, the match and the rest', () => {
    expect(partsOf('ml/coefficients', 'ml/eff')).toEqual(['ml/', 'co', 'eff', 'icients']);
    expect(partsOf('ml/peft', '')).toEqual(['ml/', 'peft', '', '']);
  });

  it('joined are the tag, also where only the folded form matches', () => {
    for (const typed of ['ecole', 'é', 'ml', 'x/']) expect(partsOf('ml/école', typed).join('')).toBe('ml/école');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxPatternLength, patternFault } from '../../src/query/pattern';

describe('a regular expression that can run away', () => {
  it.each<[string, string]>([
    ['(a+)+$x', '(a+)+'],
    ['(a|aa)+$x', '(a|aa)+'],
    ['([a-z]+)*x', '([a-z]+)*'],
    ['^(\\w+\\s?)*$x', '(\\w+\\s?)*'],
    ['(a*)*b', '(a*)*'],
    ['(\\w|\\d)+x', '(\\w|\\d)+'],
    ['(?=(a+)+$)b', '(a+)+'],
    ['(?<=(a+)+c)b', '(a+)+'],
    ['(.+)+!', '(.+)+'],
    ['(a+){10}b', '(a+){10}'],
    ['(a?){30}a{30}', '(a?){30}'],
    ['a*a*b', 'a*'],
    ['a.*b.*c', '.*'],
    ['(a{1,30}){1,30}b', '(a{1,30}){1,30}'],
    ['(?:(?=.*x)a)*b', '(?:(?=.*x)a)*'],
    ['(\\w+)\\1', '\\1'],
    ['(?<w>x)\\k<w>', '\\k<w>'],
    ['(?:[а-я]|я)+x', '(?:[а-я]|я)+'],
    ['(?:\\p{L}|x)+y', '(?:\\p{L}|x)+'],
    ['(?:\\p{Script=Thai}|\\p{Nd})+y', '(?:\\p{Script=Thai}|\\p{Nd})+'],
    ['(?:[^a]|b)+x', '(?:[^a]|b)+'],
    ['(?:\\u0061|a)+x', '(?:\\u0061|a)+'],
    ['(?:x[/)\\]]|x)+y', '(?:x[/)\\]]|x)+'],
    ['.*survey', '.*'],
    ['(?:\\b[^x]+)y', '[^x]+'],
    ['\\d?.+!', '.+'],
    ['x.*y[^§]*§', '[^§]*'],
    [`${'a?'.repeat(60)}b`, 'a?'],
    [`${'(?:'.repeat(80)}a${')*'.repeat(80)}b`, '(?:(?:a)*)*'],
  ])('%j is refused for %j', (source, part) => {
    expect(patternFault(source, '')).toMatchObject({ fault: 'patternSlow', subject: part });
  });

  it('may be one only where letters of any size are alike', () => {
    expect(patternFault('(?:é|É)+x', '')).toBeUndefined();
    expect(patternFault('(?:é|É)+x', 'i')).toMatchObject({ fault: 'patternSlow' });
  });

  it('is answered with the one that it can be shortened to', () => {
    expect(patternFault('.*survey', 'i')?.suggestion).toBe('/survey/i');
    expect(patternFault('.*(a+)+x', '')?.suggestion).toBeUndefined();
  });
});

describe('a regular expression as people write it', () => {
  it.each([
    '\\bLLMs?\\b',
    'survey|review|overview',
    'C\\+\\+',
    '\\bGPT-?[234]\\b',
    '^(A|The) ',
    'diffusion.*video',
    'survey.*(vision|speech)',
    'low.?rank',
    '[A-Z]{2,}-\\d+',
    '\\d+[BM]\\b',
    '(?:large|small) language models?',
    '(?:low|high)-?(?:rank|res\\w*) (?:large )?(?:language|vision|multi-?modal) models?',
    '\\b(un)?supervised\\b',
    '注意|注意力',
    '\\w+GAN\\b',
    '\\w+ survey',
    '^.{0,20}:',
    '^.*survey',
    '^(?=.*lora)(?=.*vision)',
    'is (?:(?!not).)*good',
    '\\(.*\\)',
    '(foo|bar)+x',
    '^\\w+(?:-\\w+)*:',
    '(?<!un)supervised',
    '(?<=\\d )hours?',
    '\\p{Lu}{3,}',
    '(?:\\w+ ){1,5}survey',
    '(?:[a-z]+, )*and',
    '(?<year>\\d{4})-\\d\\d',
    '[/\\]]x+',
  ])('%j is used', (source) => expect(patternFault(source, 'i')).toBeUndefined());
});

describe('a regular expression that can’t be used', () => {
  it.each<[string, string, string]>([
    ['', 'g', 'patternFlags'],
    ['x', 'ii', 'patternFlags'],
    ['(', '', 'patternInvalid'],
    ['\\_', '', 'patternInvalid'],
    ['a*', '', 'patternMatchesAll'],
    ['^', '', 'patternMatchesAll'],
    ['(?!x)', '', 'patternMatchesAll'],
    ['x'.repeat(maxPatternLength + 1), '', 'patternTooLong'],
    ['(a+)+'.repeat(2_000), '', 'patternTooLong'],
  ])('%.20j with %j is refused: %s', (source, flags, fault) => expect(patternFault(source, flags)?.fault).toBe(fault));

  it('is told from others whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...'ab.|()[]{}^$*+?\\,-=!:<>',
      '\\w',
      '\\p{L}',
      '(?:',
      '(?=',
      '(?<!',
      '{2,9}',
      '😀',
      '\uD83D',
    );
    const source = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(source, fc.constantFrom('', 'i'), (text, flags) => {
        const found = patternFault(text, flags);
        if (!found) expect(() => new RegExp(text, `${flags}u`)).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });
});

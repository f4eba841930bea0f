import { describe, expect, it } from 'vitest';
import { plainAbstract, plainText } from '../../src/metadata/markup';

describe('a title with markup', () => {
  it.each([
    ['Cats &amp; dogs', 'Cats & dogs'],
    ['Escaped &amp;amp; twice: &amp;lt;', 'Escaped & twice: <'],
    ['R&D, AT&T; and P < 0.05', 'R&D, AT&T; and P < 0.05'],
    ['Stein&apos;s method', "Stein's method"],
    ['one&nbsp;two &Omega;', 'one two Ω'],
    ['Generics such as List<String>', 'Generics such as List<String>'],
    ['The <i>Drosophila</i> genome', 'The Drosophila genome'],
    ['CO<sub>2</sub> and Ca<sup>2+</sup>', 'CO₂ and Ca²⁺'],
    ['x<sub>i</sub>', 'x$_{i}$'],
    ['x<sub>α</sub>', 'xα'],
    ['Sur l&#8217;&eacute;tat', 'Sur l’état'],
    ['A&#0;B&#xD800;C&#x110000;', 'ABC'],
    ['&alpha;-synuclein', 'α-synuclein'],
    ['<scp>BERT</scp> <jats:italic>in vivo</jats:italic>', 'BERT in vivo'],
    ['&constructor; &__proto__;', '&constructor; &__proto__;'],
  ])('reads %s', (markup, plain) => {
    expect(plainText(markup, 2_000)).toBe(plain);
  });

  it.each([
    [
      'Search for <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>B</mml:mi><mml:mo>=</mml:mo><mml:mn>2</mml:mn></mml:math> states',
      'Search for B=2 states',
    ],
    ['of <mml:math><mml:msub><mml:mi>H</mml:mi><mml:mn>0</mml:mn></mml:msub></mml:math>.', 'of $H_{0}$.'],
    ['at <math><mrow><msqrt><mi>s</mi></msqrt><mo>=</mo><mn>13</mn></mrow></math> TeV', 'at s=13 TeV'],
    ['the <math><msup><mi>μ</mi><mo>+</mo></msup></math>', 'the μ+'],
    [
      'a <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^{2}</annotation></semantics></math> b',
      'a $x^{2}$ b',
    ],
    [
      'a <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x}$ \\input{y</annotation></semantics></math> b',
      'a xx}$ \\input{y b',
    ],
    ['a <math><annotation encoding="application/x-tex">x}{y</annotation></math> b', 'a x}{y b'],
    [
      'of <jats:inline-formula><jats:alternatives><jats:tex-math>\\documentclass{minimal} \\begin{document}$$H_0$$\\end{document}</jats:tex-math><mml:math><mml:mi>H</mml:mi></mml:math></jats:alternatives></jats:inline-formula>.',
      'of $H_0$.',
    ],
    [
      'of <jats:alternatives><jats:tex-math>$$x</jats:tex-math><mml:math><mml:mi>H</mml:mi></mml:math></jats:alternatives>',
      'of H',
    ],
  ])('reads formulas: %s', (markup, plain) => {
    expect(plainText(markup, 2_000)).toBe(plain);
  });

  it('is cut, and empty ones are none', () => {
    expect(plainText('a'.repeat(5_000), 2_000)).toHaveLength(2_000);
    expect(plainText(' <i> </i> ', 100)).toBeUndefined();
  });
});

describe('an abstract in JATS', () => {
  it('keeps the headings of its parts and loses its own', () => {
    const jats =
      '<jats:title>Abstract</jats:title><jats:sec><jats:title>Background</jats:title><jats:p>Much is <jats:italic>not</jats:italic> known.</jats:p></jats:sec><jats:sec><jats:title>Results:</jats:title><jats:p>More is.</jats:p></jats:sec>';
    expect(plainAbstract(jats, 20_000)).toBe('Background: Much is not known. Results: More is.');
  });

  it('loses a heading that is no heading', () => {
    expect(plainAbstract('<jats:p>Abstract We show that it works.</jats:p>', 20_000)).toBe('We show that it works.');
    expect(plainAbstract('<p>Abstract nonsense is a term for this.</p>', 20_000)).toBe(
      'Abstract nonsense is a term for this.',
    );
  });
});

it('reads tags that never end', () => {
  const hostile = ['<', '<math>', '<math></math', '<sub>', '&', '<jats:title>', '<i '].map((part) =>
    part.repeat(20_000),
  );
  expect(hostile.map((text) => typeof plainAbstract(text, 20_000))).toEqual(hostile.map(() => 'string'));
});

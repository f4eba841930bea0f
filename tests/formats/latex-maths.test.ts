import { describe, expect, it } from 'vitest';
import { splitMaths } from '../../src/formats/latex-maths';

const mathsOf = (title: string) => splitMaths(title).flatMap(({ isMaths, text }) => (isMaths ? [text] : []));

describe('splitMaths', () => {
  it.each([
    ['An $O(n^2)$ algorithm', '$O(n^2)$'],
    ['$\\beta$-VAE', '$\\beta$'],
    ['Learning in $\\mathbb{R}^d$', '$\\mathbb{R}^d$'],
    ['The $\\{0, 1\\}$ case', '$\\{0, 1\\}$'],
    ['$x_1^{a_b}$', '$x_1^{a_b}$'],
    ["$f'$ and more", "$f'$"],
    ['$\\frac{1}{2}$', '$\\frac{1}{2}$'],
    ['$\\sqrt n$', '$\\sqrt n$'],
  ])('finds the formula of %j', (title, formula) => {
    expect(mathsOf(title)).toEqual([formula]);
  });

  it.each([
    'It costs $5 and $10',
    'From $5-$10',
    'One $',
    '$$',
    '$ x $',
    '\\$x$',
    '$x^a^b$',
    "$x^a'$",
    '$x_$',
    '$x^_a$',
    '$50%$',
    '$a & b$',
    '$α$',
    '$\\{$',
    '${x$',
    '$}x{$',
    '$\\input{/etc/passwd}$',
    '$\\def\\x{y}$',
    '$\\frac{1}$',
    '$x^\\frac12$',
    '$\\sqrt[3$',
    '$\\$',
  ])('takes %j for text', (title) => {
    expect(mathsOf(title)).toEqual([]);
  });

  it('loses nothing', () => {
    const title = 'a $x$ b $ c $y$';
    expect(
      splitMaths(title)
        .map(({ text }) => text)
        .join(''),
    ).toBe(title);
    expect(mathsOf(title)).toEqual(['$x$', '$y$']);
  });
});

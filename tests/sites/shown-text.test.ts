// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { shownText } from '../../src/sites/shown-text';

it.each([
  ['plain, <b>marked</b>\n &amp; <i>set</i>', 'plain, marked & set'],
  ['raw $\\alpha$', 'raw $\\alpha$'],
  [
    'v2: <span class="MathJax_Preview">x</span><span class="MathJax">x</span><script type="math/tex">x^2</script>.',
    'v2: $x^2$.',
  ],
  ['v3: <mjx-container><mjx-math data-latex="x^2">x2</mjx-math></mjx-container>.', 'v3: $x^2$.'],
  [
    'v3: <mjx-container><mjx-math></mjx-math><mjx-assistive-mml><math><mi>x</mi></math></mjx-assistive-mml></mjx-container>.',
    'v3: x.',
  ],
  [
    'KaTeX: <span class="katex"><span><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html">x2</span></span>.',
    'KaTeX: $x^2$.',
  ],
  ['<script>alert(1)</script><style>a{}</style>text', 'text'],
])('reads %j as %j', (html, text) => {
  document.body.innerHTML = html;
  expect(shownText(document.body, 100)).toBe(text);
});

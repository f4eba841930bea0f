// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { skeletonOf } from '../../src/sites/skeleton';

const base = 'https://lab.example.edu/papers';

describe('the skeleton of a card', () => {
  it('shows tags, roles, names of attributes, shapes of links, and where there is text', () => {
    const card = made(`
      <li class="pub" data-user="jane"><h3><a href="https://arxiv.org/abs/2307.09288v2" title="Llama">Llama 2</a></h3>
      <div role="list"><a href="/people/jane?token=secret#me">Jane</a><a href="https://else.example/x">x</a></div></li>`);
    expect(skeletonOf([card], base)).toBe(
      [
        'li[class][data-user]',
        '  h3',
        '    a[href][title] → <arxiv> “…”',
        '  div[role] role=list',
        '    a[href] → /*/*?*#* “…”',
        '    a[href] → <elsewhere>/* “…”',
        '',
      ].join('\n'),
    );
  });

  it('says nothing of who reads what', () => {
    const card = made(
      '<div aria-label="Jane Doe" data-note="mine"><p role="jane doe">secret <b>words</b></p><a href="mailto:jane@example.edu">m</a><a href="http://[">n</a></div>',
    );
    expect(skeletonOf([card], base)).not.toMatch(/jane|secret|words|mine|2307/i);
  });

  it('draws several parts one after the other, and leaves our own marks out', () => {
    const [dt, dd] = made('<dl><dt data-manicule=""></dt><dd></dd></dl>').children;
    expect(skeletonOf([dt as Element, dd as Element], base)).toBe('dt\ndd\n');
  });

  it('ends after 200 lines, and goes 30 levels deep', () => {
    expect(skeletonOf([made(`<div>${'<b></b>'.repeat(500)}</div>`)], base).split('\n')).toHaveLength(202);
    expect(skeletonOf([made('<div>'.repeat(90))], base).split('\n')).toHaveLength(32);
  });
});

function made(html: string): Element {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  return template.content.firstElementChild as Element;
}

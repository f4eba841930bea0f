// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { skeletonOf } from '../../src/sites/skeleton';

const base = 'https://lab.example.edu/papers';

/** The saved pages of all sites. */
const pages = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('page.html'))
  .map((path) => [path, readFileSync(join(import.meta.dirname, path), 'utf8')] as const);

/** All that a line may be: tag, names of attributes, one of the known roles, a link's shape, and whether there is text. */
const lineOfSkeleton =
  /^ *([a-z][a-z0-9-]*)((?:\[[\w:.-]+\])*)(?: role=[a-z]{3,15})?(?: → (?:<[a-z2]{2,10}>|<no (?:address|page)>|<(?:mailto|javascript|data|tel):>|(?:<elsewhere>)?\/(?:\*(?:\/\*)*)?(?:\?\*)?(?:#\*)?))?(?: “…”)?$/;

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
      '<div aria-label="Jane Doe" data-note="mine"><p role="jane doe">secret <b role="secret">words</b></p><a href="mailto:jane@example.edu">m</a><a href="jane:doe">m</a><a href="http://[">n</a></div>',
    );
    expect(skeletonOf([card], base)).not.toMatch(/jane|secret|words|mine|2307/i);
  });

  it.each(pages)('of all of %s is in no words but those of its markup', (_, html) => {
    const document = new DOMParser().parseFromString(html, 'text/html');
    const elements = [...document.querySelectorAll('*')];
    const tags = new Set(elements.map(({ localName }) => localName));
    const names = new Set(elements.flatMap((element) => element.getAttributeNames()));
    for (const line of skeletonOf([document.body], base).trimEnd().split('\n')) {
      if (line === '…') continue;
      const [, tag = '', attributes = ''] = lineOfSkeleton.exec(line) ?? [line];
      expect(tags).toContain(tag);
      for (const name of attributes.slice(1, -1).split('][')) expect(name === '' || names.has(name), line).toBe(true);
    }
  });

  it('draws several parts one after the other, and leaves what is ours out', () => {
    const [dt, dd] = made('<dl><dt data-manicule=""></dt><dd><manicule-margin></manicule-margin></dd></dl>').children;
    expect(skeletonOf([dt as Element, dd as Element], base)).toBe('dt\ndd\n');
  });

  it('ends after 200 lines, goes 30 levels deep, and cuts what is too long for a line', () => {
    const long = `<${'b'.repeat(9_000)} ${Array.from({ length: 9_000 }, (_, n) => `a${n}`).join(' ')}>`;
    expect(skeletonOf([made(long)], base).length).toBeLessThan(1_000);
    expect(skeletonOf([made(`<div>${'<b></b>'.repeat(500)}</div>`)], base).split('\n')).toHaveLength(202);
    expect(skeletonOf([made('<div>'.repeat(90))], base).split('\n')).toHaveLength(32);
  });
});

function made(html: string): Element {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  return template.content.firstElementChild as Element;
}

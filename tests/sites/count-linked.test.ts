// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { countLinked } from '../../src/sites/count-linked';
import { hasAdapter, siteWithoutAdapter } from '../../src/sites/without-adapter';

const parse = (markup: string) => new DOMParser().parseFromString(markup, 'text/html');
const link = (href: string) => `<a href="${href}">x</a>`;

describe('countLinked', () => {
  it('counts each paper once, by whichever of its addresses, and the page’s own not at all', () => {
    const page = parse(
      ['/abs/2601.00001', '/pdf/2601.00001v2', '/abs/2601.00002', '#top', 'javascript:void(0)', 'https://', '/list/cs']
        .map(link)
        .join(''),
    );
    expect(countLinked(page, new URL('https://arxiv.org/list/cs.CL/new'), 10)).toBe(2);
    expect(countLinked(page, new URL('https://arxiv.org/abs/2601.00002'), 10)).toBe(1);
  });

  it('stops when it has seen enough', () => {
    const page = parse([1, 2, 3, 4].map((number) => link(`https://arxiv.org/abs/2601.0000${number}`)).join(''));
    expect(countLinked(page, new URL('https://lab.example.edu/'), 2)).toBe(2);
  });
});

describe('a site without an adapter', () => {
  it.each([
    ['https://Lab.Example.edu:8080/papers', 'lab.example.edu'],
    ['http://[::1]/papers', '1'],
    ['file:///tmp/papers.html', 'file'],
  ])('%s is known by its host: %s', (url, id) => {
    const site = siteWithoutAdapter(new URL(url));
    expect(site).toMatchObject({ id, name: id, hydrates: true });
    expect(id).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
    expect(hasAdapter(site)).toBe(false);
  });
});

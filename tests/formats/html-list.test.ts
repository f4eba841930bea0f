// @vitest-environment jsdom
import axe from 'axe-core';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import '../../src/core/all-schemes';
import type { CitedPaper } from '../../src/core/citing';
import { htmlListWriter } from '../../src/formats/html-list';
import { written } from '../../src/formats/writer';
import { cited, hostile, whole } from './cited';

const html = (papers: CitedPaper[]) => written(htmlListWriter({ includes: whole }), papers);
const read = (papers: CitedPaper[]) => new DOMParser().parseFromString(html(papers), 'text/html');
const llama: CitedPaper = {
  key: 'k',
  paper: {
    id: 'arxiv:2307.09288',
    title: 'Llama 2 <b>',
    author: [{ family: 'Touvron', given: 'Hugo' }],
    issued: '2023',
    'container-title': 'X & Y',
    abstract: 'We develop',
  },
  tags: ['to read'],
  note: '# Head\n\nGood [one](https://a.example/)',
};

afterEach(() => document.documentElement.replaceChildren());

describe('a reading list in HTML', () => {
  it('has a link, authors, place, tags, abstract and note of each paper', () => {
    const item = read([llama]).querySelector('ol.papers > li');
    const texts = [...(item?.children ?? [])].map(({ tagName, textContent }) => [tagName, textContent]);
    expect(texts).toEqual([
      ['H2', 'Llama 2 <b>'],
      ['P', 'Hugo Touvron'],
      ['P', 'X & Y, 2023'],
      ['UL', 'to read'],
      ['DETAILS', 'AbstractWe develop'],
      ['DIV', 'HeadGood one'],
    ]);
    expect(item?.querySelector('h2 a')?.getAttribute('href')).toBe('https://arxiv.org/abs/2307.09288');
    expect(item?.querySelector('.note h3')?.textContent).toBe('Head');
  });

  it('holds no script, no frame and nothing from anywhere, whatever papers say', () => {
    const check = (one: CitedPaper) => {
      const page = read([one, one]);
      expect(page.querySelectorAll('ol.papers > li')).toHaveLength(2);
      expect(page.querySelectorAll('script, iframe, img, link, object, base, form, svg')).toHaveLength(0);
      for (const element of page.body.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          expect(['href', 'class', 'dir', 'aria-label']).toContain(name);
          if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:)/);
        }
      }
    };
    check(hostile);
    fc.assert(fc.property(cited, check), { numRuns: 50 });
    expect(read([]).querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
  });

  it('gives axe nothing to complain of', async () => {
    const page = read([llama, { ...llama, key: 'l' }]);
    document.documentElement.replaceWith(document.importNode(page.documentElement, true));
    const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

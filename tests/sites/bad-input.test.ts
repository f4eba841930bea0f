// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isClobbered } from '../../src/sites/clobbered';
import { readAnywhere } from '../../src/sites/generic';
import { readPage } from '../../src/sites/read';
import { requiredSites, siteFor } from '../../src/sites/registry';
import type { PageReading } from '../../src/sites/site';
import { faultsOf } from './faults';
import { listFixtures, readFixture, readHtml } from './read-fixture';
import { counted, sizeOf } from './work';

const daily = new URL('https://huggingface.co/papers');
const today = '2026-10-20';
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const site = siteFor(daily, requiredSites);
if (site === undefined) throw new Error('no adapter');
const ways: Record<string, (document: Document) => PageReading> = {
  'the adapter': (document) => readPage(site, document, daily, today),
  'no adapter': (document) => readAnywhere(document, new URL('https://lab.example.edu/'), today),
};

const title = (number: number) => `A Study of Margins, Part ${number} of Many`;
const link = (number: number) =>
  `<a href="https://huggingface.co/papers/2601.${String(number % 100_000).padStart(5, '0')}">${title(number)}</a>`;
const card = (number: number, more = '') => `<article><div><h3>${link(number)}</h3>${more}</div></article>`;

/** Read all cards of a page and what they say; answers the cost of that in passes over the page. */
function passes(document: Document, read: (document: Document) => PageReading, limit = 100): number {
  const size = sizeOf(document);
  const { result, visits } = counted(document, limit * size, () => {
    const reading = read(document);
    for (const one of reading.cards.slice(0, 1_000)) one.read();
    return reading;
  });
  expect(faultsOf({ ...result, cards: result.cards.slice(0, 100) }, document)).toEqual([]);
  return visits / size;
}

describe('a page cut off in the middle', () => {
  it.each(listFixtures())('is read up to there: $name', ({ folder }) => {
    const { html, expected, cards } = readFixture(folder);
    const ids = cards.map(({ id }) => id);
    for (const share of [0.3, 0.5, 0.7, 0.9]) {
      const cut = readHtml(html.slice(0, share * html.length), expected.url, today, readAnywhere);
      expect(faultsOf(cut, cut.document)).toEqual([]);
      // No paper comes of a cut that isn't on the whole page, but for the one that is cut.
      const others = cut.cards
        .slice(0, -1)
        .filter(({ id, aliases = [] }) => ![id, ...aliases].some((one) => ids.includes(one)));
      if (cut.kind !== 'paper') expect(others.map(({ id }) => id)).toEqual([]);
    }
  });
});

describe.each(Object.entries(ways))('by %s', (_, read) => {
  it('a megabyte on one line is read once over', () => {
    const line = 'no end to this (it goes on, and on. '.repeat(30_000);
    for (const html of [
      `${card(1)}${card(2, `<p>${line}</p>`)}`,
      `<article><h3>${line}${link(1)}</h3></article>${card(2)}`,
      `<ul><li>${line}${link(1)}${line}</li><li>${link(2)}</li></ul>`,
      `<ul><li>${link(1)}<a href="${'x'.repeat(1_000_000)}">x</a></li><li>${link(2)}</li></ul>`,
    ]) {
      expect(passes(parse(html.replaceAll('\n', '')), read)).toBeLessThan(60);
    }
  });

  it('50,000 links cost as much each as 5,000', () => {
    const cost = (count: number) => {
      const all = Array.from({ length: count }, (_, number) =>
        number % 10 === 0 ? card(number) : '<a href="/x">x</a>',
      );
      return passes(parse(`<main>${all.join('')}</main>`), read);
    };
    expect(cost(50_000)).toBeLessThan(1.2 * cost(5_000));
  });

  it('a card nested 500 deep is read, and costs no more than ten wide pages of its size', () => {
    const deep = (html: string, tag: string) => `<${tag}>`.repeat(500) + html + `</${tag}>`.repeat(500);
    for (const tag of ['div', 'article', 'span', 'section', 'blockquote']) {
      const document = parse(`<main>${deep(card(1), tag)}${deep(card(2), tag)}</main>`);
      expect(read(document).cards.map(({ id }) => id)).toEqual(['arxiv:2601.00001', 'arxiv:2601.00002']);
      passes(document, read, 1_000);
      passes(parse(`<main><article><h3>${deep(link(1), tag)}</h3></article>${card(2)}</main>`), read, 1_000);
    }
  });

  it.each([
    'javascript:alert(1)',
    'javascript:location="https://arxiv.org/abs/2106.09685"',
    'JaVaScRiPt://arxiv.org/abs/2106.09685',
    ' java\nscript:https://arxiv.org/abs/2106.09685',
    'data:text/html,https://arxiv.org/abs/2106.09685',
    'vbscript://arxiv.org/abs/2106.09685',
    'blob:https://arxiv.org/abs/2106.09685',
    'https://arxiv.org/abs/2106.09685\u0000',
    'https://arxiv.org/abs/2106.0968\u00075',
    'https://doi.org/10.1145/a\u0000b',
    'https://doi.org/10.1145/a%00b',
    'https://doi.org/10.1145/a%0Ab',
    'https://doi.org/10.1145/a\u009fb',
    'https://openreview.net/forum?id=abc%00defghij',
  ])('a card that links %j is no paper', (href) => {
    const document = parse(`${card(1)}${card(2)}`);
    const [first] = document.querySelectorAll('a');
    first?.setAttribute('href', href);
    expect(read(document).cards.map(({ id }) => id)).toEqual(['arxiv:2601.00002']);
  });
});

describe('hostile data-props', () => {
  const read = (props: string) => {
    const document = parse(`<div>${card(1)}${card(2)}</div>`);
    document.querySelector('div')?.setAttribute('data-props', props);
    return { document, reading: readPage(site, document, daily, today) };
  };
  const paper = { id: '2601.00001', title: 7, authors: {}, summary: { length: 9 }, publishedAt: [], upvotes: -1 };

  it.each([
    [
      'prototypes',
      '{"__proto__":{"paper":{"summary":"x"}},"constructor":{"prototype":{"summary":"x"}},"dailyPapers":[{"__proto__":{"paper":{"id":"2601.00001","upvotes":7}}}]}',
    ],
    ['wrong types', JSON.stringify({ dailyPapers: [null, 7, [], 'x', { paper }, { paper: [paper] }], paper: [] })],
    ['100,000 papers', JSON.stringify({ dailyPapers: Array(100_000).fill({ paper: { id: '2601.00009' } }) })],
    ['100,000 authors', JSON.stringify({ paper: { id: '2601.00001', authors: Array(100_000).fill({ name: 'A' }) } })],
    ['10,000 levels', `{"paper":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['a paper cut off', '{"dailyPapers":[{"paper":{"id":"2601.00001","upv'],
    ['ids of control characters', JSON.stringify({ paper: { id: '2601.00001\u0000', upvotes: 7 } })],
  ])('of %s leave the cards as they show themselves', (_, props) => {
    const { document, reading } = read(props);
    expect(faultsOf(reading, document)).toEqual([]);
    expect(reading.cards.map((each) => each.read())).toEqual(
      [1, 2].map((number) => ({
        id: `arxiv:2601.0000${number}`,
        title: title(number),
        URL: `https://arxiv.org/abs/2601.0000${number}`,
        foundBy: 'adapter',
      })),
    );
    expect({}).not.toHaveProperty('summary');
  });
});

describe('a form whose field stands for one of its properties', () => {
  /** As browsers have it; jsdom knows nothing of that. */
  const clobbered = (name: string) => {
    const document = parse(`<form><input name="${name}">${card(1)}${card(2)}</form>`);
    const form = document.forms[0] as HTMLFormElement;
    Object.defineProperty(form, name, { value: form.elements[0], configurable: true });
    return document;
  };

  it.each([
    'parentElement',
    'nextElementSibling',
    'children',
    'contains',
    'textContent',
    'classList',
    'getAttributeNames',
  ])('has its page left alone: %s', (name) => expect(isClobbered(clobbered(name))).toBe(true));

  it('is noticed where it stands elsewhere and belongs to the form', () => {
    expect(isClobbered(parse('<form id="a"></form><select form="a" name="children"></select>'))).toBe(true);
    expect(isClobbered(parse('<form id="a"></form><select name="children"></select>'))).toBe(false);
  });

  it.each(['q', 'title', 'id', 'name', 'author'])('does not matter where nobody asks for it: %s', (name) => {
    const document = clobbered(name);
    expect(isClobbered(document)).toBe(false);
    expect(readAnywhere(document, daily, today).cards).toHaveLength(2);
  });
});

it('a page of more papers than anybody scrolls to is read up to a limit', () => {
  const document = parse(`<main>${Array.from({ length: 5_500 }, (_, number) => card(number)).join('')}</main>`);
  expect(readAnywhere(document, new URL('https://lab.example.edu/'), today).cards).toHaveLength(5_000);
});

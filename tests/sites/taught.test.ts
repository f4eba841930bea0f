// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { displayName } from '../../src/core/name';
import type { TaughtSite } from '../../src/core/taught';
import { huggingface } from '../../src/sites/huggingface';
import { readTaught } from '../../src/sites/taught';

const url = new URL('https://huggingface.co/papers/2024');
const taught: TaughtSite = { host: 'huggingface.co', path: '/papers/*', card: ['li'], title: ['b'] };

function read(body: string, more: Partial<TaughtSite> = {}) {
  const document = new DOMParser().parseFromString(`<body>${body}`, 'text/html');
  return readTaught({ ...taught, ...more }, huggingface, document, url, '2026-10-20');
}

function papers(body: string, more?: Partial<TaughtSite>) {
  return read(body, more)?.cards.map((card) => card.read()) ?? [];
}

describe('a taught page', () => {
  it('is read as what it is, taught', () => {
    const reading = read('<ul><li><b>Attention Is All You Need</b></ul>');
    expect(reading).toMatchObject({ kind: 'listing', foundBy: 'taught', skipped: { unlinked: 0, untitled: 0 } });
  });

  it('that looks different by now is not read as taught', () => {
    expect(read('<div><b>Attention Is All You Need</b></div>')).toBeUndefined();
  });
});

describe('a card of a taught page', () => {
  it('is known by the link that was taught, and by its title’s', () => {
    const body =
      '<ul><li><b><a href="https://doi.org/10.1145/1.2">A title of some words</a></b> <i><a href="https://arxiv.org/abs/1706.03762">pdf</a></i></ul>';
    expect(papers(body, { link: ['i a'] })).toMatchObject([{ id: 'arxiv:1706.03762', aliases: ['doi:10.1145/1.2'] }]);
  });

  it('without an identifier is known by title and first author', () => {
    const body = '<ul><li><b>Pruning</b> <i>Grace Hopper, Ada Lovelace</i></ul>';
    expect(papers(body, { authors: ['i'] })[0]?.id).toBe('title:pruning|hopper');
  });

  it('without authors is known by a title that hardly another has, or left out', () => {
    const reading = read('<ul><li><b>On the Margins of Old Books</b><li><b>Preface</b></ul>');
    expect(reading?.cards.map(({ id }) => id)).toEqual(['title:on the margins of old books']);
    expect(reading?.skipped.unlinked).toBe(1);
  });

  it.each([
    ['a line', '<i>Grace Hopper, Ada Lovelace and Mary Somerville</i>', ['i']],
    ['one element each', '<i>Grace Hopper</i> <i>Ada Lovelace</i> <i>Mary Somerville</i>', ['i']],
    ['elements in a line', '<p><i>Grace Hopper</i><i>Ada Lovelace</i><i>Mary Somerville</i></p>', ['p']],
    ['the text of the card', '. Grace Hopper, Ada Lovelace, Mary Somerville. 2024', [':scope']],
  ])('has its authors from %s', (_, markup, authors) => {
    const [paper] = papers(`<ul><li><b>On the Margins of Old Books</b>${markup}</ul>`, { authors });
    expect(paper?.author?.map(displayName)).toEqual(['Grace Hopper', 'Ada Lovelace', 'Mary Somerville']);
  });

  it.each([
    ['<time datetime="2024-03-05T10:00Z">last spring</time>', '2024-03-05'],
    ['<time>Mar 5, 2024</time>', '2024-03-05'],
    ['<time>Proceedings of 2024, pages 11–20</time>', '2024'],
  ])('has its date from %s', (markup, issued) => {
    const [paper] = papers(`<ul><li><b>On the Margins of Old Books</b>${markup}</ul>`, { date: ['time'] });
    expect(paper?.issued).toBe(issued);
  });

  it('whose head is its title has its strip behind its last part', () => {
    const reading = read('<h3>On the Margins of Old Books</h3><p>About them.</p>', {
      card: ['h3'],
      next: ['p'],
      title: [':scope'],
    });
    expect(reading?.cards[0]?.slot.localName).toBe('p');
  });
});

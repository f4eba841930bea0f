import { describe, expect, it } from 'vitest';
import { type Name, parseName } from '../../src/core/name';
import { type Described, isClearlyOther, isSamePaper, surnameOf, titleAlias } from '../../src/core/same-paper';

const attention = 'Attention Is All You Need';
const vaswani = ['Ashish Vaswani', 'Noam Shazeer'];

function known(
  id: Described['id'],
  title: string,
  authors: string[] = [],
  aliases: Described['aliases'] = [],
): Described {
  return { id, title, author: authors.map(parseName), aliases };
}

const arxiv = known('arxiv:1706.03762', attention, vaswani);

describe('two records are of one paper', () => {
  it.each<[string, Described]>([
    ['by a shared id', known('arxiv:1706.03762', 'Another title', ['Jane Doe'])],
    ['by a shared alias', known('doi:10.1000/1', 'Another title', [], ['arxiv:1706.03762'])],
    ['by title and author', known('doi:10.1000/1', attention, vaswani)],
    ['by a title written otherwise', known('doi:10.1000/1', ' attention is  all you need.', vaswani)],
    ['by any author in common', known('doi:10.1000/1', attention, ['N Shazeer'])],
    ['by initials', known('doi:10.1000/1', attention, ['A Vaswani'])],
    ['by a name that is turned round', known('doi:10.1000/1', attention, ['Vaswani, A.'])],
    ['by a name as medical indexes write it', known('pmid:1', attention, ['Vaswani A', 'Shazeer N'])],
    ['from a row without an id', known('title:attention is all you need|vaswani', attention, ['A Vaswani'])],
  ])('%s', (_, other) => {
    expect(isSamePaper(arxiv, other)).toBe(true);
    expect(isSamePaper(other, arxiv)).toBe(true);
  });

  it('in a script without spaces', () => {
    const one = known('doi:10.1000/1', '注意力机制综述', ['王 小明']);
    expect(isSamePaper(one, known('s2:a', '注意力机制综述。', ['王小明']))).toBe(true);
  });
});

describe('two records are not of one paper', () => {
  it.each<[string, Described]>([
    ['by the title alone', known('doi:10.1000/1', attention)],
    ['by the same title of other authors', known('doi:10.1000/1', attention, ['Jane Doe'])],
    ['with a subtitle', known('doi:10.1000/1', `${attention}: A Survey`, vaswani)],
    ['with a title that is cut short', known('doi:10.1000/1', 'Attention Is All You Need …', vaswani)],
    ['by another arXiv id', known('arxiv:2401.00001', attention, vaswani)],
    ['by an id made of the title alone', known('title:attention is all you need', attention)],
    ['by a given name in common', known('doi:10.1000/1', attention, ['Ashish Gupta'])],
  ])('%s', (_, other) => {
    expect(isSamePaper(arxiv, other)).toBe(false);
    expect(isSamePaper(other, arxiv)).toBe(false);
  });

  it.each([
    ['C++', 'C*'],
    ['C++ in depth', 'C in depth'],
    ['C*-algebras', 'C-algebras'],
    ['注意力机制', '注意力'],
    ['が', 'か'],
    ['注意力机制', ''],
    ['', ''],
    ['?!', '…'],
    ['Attention …', 'Attention …'],
    ['Editorial', 'Editorial'],
  ])('called %j and %j', (one, other) => {
    expect(isSamePaper(known('doi:10.1000/1', one, vaswani), known('s2:a', other, vaswani))).toBe(false);
  });

  it('clearly, where both titles and all authors differ', () => {
    expect(isClearlyOther(arxiv, known('doi:10.1000/1', 'Another', ['Jane Doe']))).toBe(true);
    expect(isClearlyOther(arxiv, known('doi:10.1000/1', 'Another', ['A Vaswani']))).toBe(false);
    expect(isClearlyOther(arxiv, { id: 'doi:10.1000/1', title: 'Another' })).toBe(false);
  });
});

describe('surnameOf', () => {
  it.each([
    'Mark D. Wilkinson',
    'Mark Wilkinson',
    'MD Wilkinson',
    'M. D. Wilkinson',
    'M.-D. Wilkinson',
    'Wilkinson MD',
    'Wilkinson M. D.',
    'Wilkinson, M. D.',
    'Wilkinson, Mark D',
    'WILKINSON, Mark',
    'Wilkinson',
  ])('of %s is wilkinson', (text) => expect(surnameOf(parseName(text))).toBe('wilkinson'));

  it.each([
    ['Laurens van der Maaten', 'maaten'],
    ['L Van der Maaten', 'maaten'],
    ['van der Maaten L', 'maaten'],
    ['Luc Van Gool', 'gool'],
    ['Jürgen Schmidhuber', 'schmidhuber'],
    ['J LI', 'li'],
    ['LI J', 'li'],
    ['Gabriel García-Márquez', 'garcia marquez'],
    ['王 小明', '王小明'],
    ['Open Science Collaboration', 'open science collaboration'],
  ])('of %s is %s', (text, surname) => expect(surnameOf(parseName(text))).toBe(surname));

  it('of no name is none', () => {
    expect(surnameOf({})).toBe('');
    expect(surnameOf({ literal: ' ' })).toBe('');
  });
});

describe('titleAlias', () => {
  const author: Name[] = vaswani.map(parseName);

  it('is made of title and first surname', () => {
    expect(titleAlias({ title: attention, author })).toBe('title:attention is all you need|vaswani');
    expect(titleAlias({ title: attention, author: [parseName('Vaswani A')] })).toBe(
      titleAlias({ title: attention, author }),
    );
  });

  it.each([
    ['title', { author }],
    ['author', { title: attention }],
    ['whole title', { title: 'Attention is …', author }],
    ['title of its own', { title: 'Editorial', author }],
  ])('needs a %s', (_, fields) => expect(titleAlias(fields)).toBeUndefined());
});

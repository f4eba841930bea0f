import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseName } from '../../src/core/name';
import type { Paper } from '../../src/core/paper';
import { readText } from '../../src/formats/text';
import { bibtexOf } from './cited';

const read = (text: string) => readText(text, '2025-12-12');

describe('a BibTeX file', () => {
  it('gives what each entry says, LaTeX as text and maths in its dollars', async () => {
    const { kind, papers } = await read(String.raw`
@string{nips = "Advances in " # {NeurIPS}}
@article{vaswani2017attention,
  title = {Attention is {All} you Need for $x^2$ and $\alpha$, a < b \& c -- {\'E}tude {\textcircled{2}}},
  author = {Vaswani, Ashish and van der Maaten, Laurens and {Barnes and Noble} and Erd{\H o}s, P{\'a}l and others},
  year = 2017, month = jun, journal = nips, eprint = {1706.03762v5}, archivePrefix = {arXiv},
  primaryClass = {cs.CL}, doi = {10.5555/3295222}, url = {https://example.org/a_b}, abstract = {Costs 5\% of it}
}`);
    expect(kind).toBe('bibtex');
    expect(papers).toEqual([
      {
        id: 'arxiv:1706.03762',
        aliases: ['doi:10.5555/3295222'],
        title: 'Attention is All you Need for $x^2$ and α, a < b & c – Étude ②',
        author: [
          { family: 'Vaswani', given: 'Ashish' },
          { family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' },
          { literal: 'Barnes and Noble' },
          { family: 'Erdős', given: 'Pál' },
        ],
        authorsIncomplete: true,
        issued: '2017-06',
        type: 'article-journal',
        DOI: '10.5555/3295222',
        'container-title': 'Advances in NeurIPS',
        categories: ['cs.CL'],
        URL: 'https://example.org/a_b',
        abstract: 'Costs 5% of it',
        foundBy: 'text',
      },
    ]);
  });

  it.each([
    ['journal = {arXiv preprint arXiv:1706.03762}', 'arxiv:1706.03762'],
    ['url = {https://arxiv.org/abs/1706.03762}', 'arxiv:1706.03762'],
    ['eprint = {1706.03762}, eprinttype = {arxiv}', 'arxiv:1706.03762'],
    ['doi = {https://doi.org/10.1038/nature14539}', 'doi:10.1038/nature14539'],
    [String.raw`doi = {10.1007/978-3-319-24574-4\_28}`, 'doi:10.1007/978-3-319-24574-4_28'],
    ['eprint = {17060376}, eprinttype = {pubmed}', 'pmid:17060376'],
    ['eprint = {17060376}, eprinttype = {jstor}', 'title:deep things|doe'],
  ])('knows an entry with %s', async (field, id) => {
    const { papers } = await read(`@misc{k, title = {Deep things}, author = {Jane Doe}, ${field}}`);
    expect(papers[0]?.id).toBe(id);
  });

  it('takes two works of one title for two', async () => {
    const { papers } = await read(
      '@article{a, title={Preface}, author={Doe, J}, journal={A}, year=2001}\n@article{b, title={Preface}, author={Doe, J}, journal={B}, year=2009, volume=3}',
    );
    expect(papers.map((paper) => [paper['container-title'], paper.volume])).toEqual([
      ['A', undefined],
      ['B', '3'],
    ]);
  });

  it('loses no neighbour of a broken entry, and names its line', async () => {
    const { papers, unread } = await read(
      '@misc{a, title = {First}}\r\n@misc{broken, title = {never closed\r\n\r\n@misc{b, title = "Second $5"}\r\n@comment{x}\r\n@book{none, year = 2000}\r\n@misc{c title = {x}}\r\n@misc(d, title = {Third})',
    );
    expect(papers.map(({ title }) => title)).toEqual(['First', 'Second $5', 'Third']);
    expect(unread).toEqual([
      { line: 2, text: '@misc{broken, title = {never closed' },
      { line: 6, text: '@book{none' },
      { line: 7, text: '@misc{c title = {x}}' },
    ]);
  });

  it('takes no name from the prototype, and no braces nested without end', async () => {
    const deep = `@misc{k, title = {${'{'.repeat(5_000)}x${'}'.repeat(5_000)}}}`;
    const { papers, unread } = await read(`@misc{k, __proto__ = {x}, constructor = {y}, title = {Fine}}\n${deep}`);
    expect(papers.map(({ title }) => title)).toEqual(['Fine']);
    expect(unread).toHaveLength(1);
  });

  it('is read back from what we write: identifiers, authors, title and date', async () => {
    const word = fc.stringMatching(/^[A-Z][a-zéüøñ&%_#$]{1,9}$/);
    const paper = fc
      .record({
        words: fc.array(word, { minLength: 2, maxLength: 6 }),
        names: fc.array(word, { minLength: 1, maxLength: 3 }),
      })
      .map(
        ({ words, names }): Paper => ({
          id: 'arxiv:2307.09288',
          title: words.join(' '),
          author: names.map((name) => parseName(`Ann ${name}`)),
          issued: '2023-07',
        }),
      );
    await fc.assert(
      fc.asyncProperty(paper, async (said) => {
        const { papers } = await read(bibtexOf([{ paper: said, key: 'k' }]));
        expect(papers[0]).toMatchObject({ id: said.id, title: said.title, author: said.author, issued: said.issued });
      }),
      { numRuns: 100 },
    );
  });
});

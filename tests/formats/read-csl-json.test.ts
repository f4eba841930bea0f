import { describe, expect, it } from 'vitest';
import '../../src/core/all-schemes';
import { cslItem } from '../../src/formats/csl-json';
import { readCslJson } from '../../src/formats/read-csl-json';

const allIncluded = { abstract: true, keywords: true, note: true };
const read = (value: unknown) => readCslJson(JSON.stringify(value, null, 2));

describe('a CSL-JSON file', () => {
  it('gives all that an item says', async () => {
    const { papers, faults } = await read([
      {
        id: 'http://zotero.org/users/1/items/ABCD',
        'citation-key': 'vaswani2017attention',
        type: 'paper-conference',
        title: 'Attention is all you need',
        author: [
          { family: 'Vaswani', given: 'Ashish' },
          { family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' },
          { literal: 'OpenAI' },
          { family: 'Aristotle' },
          {},
        ],
        editor: [{ family: 'Guyon', given: 'I.', suffix: 'III' }],
        issued: { 'date-parts': [['2017', 6, '12'], [2018]] },
        'container-title': 'NeurIPS',
        volume: 30,
        page: '5998-6008',
        DOI: '10.5555/3295222',
        URL: 'https://arxiv.org/abs/1706.03762',
        keyword: 'transformers, attention',
        note: 'arXiv: 1706.03762\nCitation Key: x\nRead this',
        annote: 'again',
      },
    ]);
    expect(faults).toEqual([]);
    expect(papers).toEqual([
      {
        paper: {
          id: 'arxiv:1706.03762',
          aliases: ['doi:10.5555/3295222'],
          title: 'Attention is all you need',
          type: 'paper-conference',
          'container-title': 'NeurIPS',
          volume: '30',
          page: '5998-6008',
          DOI: '10.5555/3295222',
          author: [
            { family: 'Vaswani', given: 'Ashish' },
            { family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' },
            { literal: 'OpenAI' },
            { family: 'Aristotle' },
          ],
          editor: [{ family: 'Guyon', given: 'I.', suffix: 'III' }],
          issued: '2017-06-12',
          URL: 'https://arxiv.org/abs/1706.03762',
        },
        line: 2,
        tags: ['transformers', 'attention'],
        note: 'Read this\n\nagain',
        key: 'vaswani2017attention',
      },
    ]);
  });

  it.each([
    [{ 'date-parts': [[2023]] }, '2023'],
    [{ 'date-parts': [[2023, 7]] }, '2023-07'],
    [{ 'date-parts': [[2023, 77, 1]] }, '2023'],
    [{ raw: '2023-07-18' }, '2023-07-18'],
    [{ literal: 'Summer 2023' }, '2023'],
    [{ raw: '18 July 2023' }, '2023-07-18'],
    ['2023/07', '2023-07'],
    [{ 'date-parts': [[null]] }, undefined],
    [{ 'date-parts': 'x' }, undefined],
  ])('reads the date %j', async (issued, iso) => {
    const { papers } = await read([{ title: 'Deep things', issued }]);
    expect(papers[0]?.paper.issued).toBe(iso);
  });

  it('reads rich text as text, and tags that are words as they are', async () => {
    const title = '<i>Gem</i>ma, H<sub>2</sub>O and <span class="nocase"><b>GPT</b></span> x<sup>n</sup> < y <b>';
    const { papers } = await read([{ title }]);
    expect(papers[0]?.paper.title).toBe('Gemma, H₂O and GPT xn < y <b>');
    const own = { id: 'title:a' as const, title: 'The <b> tag </b>' };
    const written = JSON.stringify(cslItem({ key: 'k', paper: own }, allIncluded));
    expect((await readCslJson(written)).papers[0]?.paper.title).toBe(own.title);
  });

  it.each([
    ['journal-article', 'article-journal'],
    ['proceedings-article', 'paper-conference'],
    ['book-chapter', 'chapter'],
  ])('knows %s of Crossref', async (type, known) => {
    expect((await read([{ title: 'Deep things', type }])).papers[0]?.paper.type).toBe(known);
  });

  it('splits particles from a surname', async () => {
    const { papers } = await read([{ title: 'Deep things', author: [{ family: 'van Gogh', given: 'V.' }] }]);
    expect(papers[0]?.paper.author).toEqual([{ family: 'Gogh', given: 'V.', 'non-dropping-particle': 'van' }]);
  });

  const zotero = {
    itemType: 'conferencePaper',
    title: 'Deep <i>things</i>',
    creators: [
      { firstName: 'Jane', lastName: 'van Doe', creatorType: 'author' },
      { name: 'OpenAI', creatorType: 'author' },
      { firstName: 'Ed', lastName: 'Roe', creatorType: 'editor' },
    ],
    date: '2017-06-12',
    proceedingsTitle: 'NeurIPS',
    pages: '1-9',
    DOI: '10.1000/182',
    tags: [{ tag: 'vision' }],
    extra: 'arXiv: 1706.03762\nCitation Key: doe2017',
  };
  it.each([
    [
      'Better BibTeX',
      {
        config: {},
        items: [
          { ...zotero, extra: 'arXiv: 1706.03762', citationKey: 'doe2017' },
          { itemType: 'attachment', title: 'x' },
        ],
      },
    ],
    ['Zotero’s API', [{ key: 'ABCD', version: 1, data: zotero }]],
  ])('reads the JSON of %s', async (_, file) => {
    const { papers, faults } = await read(file);
    expect(faults).toEqual([]);
    expect(papers).toMatchObject([
      {
        key: 'doe2017',
        tags: ['vision'],
        paper: {
          id: 'arxiv:1706.03762',
          aliases: ['doi:10.1000/182'],
          type: 'paper-conference',
          title: 'Deep things',
          author: [{ family: 'Doe', given: 'Jane', 'non-dropping-particle': 'van' }, { literal: 'OpenAI' }],
          editor: [{ family: 'Roe', given: 'Ed' }],
          issued: '2017-06-12',
          'container-title': 'NeurIPS',
          page: '1-9',
        },
      },
    ]);
  });

  it('reads Better BibTeX’s collections, also in circles', async () => {
    const { papers } = await read({
      config: { label: 'BetterBibTeX JSON' },
      collections: {
        AAAA: { key: 'AAAA', name: 'Thesis', parent: '', items: [2] },
        BBBB: { key: 'BBBB', name: 'Chapter 1', parent: 'AAAA', items: [1, 2] },
        CCCC: { key: 'CCCC', name: 'C', parent: 'DDDD', items: [1] },
        DDDD: { key: 'DDDD', name: 'D', parent: 'CCCC', items: [] },
      },
      items: [
        { ...zotero, itemID: 1, tags: [] },
        { itemType: 'book', itemID: 2, title: 'Whole' },
      ],
    });
    expect(papers.map(({ tags }) => tags)).toEqual([
      ['Thesis/Chapter 1', 'D/C'],
      ['Thesis', 'Thesis/Chapter 1'],
    ]);
  });

  it('reads an object with items, and one item', async () => {
    const item = { title: 'Deep things', author: [{ family: 'Doe', given: 'Jane' }] };
    for (const file of [{ items: [item] }, { version: 1, references: [item] }, item]) {
      expect((await read(file)).papers.map(({ paper }) => paper.id)).toEqual(['title:deep things|doe']);
    }
  });

  it('loses no neighbour of a broken item, and names its line', async () => {
    const { papers, faults } = await readCslJson(
      '[\n  {"title": "First"},\n  {"title": "never closed },\n  {"title": "Second", "note": "a } and a \\" in it"},\n  {"title" "x"},\n  7,\n  {"type": "book"},\n  {"title": "Third", "author": {"a": 1}, "__proto__": {"title": "x"}}\n]',
    );
    expect(papers.map(({ paper, line }) => [line, paper.title])).toEqual([
      [2, 'First'],
      [4, 'Second'],
      [8, 'Third'],
    ]);
    expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
      [3, 'broken'],
      [5, 'broken'],
      [6, 'nothing'],
      [7, 'nothing'],
    ]);
  });

  it('takes no longer for many items on one line', async () => {
    const { papers } = await readCslJson(
      JSON.stringify(Array.from({ length: 20_000 }, (_, at) => ({ title: `Deep things ${at}`, note: 'a, b, c' }))),
    );
    expect(papers).toHaveLength(20_000);
  });

  it('comes to an end with what nests without end, and with many items that have none', async () => {
    const deep = `[{"title": "First"},\n{"a": ${'['.repeat(200_000)}${']'.repeat(200_000)}, "title": "Deep"}]`;
    expect((await readCslJson(deep)).papers.map(({ paper }) => paper.title)).toContain('First');
    const endless = `[${'\n{"title": "x",'.repeat(20_000)}`;
    expect((await readCslJson(endless)).faults.length).toBeGreaterThan(0);
  });
});

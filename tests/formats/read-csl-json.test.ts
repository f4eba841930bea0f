import { describe, expect, it } from 'vitest';
import '../../src/core/all-schemes';
import { readCslJson } from '../../src/formats/read-csl-json';

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

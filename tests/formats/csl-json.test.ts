import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../src/core/all-schemes';
import type { CitedPaper } from '../../src/core/citing';
import type { Paper } from '../../src/core/paper';
import { cslJsonWriter } from '../../src/formats/csl-json';
import { readCslJson } from '../../src/formats/read-csl-json';
import { written } from '../../src/formats/writer';
import { cited, hostile, whole } from './cited';
import { cslSchema } from './csl-schema';

const csl = (papers: CitedPaper[], includes = whole) => written(cslJsonWriter({ includes }), papers);
const item = (paper: Partial<Paper>) => JSON.parse(csl([{ key: 'k', paper: { id: 'title:x|', ...paper } }]))[0];
const isValid = new Ajv({ allowUnionTypes: true }).compile(cslSchema);

describe('CSL-JSON', () => {
  it('has CSL’s names for what it has names for, and the rest in custom', () => {
    const paper: Paper = {
      id: 'arxiv:1706.03762',
      title: 'Attention',
      author: [{ family: 'Oord', given: 'Aäron', 'non-dropping-particle': 'van den' }, { printed: 'Ashish Vaswani' }],
      authorsIncomplete: true,
      authorCount: 8,
      issued: '2017-06',
      categories: ['cs.CL'],
    };
    const said = { tags: ['ml', 'a, b'], note: 'Good.', status: 'read' as const, starred: true, saved: 0 };
    expect(JSON.parse(csl([{ key: 'oord2017', paper, ...said }]))).toEqual([
      {
        id: 'oord2017',
        type: 'article',
        title: 'Attention',
        number: 'arXiv:1706.03762',
        publisher: 'arXiv',
        URL: 'https://arxiv.org/abs/1706.03762',
        author: [
          { family: 'Oord', given: 'Aäron', 'non-dropping-particle': 'van den' },
          { family: 'Vaswani', given: 'Ashish' },
          { literal: 'others' },
        ],
        issued: { 'date-parts': [[2017, 6]] },
        categories: ['cs.CL'],
        keyword: 'ml; a, b',
        annote: 'Good.',
        custom: {
          ids: ['arxiv:1706.03762'],
          authorsIncomplete: true,
          authorCount: 8,
          tags: ['ml', 'a, b'],
          status: 'read',
          starred: true,
          saved: '1970-01-01T00:00:00.000Z',
        },
      },
    ]);
  });

  it('gives a published paper its DOI, and no archive', () => {
    const published = item({ id: 'arxiv:1706.03762', type: 'article-journal', 'container-title': 'J', DOI: '10.1/x' });
    expect(published).toMatchObject({ type: 'article-journal', DOI: '10.1/x', 'container-title': 'J' });
    expect(published).not.toHaveProperty('number');
  });

  it('is a list, also of none', () => {
    expect(JSON.parse(csl([]))).toEqual([]);
  });

  it('is what CSL’s schema asks for, whatever papers say', () => {
    const text = csl([hostile]);
    expect(isValid(JSON.parse(text)), JSON.stringify(isValid.errors)).toBe(true);
    expect(JSON.parse(text)[0].author).toHaveLength(10_000);
    fc.assert(
      fc.property(cited, (one) => {
        expect(isValid(JSON.parse(csl([one]))), JSON.stringify(isValid.errors)).toBe(true);
      }),
      { numRuns: 100 },
    );
    expect(isValid([{ id: 'k', type: 'article', tags: [] }])).toBe(false);
  });

  it('is read again as what was written', async () => {
    await fc.assert(
      fc.asyncProperty(cited, fc.constantFrom('read' as const, 'unread' as const), async (one, status) => {
        const { papers, faults } = await readCslJson(csl([{ ...one, status, starred: true }]));
        expect(faults).toEqual([]);
        const { paper, ...said } = papers[0] ?? {};
        const { id, aliases = [], URL: _, ...read } = paper ?? { id: '' };
        const { id: own, ...wanted } = one.paper;
        expect([id, ...aliases]).toContain(own);
        expect(read).toEqual(wanted);
        const { key, tags = [], note } = one;
        expect(said).toEqual({ line: 2, key, tags, status, starred: true, ...(note && { note }) });
      }),
      { numRuns: 150 },
    );
  });

  it('writes no tag that a processor would take for markup, and reads it again as it was', async () => {
    const title = 'The <b> tag, </i>, <span class="nocase">X</span> and <SUP>2</SUP> of $a<b$, a < b';
    const text = csl([{ key: 'k', paper: { id: 'arxiv:1706.03762', title } }]);
    expect(JSON.parse(text)[0].title).not.toMatch(/<\/?(?:b|i|span|sup)\b/i);
    const { papers } = await readCslJson(text);
    expect(papers[0]?.paper.title).toBe(title);
  });

  it.each([
    [[{ family: 'A', given: 'B' }, { literal: 'others' }]],
    [[{ family: 'A', given: 'B' }, { literal: 'et al.' }]],
  ])('reads of others that there are more authors', async (author) => {
    const { papers } = await readCslJson(JSON.stringify([{ id: 'k', title: 'T', author }]));
    expect(papers[0]?.paper).toMatchObject({ author: author.slice(0, 1), authorsIncomplete: true });
  });
});

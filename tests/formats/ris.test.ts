import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../src/core/all-schemes';
import type { CitedPaper } from '../../src/core/citing';
import type { Paper } from '../../src/core/paper';
import { readRis } from '../../src/formats/read-ris';
import { risWriter } from '../../src/formats/ris';
import { written } from '../../src/formats/writer';
import { cited, hostile, whole } from './cited';

const ris = (papers: CitedPaper[], includes = whole) => written(risWriter({ includes }), papers);
const lines = (paper: Partial<Paper>) =>
  ris([{ key: 'k', paper: { id: 'title:x|', ...paper } }])
    .split('\r\n')
    .slice(0, -1);

describe('RIS', () => {
  it('has a line for each thing that is known, ended as the specification asks', () => {
    const paper: Paper = {
      id: 'arxiv:1706.03762',
      title: 'Attention Is\nAll You Need',
      author: [
        { family: 'Vaswani', given: 'Ashish' },
        { family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' },
        { family: 'Davis', given: 'Sammy', suffix: 'Jr.' },
        { literal: 'Open Science Collaboration' },
      ],
      authorsIncomplete: true,
      type: 'paper-conference',
      issued: '2017-06-12',
      'container-title': 'Advances in Neural Information Processing Systems',
      page: '5998--6008',
      DOI: '10.5555/3295222',
      abstract: 'First.\n\nSecond.',
    };
    expect(ris([{ key: 'vaswani2017', paper, tags: ['ml', 'to read'], note: 'One\n\nTwo' }])).toBe(
      [
        'TY  - CONF',
        'AU  - Vaswani, Ashish',
        'AU  - van der Maaten, Laurens',
        'AU  - Davis, Sammy, Jr.',
        'AU  - Open Science Collaboration,',
        'TI  - Attention Is All You Need',
        'T2  - Advances in Neural Information Processing Systems',
        'C3  - Advances in Neural Information Processing Systems',
        'PY  - 2017',
        'DA  - 2017/06/12/',
        'SP  - 5998',
        'EP  - 6008',
        'DO  - 10.5555/3295222',
        'M1  - arXiv:1706.03762',
        'UR  - https://doi.org/10.5555/3295222',
        'UR  - https://arxiv.org/abs/1706.03762',
        'AB  - First. Second.',
        'KW  - ml',
        'KW  - to read',
        'M2  - Authors incomplete',
        'N1  - One',
        '',
        'Two',
        'ID  - vaswani2017',
        'ER  - ',
        '',
      ].join('\r\n'),
    );
  });

  it.each<[string, Partial<Paper>, string[]]>([
    [
      'an article',
      { type: 'article-journal', 'container-title': 'J', issue: '2', ISSN: '1234-5678' },
      ['TY  - JOUR', 'T2  - J', 'JO  - J', 'IS  - 2', 'SN  - 1234-5678'],
    ],
    [
      'a thesis',
      { type: 'thesis', genre: 'PhD thesis', publisher: 'MIT', 'publisher-place': 'Cambridge' },
      ['TY  - THES', 'PB  - MIT', 'CY  - Cambridge', 'M3  - PhD thesis'],
    ],
    [
      'a report',
      { type: 'report', number: '7', genre: 'Technical report' },
      ['TY  - RPRT', 'IS  - 7', 'M3  - Technical report'],
    ],
    [
      'a book',
      { type: 'book', edition: '2', ISBN: '978', editor: [{ family: 'Lee' }] },
      ['TY  - BOOK', 'ED  - Lee', 'ET  - 2', 'SN  - 978'],
    ],
    [
      'a chapter',
      { type: 'chapter', 'collection-title': 'LNCS', editor: [{ family: 'Lee', given: 'A' }] },
      ['TY  - CHAP', 'T3  - LNCS', 'A2  - Lee, A'],
    ],
    ['a preprint', { type: 'article', issued: '2020', page: 'e17' }, ['TY  - UNPB', 'PY  - 2020', 'SP  - e17']],
  ])('names %s by its kind', (_, paper, expected) => {
    expect(lines(paper)).toEqual([...expected, 'ID  - k', 'ER  - ']);
  });

  it('has what was asked for besides, and nothing else', () => {
    const none = { abstract: false, keywords: false, note: false };
    const text = ris([{ key: 'k', paper: { id: 'title:x|', abstract: 'a' }, tags: ['t'], note: 'n' }], none);
    expect(text).toBe('TY  - UNPB\r\nID  - k\r\nER  - \r\n');
  });

  it('is one reference per paper, a tag on each line, whatever they say', () => {
    const text = ris([hostile, hostile]);
    expect(text.match(/^TY {2}- /gm)).toHaveLength(2);
    expect(text.match(/^ER {2}- \r$/gm)).toHaveLength(2);
    expect(text.match(/^AU {2}- /gm)).toHaveLength(20_000);
    for (const line of text.split('\r\n'))
      expect(line).toMatch(/^(?:[A-Z][A-Z0-9] {2}- [^\n\r\u2028\ud800\0]*|```|unclosed)?$/);
    expect(text).not.toContain('javascript:alert(1)\r');
  });

  it('is read again as what was written', async () => {
    await fc.assert(
      fc.asyncProperty(cited, async (one) => {
        const { papers, faults } = await readRis(ris([one]));
        expect(faults).toEqual([]);
        expect(papers).toHaveLength(1);
        const { paper, key, tags, note } = papers[0] ?? {};
        const { id, aliases = [], URL: address, ...said } = paper ?? { id: '' };
        expect([id, ...aliases]).toContain(one.paper.id);
        const { id: _, ...wanted } = one.paper;
        expect(said).toEqual(wanted);
        expect(address ?? 'https://').toMatch(/^https:/);
        expect([key, tags]).toEqual([one.key, one.tags ?? []]);
        expect(note).toBe(one.note);
      }),
      { numRuns: 150 },
    );
  });

  it('has one note, whose lines are read again as they were, whatever they look like', async () => {
    const note = 'ER  - \n\n- a\n    - b  c\n\n```\n\tTY  - JOUR\nAB  - x\n   ER  -\n```';
    const text = ris([{ key: 'k', paper: { id: 'title:x|', title: 'T' }, note: `\n${note}\u0000\n` }]);
    expect(text.match(/^N1/gm)).toHaveLength(1);
    const { papers, faults } = await readRis(text);
    expect(faults).toEqual([]);
    expect(papers.map((one) => [one.note, one.key])).toEqual([[note, 'k']]);
  });
});

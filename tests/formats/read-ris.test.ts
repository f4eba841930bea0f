import { describe, expect, it } from 'vitest';
import '../../src/core/all-schemes';
import { isRis, readRis } from '../../src/formats/read-ris';

describe('a RIS file', () => {
  it('gives all that a reference says', async () => {
    const { papers, faults } = await readRis(
      `\uFEFFTY  - CPAPER
TI  - Attention is all you need
AU  - Vaswani, Ashish
AU  - van der Maaten, Laurens
AU  - Davis, Sammy, Jr.
AU  - Open Science Collaboration,
AU  - et al.
A2  - Guyon, Isabelle
T2  - Advances in Neural Information Processing Systems
T3  - NIPS
PY  - 2017
DA  - 2017/6/12/
VL  - 30
IS  - 4
SP  - 5998
EP  - 6008
PB  - Curran
CY  - Long Beach
SN  - 9781510860964
ET  - 2nd
DO  - https://doi.org/10.5555/3295222
UR  - https://arxiv.org/abs/1706.03762
AB  - A first line
that goes on.
KW  - transformers
seq2seq
KW  - to read/soon
N1  - <p>A <b>good</b> paper</p><ul><li>one</li></ul>
N1  - Second
ID  - vaswani2017attention
ER  - 
`.replaceAll('\n', '\r\n'),
    );
    expect(faults).toEqual([]);
    expect(papers).toEqual([
      {
        paper: {
          id: 'arxiv:1706.03762',
          aliases: ['doi:10.5555/3295222'],
          title: 'Attention is all you need',
          abstract: 'A first line that goes on.',
          'container-title': 'Advances in Neural Information Processing Systems',
          'collection-title': 'NIPS',
          volume: '30',
          issue: '4',
          page: '5998–6008',
          edition: '2nd',
          publisher: 'Curran',
          'publisher-place': 'Long Beach',
          DOI: '10.5555/3295222',
          ISBN: '9781510860964',
          author: [
            { family: 'Vaswani', given: 'Ashish' },
            { family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' },
            { family: 'Davis', given: 'Sammy', suffix: 'Jr.' },
            { literal: 'Open Science Collaboration' },
          ],
          editor: [{ family: 'Guyon', given: 'Isabelle' }],
          authorsIncomplete: true,
          issued: '2017-06-12',
          type: 'paper-conference',
          URL: 'https://arxiv.org/abs/1706.03762',
        },
        line: 1,
        tags: ['transformers', 'seq2seq', 'to read/soon'],
        note: 'A good paper\n\n- one\n\nSecond',
        key: 'vaswani2017attention',
      },
    ]);
  });

  it('takes an identifier for no note', async () => {
    const { papers } = await readRis('TY  - JOUR\nTI  - Deep\nN1  - arXiv:1706.03762 [cs]\nER  -');
    expect(papers[0]).not.toHaveProperty('note');
    expect(papers[0]?.paper.id).toBe('arxiv:1706.03762');
  });

  it('reads on where ER is missing, where a tag is indented or its value empty, and names what is no paper', async () => {
    const { papers, faults } = await readRis(
      'Exported by somebody\n\nTY  - JOUR\nT1  - First\nN2  -\nY1  - 2001///\nTY  -  THES\n  TI  - Second\nVL - 3\nER  -\nstray\nstray too\nTY  - BOOK\nER  -\nTY  - GEN\rTI  - Last\nKW  - __proto__',
    );
    expect(papers.map(({ paper, line }) => [line, paper.title, paper.issued, paper.type, paper.volume])).toEqual([
      [3, 'First', '2001', 'article-journal', undefined],
      [7, 'Second', undefined, 'thesis', '3'],
      [15, 'Last', undefined, undefined, undefined],
    ]);
    expect(faults).toEqual([
      { line: 1, fault: 'broken', text: 'Exported by somebody' },
      { line: 11, fault: 'broken', text: 'stray' },
      { line: 13, fault: 'nothing', text: 'TY  - BOOK' },
    ]);
  });

  it('is what begins with a type, and nothing else', () => {
    expect(isRis('\n\nTY  - JOUR\n')).toBe(true);
    expect(isRis('My references\nTY  - JOUR\n')).toBe(true);
    expect(isRis('@article{TY, title = {TY - JOUR}}')).toBe(false);
  });

  it('cuts what is beyond all measure, and says so', async () => {
    const { papers, faults } = await readRis(
      `TY  - JOUR\nTI  - ${'x'.repeat(1_000_000)}\n${'AU  - Doe, Jane\n'.repeat(10_000)}ER  -\nTY  - JOUR\nTI  - Next\nER  -`,
    );
    expect(papers.map(({ paper }) => paper.title?.length)).toEqual([2_000, 4]);
    expect(papers[0]?.paper.author).toHaveLength(5_000);
    expect(papers[0]?.paper.authorsIncomplete).toBe(true);
    expect(faults.map(({ line, fault, text }) => [line, fault, text.length])).toEqual([[1, 'cut', 200]]);
  });

  it('makes one of two references of one paper, and two of those that only share a wrong identifier', async () => {
    const reference = (title: string, author: string, more: string) =>
      `TY  - JOUR\nTI  - ${title}\nAU  - ${author}\nDO  - 10.1/x.1000\nDO  - 10.1000/182\n${more}\nER  -\n`;
    const { papers } = await readRis(
      reference('Deep things', 'Doe, Jane', 'KW  - a') +
        reference('Deep things', 'Doe, Jane', 'KW  - b\nVL  - 3') +
        reference('Shallow matters', 'Roe, Richard', 'KW  - c'),
    );
    expect(papers.map(({ paper: { id, volume }, tags }) => [id, volume, tags])).toEqual([
      ['doi:10.1000/182', '3', ['a', 'b']],
      ['title:shallow matters|roe', undefined, ['c']],
    ]);
  });
});

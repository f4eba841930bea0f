import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposalsOf } from '../../src/content/proposals';
import type { ListedPaper } from '../../src/core/paper';
import { compile } from '../../src/query/match';
import { parse } from '../../src/query/parse';
import { subjectOfListed } from '../../src/query/subject';

const paper = (fields: Partial<ListedPaper>): ListedPaper => ({
  id: 'arxiv:2106.09685',
  foundBy: 'adapter',
  ...fields,
});

describe('proposals', () => {
  it('are what the title says, its first authors, its primary category and its venue', () => {
    const proposals = proposalsOf(
      paper({
        title: 'LoRA: Low-Rank Adaptation of Large Language Models',
        author: ['Edward J. Hu', 'Shen, Yelong', 'Phillip Wallis', 'Zeyuan Allen-Zhu'].map((printed) => ({ printed })),
        categories: ['cs.CL', 'cs.AI'],
        'container-title': 'ICLR 2022',
      }),
    );
    expect(proposals.map(({ query }) => query)).toEqual([
      'title:"low rank"',
      'title:"rank adaptation"',
      'title:lora',
      'title:low',
      'title:rank',
      'title:adaptation',
      'title:language',
      'author:"Edward J. Hu"',
      'author:"Yelong Shen"',
      'author:"Phillip Wallis"',
      'category:cs.CL',
      'venue:"ICLR 2022"',
    ]);
  });

  it('have no phrase that goes over a break in the title', () => {
    const phrases = proposalsOf(paper({ title: 'Speech, Vision — Audio (Codecs) “Sparse Heads”' })).map(
      ({ value }) => value,
    );
    expect(phrases.filter((value) => value.includes(' '))).toEqual(['sparse heads']);
  });

  it('leave out what says nothing, and say nothing twice', () => {
    expect(proposalsOf(paper({ title: 'The Models of AI: On Models', author: [{ literal: '—' }] }))).toEqual([]);
    expect(proposalsOf(paper({ title: 'Speech, Speech!' })).map(({ value }) => value)).toEqual(['speech']);
    expect(proposalsOf(paper({}))).toEqual([]);
  });

  it('mean the whole name of a person or a group, commas or not', () => {
    const author = [{ literal: 'Team, Research and Others' }, { literal: 'DeepSeek-AI' }, { literal: 'x "y" z' }];
    expect(proposalsOf(paper({ author })).map(({ query }) => query)).toEqual([
      'author:"Team  Research and Others"',
      'author:"DeepSeek-AI"',
      'author:"x  y  z"',
    ]);
  });

  it('can be read, and meet the paper that they are made of', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 });
    const name = fc.oneof(fc.constantFrom('Edward J. Hu', 'Van der Meer, Jan, Jr.', '王伟', "O'Brien, S."), text);
    const category = fc.oneof(fc.constantFrom('cs.CL', 'a) OR (b', 'x "y', 'C++ #1'), text);
    fc.assert(
      fc.property(text, name, text, category, (title, printed, venue, one) => {
        const listed = paper({
          title: `Sparse ${title} Attention`,
          author: [{ printed }],
          'container-title': venue,
          categories: [one],
        });
        for (const { query, kind } of proposalsOf(listed)) {
          const verdict = compile(parse(query))(subjectOfListed(listed, 'arxiv'));
          if (kind !== 'category') expect(verdict, query).toBe(true);
        }
      }),
    );
  });
});

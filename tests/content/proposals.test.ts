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
  it('are the telling words, then pairs of them, then the primary category', () => {
    const proposals = proposalsOf(
      paper({ title: 'LoRA: Low-Rank Adaptation of Large Language Models', categories: ['cs.CL', 'cs.AI'] }),
    );
    expect(proposals.map(({ query }) => query)).toEqual([
      'title:lora',
      'title:low',
      'title:rank',
      'title:adaptation',
      'title:language',
      'title:"lora low"',
      'title:"low rank"',
      'title:"rank adaptation"',
      'category:cs.CL',
    ]);
  });

  it('leave out what says nothing, and say nothing twice', () => {
    expect(proposalsOf(paper({ title: 'The Models of AI: On Models' }))).toEqual([]);
    expect(proposalsOf(paper({ title: 'Speech, Speech!' })).map(({ value }) => value)).toEqual([
      'speech',
      'speech speech',
    ]);
    expect(proposalsOf(paper({}))).toEqual([]);
  });

  it('can be read, and meet the paper that they are made of', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 });
    const category = fc.oneof(fc.constantFrom('cs.CL', 'a) OR (b', 'x "y', 'C++ #1'), text);
    fc.assert(
      fc.property(text, category, (title, one) => {
        const listed = paper({ title: `Sparse ${title} Attention`, categories: [one] });
        for (const { query, kind } of proposalsOf(listed)) {
          const verdict = compile(parse(query))(subjectOfListed(listed, 'arxiv'));
          if (kind === 'title') expect(verdict, query).toBe(true);
        }
      }),
    );
  });
});

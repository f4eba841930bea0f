import { describe, expect, it, vi } from 'vitest';
import { hiddenCounts, type Reason, reasonToHide } from '../../src/content/decide';
import { type AnnotationMark, emptyAnnotation, markOf } from '../../src/core/annotation';
import type { ListedPaper } from '../../src/core/paper';
import { compile } from '../../src/query/match';
import { parse } from '../../src/query/parse';
import { subjectOfListed } from '../../src/query/subject';
import { pageRule } from './rules';

const survey: ListedPaper = { id: 'arxiv:2601.00001', title: 'A Survey of Surveys', foundBy: 'adapter' };
const now = 1_000;

function mark(said: Partial<AnnotationMark>): AnnotationMark {
  return { ...markOf(emptyAnnotation(survey.id)), ...said };
}

function reason(rules: Parameters<typeof reasonToHide>[1], said?: Partial<AnnotationMark>, paper = survey) {
  return reasonToHide(said && mark(said), rules, 'arxiv', now, () => subjectOfListed(paper, 'arxiv'));
}

function verdict(query: string, paper: Partial<ListedPaper>) {
  return compile(parse(query))(subjectOfListed({ ...survey, ...paper }, 'arxiv'));
}

describe('a reason to hide', () => {
  const rule = pageRule('title:survey');

  it('is the first rule that the paper meets', () => {
    expect(reason([pageRule('title:speech'), rule, pageRule('title:surveys')])).toEqual({ by: 'rule', rule });
    expect(reason([pageRule('title:speech')])).toBeUndefined();
    expect(reason([])).toBeUndefined();
  });

  it('is none where the paper is saved, whatever the rules say', () => {
    expect(reason([rule], { saved: true })).toBeUndefined();
    expect(reason([rule], { saved: false })).toEqual({ by: 'rule', rule });
  });

  it('is the user’s own hand before any rule, and also where the paper is saved', () => {
    expect(reason([rule], { hidden: true })).toEqual({ by: 'hand' });
    expect(reason([], { hidden: true, saved: true })).toEqual({ by: 'hand' });
  });

  it('is no rule that is over', () => {
    expect(reason([pageRule('title:survey', { expires: now })])).toBeUndefined();
    expect(reason([pageRule('title:survey', { expires: now + 1 })])).toBeDefined();
  });

  it('is no rule of other sites', () => {
    expect(reason([pageRule('title:survey', { sites: ['huggingface'] })])).toBeUndefined();
    expect(reason([pageRule('title:survey', { sites: [] })])).toBeUndefined();
    expect(reason([pageRule('title:survey', { sites: ['huggingface', 'arxiv'] })])).toBeDefined();
  });

  it.each(['abstract:survey', '-abstract:speech', '-author:hu', '-speech', '-has:venue', '-category:cs.CV'])(
    'is never %s, which the card doesn’t show',
    (query) => expect(reason([pageRule(query)])).toBeUndefined(),
  );

  it('doesn’t have the card read where no rule could apply', () => {
    const read = vi.fn(() => subjectOfListed(survey, 'arxiv'));
    reasonToHide(undefined, [pageRule('survey', { sites: ['x'] })], 'arxiv', now, read);
    reasonToHide(mark({ saved: true }), [rule], 'arxiv', now, read);
    expect(read).not.toHaveBeenCalled();
  });
});

describe('what a page says of a paper', () => {
  it.each<[string, Partial<ListedPaper>, boolean | undefined]>([
    ['site:arxiv', {}, true],
    ['id:arxiv:2601.00001', {}, true],
    ['is:saved', {}, false],
    ['abstract:x', { abstract: 'x' }, true],
    ['author:hu', { author: [{ family: 'Hu', given: 'E. J.' }] }, true],
    ['-author:hu', { author: [{ literal: 'DeepSeek-AI' }] }, true],
    ['-author:hu', { author: [{ literal: 'DeepSeek-AI' }], authorsIncomplete: true }, undefined],
    ['category:cs.CV', { categories: ['cs.CL', 'cs.CV'] }, true],
    ['note:x', {}, false],
  ])('%j for %j is %s', (query, paper, expected) => expect(verdict(query, paper)).toBe(expected));
});

describe('the counts of what is hidden', () => {
  const [a, b] = [pageRule('title:a', { name: 'A' }), pageRule('title:b', { name: 'B' })];
  const by = (reason: Reason | undefined, state = 'gone') => ({ reason, state });

  it('are by rule in the order of the cards, the user’s own hand last', () => {
    const views = [
      by({ by: 'hand' }),
      by({ by: 'rule', rule: b }),
      by({ by: 'rule', rule: a }),
      by({ by: 'rule', rule: b }),
    ];
    expect(hiddenCounts(views)).toEqual([
      { rule: { id: 'title:b', name: 'B', query: 'title:b' }, count: 2 },
      { rule: { id: 'title:a', name: 'A', query: 'title:a' }, count: 1 },
      { count: 1 },
    ]);
  });

  it('have folded cards, and not those that are shown', () => {
    const folded = by({ by: 'rule', rule: a }, 'folded');
    expect(hiddenCounts([folded, by({ by: 'rule', rule: b }, 'shown'), by(undefined)])).toMatchObject([{ count: 1 }]);
    expect(hiddenCounts([])).toEqual([]);
  });
});

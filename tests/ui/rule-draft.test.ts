import { describe, expect, it } from 'vitest';
import type { NewRule } from '../../src/core/rule';
import { ruleChangeOf } from '../../src/ui/rule-draft';

const rule: NewRule = { name: 'A', query: 'a', action: 'highlight', colour: 'pink', sites: ['arxiv'], enabled: true };

describe('the change from one rule to another', () => {
  it('names what differs, and takes away with null what is gone', () => {
    const to: NewRule = { name: 'A', query: 'b', action: 'tag', tag: 'x', sites: ['arxiv'], enabled: true };
    expect(ruleChangeOf(rule, to)).toEqual({ query: 'b', action: 'tag', tag: 'x', colour: null });
  });

  it('is empty between equal ones', () => {
    expect(ruleChangeOf(rule, { ...rule, sites: ['arxiv'] })).toEqual({});
  });
});

import { describe, expect, it } from 'vitest';
import { Folded } from '../../src/query/folded';
import type { Query } from '../../src/query/query';
import { Rulebook } from '../../src/query/rulebook';
import type { RuleSnapshot } from '../../src/query/snapshot';

const now = 1_000;
const survey = new Folded({ title: 'A Survey of Surveys', abstract: '', author: [], note: '', venue: '' }, now);

function rule(words: string, said: Partial<RuleSnapshot> = {}): RuleSnapshot {
  const parsed: Query = { kind: 'words', words };
  return { id: words, name: words, query: words, action: 'hide', parsed, ...said };
}

const judge = (rules: RuleSnapshot[], isSaved = false) => new Rulebook(rules, 'arxiv', now).judge(survey, isSaved);

describe('the rules of a site', () => {
  it('are those that apply there and aren’t over', () => {
    const rules = [
      rule('a', { sites: ['arxiv'] }),
      rule('b', { sites: ['huggingface'] }),
      rule('c', { sites: [] }),
      rule('d', { exceptSites: ['arxiv'] }),
      rule('e', { exceptSites: ['huggingface'] }),
      rule('f', { expires: now }),
      rule('g', { expires: now + 1 }),
      rule('h', { action: 'tag' }),
    ];
    expect(new Rulebook(rules, 'arxiv', now).size).toBe(3);
  });

  it('hide by the first that a paper meets, however it hides', () => {
    const [first, second] = [rule('survey', { action: 'collapse' }), rule('surveys')];
    expect(judge([rule('speech'), first, second])).toEqual({ hides: first });
    expect(judge([second, first])).toEqual({ hides: second });
    expect(judge([rule('speech')])).toEqual({});
    expect(judge([])).toEqual({});
  });

  it('hide saved papers only where they say so', () => {
    const also = rule('surveys', { alsoSaved: true });
    expect(judge([rule('survey'), also], true)).toEqual({ hides: also });
    expect(judge([rule('survey'), also])).toEqual({ hides: rule('survey') });
  });

  it('hide nothing that another highlights or shows, wherever it stands', () => {
    const [hide, highlight, show] = [
      rule('survey'),
      rule('of', { action: 'highlight' }),
      rule('surveys', { action: 'show' }),
    ];
    expect(judge([hide, highlight])).toEqual({ highlights: highlight });
    expect(judge([show, hide, highlight])).toEqual({ highlights: highlight, shows: show });
    expect(judge([highlight], true)).toEqual({ highlights: highlight });
  });

  it('tell all that a paper meets, in their order', () => {
    const rules = [rule('surveys'), rule('speech'), rule('of', { action: 'show' }), rule('survey')];
    expect(new Rulebook(rules, 'arxiv', now).met(survey)).toEqual([rules[0], rules[2], rules[3]]);
  });
});

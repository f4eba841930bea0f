import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxQueryLength, type RuleAction, ruleActions } from '../../src/core/rule';
import { Folded } from '../../src/query/folded';
import { compile } from '../../src/query/match';
import { parse } from '../../src/query/parse';
import type { Query } from '../../src/query/query';
import { Rulebook } from '../../src/query/rulebook';
import type { RuleSnapshot } from '../../src/query/snapshot';
import { readable, subject } from './arbitrary';

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

const rules = fc.array(
  fc.record({
    query: readable.filter((query) => query.length <= maxQueryLength),
    action: fc.constantFrom(...ruleActions),
    alsoSaved: fc.boolean(),
  }),
  { maxLength: 12 },
);

function snapshots(all: readonly { query: string; action: RuleAction; alsoSaved: boolean }[]): RuleSnapshot[] {
  return all.map((one, index) => ({ ...one, id: String(index), name: one.query, parsed: parse(one.query) }));
}

describe('the judgement of any rules', () => {
  it('is what each rule’s own matcher says, for one paper after another', () => {
    fc.assert(
      fc.property(rules, fc.array(subject, { maxLength: 4 }), (all, papers) => {
        const known = snapshots(all);
        const book = new Rulebook(known, 'arxiv', now);
        for (const paper of papers) {
          const expected = known.filter(
            ({ action, parsed }) => action !== 'tag' && compile(parsed)(new Folded(paper, now)) === true,
          );
          expect(book.met(new Folded(paper, now))).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same of authors, however a page prints them', () => {
    const asked = ['hu', 'e j hu', 'ej hu', 'x', 'x y', 'x z y', 'van gool', 'gool', '李', '李 明', 'lab', 'wei'];
    const names = asked.flatMap((name): Query[] => [
      { kind: 'author', name },
      { kind: 'author', name, prefix: true },
      { kind: 'author', name, given: 'e' },
    ]);
    const printed = [
      'E. J. Hu',
      'EJ Hu',
      'Hu EJ',
      'Hu, Edward J.',
      'Y X',
      'X Y',
      'XZ Y',
      'Luc Van Gool',
      '李明',
      'AI Lab',
      'Wei Hu',
    ];
    const known = names.map((parsed) => rule(JSON.stringify(parsed), { parsed }));
    const book = new Rulebook(known, 'arxiv', now);
    for (const name of printed) {
      const paper = new Folded({ author: [{ printed: name }] }, now);
      const expected = known.filter(({ parsed }) => compile(parsed)(paper) === true);
      expect(book.met(paper).map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
    }
  });

  it('doesn’t depend on the order of rules that do the same', () => {
    fc.assert(
      fc.property(rules, subject, fc.boolean(), (all, paper, isSaved) => {
        const known = snapshots(all);
        const verdict = (order: RuleSnapshot[]) => {
          const { hides, highlights, shows } = new Rulebook(order, 'arxiv', now).judge(new Folded(paper), isSaved);
          return [hides !== undefined, highlights !== undefined, shows !== undefined];
        };
        expect(verdict(known.toReversed())).toEqual(verdict(known));
      }),
      { numRuns: 200 },
    );
  });

  it('doesn’t depend on where rules that highlight or show stand among those that hide', () => {
    fc.assert(
      fc.property(rules, subject, fc.boolean(), (all, paper, isSaved) => {
        const known = snapshots(all);
        const isKind = ({ action }: RuleSnapshot) => action === 'highlight' || action === 'show';
        const sorted = [...known.filter((one) => !isKind(one)), ...known.filter(isKind)];
        const judgement = (order: RuleSnapshot[]) =>
          new Rulebook(order, 'arxiv', now).judge(new Folded(paper), isSaved);
        expect(judgement(sorted)).toEqual(judgement(known));
      }),
      { numRuns: 200 },
    );
  });
});

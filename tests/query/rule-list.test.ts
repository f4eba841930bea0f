import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidyTag } from '../../src/core/annotation';
import { endOfDay } from '../../src/core/local-day';
import { highlightColours, maxQueryLength, maxRules, type NewRule, type Rule, ruleActions } from '../../src/core/rule';
import { matchesEverything } from '../../src/query/everything';
import { parse } from '../../src/query/parse';
import { maxListFaults, maxListLength, parseRuleList, ruleKey, serializeRuleList } from '../../src/query/rule-list';
import { readable } from './arbitrary';

const rulesOf = (text: string): NewRule[] => parseRuleList(text).rules.map(({ rule }) => rule);
const faultsOf = (text: string) => parseRuleList(text).faults.map(({ line, reason }) => [line, reason.reason]);

const name = fc
  .oneof(
    fc.constantFrom(
      'Surveys',
      'C++ & "co"',
      '{only arxiv} x',
      'a :: b',
      '::',
      '"quoted',
      '# one',
      'hide',
      'x\ny',
      ' x ',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  )
  .filter((text) => text.trim() !== '');
const sites = fc.uniqueArray(fc.constantFrom('arxiv', 'huggingface', 'lab.example.edu', 'off', 'x-1'), {
  minLength: 1,
});
const expires = fc.oneof(
  fc.constantFrom('2026-12-31', '2027-03-28', '2028-02-29').map((day) => endOfDay(day) ?? 0),
  fc.nat({ max: 8.64e15 }),
);
const tag = fc.oneof(fc.constantFrom('ml/peft', 'to read', '"x"', '{off}', 'a::b'), fc.string({ maxLength: 20 }));

/** A rule of the library, as the user may have made it. */
const rule: fc.Arbitrary<Rule> = fc
  .record(
    {
      id: fc.uuid(),
      created: fc.nat(),
      position: fc.integer(),
      name,
      query: readable.filter((text) => !/[\r\n]/.test(text) && text.length <= maxQueryLength && isTelling(text)),
      action: fc.constantFrom(...ruleActions),
      colour: fc.constantFrom(...highlightColours),
      tag: tag.map((text) => tidyTag(text) || 'x'),
      sites,
      exceptSites: sites,
      expires,
      enabled: fc.boolean(),
      alsoSaved: fc.constant(true),
    },
    { requiredKeys: ['id', 'created', 'position', 'name', 'query', 'action', 'enabled', 'tag'] },
  )
  .map(({ colour, tag, ...made }) => ({
    ...made,
    query: made.query.trim(),
    ...(made.action === 'highlight' && colour && { colour }),
    ...(made.action === 'tag' && { tag }),
  }));

function isTelling(query: string): boolean {
  try {
    return !matchesEverything(parse(query));
  } catch {
    return false;
  }
}

function shared({ id: _, created: __, position: ___, ...parts }: Rule): NewRule {
  return parts;
}

describe('a list of rules as text', () => {
  it('is read as what was written', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 5 }), (rules) => {
        const { faults, ...read } = parseRuleList(serializeRuleList(rules, 'My rules\nof today'));
        expect(faults.map(({ text, reason }) => `${reason.message}: ${text}`)).toEqual([]);
        expect(read.rules.map((one) => one.rule)).toEqual(rules.map(shared));
      }),
      { numRuns: 500 },
    );
  });

  it('has one readable line per rule', () => {
    const text = serializeRuleList([
      { name: 'Surveys', query: 'title:(survey OR review)', action: 'hide', enabled: true },
      { name: 'My field', query: 'lora', action: 'highlight', colour: 'green', sites: ['arxiv'], enabled: true },
      { name: 'PEFT', query: '"low-rank"', action: 'tag', tag: 'to read', enabled: true },
      {
        name: 'Speech',
        query: 'asr\nOR speech',
        action: 'hide',
        exceptSites: ['arxiv'],
        expires: endOfDay('2026-12-31') ?? 0,
        alsoSaved: true,
        enabled: false,
      },
    ]);
    expect(text.split('\n')).toEqual([
      'hide Surveys :: title:(survey OR review)',
      'highlight:green {only arxiv} My field :: lora',
      'tag:"to read" PEFT :: "low-rank"',
      'hide {not arxiv; until 2026-12-31; off; saved too} Speech :: asr OR speech',
      '',
    ]);
  });

  it('takes a bare line for a query that hides, so that a list of words is one of rules', () => {
    expect(rulesOf('blockchain\n\n  title:"remote sensing"\nhide and seek\n')).toEqual([
      { name: 'blockchain', query: 'blockchain', action: 'hide', enabled: true },
      { name: 'title:"remote sensing"', query: 'title:"remote sensing"', action: 'hide', enabled: true },
      { name: 'hide and seek', query: 'hide and seek', action: 'hide', enabled: true },
    ]);
  });

  it('passes over comments, blank lines, a byte order mark and any line end', () => {
    expect(parseRuleList('\uFEFF# mine\r\n\r\nhide A :: a\rDIM{OFF}B :: b\n# hide C :: c').rules).toEqual([
      { line: 3, rule: { name: 'A', query: 'a', action: 'hide', enabled: true } },
      { line: 4, rule: { name: 'B', query: 'b', action: 'dim', enabled: false } },
    ]);
  });

  it('names a rule after its query where it has no name, and cuts no character in two', () => {
    expect(rulesOf('dim :: speech')[0]?.name).toBe('speech');
    expect(rulesOf(`x${'😀'.repeat(60)} y`)[0]?.name).toBe(`x${'😀'.repeat(49)}`);
  });
});

describe('a broken line', () => {
  it.each([
    ['mute X :: x', 'action'],
    // A Cyrillic і where Latin letters are meant.
    ['hіde X :: x', 'action'],
    [':: x', 'action'],
    ['hide:green X :: x', 'argument'],
    ['highlight:mauve X :: x', 'colour'],
    ['tag X :: x', 'tag'],
    ['tag:/ X :: x', 'tag'],
    [`tag:${'x'.repeat(201)} X :: x`, 'tagTooLong'],
    ['hide {only arxiv X :: x', 'brace'],
    ['hide {sometimes} X :: x', 'condition'],
    ['hide {off off} X :: x', 'condition'],
    ['hide {off; off} X :: x', 'twice'],
    ['hide {only} X :: x', 'sites'],
    ['hide {only <b>} X :: x', 'site'],
    ['hide {until 2026-02-30} X :: x', 'day'],
    ['hide {until soon} X :: x', 'day'],
    [`hide ${'x'.repeat(101)} :: x`, 'nameTooLong'],
    ['hide X ::', 'everything'],
    ['hide X :: a OR -a', 'everything'],
    ['hide X :: "open', 'unclosedQuote'],
    ['"open', 'unclosedQuote'],
    ['hide X :: (a', 'unclosedParenthesis'],
    ['hide X :: titel:a', 'field'],
    [`hide X :: /${'(a|b)?'.repeat(1_700)}/`, 'tooLong'],
    [`hide X :: ${'x'.repeat(20_000)}`, 'line'],
  ])('is listed with its number and why, and the good ones are read: %.40s', (line, reason) => {
    const text = `hide A :: a\n# b\n${line}\nhide C :: c`;
    expect(faultsOf(text)).toEqual([[3, reason]]);
    expect(rulesOf(text).map((one) => one.name)).toEqual(['A', 'C']);
  });

  it('is shown cut', () => {
    expect(parseRuleList(`mute ${'x'.repeat(5_000)} :: x`).faults[0]?.text).toHaveLength(200);
  });
});

describe('a text that is no list', () => {
  it('is refused where it is longer than any list, or no text', () => {
    expect(parseRuleList('x'.repeat(maxListLength + 1))).toEqual({ rules: [], faults: [], refused: 'tooLong' });
    expect(parseRuleList('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')).toEqual({ rules: [], faults: [], refused: 'notText' });
  });

  it('is read as far as rules fit', () => {
    const { rules, faults, stopped } = parseRuleList('hide A :: a\n'.repeat(100_000));
    expect([rules.length, faults.length, stopped]).toEqual([maxRules, 0, { line: maxRules + 1, by: 'rules' }]);
  });

  it('is read as far as broken lines can be listed', () => {
    const { rules, faults, stopped } = parseRuleList('mute A :: a\n'.repeat(100_000));
    expect([rules.length, faults.length, stopped]).toEqual([
      0,
      maxListFaults,
      { line: maxListFaults + 1, by: 'faults' },
    ]);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'hide',
      'tag:',
      ' :: ',
      '{',
      '}',
      'only',
      'until',
      ';',
      '"',
      '\\',
      ':',
      '\n',
      '(',
      '/',
      '-',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 30 });
    fc.assert(fc.property(text, (pieces) => void parseRuleList(pieces.join(''))));
  });
});

describe('rules that do the same', () => {
  const one: NewRule = { name: 'A', query: 'a  b', action: 'highlight', sites: ['x', 'y'], enabled: true };

  it('have the same key, whatever they are called and until when they hold', () => {
    const same: NewRule = { ...one, name: 'B', query: ' a b ', colour: 'yellow', sites: ['y', 'x'], enabled: false };
    expect(ruleKey({ ...same, expires: 7 })).toBe(ruleKey(one));
  });

  it.each<Partial<NewRule>>([
    { query: 'a c' },
    { action: 'hide' },
    { colour: 'pink' },
    { sites: ['x'] },
    { exceptSites: ['x'] },
    { alsoSaved: true },
  ])('differ from one with %j', (change) => {
    expect(ruleKey({ ...one, ...change })).not.toBe(ruleKey(one));
  });
});

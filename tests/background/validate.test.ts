import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrayFrom, integerFrom, paperIdFrom, siteFrom, stringFrom } from '../../src/background/validate';
import { factEditsFrom, paperFrom } from '../../src/background/validate-paper';
import { ruleChangeFrom, ruleFrom } from '../../src/background/validate-rule';
import { changeFrom, choiceFrom, settingsChangeFrom } from '../../src/background/validate-wish';

const id = 'arxiv:1706.03762';

describe('a paper from a page', () => {
  it('is rebuilt with what a paper has, and nothing else', () => {
    const paper = {
      id,
      aliases: ['doi:10.1000/182'],
      title: ' Attention ',
      author: [{ family: 'Vaswani', given: 'Ashish' }, { literal: 'A Group' }],
      authorsIncomplete: true,
      authorCount: 8,
      abstract: 'A',
      issued: '2017-06',
      'container-title': 'NeurIPS',
      categories: ['cs.CL'],
      URL: 'https://arxiv.org/abs/1706.03762',
    };
    const hostile = { ...paper, upvotes: 3, __proto__: { polluted: true }, constructor: 'x', onclick: 'alert(1)' };
    expect(paperFrom(hostile)).toEqual({ ...paper, title: 'Attention' });
    expect(Object.keys(paperFrom(JSON.parse('{"id":"arxiv:1706.03762","__proto__":{"title":"x"}}')))).toEqual(['id']);
  });

  it('may say of its publication what a file or an API says', () => {
    const facts = {
      type: 'paper-conference',
      editor: [{ family: 'Guyon', given: 'Isabelle' }],
      volume: '30',
      page: '5998–6008',
      publisher: 'Curran',
      'publisher-place': 'Red Hook',
      'collection-title': 'NeurIPS',
      ISBN: '9781510860964',
    };
    expect(paperFrom({ id, ...facts, DOI: 'https://doi.org/10.5555/3295222' })).toEqual({
      id,
      ...facts,
      DOI: '10.5555/3295222',
    });
    expect(paperFrom({ id, type: 'song', DOI: 'javascript:1', volume: 30, editor: ['x'], page: ' ' })).toEqual({ id });
  });

  it('loses fields that are not what they should be', () => {
    const wrong = {
      id,
      aliases: ['javascript:1', 7, id],
      title: 7,
      author: [{ given: 'Only' }, null, 'Vaswani', { family: '' }, { printed: ',,' }],
      authorsIncomplete: true,
      authorCount: -1,
      abstract: '  ',
      issued: 'yesterday',
      categories: [[], {}],
      URL: 'javascript:alert(1)',
    };
    expect(paperFrom(wrong)).toEqual({ id });
  });

  it('is cut to size', () => {
    const author = Array.from({ length: 6_000 }, () => ({ family: 'x'.repeat(1_000) }));
    const paper = paperFrom({ id, title: 'x'.repeat(5_000), abstract: 'y'.repeat(50_000), author });
    expect(paper.title).toHaveLength(2_000);
    expect(paper.abstract).toHaveLength(20_000);
    expect(paper.author).toHaveLength(5_000);
    expect(paper.author?.[0]?.family).toHaveLength(300);
  });

  it('is never cut within a character', () => {
    expect(paperFrom({ id, title: `${'x'.repeat(1_999)}😀` }).title).toBe('x'.repeat(1_999));
  });

  it('is either refused as such or harmless, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.boolean(), (value, hasId) => {
        try {
          const paper = paperFrom(hasId && typeof value === 'object' ? { ...value, id } : value);
          expect(paper.id).toBe(id);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      }),
    );
  });
});

describe('a change', () => {
  it('is rebuilt', () => {
    expect(changeFrom({ do: 'add tag', tag: 'x', note: 'y' })).toEqual({ do: 'add tag', tag: 'x' });
    expect(changeFrom({ do: 'status', status: 'read' })).toEqual({ do: 'status', status: 'read' });
    expect(changeFrom({ do: 'show', shown: true, hidden: true })).toEqual({ do: 'show', shown: true });
  });

  it.each([
    undefined,
    null,
    [],
    'save',
    {},
    { do: 'drop' },
    { do: '__proto__' },
    { do: 'add tag' },
    { do: 'note', note: ['x'] },
    { do: 'note', note: 'x'.repeat(1_000_001) },
    { do: 'status', status: 'toString' },
    { do: 'star', starred: 1 },
    { do: 'hide', hidden: 'false' },
    { do: 'show' },
  ])('is refused: %o', (value) => {
    expect(() => changeFrom(value)).toThrow(TypeError);
  });
});

describe('a rule', () => {
  it('keeps only its parts', () => {
    const scope = { sites: ['arxiv'], exceptSites: ['huggingface'], expires: 5, alsoSaved: true };
    const said = { name: ' n ', query: ' q ', action: 'highlight', colour: 'green', enabled: true, ...scope };
    const hostile = { ...said, id: 'mine', created: 1, position: -1, hits: 9, changed: {} };
    expect(ruleFrom(hostile)).toEqual({ ...said, name: 'n', query: 'q' });
    expect(ruleChangeFrom({ enabled: false, removed: 1, position: 0 })).toEqual({ enabled: false });
  });

  it('without a name is named after the beginning of its query, never cut within a character', () => {
    const rule = { name: ' ', action: 'hide', enabled: true };
    expect(ruleFrom({ ...rule, query: 'speech' }).name).toBe('speech');
    expect(ruleFrom({ ...rule, query: `${'x'.repeat(99)}😀` }).name).toBe('x'.repeat(99));
  });

  it('loses by null what it can be without', () => {
    const change = ruleChangeFrom({ colour: null, tag: null, sites: null, exceptSites: null, expires: null });
    expect(Object.keys(change)).toEqual(['colour', 'tag', 'sites', 'exceptSites', 'expires']);
    expect(Object.values(change).every((part) => part === undefined)).toBe(true);
    const rule = { name: 'n', query: 'q', action: 'hide', enabled: true };
    expect(Object.keys(ruleFrom({ ...rule, colour: null })).toSorted()).toEqual(Object.keys(rule).toSorted());
  });

  it.each(['name', 'query', 'action', 'enabled'])('is not without its %s', (part) => {
    expect(() => ruleChangeFrom({ [part]: null })).toThrow(TypeError);
  });

  it.each([
    { name: 'n', action: 'hide', enabled: true },
    { name: 'n', query: 'q', action: 'steal', enabled: true },
    { name: 'n', query: 'q', action: 'hide', enabled: true, sites: ['https://x/*'] },
    { name: 'n', query: 'q', action: 'hide', enabled: true, expires: Number.NaN },
    { name: {}, query: 'q', action: 'hide', enabled: true },
    { name: 'n', query: 'q', action: 'highlight', colour: '#f00', enabled: true },
    { name: 'n', query: 'q', action: 'hide', enabled: true, exceptSites: 'arxiv' },
    { name: 'n', query: 'q', action: 'hide', enabled: true, expires: 8.64e15 + 1 },
    { name: 'n', query: 'q', action: 'hide', enabled: true, alsoSaved: 1 },
  ])('is refused: %o', (value) => {
    expect(() => ruleFrom(value)).toThrow(TypeError);
  });
});

describe('other data', () => {
  it('is what it should be', () => {
    expect(choiceFrom({ ids: [id] })).toEqual({ ids: [id] });
    expect(choiceFrom({ query: 'x' })).toEqual({ query: 'x' });
    expect(settingsChangeFrom({ pausedSites: ['arxiv', 'arxiv'], evil: 1 })).toEqual({ pausedSites: ['arxiv'] });
    expect(settingsChangeFrom({ pausedEverywhere: true })).toEqual({ pausedEverywhere: true });
    expect(settingsChangeFrom({ exportFormat: 'references' })).toEqual({ exportFormat: 'references' });
    expect(paperIdFrom(id)).toBe(id);
  });

  it.each([
    () => choiceFrom({ ids: ['arxiv:x y'] }),
    () => choiceFrom({}),
    () => settingsChangeFrom({ pausedSites: [7] }),
    () => settingsChangeFrom({ keepsSightings: 'no' }),
    () => settingsChangeFrom({ exportFormat: 'docx' }),
    () => settingsChangeFrom({ pausedEverywhere: null }),
    () => paperIdFrom('__proto__'),
    () => paperIdFrom({ toString: () => id }),
    () => siteFrom('Hugging Face'),
    () => stringFrom('xx', 1),
    () => arrayFrom({ length: 1 }, 5, String),
    () => arrayFrom([1, 2], 1, String),
    () => integerFrom(1.5, 0, 9),
    () => integerFrom('1', 0, 9),
    () => integerFrom(Number.POSITIVE_INFINITY, 0, 9),
  ])('is refused: %s', (read) => {
    expect(read).toThrow(TypeError);
  });
});

describe('fields that are written by hand', () => {
  const edits = (...all: object[]) => factEditsFrom(all);

  it('are those of a paper, each once; without a value one is taken away', () => {
    const author = [{ family: 'Hu', given: 'Edward' }];
    expect(
      edits({ field: 'title', value: ' LoRA ' }, { field: 'author', value: author }, { field: 'issued', value: null }),
    ).toEqual([{ field: 'title', value: 'LoRA' }, { field: 'author', value: author }, { field: 'issued' }]);
    expect(edits({ field: 'authorsIncomplete', value: false })).toEqual([{ field: 'authorsIncomplete', value: false }]);
    expect(() => edits({ field: 'id', value: id })).toThrow(TypeError);
    expect(() => edits({ field: 'constructor', value: 'x' })).toThrow(TypeError);
    expect(() => edits({ field: 'title', value: 'a' }, { field: 'title', value: 'b' })).toThrow(TypeError);
  });

  it('are taken with the resolver of a DOI, and without characters that nobody sees', () => {
    expect(edits({ field: 'DOI', value: ' https://doi.org/10.1234/abc ' })).toEqual([
      { field: 'DOI', value: '10.1234/abc' },
    ]);
    expect(edits({ field: 'title', value: 'a\u0000b\u202Ec' })).toEqual([{ field: 'title', value: 'abc' }]);
  });

  it.each([
    ['title', ''],
    ['title', 'x'.repeat(2_001)],
    ['title', 7],
    ['author', []],
    ['author', [{ family: 'Hu' }, { given: 'nobody' }]],
    ['author', 'Hu'],
    ['issued', '2021-6'],
    ['type', 'song'],
    ['DOI', 'not one'],
    ['URL', 'javascript:alert(1)'],
    ['authorCount', -1],
    ['categories', ['cs.CL', '']],
    ['author', [{ family: 'x'.repeat(301) }]],
    ['author', [{ printed: 'x'.repeat(301) }]],
    ['categories', ['x'.repeat(61)]],
    ['issued', '2024-13-45'],
    ['URL', 'https://['],
  ])('are refused where they would not be kept as they are: %s %j', (field, value) => {
    expect(() => edits({ field, value })).toThrow(
      expect.objectContaining({ name: 'FactInvalid', message: expect.stringMatching(new RegExp(`^${field}:`)) }),
    );
  });
});

describe('settings of sources', () => {
  it('name known sources only, and are whole', () => {
    const metadata = { isOff: false, sources: { arxiv: true, crossref: false, evil: true, __proto__: { a: 1 } } };
    expect(settingsChangeFrom({ metadata })).toEqual({
      metadata: { isOff: false, sources: { arxiv: true, crossref: false } },
    });
    for (const wrong of [
      {},
      { isOff: 1, sources: {} },
      { isOff: true },
      { isOff: true, sources: { arxiv: 'yes' } },
      null,
    ]) {
      expect(() => settingsChangeFrom({ metadata: wrong })).toThrow(TypeError);
    }
  });
});

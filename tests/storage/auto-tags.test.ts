import { beforeEach, describe, expect, it } from 'vitest';
import type { NewRule } from '../../src/core/rule';
import type { Library } from '../../src/storage/library';
import { arxiv, emptyLibrary, inDatabase, paper } from './fixture';

const speech: NewRule = { name: 'Speech', query: 'speech', action: 'tag', tag: 'audio/speech', enabled: true };
const about = paper(1, { title: 'Speech, and what it says', categories: ['cs.CL'] });

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

describe('a rule that tags', () => {
  it('tags what is saved and meets its query, and nothing else', async () => {
    await library.createRules([speech]);
    const { marks } = await library.change([about, paper(2)], { do: 'save' });
    expect(marks.map(({ tags }) => tags)).toEqual([['audio/speech'], []]);
    expect(await library.tags()).toMatchObject([{ tag: 'audio/speech', count: 1 }]);
    expect((await library.search('tag:audio', 0, 10)).matched).toBe(1);
  });

  it.each([
    { do: 'status', status: 'reading' },
    { do: 'star', starred: true },
    { do: 'note', note: 'x' },
    { do: 'add tag', tag: 'mine' },
  ] as const)('tags what is saved by %o', async (change) => {
    await library.createRules([speech]);
    const {
      marks: [mark],
    } = await library.change([about], change);
    expect(mark?.tags.at(-1)).toBe('audio/speech');
  });

  it('is taken back together with the change that saved', async () => {
    await library.createRules([speech]);
    await library.change([about], { do: 'add tag', tag: 'mine' });
    const entries = await inDatabase((db) => db.getAll('journal'));
    expect(new Set(entries.filter(({ store }) => store === 'annotations').map(({ batch }) => batch)).size).toBe(1);
    expect(await library.undo()).toMatchObject([{ saved: false, tags: [] }]);
    expect(await library.tags()).toEqual([]);
    expect(await library.undo()).toEqual([]);
  });

  it('leaves alone what is saved already, though the page says more of it, and what is only hidden', async () => {
    await library.change([about], { do: 'save' });
    await library.createRules([speech]);
    expect((await library.change([about], { do: 'star', starred: true })).marks).toMatchObject([{ tags: [] }]);
    const hidden = paper(2, { title: 'Speech again' });
    await library.change([hidden], { do: 'hide', hidden: true });
    await library.change([hidden], { do: 'show', shown: true });
    expect(await library.get(arxiv(2))).toMatchObject({ saved: false, tags: [] });
    expect(await library.tags()).toEqual([]);
  });

  it('tags each paper once, named twice or saved again', async () => {
    await library.createRules([speech, { ...speech, name: 'Again' }]);
    expect((await library.change([about, about], { do: 'save' })).marks).toMatchObject([
      { tags: ['audio/speech'] },
      { tags: ['audio/speech'] },
    ]);
    await library.change([about], { do: 'remove' });
    expect((await library.change([about], { do: 'save' })).marks).toMatchObject([{ tags: ['audio/speech'] }]);
    expect(await library.tags()).toMatchObject([{ count: 1 }]);
  });

  it.each<[string, Partial<NewRule>, string | undefined, boolean]>([
    ['is switched off', { enabled: false }, 'arxiv', false],
    ['is over', { expires: 1 }, 'arxiv', false],
    ['is not over yet', { expires: 5_000_000_000_000 }, 'arxiv', true],
    ['is for this site', { sites: ['arxiv'] }, 'arxiv', true],
    ['is for another site', { sites: ['huggingface'] }, 'arxiv', false],
    ['is for some site, and none is known', { sites: ['arxiv'] }, undefined, false],
    ['is not for this site', { exceptSites: ['arxiv'] }, 'arxiv', false],
    ['is not for another site', { exceptSites: ['huggingface'] }, 'arxiv', true],
    ['is not for some site, and none is known', { exceptSites: ['arxiv'] }, undefined, true],
    ['only hides', { action: 'hide' }, 'arxiv', false],
    ['asks for the site', { query: 'site:arxiv' }, 'arxiv', true],
    ['asks for what nobody has said', { query: 'speech -abstract:video' }, 'arxiv', false],
    ['asks for what the paper lacks', { query: 'speech category:cs.CV' }, 'arxiv', false],
  ])('%s', async (_, parts, site, isTagged) => {
    await library.createRules([{ ...speech, ...parts }]);
    const {
      marks: [mark],
    } = await library.change([about], { do: 'save' }, site);
    expect(mark?.tags).toEqual(isTagged ? ['audio/speech'] : []);
  });

  it('is removed and tags no more', async () => {
    const [rule] = await library.createRules([speech]);
    await library.removeRules([rule?.id ?? '']);
    expect((await library.change([about], { do: 'save' })).marks).toMatchObject([{ tags: [] }]);
  });

  it('does not see what another one tags, whichever comes first', async () => {
    const second: NewRule = { ...speech, name: 'b', query: 'tag:audio', tag: 'second' };
    await library.createRules([speech, second]);
    await library.createRules([{ ...second, name: 'c' }]);
    expect((await library.change([about, about], { do: 'save' })).marks).toMatchObject([
      { tags: ['audio/speech'] },
      { tags: ['audio/speech'] },
    ]);
  });

  it('adds its tags in the order of the rules, but for one that a later version can not read', async () => {
    await library.createRules([...'gbaecdf'].map((tag) => ({ ...speech, name: tag, tag })));
    await inDatabase(async (db) => {
      const broken = (await db.getAll('rules')).find(({ tag }) => tag === 'a');
      if (broken) await db.put('rules', { ...broken, query: '"' });
    });
    expect((await library.change([about], { do: 'save' })).marks).toMatchObject([{ tags: [...'gbecdf'] }]);
  });
});

describe('the preview of a rule', () => {
  it('counts the papers saved since a time, and how many of them match', async () => {
    await library.change([about, paper(2)], { do: 'save' });
    const saved = await inDatabase((db) => db.get('annotations', arxiv(1)));
    const time = Number(saved?.saved.value);
    expect(await library.preview('speech', time)).toEqual({ matched: 1, total: 2 });
    expect(await library.preview('', time)).toEqual({ matched: 2, total: 2 });
    expect(await library.preview('site:arxiv', time)).toEqual({ matched: 0, total: 2 });
    expect(await library.preview('speech', time + 1)).toEqual({ matched: 0, total: 0 });
    await expect(library.preview('"speech', time)).rejects.toMatchObject({ name: 'QueryError' });
  });
});

import { describe, expect, it, vi } from 'vitest';
import { ruleHandlers } from '../../src/background/handlers/rule';
import { rulesOnPagesHandlers } from '../../src/background/handlers/rules-on-pages';
import { openLibrary } from '../../src/background/open-library';
import { maxRules, type NewRule } from '../../src/core/rule';
import { contentScript, fake, ownPage } from '../fakes/webextension-polyfill';
import { paper } from '../storage/fixture';
import { beginEachAfresh, change } from './fixture';

beginEachAfresh();

const page = contentScript('https://arxiv.org/list/cs.CL/new', { id: 7, incognito: false });
const privatePage = contentScript('https://arxiv.org/list/cs.CL/new', { id: 8, incognito: true });
const speech: NewRule = { name: 'Speech', query: 'speech', action: 'hide', enabled: true };

const create = (rule: Partial<NewRule> = {}, sender = page) =>
  ruleHandlers['rule.create']({ ...speech, ...rule }, sender);
const list = () => ruleHandlers['rule.list'](undefined, page);
const names = async () => (await list()).map(({ name }) => name);

describe('rules', () => {
  it('that can not be used are refused by name', async () => {
    await expect(create({ name: '', query: '  ' })).rejects.toMatchObject({ name: 'RuleInvalid' });
    await expect(create({ action: 'tag' })).rejects.toMatchObject({ name: 'TagEmpty' });
  });

  it('without a name are named after their query', async () => {
    expect(await create({ name: ' ', query: ' speech ' })).toMatchObject({ name: 'speech', query: 'speech' });
  });

  it('are made, changed, moved, removed and brought back', async () => {
    const { id } = await create();
    const { id: second } = await create({ name: 'Second', expires: 5 });
    await ruleHandlers['rule.move']({ id, before: second }, page);
    expect(await names()).toEqual(['Speech', 'Second']);
    expect(await ruleHandlers['rule.change']({ id: second, change: { expires: null } }, page)).not.toHaveProperty(
      'expires',
    );
    await ruleHandlers['rule.move']({ id }, page);
    expect(await names()).toEqual(['Second', 'Speech']);
    await ruleHandlers['rule.remove']([id, second], page);
    expect(await names()).toEqual([]);
    await ruleHandlers['rule.restore']([id, second], page);
    expect(await names()).toEqual(['Second', 'Speech']);
  });

  it.each([
    ['rule.change', () => ruleHandlers['rule.change']({ id: 'nobody', change: {} }, page), 'RuleUnknown'],
    ['rule.move', () => ruleHandlers['rule.move']({ id: 'nobody' }, page), 'RuleUnknown'],
    ['rule.remove', () => ruleHandlers['rule.remove']('nobody' as never, page), 'TypeError'],
    ['rule.restore', () => ruleHandlers['rule.restore']([7] as never, page), 'TypeError'],
    ['rule.import', () => ruleHandlers['rule.import']({ length: 1 } as never, ownPage), 'TypeError'],
  ])('are refused by name where they are none: %s', async (_, ask, name) => {
    await expect(ask()).rejects.toMatchObject({ name });
  });
});

describe('an import', () => {
  it('is for our own pages only', async () => {
    await expect(ruleHandlers['rule.import']([speech], page)).rejects.toMatchObject({ name: 'Forbidden' });
  });

  it('keeps the order of the list, in front of the rules that there are', async () => {
    await create();
    await ruleHandlers['rule.import'](
      [
        { ...speech, name: 'a' },
        { ...speech, name: 'b' },
      ],
      ownPage,
    );
    expect(await names()).toEqual(['a', 'b', 'Speech']);
  });

  it('of one rule that can not be read makes none', async () => {
    const rules = [speech, { ...speech, query: 'title:"open' }];
    await expect(ruleHandlers['rule.import'](rules, ownPage)).rejects.toMatchObject({ name: 'RuleInvalid' });
    expect(await names()).toEqual([]);
  });

  it('of more rules than fit says how many would', async () => {
    await create();
    const rules = Array.from({ length: 100_000 }, () => speech);
    for (const count of [maxRules, rules.length]) {
      const asked = ruleHandlers['rule.import'](rules.slice(0, count), ownPage);
      await expect(asked).rejects.toMatchObject({
        name: 'TooManyRules',
        message: expect.stringContaining(' 4999 more'),
      });
    }
  });
});

describe('the preview of a rule', () => {
  it('counts what was saved in the last thirty days, for any page', async () => {
    const day = 24 * 60 * 60 * 1000;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 31 * day });
    await change(paper(1, { title: 'Speech' }), { do: 'save' });
    vi.setSystemTime(Date.now() + 2 * day);
    await change(paper(2, { title: 'Speech' }), { do: 'save' });
    await change(paper(3), { do: 'save' });
    vi.useRealTimers();
    expect(await rulesOnPagesHandlers['rule.preview']('speech', page)).toEqual({ matched: 1, total: 2 });
    await expect(rulesOnPagesHandlers['rule.preview']('"', page)).rejects.toMatchObject({ name: 'QueryError' });
    await expect(rulesOnPagesHandlers['rule.preview'](7 as never, page)).rejects.toThrow(TypeError);
  });
});

describe('hits', () => {
  const counts = async () => (await list()).map(({ hits }) => hits);

  it('are counted by rule, and only of rules that there are', async () => {
    const [{ id }, { id: other }] = [await create(), await create()];
    await rulesOnPagesHandlers['rule.hits']({ [id]: 3, nobody: 5 }, page);
    await rulesOnPagesHandlers['rule.hits']({ [id]: 1, [other]: 2 }, page);
    expect(await counts()).toEqual([2, 4]);
  });

  it('are not counted in a private window', async () => {
    const { id } = await create();
    await rulesOnPagesHandlers['rule.hits']({ [id]: 3 }, privatePage);
    expect(await counts()).toEqual([0]);
  });

  it('write nothing that wakes the pages', async () => {
    const { id } = await create();
    const { length } = fake.writes;
    await rulesOnPagesHandlers['rule.hits']({ [id]: 3 }, page);
    expect(fake.writes).toHaveLength(length);
    expect(await (await openLibrary()).rules()).toMatchObject([{ hits: 3 }]);
  });

  it.each([
    [{ x: 0 }],
    [{ x: 1.5 }],
    [{ x: '1' }],
    [{ x: 100_001 }],
    [{ ['x'.repeat(101)]: 1 }],
    [[1]],
    [Object.fromEntries(Array.from({ length: maxRules + 1 }, (_, number) => [`r${number}`, 1]))],
  ])('are refused: %o', async (hits) => {
    await expect(rulesOnPagesHandlers['rule.hits'](hits as never, page)).rejects.toThrow(TypeError);
  });
});

describe('the script that decides by rules', () => {
  it('is put into the page that asks for it', async () => {
    await rulesOnPagesHandlers['rules.load'](undefined, page);
    expect(fake.injected.map(({ tabId, files }) => [tabId, ...files])).toEqual([
      [7, 'rules.css'],
      [7, 'script.js'],
    ]);
    await rulesOnPagesHandlers['rules.load'](undefined, ownPage);
    expect(fake.injected).toHaveLength(2);
  });
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ruleHandlers } from '../../src/background/handlers/rule';
import { keepUp, keepUpAnew } from '../../src/background/keep-up';
import { mirrorLibrary } from '../../src/background/mirror';
import { forgetHeldRules } from '../../src/background/mirror-rules';
import { closeLibrary, openLibrary } from '../../src/background/open-library';
import { maxRuleParts } from '../../src/core/mirror';
import { maxRules, type NewRule } from '../../src/core/rule';
import type { RuleSnapshot } from '../../src/query/snapshot';
import { fake, ownPage } from '../fakes/webextension-polyfill';
import { inDatabase, paper } from '../storage/fixture';
import { beginEachAfresh, change, stored } from './fixture';

beginEachAfresh();

const speech: NewRule = { name: 'Speech', query: 'speech', action: 'hide', enabled: true };

const partKeys = () => [...fake.stored.keys()].filter((key) => /^rules \d/.test(key));
const mirrored = () =>
  Array.from({ length: Number(stored('rules') ?? 0) }, (_, part) => stored(`rules ${part}`) as RuleSnapshot[]).flat();
const names = () => mirrored().map(({ name }) => name);
const create = (rule: Partial<NewRule> = {}) => ruleHandlers['rule.create']({ ...speech, ...rule }, ownPage);
const many = (count: number, query = 'speech'): NewRule[] =>
  Array.from({ length: count }, (_, number) => ({ ...speech, name: `Rule ${number}`, query }));

describe('the mirrored rules', () => {
  it('are parsed, with what a page needs of them and nothing else', async () => {
    const scope = { sites: ['arxiv'], exceptSites: ['dblp'], expires: 5_000_000_000_000, alsoSaved: true };
    const { id } = await create({ ...scope, action: 'highlight', colour: 'blue' });
    const parsed = { kind: 'words', words: 'speech' };
    const parts = { name: 'Speech', query: 'speech', action: 'highlight', colour: 'blue', ...scope };
    expect(stored('rules')).toBe(1);
    expect(stored('rules 0')).toEqual([{ id, ...parts, parsed }]);
  });

  it('are those that are enabled, not over, and do something on a page', async () => {
    await create();
    await create({ name: 'Off', enabled: false });
    await create({ name: 'Tags', action: 'tag', tag: 'speech' });
    await create({ name: 'Short', expires: 5_000_000_000_000 });
    expect(names()).toEqual(['Short', 'Speech']);
    await mirrorLibrary(await openLibrary(), 5_000_000_000_001);
    expect(names()).toEqual(['Speech']);
  });

  it('are in their order, and follow it', async () => {
    await create();
    const { id } = await create({ name: 'First' });
    expect(names()).toEqual(['First', 'Speech']);
    await ruleHandlers['rule.move']({ id }, ownPage);
    expect(names()).toEqual(['Speech', 'First']);
  });

  it('do without one that can no longer be read', async () => {
    const { id } = await create();
    await create({ name: 'Other' });
    await inDatabase(async (db) => {
      const rule = await db.get('rules', id);
      if (rule) await db.put('rules', { ...rule, query: '"' });
    });
    await change(paper(1), { do: 'save' });
    await keepUp();
    await create({ name: 'Third' });
    expect(names()).toEqual(['Third', 'Other']);
  });

  it('are not written again when they are the same, in whatever order the browser keeps their parts', async () => {
    await create({ sites: ['arxiv'] });
    fake.stored.set('rules 0', reversed(stored('rules 0')));
    const { length } = fake.writes;
    await forgetHeldRules();
    await keepUp();
    expect(fake.writes.slice(length)).toEqual([['rules held']]);
  });

  it('are read again only once a rule has changed or is over', async () => {
    await create({ expires: 5_000_000_000_000 });
    // A worker that has just started knows what the one before it knew.
    await closeLibrary();
    const library = await openLibrary();
    const read = vi.spyOn(library, 'rules');
    await change(paper(1), { do: 'save' });
    await keepUp();
    await mirrorLibrary(library, 4_999_999_999_999);
    expect(read).not.toHaveBeenCalled();
    await mirrorLibrary(library, 5_000_000_000_000);
    expect(read).toHaveBeenCalledOnce();
    expect(names()).toEqual([]);
    await create({ name: 'New' });
    await change(paper(1), { do: 'star', starred: true });
    expect(read).toHaveBeenCalledTimes(2);
    expect(names()).toEqual(['New', 'Speech']);
  });

  it('have each query parsed once by a version, since thousands of expressions take seconds', async () => {
    await create({ query: 'before' });
    const parsed = { kind: 'words', words: 'parsed before' };
    fake.stored.set('rules 0', [{ ...mirrored()[0], parsed }]);
    await create({ query: 'new' });
    expect(mirrored().map((rule) => rule.parsed)).toEqual([{ kind: 'words', words: 'new' }, parsed]);
  });

  it('are read anew by another version, and after each installation', async () => {
    await create();
    const old = [{ ...mirrored()[0], parsed: { kind: 'of an earlier version' } }];
    fake.stored.set('rules 0', old);
    await keepUp();
    expect(mirrored()).toEqual(old);
    fake.version = '2';
    await keepUp();
    expect(mirrored()).toMatchObject([{ parsed: { kind: 'words' } }]);
    fake.stored.set('rules 0', old);
    await keepUpAnew();
    expect(mirrored()).toMatchObject([{ parsed: { kind: 'words' } }]);
  });

  it('leave no key behind with the last of them', async () => {
    const { id } = await create();
    await ruleHandlers['rule.remove']([id], ownPage);
    expect([stored('rules'), partKeys()]).toEqual([undefined, []]);
  });

  it('take the place of the list that an earlier version kept, be it that none is left', async () => {
    fake.stored.set('rules', [{ id: 'old', name: 'Old', query: 'x', parsed: { kind: 'words', words: 'x' } }]);
    await keepUp();
    expect(stored('rules')).toBeUndefined();
    fake.stored.set('rules', []);
    await create();
    expect(names()).toEqual(['Speech']);
  });
});

describe('many mirrored rules', () => {
  const long = Array.from({ length: 280 }, (_, number) => `w${number}`).join(' ');

  beforeEach(async () => {
    await ruleHandlers['rule.import'](many(30, long), ownPage);
  });

  it('are in parts of at most 90 KB, written at once with their number', () => {
    const parts = partKeys().map((key) => JSON.stringify(stored(key)));
    expect(parts.length).toBeGreaterThan(2);
    for (const json of parts) expect(new TextEncoder().encode(json).length).toBeLessThanOrEqual(90_000);
    // Two parts that fit into one would be one.
    expect((parts[0]?.length ?? 0) + (parts[1]?.length ?? 0)).toBeGreaterThan(90_000);
    const write = fake.writes.find((keys) => keys.includes('rules'));
    expect(write?.toSorted()).toEqual(['rules', 'rules held', ...partKeys()].toSorted());
    expect(names()).toEqual(many(30).map(({ name }) => name));
  });

  it('lose the parts that are no longer used', async () => {
    const all = await ruleHandlers['rule.list'](undefined, ownPage);
    const before = partKeys().length;
    await ruleHandlers['rule.remove'](
      all.slice(3).map(({ id }) => id),
      ownPage,
    );
    expect(partKeys()).toEqual(['rules 0']);
    expect(before).toBeGreaterThan(1);
    expect(names()).toEqual(['Rule 0', 'Rule 1', 'Rule 2']);
  });

  it('say that they are fewer where those that are left are the same', async () => {
    const all = await ruleHandlers['rule.list'](undefined, ownPage);
    const [before, first] = [Number(stored('rules')), (stored('rules 0') as RuleSnapshot[]).length];
    await ruleHandlers['rule.remove'](
      all.slice(first).map(({ id }) => id),
      ownPage,
    );
    expect(before).toBeGreaterThan(1);
    expect([stored('rules'), mirrored().length]).toEqual([1, first]);
  });

  it('lose them the next time where the worker died in between', async () => {
    const all = await ruleHandlers['rule.list'](undefined, ownPage);
    fake.beforeRemove = (keys) => {
      if (keys.some((key) => key.startsWith('rules '))) throw new Error('stopped');
    };
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    await ruleHandlers['rule.remove'](
      all.slice(3).map(({ id }) => id),
      ownPage,
    );
    logged.mockRestore();
    fake.beforeRemove = () => undefined;
    expect(names()).toHaveLength(3);
    expect(partKeys().length).toBeGreaterThan(1);
    await keepUp();
    expect(partKeys()).toEqual(['rules 0']);
  });

  it('are in no more parts than a page reads, which are larger then', async () => {
    await ruleHandlers['rule.import'](many(500, long), ownPage);
    expect(partKeys().length).toBeLessThanOrEqual(maxRuleParts);
    expect(JSON.stringify(stored('rules 0')).length).toBeGreaterThan(90_000);
    expect(mirrored()).toHaveLength(530);
  });

  it('are as many as a library can have', async () => {
    await ruleHandlers['rule.import'](many(maxRules - 30), ownPage);
    expect(mirrored()).toHaveLength(maxRules);
    for (const key of partKeys()) expect(JSON.stringify(stored(key)).length).toBeLessThanOrEqual(90_000);
  });
});

/** The same JSON with the properties of each object in the other order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, reversed(one)])
      .toReversed(),
  );
}

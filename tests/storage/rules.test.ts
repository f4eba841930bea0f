import { beforeEach, describe, expect, it, vi } from 'vitest';
import { maxRules, type NewRule, type RuleChange } from '../../src/core/rule';
import type { Library } from '../../src/storage/library';
import { emptyLibrary, inDatabase } from './fixture';

const speech: NewRule = { name: 'Speech', query: 'speech', action: 'hide', enabled: true };

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

/** Make one rule. */
async function make(rule: Partial<NewRule> = {}): Promise<string> {
  const [made] = await library.createRules([{ ...speech, ...rule }]);
  return made?.id ?? '';
}

const names = async () => (await library.rules()).map(({ name }) => name);

describe('rules', () => {
  it('have random ids, and a new one is the first', async () => {
    const ids = [await make({ name: 'a' }), await make({ name: 'b' })];
    expect(await names()).toEqual(['b', 'a']);
    expect(new Set(ids).size).toBe(2);
  });

  it('are made many at once, in their order in front of the others', async () => {
    await make({ name: 'old' });
    const made = await library.createRules(['a', 'b', 'c'].map((name) => ({ ...speech, name })));
    expect(await names()).toEqual(['a', 'b', 'c', 'old']);
    expect(await library.rules()).toMatchObject([...made, {}]);
    const entries = await inDatabase((db) => db.getAll('journal'));
    expect(new Set(entries.slice(1).map(({ batch }) => batch)).size).toBe(1);
  });

  it('are made all or none', async () => {
    const wanted = [speech, { ...speech, query: '"open' }, speech];
    await expect(library.createRules(wanted)).rejects.toMatchObject({ name: 'RuleInvalid' });
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
      const request = put.call(this, value);
      puts += 1;
      if (puts === 2) this.transaction.abort();
      return request;
    });
    await expect(library.createRules([speech, speech])).rejects.toThrow();
    full.mockRestore();
    expect(await names()).toEqual([]);
    expect(await library.revision()).toBe(0);
  });

  it('change in the parts that are named, each with its time, and in the journal', async () => {
    const id = await make();
    const changed = await library.changeRule(id, { enabled: false });
    expect(changed).toMatchObject({ ...speech, enabled: false });
    const [stored, entries] = await inDatabase((db) => Promise.all([db.get('rules', id), db.getAll('journal')]));
    expect(stored?.changed.enabled).toBeGreaterThan(0);
    expect(entries.at(-1)).toMatchObject({ store: 'rules', id, field: 'enabled', old: true, new: false });
  });

  it('lose an optional part that is changed to nothing', async () => {
    const id = await make({ sites: ['arxiv'], expires: 5, alsoSaved: true });
    const changed = await library.changeRule(id, { sites: undefined, expires: undefined, alsoSaved: undefined });
    expect(Object.keys(changed).toSorted()).toEqual([...Object.keys(speech), 'created', 'id', 'position'].toSorted());
    await library.changeRule(id, { sites: ['arxiv', 'arxiv'], exceptSites: [] });
    const [rule] = await library.rules();
    expect(rule).toMatchObject({ sites: ['arxiv'] });
    expect(rule).not.toHaveProperty('exceptSites');
  });

  it('write nothing where a change changes nothing', async () => {
    const id = await make({ sites: ['arxiv'] });
    const revision = await library.revision();
    await library.changeRule(id, { ...speech, sites: ['arxiv'] });
    expect(await library.revision()).toBe(revision);
  });

  it('leave a tombstone that keeps what they were, and come back as they were to where they were', async () => {
    const [a, b, c] = [await make({ name: 'a' }), await make({ name: 'b' }), await make({ name: 'c' })];
    const before = await library.rules();
    await library.removeRules([a, b, a]);
    expect(await names()).toEqual(['c']);
    const stored = await inDatabase((db) => db.get('rules', b));
    expect(stored).toMatchObject({ query: 'speech', removed: expect.any(Number) });
    await library.removeRules([b, c]);
    await library.restoreRules([c, a, b]);
    await library.restoreRules([a]);
    expect(await library.rules()).toEqual(before);
  });

  it('that are not there are named, and then nothing is done', async () => {
    const id = await make();
    const unknown = { name: 'RuleUnknown' };
    await expect(library.removeRules([id, 'nobody'])).rejects.toMatchObject(unknown);
    await expect(library.restoreRules(['nobody'])).rejects.toMatchObject(unknown);
    expect(await names()).toEqual(['Speech']);
    await library.removeRules([id]);
    await expect(library.changeRule(id, { enabled: false })).rejects.toMatchObject(unknown);
    await expect(library.moveRule(id)).rejects.toMatchObject(unknown);
  });

  it('that are over stay listed, and a new expiry makes them hold again', async () => {
    const id = await make({ expires: 1 });
    expect(await library.rules()).toMatchObject([{ expires: 1, enabled: true }]);
    expect(await library.changeRule(id, { expires: 5_000_000_000_000 })).toMatchObject({ expires: 5_000_000_000_000 });
  });

  it.each<[string, RuleChange]>([
    ['RuleInvalid', { query: '' }],
    ['RuleInvalid', { query: '   ' }],
    ['RuleInvalid', { query: 'speech OR -speech' }],
    ['RuleInvalid', { query: '"open' }],
    ['RuleInvalid', { query: 'x'.repeat(3_000) }],
    ['RuleNameTooLong', { name: 'x'.repeat(101) }],
    ['TagEmpty', { action: 'tag' }],
    ['TagEmpty', { action: 'tag', tag: ' / ' }],
    ['TagTooLong', { action: 'tag', tag: 'x'.repeat(201) }],
  ])('are refused with %s for %o', async (name, change) => {
    await expect(library.createRules([{ ...speech, ...(change as NewRule) }])).rejects.toMatchObject({ name });
    const id = await make();
    await expect(library.changeRule(id, change)).rejects.toMatchObject({ name });
    expect(await library.rules()).toMatchObject([speech]);
  });

  it.each(['name', 'query', 'action', 'enabled'])('are refused without %s', async (part) => {
    const id = await make();
    await expect(library.changeRule(id, { [part]: undefined })).rejects.toMatchObject({ name: 'RuleInvalid' });
  });

  it('that tag keep their tag tidied, and can not lose it', async () => {
    const id = await make({ action: 'tag', tag: ' ml / peft ' });
    expect(await library.rules()).toMatchObject([{ tag: 'ml/peft' }]);
    await expect(library.changeRule(id, { tag: undefined })).rejects.toMatchObject({ name: 'TagEmpty' });
    expect(await library.changeRule(id, { action: 'hide', tag: undefined })).not.toHaveProperty('tag');
  });

  it('can be switched off though their query can no longer be read', async () => {
    const id = await make();
    await inDatabase(async (db) => {
      const rule = await db.get('rules', id);
      if (rule) await db.put('rules', { ...rule, query: '"of another version' });
    });
    expect(await library.changeRule(id, { enabled: false })).toMatchObject({ enabled: false });
  });
});

describe('as many rules as fit', () => {
  const many = (count: number) => Array.from({ length: count }, (_, number) => ({ ...speech, name: `Rule ${number}` }));

  it('are made at once, and no more: the error says how many fit', async () => {
    const all = await library.createRules(many(maxRules - 2));
    await expect(library.createRules(many(3))).rejects.toMatchObject({
      name: 'TooManyRules',
      message: 'Expected at most 5000 rules, of which 2 more fit, got 3 more',
    });
    const [first, second, third] = all.map(({ id }) => id);
    await library.removeRules([first ?? '', second ?? '', third ?? '']);
    await library.createRules(many(5));
    await expect(library.restoreRules([first ?? ''])).rejects.toMatchObject({ name: 'TooManyRules' });
    expect(await library.rules()).toHaveLength(maxRules);
  });
});

describe('hits', () => {
  const counts = async () => (await library.rules()).map(({ hits }) => hits);

  it('are counted together, and outlast a removal', async () => {
    const id = await make();
    expect(await counts()).toEqual([0]);
    await library.countHits(new Map([[id, 3]]));
    await library.countHits(new Map([[id, 4]]));
    await library.removeRules([id]);
    await library.restoreRules([id]);
    expect(await counts()).toEqual([7]);
  });

  it('are lost neither when two pages tell them at once nor by a change of the rule', async () => {
    const id = await make();
    await Promise.all([
      library.countHits(new Map([[id, 1]])),
      library.changeRule(id, { name: 'Other' }),
      library.countHits(new Map([[id, 1]])),
    ]);
    expect(await library.rules()).toMatchObject([{ name: 'Other', hits: 2 }]);
  });

  it('of rules that are not there are passed over, and no journal has any', async () => {
    const id = await make();
    await library.removeRules([id]);
    const revision = await library.revision();
    await library.countHits(
      new Map([
        [id, 1],
        ['nobody', 1],
      ]),
    );
    expect(await inDatabase((db) => db.getAll('hits'))).toEqual([]);
    await library.restoreRules([id]);
    await library.countHits(new Map([[id, 1]]));
    expect(await library.revision()).toBe(revision + 1);
  });
});

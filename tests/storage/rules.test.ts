import { beforeEach, describe, expect, it } from 'vitest';
import type { NewRule } from '../../src/core/rule';
import type { Library } from '../../src/storage/library';
import { emptyLibrary, inDatabase } from './fixture';

const speech: NewRule = { name: 'Speech', query: 'speech', action: 'hide', enabled: true };

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

describe('rules', () => {
  it('are listed newest first, with random ids', async () => {
    const first = await library.createRule(speech);
    const second = await library.createRule({ ...speech, name: 'Again' });
    expect(await library.rules()).toEqual([second, first]);
    expect(first.id).not.toBe(second.id);
  });

  it('change in the parts that are named, each with its time, and in the journal', async () => {
    const { id } = await library.createRule(speech);
    const changed = await library.changeRule(id, { enabled: false });
    expect(changed).toMatchObject({ ...speech, enabled: false });
    const [stored, entries] = await inDatabase((db) => Promise.all([db.get('rules', id), db.getAll('journal')]));
    expect(stored?.changed.enabled).toBeGreaterThan(0);
    expect(entries.at(-1)).toMatchObject({ store: 'rules', id, field: 'enabled', old: true, new: false });
  });

  it('leave a tombstone that keeps what they were', async () => {
    const { id } = await library.createRule(speech);
    await library.removeRule(id);
    expect(await library.rules()).toEqual([]);
    expect(await inDatabase((db) => db.get('rules', id))).toMatchObject({
      query: 'speech',
      removed: expect.any(Number),
    });
    await expect(library.changeRule(id, { enabled: false })).rejects.toMatchObject({ name: 'RuleUnknown' });
    await expect(library.removeRule('nobody')).rejects.toMatchObject({ name: 'RuleUnknown' });
  });

  it.each([
    ['RuleInvalid', { query: '' }],
    ['RuleInvalid', { query: '   ' }],
    ['RuleInvalid', { query: '"open' }],
    ['RuleInvalid', { query: 'x'.repeat(3_000) }],
    ['RuleNameTooLong', { name: 'x'.repeat(101) }],
  ])('are refused with %s for %o', async (name, change) => {
    await expect(library.createRule({ ...speech, ...change })).rejects.toMatchObject({ name });
    const { id } = await library.createRule(speech);
    await expect(library.changeRule(id, change)).rejects.toMatchObject({ name });
    expect(await library.rules()).toMatchObject([speech]);
  });
});

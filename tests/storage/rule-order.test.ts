import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewRule } from '../../src/core/rule';
import type { Library } from '../../src/storage/library';
import { emptyLibrary, inDatabase } from './fixture';

const speech: NewRule = { name: 'Speech', query: 'speech', action: 'hide', enabled: true };

/** Make rules by these names, and answer their ids. */
async function make(library: Library, ...names: string[]): Promise<string[]> {
  return (await library.createRules(names.map((name) => ({ ...speech, name })))).map(({ id }) => id);
}

const orderOf = async (library: Library) => (await library.rules()).map(({ name }) => name).join('');

describe('a rule that is moved', () => {
  it('stands in front of the other, or at the end', async () => {
    const library = await emptyLibrary();
    const [a = '', b = '', c = ''] = await make(library, 'a', 'b', 'c');
    await library.moveRule(c, a);
    expect(await orderOf(library)).toBe('cab');
    await library.moveRule(c, b);
    expect(await orderOf(library)).toBe('acb');
    await library.moveRule(a);
    expect(await orderOf(library)).toBe('cba');
    const entries = await inDatabase((db) => db.getAll('journal'));
    expect(entries.at(-1)).toMatchObject({ store: 'rules', id: a, field: 'position', old: expect.any(Number) });
  });

  it.each([
    ['in front of itself', 1, 1],
    ['to where it stands', 1, 2],
    ['to the end where it is the last', 2, undefined],
  ])('%s changes nothing', async (_, moved, before) => {
    const library = await emptyLibrary();
    const ids = await make(library, 'a', 'b', 'c');
    const revision = await library.revision();
    await library.moveRule(ids[moved] ?? '', before === undefined ? undefined : ids[before]);
    expect(await orderOf(library)).toBe('abc');
    expect(await library.revision()).toBe(revision);
  });

  it('finds its place however often two rules swap theirs in front of a third', async () => {
    const library = await emptyLibrary();
    const ids = await make(library, 'x', 'a', 'b', 'y');
    const positions = async () => (await library.rules()).map(({ position }) => position);
    let smallest = 1;
    for (let swap = 0; swap < 70; swap++) {
      await library.moveRule(ids[swap % 2 === 0 ? 2 : 1] ?? '', ids[swap % 2 === 0 ? 1 : 2]);
      expect(await orderOf(library)).toBe(swap % 2 === 0 ? 'xbay' : 'xaby');
      const [first = 0, second = 0] = await positions();
      smallest = Math.min(smallest, second - first);
    }
    // Room was used up, and made anew.
    expect(smallest).toBeLessThan(1e-9);
    expect((await positions()).every((position, index, all) => index === 0 || position > (all[index - 1] ?? 0))).toBe(
      true,
    );
  });

  it('stands right in front of the other, behind those that were removed there', async () => {
    const library = await emptyLibrary();
    const [, removed = '', second = '', b = '', x = ''] = await make(library, 'a', 'r', 's', 'b', 'x');
    await library.removeRules([removed, second]);
    await library.moveRule(x, b);
    await library.restoreRules([removed, second]);
    expect(await orderOf(library)).toBe('arsxb');
  });

  it('and another that is moved at the same time both come to stand where they were put', async () => {
    const library = await emptyLibrary();
    const [a = '', b = '', c = '', d = ''] = await make(library, 'a', 'b', 'c', 'd');
    await Promise.all([library.moveRule(d, b), library.moveRule(c, b), library.moveRule(a), library.removeRules([b])]);
    expect(await orderOf(library)).toBe('dca');
    await library.restoreRules([b]);
    expect(await orderOf(library)).toBe('dcba');
  });
});

describe('the order of rules', () => {
  const place = fc.nat(30);
  const step = fc.oneof(
    fc.record({ do: fc.constant('create' as const), count: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ do: fc.constant('move' as const), rule: place, before: fc.option(place, { nil: undefined }) }),
    fc.record({ do: fc.constant('remove' as const), rules: fc.array(place, { minLength: 1, maxLength: 3 }) }),
    fc.record({ do: fc.constant('restore' as const), rules: fc.array(place, { minLength: 1, maxLength: 3 }) }),
  );

  it('is that of a list in which removed rules keep their places, whatever is done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const library = await emptyLibrary();
        let list: string[] = [];
        const removed = new Set<string>();
        for (const wish of steps) {
          if (wish.do === 'create') {
            list.unshift(...(await make(library, ...Array.from({ length: wish.count }, () => 'r'))));
          } else if (wish.do === 'move') {
            const present = list.filter((id) => !removed.has(id));
            const [id, before] = [wish.rule, wish.before].map((at) => at && present[at % present.length]);
            if (!id) continue;
            await library.moveRule(id, before || undefined);
            if (before === id) continue;
            list = list.filter((other) => other !== id);
            list.splice(before ? list.indexOf(before) : list.length, 0, id);
          } else if (list.length > 0) {
            const ids = wish.rules.map((at) => list[at % list.length] ?? '');
            await (wish.do === 'remove' ? library.removeRules(ids) : library.restoreRules(ids));
            for (const id of ids) removed[wish.do === 'remove' ? 'add' : 'delete'](id);
          }
          expect((await library.rules()).map(({ id }) => id)).toEqual(list.filter((id) => !removed.has(id)));
        }
        library.close();
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Annotation, Change } from '../../src/core/annotation';
import type { Library } from '../../src/storage/library';
import { arxiv, emptyLibrary, paper } from './fixture';
import { Model } from './model';

afterEach(() => void vi.useRealTimers());

const papers = 5;
const all = Array.from({ length: papers }, (_, number) => arxiv(number));

interface Real {
  library: Library;
}

/** One thing that somebody does, in the library and in the model; after it both say the same. */
class Step implements fc.AsyncCommand<Model, Real> {
  readonly name: string;
  readonly may: (model: Model) => boolean;
  readonly work: (model: Model, real: Real, time: number) => Promise<void>;

  constructor(name: string, work: Step['work'], may: Step['may'] = () => true) {
    this.name = name;
    this.work = work;
    this.may = may;
  }

  check(model: Readonly<Model>): boolean {
    return this.may(model as Model);
  }

  async run(model: Model, real: Real): Promise<void> {
    vi.setSystemTime(Date.now() + 1_000);
    await this.work(model, real, Date.now());
    for (const id of all) expect(await real.library.get(id)).toEqual(model.view(id));
    const [newest] = await real.library.history(1);
    expect(newest?.batch ?? 0).toBe(model.batches.length);
  }

  toString(): string {
    return this.name;
  }
}

const number = fc.nat(papers - 1);
const tag = fc.constantFrom('a', 'a/b', 'c');
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom<Change>({ do: 'save' }, { do: 'remove' }),
  fc.record({ do: fc.constantFrom('add tag' as const, 'remove tag' as const), tag }),
  fc.record({ do: fc.constant('note' as const), note: fc.constantFrom('', 'x', 'y') }),
  fc.record({ do: fc.constant('status' as const), status: fc.constantFrom('unread', 'reading', 'read') }),
  fc.record({ do: fc.constant('star' as const), starred: fc.boolean() }),
  fc.record({ do: fc.constant('hide' as const), hidden: fc.boolean() }),
  fc.record({ do: fc.constant('show' as const), shown: fc.boolean() }),
);

const changing = fc.tuple(fc.uniqueArray(number, { minLength: 1, maxLength: 3 }), change).map(
  ([numbers, wanted]) =>
    new Step(`${JSON.stringify(wanted)} ${numbers}`, async (model, { library }, time) => {
      await library.change(
        numbers.map((one) => paper(one)),
        wanted,
      );
      model.change(numbers, arxiv, wanted, time);
    }),
);
const merging = fc.tuple(number, number).map(
  ([into, from]) =>
    new Step(
      `merge ${from} into ${into}`,
      async (model, { library }, time) => {
        await library.merge(arxiv(into), arxiv(from));
        model.merge(arxiv(into), arxiv(from), time);
      },
      (model) => model.canMerge(arxiv(into), arxiv(from)),
    ),
);
const separating = number.map(
  (one) =>
    new Step(
      `separate ${one}`,
      async (model, { library }, time) => {
        await library.separate(arxiv(one));
        model.separate(arxiv(one), time);
      },
      (model) => model.owner(arxiv(one)) === arxiv(one) && (model.absorbed.get(arxiv(one))?.length ?? 0) > 0,
    ),
);
const ruling = fc.tuple(number, tag).map(
  ([one, adds]) =>
    new Step(`rule: tag ${one} ${adds}`, async (model, { library }, time) => {
      // Titles may come from either of two papers that were merged.
      const query = `id:${arxiv(one)}`;
      const [made] = await library.createRules([{ name: query, query, action: 'tag', tag: adds, enabled: true }]);
      model.makeRule(String(made?.id), one, adds, time);
    }),
);
const unruling = new Step(
  'remove the first rule',
  async (model, { library }, time) => {
    const [first] = await library.rules();
    await library.removeRules([String(first?.id)]);
    model.removeRule(String(first?.id), time);
  },
  (model) => [...model.rules.values()].some(({ isThere }) => isThere),
);
const undoing = fc.nat(11).map((back) => {
  const numberIn = (model: Model) => model.batches.length - back;
  return new Step(
    `undo ${back} changes ago`,
    async (model, { library }, time) => {
      const batch = numberIn(model);
      const { left } = await library.undoChange(batch);
      expect(left.map(({ id, field }) => `${id} ${field}`).sort()).toEqual(model.undo(batch, time));
    },
    (model) => numberIn(model) > 0 && model.canUndo(numberIn(model)),
  );
});
const indexing = new Step('index', async (_, { library }) => void (await library.keepIndex()));

const meetings: Record<string, (annotation: Annotation) => boolean> = {
  paper: () => true,
  'tag:a': ({ tags }) => tags.some((one) => one === 'a' || one === 'a/b'),
  '-tag:c': ({ tags }) => !tags.includes('c'),
  'is:starred OR status:read': ({ starred, status }) => starred || status === 'read',
  '-is:hidden': ({ hidden }) => !hidden,
  'note:x': ({ note }) => note.includes('x'),
  '-has:note status:unread': ({ note, status }) => note === '' && status === 'unread',
};
const searching = fc.constantFrom(...Object.keys(meetings)).map(
  (query) =>
    new Step(`search ${query}`, async (model, { library }) => {
      const { rows, matched, total } = await library.search(query, 0, papers);
      const saved = model.saved.map((id) => model.view(id));
      const wanted = saved.filter((annotation) => meetings[query]?.(annotation));
      expect(rows.map(({ annotation }) => annotation.id).sort()).toEqual(wanted.map(({ id }) => id).sort());
      expect([matched, total]).toEqual([wanted.length, saved.length]);
    }),
);

describe('the library', () => {
  it('says the same as a simple model of it, whatever is done, and agrees with itself', async () => {
    const steps = fc.commands(
      [
        changing,
        changing,
        changing,
        merging,
        separating,
        ruling,
        fc.constant(unruling),
        undoing,
        undoing,
        fc.constant(indexing),
        searching,
      ],
      { maxCommands: 40, size: '+1' },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (commands) => {
        const library = await emptyLibrary();
        vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_000 });
        await fc.asyncModelRun(() => ({ model: new Model(), real: { library } }), commands);
        expect(await library.check()).toEqual([]);
        library.close();
        vi.useRealTimers();
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

import fc from 'fast-check';
import type { Change } from '../../src/core/annotation';
import type { OfferedPublication } from '../../src/core/metadata';
import type { Paper } from '../../src/core/paper';
import type { FactWish } from '../../src/storage/fact-edits';
import type { Library } from '../../src/storage/library';
import { arxiv } from './fixture';

/** One thing that somebody does with a library; papers are named by small numbers, so that things meet. */
export type Step =
  | { do: 'change'; papers: Paper[]; change: Change; site?: string | undefined }
  | { do: 'merge'; into: number; from: number }
  | { do: 'separate'; number: number }
  | { do: 'cite'; number: number }
  | { do: 'undo' }
  | { do: 'rule'; query: string; tag?: string }
  | { do: 'remove rule'; number: number }
  | { do: 'restore rule' }
  | { do: 'list'; query: string }
  | { do: 'rename list' | 'move list' | 'remove list'; number: number }
  | { do: 'edit'; number: number; wishes: FactWish[] }
  | { do: 'publish'; number: number; state: OfferedPublication['state'] }
  | { do: 'set key'; number: number; key: string }
  | { do: 'index' };

const number = fc.integer({ min: 1, max: 6 });
const tag = fc.constantFrom('ml', 'ml/peft', 'to read', 'ü');

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ do: 'save' }),
  fc.constant<Change>({ do: 'remove' }),
  fc.record({ do: fc.constant('add tag' as const), tag }),
  fc.record({ do: fc.constant('remove tag' as const), tag }),
  fc.record({ do: fc.constant('note' as const), note: fc.string({ maxLength: 12 }) }),
  fc.record({ do: fc.constant('status' as const), status: fc.constantFrom('unread', 'reading', 'read') }),
  fc.record({ do: fc.constant('star' as const), starred: fc.boolean() }),
  fc.record({ do: fc.constant('hide' as const), hidden: fc.boolean() }),
  fc.record({ do: fc.constant('show' as const), shown: fc.boolean() }),
);

/** Some have an alias that brings two together, some the same title and author. */
const paper: fc.Arbitrary<Paper> = fc
  .record({
    one: number,
    other: fc.option(number, { freq: 4 }),
    title: fc.integer({ min: 1, max: 4 }),
    by: fc.boolean(),
    venue: fc.option(fc.constantFrom('ICML', 'Nature'), { freq: 2 }),
  })
  .map(({ one, other, title, by, venue }) => ({
    id: arxiv(one),
    title: `The paper of number ${title}`,
    ...(other !== null && other !== one && { aliases: [`doi:10.1000/${other}` as const] }),
    ...(by && { author: [{ family: 'Hu', given: 'E' }] }),
    ...(venue !== null && { 'container-title': venue, issued: '2024', page: '1–2' }),
  }));

const wish = fc.oneof(
  fc.record(
    { field: fc.constant('title' as const), value: fc.constantFrom('My title', 'The paper of number 1') },
    { requiredKeys: ['field'] },
  ),
  fc.record(
    { field: fc.constant('author' as const), value: fc.constant([{ family: 'Hu', given: 'Edward' }]) },
    { requiredKeys: ['field'] },
  ),
  fc.record(
    { field: fc.constant('container-title' as const), value: fc.constant('Mine') },
    { requiredKeys: ['field'] },
  ),
  fc.record({ field: fc.constant('authorsIncomplete' as const), value: fc.boolean() }, { requiredKeys: ['field'] }),
) as unknown as fc.Arbitrary<FactWish>;

/** What somebody does, one after the other. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('change' as const),
        papers: fc.array(paper, { minLength: 1, maxLength: 3 }),
        change,
        site: fc.constantFrom('arxiv', 'huggingface', undefined),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const), into: number, from: number }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('separate' as const), number }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('cite' as const), number }) },
    { weight: 2, arbitrary: fc.constant<Step>({ do: 'undo' }) },
    {
      weight: 1,
      arbitrary: fc.record(
        { do: fc.constant('rule' as const), query: fc.constantFrom('speech', 'number'), tag },
        { requiredKeys: ['do', 'query'] },
      ),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('remove rule' as const), number }) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'restore rule' }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('list' as const), query: fc.constantFrom('', 'speech') }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constantFrom('rename list', 'move list', 'remove list'), number }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('edit' as const), number, wishes: fc.array(wish, { minLength: 1 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('publish' as const),
        number,
        state: fc.constantFrom('offered' as const, 'taken' as const, 'declined' as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('set key' as const), number, key: fc.constantFrom('', 'a', 'B', 'b') }),
    },
    { weight: 2, arbitrary: fc.constant<Step>({ do: 'index' }) },
  ),
  { maxLength: 25 },
);

/** Do it. What the library refuses, like merging what it doesn't know, is passed over. */
export async function live(library: Library, all: readonly Step[]): Promise<void> {
  const removed: string[] = [];
  for (const step of all) {
    try {
      await take(library, step, removed);
    } catch (error) {
      if (!refusals.includes((error as Error).name)) throw error;
    }
  }
}

const refusals = ['PaperUnknown', 'NotMerged', 'RuleUnknown', 'KeyTaken'];

async function take(library: Library, step: Step, removed: string[]): Promise<void> {
  switch (step.do) {
    case 'change':
      return void (await library.change(step.papers, step.change, step.site));
    case 'merge':
      return void (await library.merge(arxiv(step.into), arxiv(step.from)));
    case 'separate':
      return void (await library.separate(arxiv(step.number)));
    case 'cite':
      return void (await library.cite([arxiv(step.number)], ({ id }, taken) => `key ${id} ${taken.size}`, true));
    case 'edit':
      return void (await library.editFacts(arxiv(step.number), step.wishes));
    case 'publish':
      return void (await library.publish(arxiv(step.number), step.state));
    case 'set key':
      return void (await library.setKey(arxiv(step.number), step.key));
    case 'index':
      return void (await library.keepIndex());
    case 'undo':
      return void (await library.undo());
    case 'rule': {
      const { query, tag: adds } = step;
      const action = adds === undefined ? 'hide' : 'tag';
      await library.createRules([
        { name: query, query, action, enabled: true, ...(adds !== undefined && { tag: adds }) },
      ]);
      return;
    }
    case 'list':
      return void (await library.createList({ name: step.query || 'all', query: step.query, order: 'oldest' }));
    case 'rename list':
    case 'move list':
    case 'remove list': {
      const list = (await library.lists())[step.number - 1];
      if (!list) return;
      if (step.do === 'rename list') await library.changeList(list.id, { name: `${list.name}!` });
      else if (step.do === 'move list') await library.moveList(list.id);
      else await library.removeList(list.id);
      return;
    }
    case 'remove rule': {
      const rule = (await library.rules())[step.number - 1];
      if (!rule) return;
      removed.push(rule.id);
      return library.removeRules([rule.id]);
    }
    case 'restore rule': {
      const id = removed.pop();
      if (id !== undefined) await library.restoreRules([id]);
    }
  }
}

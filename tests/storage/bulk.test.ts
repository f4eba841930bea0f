import { beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../src/storage/library';
import { arxiv, emptyLibrary, inDatabase, paper } from './fixture';

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

async function save(count: number, ...tags: string[]): Promise<void> {
  const papers = Array.from({ length: count }, (_, number) => paper(number));
  await library.change(papers, { do: 'save' });
  for (const tag of tags) await library.change(papers, { do: 'add tag', tag });
}

const tagsOf = async (number: number) => (await library.get(arxiv(number))).tags;
const counts = async () => Object.fromEntries((await library.tags()).map(({ tag, count }) => [tag, count]));

describe('a change of what was chosen', () => {
  it('is of all, in pieces, and taken back as one', async () => {
    await save(1_200);
    expect((await library.changeChosen({ query: '' }, { do: 'add tag', tag: ' to  read ' })).papers).toBe(1_200);
    expect(await counts()).toEqual({ 'to read': 1_200 });
    await library.undo();
    expect(await counts()).toEqual({});
    expect((await library.find('')).length).toBe(1_200);
  });

  it('counts what it changes only, and saves nothing anew', async () => {
    await save(3);
    await library.change([paper(0)], { do: 'status', status: 'read' });
    await library.change([paper(1)], { do: 'remove' });
    const ids = [arxiv(0), arxiv(1), arxiv(2), arxiv(7)];
    expect((await library.changeChosen({ ids }, { do: 'status', status: 'read' })).papers).toBe(1);
    expect(await library.get(arxiv(1))).toMatchObject({ saved: false });
  });

  it('is refused for too many, changing none', async () => {
    await save(1);
    const ids = Array.from({ length: 100_001 }, (_, number) => arxiv(number));
    await expect(library.changeChosen({ ids }, { do: 'remove' })).rejects.toMatchObject({ name: 'TooManyPapers' });
    expect(await library.find('')).toHaveLength(1);
  });
});

describe('a tag', () => {
  it('is renamed with all below it, keeping its place, and back by one undo', async () => {
    await save(2, 'ml', 'ml/peft', 'mlops');
    expect((await library.renameTag('ml', 'methods/ml')).papers).toBe(2);
    expect(await tagsOf(0)).toEqual(['methods/ml', 'methods/ml/peft', 'mlops']);
    expect(await counts()).toEqual({ 'methods/ml': 2, 'methods/ml/peft': 2, mlops: 2 });
    expect(await library.find('tag:ml')).toEqual([]);
    await library.undo();
    expect(await tagsOf(0)).toEqual(['ml', 'ml/peft', 'mlops']);
  });

  it('is merged into one that there is, once per paper', async () => {
    await save(2, 'attention');
    await library.change([paper(0)], { do: 'add tag', tag: 'Attention' });
    expect((await library.renameTag('Attention', 'attention')).papers).toBe(1);
    expect(await tagsOf(0)).toEqual(['attention']);
    expect(await counts()).toEqual({ attention: 2 });
  });

  it('can be nested under itself', async () => {
    await save(1, 'ml', 'ml/old');
    await library.renameTag('ml', 'ml/old');
    expect(await tagsOf(0)).toEqual(['ml/old', 'ml/old/old']);
    await library.undo();
    expect(await tagsOf(0)).toEqual(['ml', 'ml/old']);
  });

  it('is removed with all below it, and back by one undo', async () => {
    await save(3, 'ml/peft', 'x');
    expect((await library.removeTag('ml')).papers).toBe(3);
    expect(await counts()).toEqual({ x: 3 });
    await library.undo();
    expect(await counts()).toEqual({ x: 3, 'ml/peft': 3 });
  });

  it('of what is buried stays as it was', async () => {
    await save(1, 'ml');
    await library.change([paper(0)], { do: 'remove' });
    expect((await library.renameTag('ml', 'x')).papers).toBe(0);
    await library.change([paper(0)], { do: 'save' });
    expect(await tagsOf(0)).toEqual(['ml']);
  });

  it('can’t get a name that is empty or too long for any below it, and then none changes', async () => {
    await save(1, 'ml', `ml/${'x'.repeat(190)}`);
    await expect(library.renameTag('ml', ' / ')).rejects.toMatchObject({ name: 'TagEmpty' });
    await expect(library.renameTag('ml', 'y'.repeat(20))).rejects.toMatchObject({ name: 'TagTooLong' });
    expect(await library.find('tag:ml')).toHaveLength(1);
    expect(await library.find(`tag:${'y'.repeat(20)}`)).toHaveLength(0);
  });

  it('has one journal batch per change', async () => {
    await save(600, 'a');
    await library.renameTag('a', 'b');
    const entries = await inDatabase((db) => db.getAll('journal'));
    const batches = entries.filter(({ field }) => field === 'tag b').map(({ batch }) => batch);
    expect(batches).toHaveLength(600);
    expect(new Set(batches).size).toBe(1);
  });
});

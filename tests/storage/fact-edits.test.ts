import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { proposeKey, uniqueKey } from '../../src/formats/citation-key';
import type { Naming } from '../../src/storage/citations';
import type { Library } from '../../src/storage/library';
import { copyOf } from './copy-of';
import { arxiv, emptyLibrary, paper } from './fixture';

const hu = { family: 'Hu', given: 'Edward' };
const shen = { family: 'Shen', given: 'Yelong' };
const [one, other] = [arxiv(1), arxiv(2)];
const naming: Naming = (of, taken) => uniqueKey(proposeKey(of), taken);

let library: Library;
let now = 1_700_000_000_000;

beforeEach(async () => {
  vi.spyOn(Date, 'now').mockImplementation(() => ++now);
  library = await emptyLibrary();
  await library.change([paper(1, { title: 'LoRA', author: [hu], authorsIncomplete: true })], { do: 'save' }, 'arxiv');
});
afterEach(async () => {
  expect(await library.check()).toEqual([]);
  library.close();
  vi.restoreAllMocks();
});

/** What holds of a paper. */
const holds = async (id = one) => (await library.row(id))?.paper;
const fact = async (field: string, id = one) =>
  (await library.knownFacts(id, naming)).facts.find((known) => known.field === field);
const undo = async (batch: number | undefined) => library.undoChange(batch ?? 0);

describe('what the reader writes', () => {
  it('holds over what any source says, which is kept up beneath it and holds again afterwards', async () => {
    await library.editFacts(one, [{ field: 'title', value: 'LoRA: mine' }]);
    await library.change([paper(1, { title: 'LoRA: Low-Rank Adaptation', author: [hu] })], { do: 'save' }, 'arxiv');
    expect(await holds()).toMatchObject({ title: 'LoRA: mine' });
    expect(await fact('title')).toEqual({
      field: 'title',
      value: 'LoRA: mine',
      source: 'user',
      covered: { value: 'LoRA: Low-Rank Adaptation', source: 'arxiv' },
    });
    expect((await library.search('adaptation', 0, 5)).rows).toHaveLength(0);
    expect((await library.search('title:mine', 0, 5)).rows).toHaveLength(1);
    await library.editFacts(one, [{ field: 'title' }]);
    expect(await fact('title')).toEqual({ field: 'title', value: 'LoRA: Low-Rank Adaptation', source: 'arxiv' });
  });

  it('can be what nobody says, and is then gone with the edit', async () => {
    await library.editFacts(one, [{ field: 'publisher', value: 'ACM' }]);
    expect(await holds()).toMatchObject({ publisher: 'ACM' });
    await library.editFacts(one, [{ field: 'publisher' }]);
    expect(await holds()).not.toHaveProperty('publisher');
  });

  it('of authors is the whole list, unless it says otherwise', async () => {
    await library.editFacts(one, [{ field: 'author', value: [hu, shen] }]);
    expect(await holds()).toMatchObject({ author: [hu, shen] });
    expect(await holds()).not.toHaveProperty('authorsIncomplete');
    await library.editFacts(one, [
      { field: 'author', value: [shen] },
      { field: 'authorsIncomplete', value: true },
    ]);
    expect(await holds()).toMatchObject({ author: [shen], authorsIncomplete: true });
    await library.editFacts(one, [{ field: 'author', value: [hu, shen] }]);
    expect(await holds()).not.toHaveProperty('authorsIncomplete');
    await library.editFacts(one, [{ field: 'author' }]);
    expect(await holds()).toMatchObject({ author: [hu], authorsIncomplete: true });
  });

  it('is a change that is told, and taken back field by field', async () => {
    const first = await library.editFacts(one, [
      { field: 'title', value: 'A' },
      { field: 'issued', value: '2021' },
    ]);
    expect(await library.history(1)).toMatchObject([
      { batch: first.batch, did: [{ do: 'edit' }], titles: ['A'], canUndo: true },
    ]);
    await library.editFacts(one, [{ field: 'title', value: 'B' }]);
    expect(await undo(first.batch)).toMatchObject({ left: [{ id: one, field: 'fact title' }] });
    expect(await holds()).toMatchObject({ title: 'B' });
    expect(await holds()).not.toHaveProperty('issued');
    expect((await library.undo()).map(({ id }) => id)).toEqual([one]);
    expect(await holds()).toMatchObject({ title: 'A' });
  });

  it('changes nothing where it is written again', async () => {
    await library.editFacts(one, [{ field: 'title', value: 'A' }]);
    expect(await library.editFacts(one, [{ field: 'title', value: 'A' }])).not.toHaveProperty('batch');
  });

  it('is what a paper is known by: its title and author, the ones before as well', async () => {
    await library.editFacts(one, [
      { field: 'title', value: 'Adapting language models' },
      { field: 'author', value: [shen] },
    ]);
    expect((await library.get('title:adapting language models|shen')).id).toBe(one);
    expect((await library.get('title:lora|hu')).id).toBe(one);
  });

  it('is of papers of the library only', async () => {
    await expect(library.editFacts(other, [{ field: 'title', value: 'A' }])).rejects.toMatchObject({
      name: 'PaperUnknown',
    });
  });

  it('is merged from a backup by the time of each edit, those that were taken away too', async () => {
    await library.editFacts(one, [
      { field: 'title', value: 'early' },
      { field: 'publisher', value: 'ACM' },
    ]);
    const early = await copyOf(library);
    await library.editFacts(one, [{ field: 'title', value: 'late' }, { field: 'publisher' }]);
    const late = await copyOf(library);
    expect(await library.compare(early)).toMatchObject({
      papers: { newer: 0, older: 1 },
      examples: [{ how: 'older', id: one, fields: ['fact title', 'fact publisher'] }],
    });
    await library.join(early);
    expect(await holds()).toMatchObject({ title: 'late' });
    expect(await holds()).not.toHaveProperty('publisher');
    await library.replace(early, 'test');
    expect(await library.compare(late)).toMatchObject({ papers: { newer: 1, older: 0 } });
    expect(await holds()).toMatchObject({ title: 'early', publisher: 'ACM' });
    await library.join(late);
    expect(await holds()).toMatchObject({ title: 'late' });
    expect(await holds()).not.toHaveProperty('publisher');
    const [joined] = await library.history(1);
    await undo(joined?.batch);
    expect(await holds()).toMatchObject({ title: 'early', publisher: 'ACM' });
  });

  it('of two papers that are merged is that of the later time, and each has its own again once they are separated', async () => {
    await library.change([paper(2, { title: 'Other' })], { do: 'save' }, 'arxiv');
    await library.editFacts(one, [{ field: 'title', value: 'kept' }]);
    await library.editFacts(other, [
      { field: 'title', value: 'merged' },
      { field: 'publisher', value: 'ACM' },
    ]);
    await library.merge(one, other);
    expect(await holds()).toMatchObject({ title: 'merged', publisher: 'ACM' });
    await library.editFacts(one, [{ field: 'publisher', value: 'IEEE' }]);
    await library.separate(other);
    expect(await holds()).toMatchObject({ title: 'kept', publisher: 'IEEE' });
    expect(await holds(other)).toMatchObject({ title: 'merged', publisher: 'ACM' });
  });
});

describe('a citation key that is given by hand', () => {
  const keyOf = async (id = one) => (await library.cite([id], naming, false))[0]?.key;

  it('is the paper’s for good, and the one before stays its', async () => {
    const [was] = await library.cite([one], naming, true);
    const done = await library.setKey(one, 'Hu:LoRA+21');
    expect(await keyOf()).toBe('Hu:LoRA+21');
    expect(await library.knownFacts(one, naming)).toMatchObject({ key: 'Hu:LoRA+21', isKeyFrozen: true });
    await library.change([paper(2, { title: 'LoRA', author: [hu] })], { do: 'save' });
    expect(await keyOf(other)).not.toBe(was?.key);
    expect(await library.history(2)).toMatchObject([{}, { did: [{ do: 'own key' }], canUndo: true }]);
    await undo(done.batch);
    expect(await keyOf()).toBe(was?.key);
  });

  it('is taken away again by none: the pattern says another, which may be what it was', async () => {
    const [was] = await library.cite([one], naming, true);
    await library.setKey(one, 'mine');
    await library.setKey(one, '');
    expect(await library.knownFacts(one, naming)).toMatchObject({ key: was?.key, isKeyFrozen: false });
    expect((await library.cite([one], naming, true))[0]).toMatchObject({ key: was?.key });
  });

  it.each(['two words', 'brace{', 'a,b', 'a%b', 'a~b', 'a=b', 'a\\b', '#a', "o'b", 'ü', '\n', 'x'.repeat(201)])(
    'can not be %j',
    async (key) => {
      await expect(library.setKey(one, key)).rejects.toMatchObject({ name: 'KeyInvalid' });
    },
  );

  it('can not be another’s, whatever its case, nor one that another had', async () => {
    await library.change([paper(2, { title: 'Other' })], { do: 'save' });
    await library.setKey(other, 'First');
    await library.setKey(other, 'second');
    for (const key of ['FIRST', 'Second']) {
      await expect(library.setKey(one, key)).rejects.toMatchObject({ name: 'KeyTaken', message: 'Other' });
    }
    await library.setKey(other, 'first');
    expect(await keyOf(other)).toBe('first');
  });

  describe('when that is taken back', () => {
    beforeEach(async () => {
      await library.change([paper(2, { title: 'Other' })], { do: 'save' });
    });

    it('stays the paper’s beside the one before, once it was exported', async () => {
      const [was] = await library.cite([one], naming, true);
      const { batch } = await library.setKey(one, 'hand');
      await library.cite([one], naming, true);
      await library.cite([one], naming, true);
      expect((await library.history(9)).filter(({ did }) => did[0]?.do === 'key')).toHaveLength(2);
      await undo(batch);
      expect(await library.cite([one], naming, true)).toMatchObject([{ key: was?.key, aliasKeys: ['hand'] }]);
      await expect(library.setKey(other, 'HAND')).rejects.toMatchObject({ name: 'KeyTaken' });
    });

    it('is the one that it goes by, where it had none and was exported, and says so', async () => {
      const { batch } = await library.setKey(one, 'hand');
      await library.cite([one], naming, true);
      expect((await undo(batch)).left).toEqual([{ id: one, field: 'own key' }]);
      expect(await keyOf()).toBe('hand');
    });

    it('is one that a file has given, too: the paper is removed, and keeps it', async () => {
      const { batch } = await library.importPapers([{ paper: paper(3), line: 1, tags: ['x'], key: 'filekey' }], {
        tags: [],
        isLast: true,
      });
      await library.cite([arxiv(3)], naming, true);
      expect((await undo(batch)).left).toEqual([{ id: arxiv(3), field: 'own key' }]);
      expect((await library.get(arxiv(3))).saved).toBe(false);
      expect(await keyOf(arxiv(3))).toBe('filekey');
    });

    it('is anybody’s where nobody has seen it', async () => {
      const { batch } = await library.setKey(one, 'typo');
      expect((await undo(batch)).left).toEqual([]);
      await library.setKey(other, 'Typo');
      expect(await keyOf(other)).toBe('Typo');
    });

    it('is known to have been exported also while the paper was another’s', async () => {
      const { batch } = await library.setKey(other, 'hand');
      await library.merge(one, other);
      await library.cite([one], naming, true);
      await library.separate(other);
      expect((await undo(batch)).left).toEqual([{ id: other, field: 'own key' }]);
      expect(await keyOf(other)).toBe('hand');
    });
  });
});

import { describe, expect, it } from 'vitest';
import { journalHandlers } from '../../src/background/handlers/journal';
import { paperHandlers } from '../../src/background/handlers/paper';
import { contentScript, ownPage } from '../fakes/webextension-polyfill';
import { arxiv, paper } from '../storage/fixture';
import { beginEachAfresh, change, stored } from './fixture';

beginEachAfresh();

const page = contentScript('https://arxiv.org/list/cs.CL/new', { id: 7, incognito: false });
const both = { into: arxiv(1), from: arxiv(2) };
const mark = (id: string) => stored(`paper ${id}`);

async function merge() {
  await change(paper(1), { do: 'add tag', tag: 'a' });
  await change(paper(2), { do: 'add tag', tag: 'b' });
  return paperHandlers['paper.merge'](both, ownPage);
}

describe('papers', () => {
  it('are merged and separated in the mirror too', async () => {
    await merge();
    expect(mark(arxiv(2))).toMatchObject({ id: arxiv(1), tags: ['a', 'b'] });
    expect(mark(arxiv(2))).toEqual(mark(arxiv(1)));
    const { marks } = await paperHandlers['paper.separate'](arxiv(2), ownPage);
    expect(marks).toMatchObject([{ tags: ['a'] }, { tags: ['b'] }]);
    expect([mark(arxiv(1)), mark(arxiv(2))]).toEqual(marks);
  });

  it('are as they were when a merge is taken back', async () => {
    const { batch } = await merge();
    await journalHandlers['journal.undo'](Number(batch), ownPage);
    expect(mark(arxiv(1))).toMatchObject({ id: arxiv(1), tags: ['a'] });
    expect(mark(arxiv(2))).toMatchObject({ id: arxiv(2), tags: ['b'] });
  });

  it('lose the mark of an alias that belongs to neither', async () => {
    const author = [{ family: 'Vaswani', given: 'Ashish' }];
    await change(paper(1, { title: 'Attention', author }), { do: 'save' });
    expect(mark('title:attention|vaswani')).toMatchObject({ id: arxiv(1) });
    await change(paper(2, { title: 'Attention', author }), { do: 'save' });
    expect(mark('title:attention|vaswani')).toBeUndefined();
  });

  it('are merged and separated by our own pages only, and by id', async () => {
    await expect(paperHandlers['paper.merge'](both, page)).rejects.toMatchObject({ name: 'Forbidden' });
    await expect(paperHandlers['paper.separate'](arxiv(1), page)).rejects.toMatchObject({ name: 'Forbidden' });
    const wrong = { into: arxiv(1), from: 'x' } as never;
    await expect(paperHandlers['paper.merge'](wrong, ownPage)).rejects.toThrow(TypeError);
    await expect(paperHandlers['paper.separate']('x' as never, ownPage)).rejects.toThrow(TypeError);
  });
});

import { describe, expect, it } from 'vitest';
import { factsHandlers } from '../../src/background/handlers/facts';
import { sourceHandlers } from '../../src/background/handlers/source';
import { contentScript, ownPage } from '../fakes/webextension-polyfill';
import { arxiv, paper } from '../storage/fixture';
import { beginEachAfresh, change, stored } from './fixture';

beginEachAfresh();

const id = arxiv(1);
const page = contentScript('https://arxiv.org/list/cs.CL/new', { id: 7, incognito: false });

describe('what is known of a paper', () => {
  it('is told and changed for our own pages only', async () => {
    await change(paper(1), { do: 'save' });
    const asked = [
      () => factsHandlers['paper.facts'](id, page),
      () => factsHandlers['paper.edit']({ id, edits: [{ field: 'title', value: 'x' }] }, page),
      () => factsHandlers['paper.publish']({ id, state: 'taken' }, page),
      () => factsHandlers['key.set']({ id, key: 'x' }, page),
      () => sourceHandlers['source.list'](undefined, page),
      () => sourceHandlers['source.faults'](undefined, page),
      () => sourceHandlers['source.ask']({ ids: [id] }, page),
    ];
    for (const ask of asked) await expect(ask()).rejects.toMatchObject({ name: 'Forbidden' });
  });

  it('is written by hand, by any of its ids, and pages see it at once', async () => {
    await change(paper(1, { aliases: ['doi:10.1000/1'] }), { do: 'save' });
    const done = await factsHandlers['paper.edit'](
      { id: 'doi:10.1000/1', edits: [{ field: 'title', value: 'Mine' }] },
      ownPage,
    );
    expect(done).toMatchObject({ marks: [{ id }], batch: expect.any(Number) });
    expect(stored('recent')).toMatchObject({ rows: [{ paper: { title: 'Mine' } }] });
    expect(await factsHandlers['paper.facts'](id, ownPage)).toMatchObject({
      id,
      facts: [{ field: 'title', value: 'Mine', source: 'user', covered: { value: 'Paper 1', source: 'generic' } }],
      isKeyFrozen: false,
    });
  });

  it('says by name what is wrong', async () => {
    await change(paper(1), { do: 'save' });
    const edit = (data: object) => factsHandlers['paper.edit'](data as never, ownPage);
    await expect(edit({ id, edits: [{ field: 'title', value: '' }] })).rejects.toMatchObject({ name: 'FactInvalid' });
    await expect(edit({ id: arxiv(2), edits: [] })).rejects.toMatchObject({ name: 'PaperUnknown' });
    await expect(edit({ id: 'nobody', edits: [] })).rejects.toMatchObject({ name: 'TypeError' });
    await expect(factsHandlers['key.set']({ id, key: 'a b' }, ownPage)).rejects.toMatchObject({ name: 'KeyInvalid' });
    await expect(factsHandlers['paper.publish']({ id, state: 'taken' }, ownPage)).rejects.toMatchObject({
      name: 'PaperUnknown',
    });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Paper } from '../../src/core/paper';
import { proposeKey, uniqueKey } from '../../src/formats/citation-key';
import type { Naming } from '../../src/storage/citations';
import { mergeFacts } from '../../src/storage/facts';
import type { Library } from '../../src/storage/library';
import { offer } from '../../src/storage/offers';
import { copyOf } from './copy-of';
import { arxiv, emptyLibrary, inDatabase, paper } from './fixture';

const hu = { family: 'Hu', given: 'Edward' };
const one = arxiv(1);
const naming: Naming = (of, taken) => uniqueKey(proposeKey(of), taken);
const iclr = { 'container-title': 'ICLR', issued: '2022', page: '1–20' };
const listed = { title: 'LoRA', author: [hu] };

let library: Library;
let now = 1_700_000_000_000;

beforeEach(async () => {
  vi.spyOn(Date, 'now').mockImplementation(() => ++now);
  library = await emptyLibrary();
  await library.change([paper(1, { ...listed, issued: '2021-06-17' })], { do: 'save' }, 'arxiv');
});
afterEach(async () => {
  expect(await library.check()).toEqual([]);
  library.close();
  vi.restoreAllMocks();
});

const holds = async () => (await library.row(one))?.paper;
const published = async () => (await library.knownFacts(one, naming)).published;
const say = (rest: Partial<Paper>, site = 'dblp') =>
  library.change([paper(1, { ...listed, ...rest })], { do: 'save' }, site);

describe('where a preprint was published', () => {
  it('is only offered, and found by its venue', async () => {
    await say(iclr);
    expect(await holds()).toMatchObject({ issued: '2021-06-17' });
    expect(await holds()).not.toHaveProperty('container-title');
    expect(await published()).toEqual({ facts: iclr, source: 'dblp', state: 'offered' });
    expect((await library.search('venue:iclr', 0, 5)).rows).toHaveLength(1);
    expect((await library.facets(''))?.venue).toEqual([{ value: 'ICLR', count: 1 }]);
  });

  it('is listed for as long as it is offered, and the paper is saved', async () => {
    await say(iclr);
    await library.change([paper(2, { title: 'Another' })], { do: 'save' }, 'arxiv');
    expect(await library.offered()).toEqual([one]);
    await library.publish(one, 'declined');
    expect(await library.offered()).toEqual([]);
    await library.undo();
    expect(await library.offered()).toEqual([one]);
    await library.change([paper(1)], { do: 'remove' });
    expect(await library.offered()).toEqual([]);
  });

  it('is not offered where title or authors differ, nor by a server of preprints', async () => {
    await say({ ...iclr, title: 'Something else' });
    await say({ ...iclr, author: [{ family: 'Shen', given: 'Y.' }] });
    await say({ 'container-title': 'CoRR', volume: 'abs/2106.09685' });
    expect(await published()).toBeUndefined();
    expect(await holds()).not.toHaveProperty('volume');
  });

  it('is offered by a card that names no author, too, since it carries the id; not where another source found it', async () => {
    await library.change([paper(2, { title: 'QLoRA', ...iclr })], { do: 'save' }, 'generic');
    expect((await library.knownFacts(arxiv(2), naming)).published).toMatchObject({ facts: iclr, state: 'offered' });
    expect((await library.search('venue:iclr year:2022', 0, 5)).rows).toHaveLength(1);
    const known = { id: one, ids: [one], facts: { title: 'LoRA' }, sources: {}, sites: [] };
    expect(mergeFacts(known, { title: 'LoRA', ...iclr }, 'dblp').published).toMatchObject({ facts: iclr });
    expect(mergeFacts(known, { title: 'LoRA', ...iclr }, 'api:dblp')).not.toHaveProperty('published');
  });

  it('is cited once it was taken, without what it doesn’t say, and the id and the key stay', async () => {
    const [before] = await library.cite([one], naming, true);
    await say({ 'container-title': 'ICLR', page: '1–20', DOI: '10.1000/LoRA' });
    const done = await library.publish(one, 'taken');
    expect(await holds()).toMatchObject({ id: one, 'container-title': 'ICLR', DOI: '10.1000/lora' });
    expect(await holds()).not.toHaveProperty('issued');
    expect(await library.cite([one], naming, true)).toMatchObject([{ key: before?.key }]);
    expect((await library.get('doi:10.1000/lora')).id).toBe(one);
    expect(await library.history(1)).toMatchObject([{ did: [{ do: 'publish' }], canUndo: true }]);
    await library.undoChange(done.batch ?? 0);
    expect(await holds()).toMatchObject({ issued: '2021-06-17' });
    expect(await holds()).not.toHaveProperty('DOI');
    expect((await library.get('doi:10.1000/lora')).saved).toBe(false);
  });

  it('gives no id that another paper has, and keeps one that a page has said', async () => {
    await library.change([{ id: 'doi:10.1000/lora', title: 'Theirs' }], { do: 'save' });
    await say({ ...iclr, DOI: '10.1000/lora' });
    await library.publish(one, 'taken');
    expect((await library.get('doi:10.1000/lora')).id).toBe('doi:10.1000/lora');
    await library.change([{ id: 'doi:10.1000/lora', title: 'Theirs' }], { do: 'remove' });
    expect(await holds()).toMatchObject({ DOI: '10.1000/lora' });
  });

  it('gives the paper its id, too, where its DOI is only learned once it was taken', async () => {
    await say(iclr);
    await library.publish(one, 'taken');
    const asking = { id: 'crossref', next: 0, failures: 0 } as const;
    const found = new Map([[one, { fields: {}, published: { facts: { ...iclr, DOI: '10.1000/lora' } } }]]);
    const wanted = [{ paper: paper(1, listed), key: 'x' }];
    await library.putLookups({ source: 'crossref', wanted, found, asking }, () => ({ keys: {}, own: [] }));
    expect((await library.get('doi:10.1000/lora')).id).toBe(one);
    await library.publish(one, 'declined');
    expect((await library.get('doi:10.1000/lora')).saved).toBe(false);
  });

  it('keeps an alias that a page has named since, when one goes back', async () => {
    await say({ ...iclr, DOI: '10.1000/lora' });
    await library.publish(one, 'taken');
    await library.change([paper(1, { ...listed, aliases: ['doi:10.1000/lora'] })], { do: 'save' });
    await library.publish(one, 'offered');
    expect((await library.get('doi:10.1000/lora')).id).toBe(one);
    expect(await holds()).not.toHaveProperty('container-title');
  });

  it('keeps no id that a backup has only because it was taken there', async () => {
    await say({ ...iclr, DOI: '10.1000/lora' });
    await library.publish(one, 'taken');
    const copy = await copyOf(library);
    await library.publish(one, 'offered');
    await library.join(copy);
    expect((await library.get('doi:10.1000/lora')).saved).toBe(false);
    await library.publish(one, 'taken');
    expect((await library.get('doi:10.1000/lora')).id).toBe(one);
    const taken = await copyOf(library);
    await library.replace(copy, 'older');
    await library.publish(one, 'declined');
    await library.join(taken);
    expect((await library.get('doi:10.1000/lora')).saved).toBe(false);
  });

  it('gives way to what the reader writes, and comes back beneath it', async () => {
    await say(iclr);
    await library.publish(one, 'taken');
    await library.editFacts(one, [{ field: 'container-title', value: 'Proc. ICLR' }]);
    expect(await holds()).toMatchObject({ 'container-title': 'Proc. ICLR', page: '1–20' });
    await library.publish(one, 'declined');
    expect(await holds()).toMatchObject({ 'container-title': 'Proc. ICLR', issued: '2021-06-17' });
    await library.publish(one, 'taken');
    await library.editFacts(one, [{ field: 'container-title' }]);
    expect(await holds()).toMatchObject({ 'container-title': 'ICLR' });
  });

  it('that was declined is never offered again', async () => {
    await say(iclr);
    await library.publish(one, 'declined');
    await say({ 'container-title': 'NeurIPS' });
    expect(await published()).toMatchObject({ facts: iclr, state: 'declined' });
  });

  it('is told by the best source, and filled up by others that mean the same', () => {
    const preprint = mergeFacts({ id: one, ids: [one], facts: {}, sources: {}, sites: [] }, listed, 'arxiv');
    const by = (...all: [string, object][]) =>
      all.reduce((known, [source, facts]) => offer(known, facts, source), preprint).published;
    const [dblp, crossref] = [
      { 'container-title': 'ICLR', volume: '1', DOI: '10.1/a' },
      { 'container-title': 'Proceedings of ICLR', publisher: 'P', DOI: '10.1/A' },
    ];
    const both = { 'container-title': 'Proceedings of ICLR', volume: '1', publisher: 'P' };
    expect(by(['api:dblp', dblp], ['api:crossref', crossref])).toMatchObject({ facts: both, source: 'api:crossref' });
    expect(by(['api:crossref', crossref], ['api:dblp', dblp])).toMatchObject({ facts: both, source: 'api:crossref' });
    const elsewhere = { 'container-title': 'Nature', DOI: '10.1/b' };
    expect(by(['api:crossref', crossref], ['dblp', elsewhere])).toMatchObject({ facts: crossref });
    expect(by(['dblp', dblp], ['api:crossref', elsewhere])).toMatchObject({ facts: elsewhere });
  });

  it('is what a merged paper brings that was published', async () => {
    const article = { title: 'LoRA, at length', author: [hu], 'container-title': 'Nature', issued: '2023' };
    await library.change([{ id: 'doi:10.1000/lora', ...article }], { do: 'save' });
    await library.merge(one, 'doi:10.1000/lora');
    expect(await holds()).toMatchObject({ issued: '2021-06-17' });
    expect(await holds()).not.toHaveProperty('container-title');
    expect(await published()).toMatchObject({
      facts: { 'container-title': 'Nature', issued: '2023' },
      state: 'offered',
    });
    await library.separate('doi:10.1000/lora');
    expect(await published()).toBeUndefined();
  });

  it('is unknown of most papers', async () => {
    await expect(library.publish(one, 'taken')).rejects.toMatchObject({ name: 'PaperUnknown' });
  });

  it('is what the reader’s own file says, without being asked', async () => {
    await say({ 'container-title': 'arXiv preprint arXiv:2106.09685' }, 'file');
    expect(await holds()).not.toHaveProperty('container-title');
    await say(iclr, 'file');
    expect(await holds()).toMatchObject(iclr);
    expect(await inDatabase((db) => db.get('papers', one))).not.toHaveProperty('published');
  });
});

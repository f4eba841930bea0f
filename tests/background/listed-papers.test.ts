import { describe, expect, it } from 'vitest';
import { citingHandlers } from '../../src/background/handlers/citing';
import { factsHandlers } from '../../src/background/handlers/facts';
import { openLibrary } from '../../src/background/open-library';
import type { Paper } from '../../src/core/paper';
import { listedPapers } from '../../src/popup/listed-papers';
import { ownPage } from '../fakes/webextension-polyfill';
import { arxiv, paper } from '../storage/fixture';
import { beginEachAfresh, change } from './fixture';

beginEachAfresh();

const asked: string[] = [];
const send = (async (type: keyof typeof citingHandlers, data: never) => {
  asked.push(type);
  return citingHandlers[type](data, ownPage);
}) as never;
const by = (number: number, family: string, more: Partial<Paper> = {}) =>
  paper(number, { title: `Other side ${number}`, author: [{ family }], issued: '2024', ...more });
const keysOf = async (papers: Paper[], freeze = true) => {
  const source = listedPapers({ send }, papers);
  return (await (freeze ? source.all() : source.first(1_000))).map(({ key }) => key);
};

describe('all papers of a page', () => {
  it('are cited by the key that was kept, though the page knows another id of the paper first', async () => {
    await change(by(1, 'Doe'), { do: 'save' });
    await factsHandlers['key.set']({ id: arxiv(1), key: 'mykey' }, ownPage);
    expect(await keysOf([by(1, 'Doe', { id: 'doi:10.1000/1', aliases: [arxiv(1)] })])).toEqual(['mykey']);
  });

  it('get no key that another paper of the library has, and aren’t saved by it', async () => {
    await change(by(1, 'Roe'), { do: 'save' });
    await citingHandlers['library.cited']({ choice: { ids: [arxiv(1)] }, freeze: true, offset: 0, limit: 1 }, ownPage);
    expect(await keysOf([by(2, 'Roe'), by(3, 'Roe')])).toEqual(['roe2024othera', 'roe2024otherb']);
    expect(await (await openLibrary()).find('')).toEqual([arxiv(1)]);
  });

  it('are each told once and apart, of more than are asked for at a time', async () => {
    const papers = Array.from({ length: 510 }, (_, at) => by(at, 'Poe'));
    for (const one of [3, 509]) await change(by(one, 'Poe'), { do: 'save' });
    asked.length = 0;
    const keys = await keysOf(papers, false);
    expect(new Set(keys).size).toBe(510);
    expect(asked).toEqual(['library.cited', 'library.cited', 'key.propose', 'key.propose']);
  });
});

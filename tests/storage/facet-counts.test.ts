import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/core/annotation';
import type { Paper } from '../../src/core/paper';
import type { Library } from '../../src/storage/library';
import { arxiv, emptyLibrary, paper } from './fixture';

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

async function put(number: number, rest: Partial<Paper>, ...changes: Change[]): Promise<void> {
  for (const change of [{ do: 'save' } as const, ...changes])
    await library.change([paper(number, rest)], change, 'arxiv');
}

const tag = (name: string): Change => ({ do: 'add tag', tag: name });
const read: Change = { do: 'status', status: 'read' };

async function counts(query: string, facet: 'tag' | 'status' | 'site' | 'venue' | 'year' | 'author' | 'has') {
  const facets = await library.facets(query);
  return Object.fromEntries((facets?.[facet] ?? []).map(({ value, count }) => [value, count]));
}

describe('facets', () => {
  it('leave their own conditions out, and no other’s', async () => {
    await put(1, { issued: '2023-07' }, tag('ml'), read);
    await put(2, { issued: '2024' }, tag('ml'));
    await put(3, { issued: '2024' }, tag('vision'));
    const query = 'tag:ml status:unread year>=2024';
    expect(await counts(query, 'status')).toEqual({ unread: 1 });
    expect(await counts(query, 'tag')).toEqual({ ml: 1, vision: 1 });
    expect(await counts(query, 'year')).toEqual({ 2024: 1 });
    expect(await counts('tag:ml year>=2024', 'year')).toEqual({ 2023: 1, 2024: 1 });
  });

  it('count a paper once for each level of its tags', async () => {
    await put(1, {}, tag('ml/peft'), tag('ml/theory'));
    await put(2, {}, tag('ml'));
    expect(await counts('', 'tag')).toEqual({ ml: 2, 'ml/peft': 1, 'ml/theory': 1 });
  });

  it('write values so that a condition on them finds as many', async () => {
    const author = [
      { family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' },
      { literal: 'DeepSeek-AI' },
    ];
    await put(1, { author, 'container-title': 'Proc. "X" of Y' });
    await put(2, { author: [{ family: 'Hu', given: 'Edward J.' }] });
    const facets = await library.facets('');
    expect(facets?.author.map(({ value }) => value)).toEqual([
      'DeepSeek-AI',
      'Hu, Edward J.',
      'van der Maaten, Laurens',
    ]);
    for (const { value, count } of facets?.author ?? [])
      expect(await library.find(`author:"${value}"`)).toHaveLength(count);
    expect(await counts('', 'venue')).toEqual({ 'Proc. "X" of Y': 1 });
  });

  it('know where papers were annotated and where they were seen', async () => {
    await put(1, {});
    await library.putSightings('huggingface', 'https://huggingface.co/papers', [arxiv(1)]);
    expect(await counts('site:huggingface', 'status')).toEqual({ unread: 1 });
    expect(await counts('', 'site')).toEqual({ arxiv: 1, huggingface: 1 });
  });

  it('pass over what isn’t saved, and read beyond one slice', async () => {
    await library.change(
      Array.from({ length: 1_100 }, (_, number) => paper(number)),
      { do: 'save' },
    );
    await library.change([paper(5)], { do: 'remove' });
    expect(await counts('', 'status')).toEqual({ unread: 1_099 });
  });

  it('are the same by the index, by records, and while some of it is out of date', async () => {
    await put(1, { issued: '2023-07' }, tag('ML/peft'), read, { do: 'star', starred: true });
    await put(2, { issued: '2024' }, tag('ML'), { do: 'note', note: 'x' });
    await put(3, {}, tag('vision'));
    const queries = ['', 'tag:ml', 'status:unread year>=2024', 'paper -tag:vision', '"paper 2"'];
    const all = () => Promise.all(queries.map((query) => library.facets(query)));
    const byRecords = await all();
    expect(byRecords[0]?.tag[0]).toEqual({ value: 'ML', count: 2 });
    while (await library.keepIndex());
    expect(await all()).toEqual(byRecords);
    await library.change([paper(3)], { do: 'status', status: 'reading' });
    await library.change([paper(2)], { do: 'remove' });
    const partly = await all();
    while (await library.keepIndex());
    expect(await all()).toEqual(partly);
    expect(partly[0]?.status).toEqual([
      { value: 'read', count: 1 },
      { value: 'reading', count: 1 },
    ]);
  });

  it('count sites, venues and authors among the newest that match, and say among how many', async () => {
    await library.change(
      Array.from({ length: 1_500 }, (_, number) => paper(number, { 'container-title': 'A' })),
      { do: 'save' },
    );
    await library.change(
      Array.from({ length: 1_500 }, (_, number) => paper(number + 1_500, { 'container-title': 'B' })),
      { do: 'save' },
    );
    const facets = await library.facets('');
    expect(facets?.looked).toEqual({ site: 2_000, venue: 2_000, author: 2_000 });
    expect(facets?.venue).toEqual([
      { value: 'B', count: 1_500 },
      { value: 'A', count: 500 },
    ]);
    expect(facets?.status).toEqual([{ value: 'unread', count: 3_000 }]);
  });

  it('stop when nobody wants to know, and refuse what can’t be read', async () => {
    await put(1, {});
    expect(await library.facets('', () => false)).toBeUndefined();
    await expect(library.facets('tag:"ml')).rejects.toMatchObject({ name: 'QueryError' });
  });
});

describe('where a paper was seen', () => {
  it('is told by any of its ids, the last first, each listing once', async () => {
    await put(1, { aliases: ['doi:10.1000/182'] });
    await library.putSightings('arxiv', 'https://arxiv.org/list/cs.CL/new', [arxiv(1)]);
    await library.putSightings('elsewhere.example', 'https://elsewhere.example/', ['doi:10.1000/182']);
    await library.putSightings('arxiv', 'https://arxiv.org/list/cs.CL/new', ['doi:10.1000/182']);
    const seen = await library.seen('doi:10.1000/182', 5);
    expect(new Set(seen.map(({ page }) => page))).toEqual(
      new Set(['https://arxiv.org/list/cs.CL/new', 'https://elsewhere.example/']),
    );
    expect(seen).toHaveLength(2);
    expect(await library.seen(arxiv(1), 1)).toHaveLength(1);
  });
});

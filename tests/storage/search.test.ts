import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Library } from '../../src/storage/library';
import { arxiv, emptyLibrary, paper } from './fixture';

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

/** Save papers, a minute apart, numbered from 0. */
async function save(count: number): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
  for (let number = 0; number < count; number++) {
    await library.change([paper(number)], { do: 'save' });
    vi.setSystemTime(Date.now() + 60_000);
  }
  vi.useRealTimers();
}

async function numbers(query: string, offset = 0, limit = 50): Promise<number[]> {
  const { rows } = await library.search(query, offset, limit);
  return rows.map((row) => Number(row.paper.id.slice(-5)));
}

describe('search', () => {
  it('answers the newest saved first, page by page', async () => {
    await save(5);
    expect(await numbers('', 0, 2)).toEqual([4, 3]);
    expect(await numbers('', 2, 2)).toEqual([2, 1]);
    expect(await numbers('', 4, 2)).toEqual([0]);
    expect(await numbers('', 5, 2)).toEqual([]);
    expect(await numbers('', 0, 0)).toEqual([]);
  });

  it('says how many match and how many are saved', async () => {
    await save(12);
    expect(await library.search('', 0, 1)).toMatchObject({ matched: 12, total: 12 });
    expect(await library.search('title:1', 0, 1)).toMatchObject({ matched: 1, total: 12 });
    expect(await library.search('paper', 3, 2)).toMatchObject({ matched: 12, total: 12 });
    expect(await numbers('paper', 3, 2)).toEqual([8, 7]);
  });

  it('reads more than one batch, with papers saved in the same millisecond', async () => {
    const papers = Array.from({ length: 1_200 }, (_, number) => paper(number));
    await library.change(papers, { do: 'save' });
    const { matched } = await library.search('paper', 0, 1);
    expect(matched).toBe(1_200);
    expect(new Set(await library.find('paper')).size).toBe(1_200);
    expect(await library.find('')).toHaveLength(1_200);
  });

  it('reads no more than its page for the empty query', async () => {
    await save(60);
    const getAll = vi.spyOn(IDBIndex.prototype, 'getAll');
    const count = vi.spyOn(IDBIndex.prototype, 'count');
    await library.search('', 10, 20);
    expect(getAll.mock.calls.map(([, limit]) => limit)).toEqual([20, 20]);
    expect(count).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('reads no papers but those of the page when only annotations are asked for', async () => {
    await save(3);
    await library.change([paper(1)], { do: 'add tag', tag: 'ml' });
    await library.change([paper(1)], { do: 'note', note: 'mine' });
    const getAll = vi.spyOn(IDBIndex.prototype, 'getAll');
    for (const query of ['tag:ml', 'note:mine -is:starred', '(has:note OR status:read) is:saved']) {
      const { rows, matched } = await library.search(query, 0, 10);
      expect({ matched, titles: rows.map((row) => row.paper.title) }).toEqual({ matched: 1, titles: ['Paper 1'] });
      expect(await library.find(query)).toEqual([arxiv(1)]);
    }
    expect(new Set(getAll.mock.contexts.map((index) => (index as IDBIndex).objectStore.name))).toEqual(
      new Set(['annotations']),
    );
    vi.restoreAllMocks();
  });

  it('looks into title, authors, abstract, tags, note, status, star, sites, categories and id', async () => {
    await save(2);
    const rest = {
      author: [{ family: 'Hu', given: 'Edward J.' }],
      abstract: 'Low rank matrices',
      categories: ['cs.CL'],
      aliases: ['doi:10.1000/182' as const],
    };
    await library.change([paper(7, rest)], { do: 'add tag', tag: 'ml/peft' }, 'huggingface');
    await library.change([paper(7)], { do: 'note', note: 'read again' });
    await library.change([paper(7)], { do: 'status', status: 'reading' });
    await library.change([paper(7)], { do: 'star', starred: true });
    const queries = ['title:7', 'author:hu', '"low rank"', 'tag:ml', 'note:again', 'status:reading', 'is:starred'];
    for (const query of [...queries, 'site:huggingface', 'category:cs.CL', 'id:"doi:10.1000/182"', 'has:note']) {
      expect([query, await numbers(query)]).toEqual([query, [7]]);
    }
  });

  it('looks into venue, dates, authors and their number, and patterns', async () => {
    await save(2);
    const rest = {
      'container-title': 'Nature Medicine',
      issued: '2019-03',
      author: [{ family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' }, { literal: 'OpenAI' }],
      aliases: ['doi:10.1000/182' as const],
    };
    await library.change([paper(7, rest)], { do: 'save' });
    const texts = [
      'venue:nature',
      'author:"van der Maaten, L"',
      'author:openai',
      'authors:2',
      '/nature m/i',
      'title:/7$/',
    ];
    for (const query of [
      ...texts,
      'year:2019',
      'date<=2019-03',
      'has:doi',
      'has:venue',
      'doi:10.1000/182',
      'added<2d',
    ]) {
      expect([query, await numbers(query)]).toEqual([query, [7]]);
    }
  });

  it('reads no papers for when they were saved', async () => {
    await save(1);
    await library.change([paper(7)], { do: 'save' });
    const getAll = vi.spyOn(IDBIndex.prototype, 'getAll');
    expect(await library.find('added<2d')).toEqual([arxiv(7)]);
    expect(await library.find('added:1970')).toEqual([arxiv(0)]);
    expect(getAll.mock.contexts.map((index) => (index as IDBIndex).objectStore.name)).not.toContain('papers');
    vi.restoreAllMocks();
  });

  it('knows that what nobody has said is not there', async () => {
    await save(1);
    for (const query of ['-quantum', '-has:abstract', '-author:hu', '-venue:nature', '-has:doi', 'authors:0'])
      expect([query, await numbers(query)]).toEqual([query, [0]]);
  });

  it('takes the month of an arXiv id where nobody has said a date', async () => {
    await save(1);
    expect(await numbers('date:2024-01')).toEqual([0]);
    expect(await numbers('year:2023')).toEqual([]);
  });

  it('finds papers by the sites that have shown them, also under an alias', async () => {
    await library.change([{ ...paper(1), aliases: ['doi:10.1000/182'] }], { do: 'save' }, 'arxiv');
    await library.putSightings('huggingface', 'https://huggingface.co/papers', ['doi:10.1000/182']);
    expect(await numbers('site:huggingface')).toEqual([1]);
    expect((await library.search('', 0, 1)).rows[0]?.sites).toEqual(['arxiv', 'huggingface']);
  });

  it('refuses a query that can not be read', async () => {
    await expect(library.search('"open', 0, 10)).rejects.toMatchObject({ name: 'QueryError' });
  });

  it('does not find what is only hidden', async () => {
    await library.change([paper(1)], { do: 'hide', hidden: true });
    expect(await numbers('paper')).toEqual([]);
    expect(await library.marks()).toMatchObject([{ ids: [arxiv(1)], mark: { hidden: true, saved: false } }]);
  });
});

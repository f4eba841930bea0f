import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { annotationHandlers } from '../../src/background/handlers/annotation';
import { browserHandlers } from '../../src/background/handlers/browser';
import { citingHandlers } from '../../src/background/handlers/citing';
import { factsHandlers } from '../../src/background/handlers/facts';
import { journalHandlers } from '../../src/background/handlers/journal';
import { libraryHandlers } from '../../src/background/handlers/library';
import { listHandlers } from '../../src/background/handlers/list';
import { sightingHandlers } from '../../src/background/handlers/sighting';
import { openLibrary } from '../../src/background/open-library';
import { changeSettings, readSettings } from '../../src/background/settings';
import { defaultExport, type ExportOptions } from '../../src/core/citing';
import { defaultSettings } from '../../src/core/settings';
import { visitPause } from '../../src/storage/visits';
import { contentScript, fake, ownPage } from '../fakes/webextension-polyfill';
import { arxiv, paper } from '../storage/fixture';
import { beginEachAfresh, change, stored } from './fixture';

beginEachAfresh();

const page = contentScript('https://arxiv.org/list/cs.CL/new', { id: 7, incognito: false });
const options = defaultExport('bibtex');
const some = (offset: number, limit: number) => ({ offset, limit });
const seen = { site: 'arxiv', page: 'https://arxiv.org/list/cs.CL/new#top', ids: [arxiv(1)] };

describe('what concerns the library as a whole', () => {
  it.each([
    ['library.search', () => libraryHandlers['library.search']({ query: '', offset: 0, limit: 1 }, page)],
    ['library.export', () => citingHandlers['library.export']({ choice: { query: '' }, freeze: false, options }, page)],
    [
      'library.cited',
      () => citingHandlers['library.cited']({ choice: { ids: [] }, freeze: false, ...some(0, 1) }, page),
    ],
    [
      'library.export, with notes',
      () => {
        const withNote = { ...options, includes: { ...options.includes, note: true } };
        return citingHandlers['library.export'](
          { choice: { ids: [arxiv(1)] }, freeze: false, options: withNote },
          page,
        );
      },
    ],
    [
      'library.export, of more papers than it shows',
      () => {
        const ids = Array.from({ length: 501 }, (_, number) => arxiv(number));
        return citingHandlers['library.export']({ choice: { ids }, freeze: true, options }, page);
      },
    ],
    ['key.propose', () => citingHandlers['key.propose']({ papers: [], besides: [] }, page)],
    ['key.preview', () => citingHandlers['key.preview']({ pattern: 'auth', limit: 1 }, page)],
    ['library.ids', () => libraryHandlers['library.ids']({ query: '', offset: 0, limit: 1 }, page)],
    ['library.facets', () => libraryHandlers['library.facets']('', page)],
    ['library.statistics', () => libraryHandlers['library.statistics']('', page)],
    ['library.duplicates', () => libraryHandlers['library.duplicates'](undefined, page)],
    ['list.list', () => listHandlers['list.list'](undefined, page)],
    ['list.remove', () => listHandlers['list.remove']('a', page)],
    ['library.row', () => libraryHandlers['library.row'](arxiv(1), page)],
    [
      'library.change',
      () => libraryHandlers['library.change']({ choice: { query: '' }, change: { do: 'remove' } }, page),
    ],
    ['tag.rename', () => annotationHandlers['tag.rename']({ from: 'a', to: 'b' }, page)],
    ['tag.remove', () => annotationHandlers['tag.remove']('a', page)],
    ['sighting.list', () => sightingHandlers['sighting.list'](arxiv(1), page)],
    ['sighting.visits', () => sightingHandlers['sighting.visits'](undefined, page)],
    ['sighting.clear', () => sightingHandlers['sighting.clear']({}, page)],
  ])('is refused to a page: %s', async (_, ask) => {
    await expect(ask()).rejects.toMatchObject({ name: 'Forbidden' });
  });

  it('is changed and exported as it was chosen, and told row by row', async () => {
    for (const number of [1, 2]) await change(paper(number, { aliases: [`doi:10.1000/${number}`] }), { do: 'save' });
    const choice = { query: 'paper id:2401.00001' };
    const tagged = { choice, change: { do: 'add tag', tag: 'a' } } as const;
    expect(await libraryHandlers['library.change'](tagged, ownPage)).toMatchObject({ papers: 1 });
    expect(await annotationHandlers['tag.rename']({ from: 'a', to: 'b/c' }, ownPage)).toMatchObject({ papers: 1 });
    expect((await libraryHandlers['library.row']('doi:10.1000/1', ownPage))?.annotation.tags).toEqual(['b/c']);
    expect(stored('paper arxiv:2401.00001')).toMatchObject({ tags: ['b/c'] });
    expect((await citingHandlers['library.export']({ choice, freeze: false, options }, ownPage)).count).toBe(1);
    expect(await annotationHandlers['tag.remove']('b', ownPage)).toMatchObject({ papers: 1 });
    expect(await libraryHandlers['library.row'](arxiv(3), ownPage)).toBeUndefined();
  });

  it('tells the ids of what matches, from a place on', async () => {
    for (const number of [1, 2, 3]) await change(paper(number), { do: 'save' });
    const all = await libraryHandlers['library.ids']({ query: 'paper', offset: 0, limit: 9 }, ownPage);
    expect(all.toSorted()).toEqual([arxiv(1), arxiv(2), arxiv(3)]);
    const second = { query: 'paper', offset: 1, limit: 1 };
    expect(await libraryHandlers['library.ids'](second, ownPage)).toEqual(all.slice(1, 2));
    await expect(libraryHandlers['library.ids']({ ...second, limit: -1 }, ownPage)).rejects.toThrow(TypeError);
  });

  it('is counted for the newest of a tab’s questions only', async () => {
    await change(paper(1), { do: 'save' });
    const older = libraryHandlers['library.facets']('paper', ownPage);
    const newer = libraryHandlers['library.facets']('', ownPage);
    await expect(older).rejects.toMatchObject({ name: 'Superseded' });
    expect((await newer).status).toEqual([{ value: 'unread', count: 1 }]);
    expect((await libraryHandlers['library.facets']('', ownPage)).year).toEqual([{ value: '2024', count: 1 }]);
  });

  it('is searched for what stands in a tab’s field only, and for all that is asked without haste', async () => {
    await change(paper(1), { do: 'save' });
    const search = (query: string, more: { limit: number; hurries?: boolean }) =>
      libraryHandlers['library.search']({ query, offset: 0, ...more }, ownPage);
    const older = search('paper', { limit: 50, hurries: true });
    const [count, rows, list] = [
      search('paper', { limit: 0 }),
      search('paper', { limit: 50 }),
      search('1', { limit: 0 }),
    ];
    const newer = search('title:paper', { limit: 50, hurries: true });
    await expect(older).rejects.toMatchObject({ name: 'Superseded' });
    await expect(count).rejects.toMatchObject({ name: 'Superseded' });
    expect((await Promise.all([rows, list, newer])).map(({ matched }) => matched)).toEqual([1, 1, 1]);
  });

  it('is counted to be drawn for the newest of a tab’s questions only, apart from its facets', async () => {
    await change(paper(1), { do: 'save' });
    const older = libraryHandlers['library.statistics']('paper', ownPage);
    const newer = libraryHandlers['library.statistics']('', ownPage);
    const facets = libraryHandlers['library.facets']('', ownPage);
    await expect(older).rejects.toMatchObject({ name: 'Superseded' });
    expect((await newer).papers).toBe(1);
    expect((await facets).year).toHaveLength(1);
    const hostile = { query: '' } as unknown as string;
    await expect(libraryHandlers['library.statistics'](hostile, ownPage)).rejects.toThrow(TypeError);
  });

  it('is refused to an address that only looks like ours', async () => {
    const sender = { id: 'fake', url: 'https://evil.example/chrome-extension://fake/' };
    const ask = libraryHandlers['library.search']({ query: '', offset: 0, limit: 1 }, sender);
    await expect(ask).rejects.toMatchObject({ name: 'Forbidden' });
  });

  it('is answered to our own pages', async () => {
    await change(paper(1), { do: 'save' });
    const answer = await libraryHandlers['library.search']({ query: 'paper', offset: 0, limit: 10 }, ownPage);
    expect(answer).toMatchObject({ matched: 1, rows: [{ paper: { id: arxiv(1) } }] });
    const asked = { query: '', offset: 0, limit: 501 };
    await expect(libraryHandlers['library.search'](asked, ownPage)).rejects.toThrow(TypeError);
  });
});

describe('an export', () => {
  it('writes BibTeX, and with freeze keeps the keys', async () => {
    const author = [{ family: 'Touvron', given: 'Hugo' }];
    await change(paper(1, { title: 'Llama 2', author, issued: '2023-07-18' }), { do: 'save' });
    const { text, count } = await citingHandlers['library.export'](
      { choice: { query: '' }, freeze: true, options },
      ownPage,
    );
    expect(count).toBe(1);
    expect(text).toContain('touvron2023llama');
    await change(paper(1, { title: 'Renamed' }), { do: 'star', starred: true });
    const again = await citingHandlers['library.export']({ choice: { ids: [arxiv(1)] }, freeze: false, options }, page);
    expect(again.text).toContain('touvron2023llama');
  });

  it('gives papers of the same name different keys', async () => {
    for (const number of [1, 2]) await change(paper(number, { title: 'Llama', issued: '2023' }), { do: 'save' });
    const { text } = await citingHandlers['library.export']({ choice: { query: '' }, freeze: true, options }, ownPage);
    const keys = [...text.matchAll(/^@\w+\{([^,]+),/gm)].map((match) => match[1]);
    expect(new Set(keys).size).toBe(2);
  });

  it('hands papers over with their keys and what is said of them, from a place on', async () => {
    for (const number of [1, 2, 3]) await change(paper(number, { title: 'Llama', issued: '2023' }), { do: 'save' });
    const second = paper(2, { title: 'Llama', issued: '2023' });
    await change(second, { do: 'add tag', tag: 'ml' });
    await change(second, { do: 'note', note: 'Good.' });
    const choice = { ids: [1, 2, 3].map(arxiv) };
    const cited = (freeze: boolean, offset: number, besides: string[] = []) =>
      citingHandlers['library.cited']({ choice, freeze, ...some(offset, 2), besides }, ownPage);
    const first = (await cited(false, 0)).map(({ key }) => key);
    expect(first).toEqual(['anonymous2023llama', 'anonymous2023llamaa']);
    expect((await cited(false, 2, first)).map(({ key }) => key)).toEqual(['anonymous2023llamab']);
    expect((await cited(false, 0))[1]).toMatchObject({ tags: ['ml'], note: 'Good.', status: 'unread', starred: false });
    expect((await cited(true, 2)).map(({ key }) => key)).toEqual(['anonymous2023llama']);
    expect((await cited(false, 0)).map(({ key }) => key)).toEqual(['anonymous2023llamaa', 'anonymous2023llamab']);
    expect((await cited(true, 0))[0]).not.toHaveProperty('note');
  });

  it('is in the order asked for, in the format asked for', async () => {
    const named = (number: number, family: string, issued: string) => paper(number, { author: [{ family }], issued });
    for (const one of [named(1, 'Zhu', '2020'), named(2, 'Bach', '2019'), named(3, 'Öz', '2023')]) {
      await change(one, { do: 'save' });
    }
    const write = async (order: ExportOptions['order']) => {
      const asked = { choice: { ids: [1, 2, 3].map(arxiv) }, freeze: false };
      const csv = { ...defaultExport('csv'), order };
      const { text } = await citingHandlers['library.export']({ ...asked, options: csv }, ownPage);
      return [...text.matchAll(/,(Zhu|Bach|Öz),/g)].map(([, name]) => name);
    };
    expect(await write('given')).toEqual(['Zhu', 'Bach', 'Öz']);
    expect(await write('author')).toEqual(['Bach', 'Öz', 'Zhu']);
    expect(await write('year')).toEqual(['Öz', 'Zhu', 'Bach']);
  });

  it('of a search is newest first, or oldest first where that is its order', async () => {
    for (const number of [1, 2, 3]) await change(paper(number), { do: 'save' });
    const write = async (order: 'newest' | 'oldest') => {
      const asked = { choice: { query: '', order }, freeze: false, options: defaultExport('csv') };
      const { text } = await citingHandlers['library.export'](asked, ownPage);
      return [...text.matchAll(/Paper (\d)/g)].map(([, number]) => number);
    };
    const newest = await write('newest');
    expect(newest).toHaveLength(3);
    expect(await write('oldest')).toEqual(newest.toReversed());
  });

  it('is refused where it is not said how', async () => {
    for (const wrong of [{ ...options, format: 'docx' }, { ...options, includes: {} }, undefined]) {
      const asked = { choice: { ids: [arxiv(1)] }, freeze: false, options: wrong as never };
      await expect(citingHandlers['library.export'](asked, ownPage)).rejects.toThrow(TypeError);
    }
  });
});

describe('reading lists', () => {
  const list = { name: ' To read ', query: 'status:unread', order: 'oldest' as const };

  it('are kept, changed, moved and removed, which pages are told', async () => {
    const { list: made } = await listHandlers['list.create'](list, ownPage);
    const { list: other } = await listHandlers['list.create']({ ...list, name: 'Other' }, ownPage);
    const told = stored('revision');
    await listHandlers['list.change']({ id: made.id, change: { order: 'newest' } }, ownPage);
    await listHandlers['list.move']({ id: other.id, before: made.id }, ownPage);
    expect(await listHandlers['list.list'](undefined, ownPage)).toEqual([
      { ...list, id: other.id, name: 'Other' },
      { ...list, id: made.id, name: 'To read', order: 'newest' },
    ]);
    await listHandlers['list.remove'](made.id, ownPage);
    expect(await listHandlers['list.list'](undefined, ownPage)).toHaveLength(1);
    expect(Number(stored('revision'))).toBeGreaterThan(Number(told));
  });

  it('are refused where they are none, and to others than our own pages', async () => {
    for (const wrong of [{ ...list, order: 'other' }, { ...list, name: '  ' }, { name: 'x' }, 'x']) {
      await expect(listHandlers['list.create'](wrong as never, ownPage)).rejects.toThrow(TypeError);
    }
    await expect(listHandlers['list.create'](list, page)).rejects.toMatchObject({ name: 'Forbidden' });
    const moved = listHandlers['list.move']({ id: 'a' }, page);
    await expect(moved).rejects.toMatchObject({ name: 'Forbidden' });
    const changed = listHandlers['list.change']({ id: 'a', change: {} }, page);
    await expect(changed).rejects.toMatchObject({ name: 'Forbidden' });
    await expect(listHandlers['list.remove']('gone', ownPage)).rejects.toMatchObject({ name: 'ListUnknown' });
  });
});

describe('annotations', () => {
  it('come whole, by any id', async () => {
    await change(paper(1, { aliases: ['doi:10.1000/182'] }), { do: 'note', note: 'x'.repeat(5_000) });
    expect((await annotationHandlers['annotation.get']('doi:10.1000/182', page)).note).toHaveLength(5_000);
  });

  it('are taken back in the mirror too', async () => {
    const { batch } = await change(paper(1), { do: 'save' });
    await change(paper(2), { do: 'save' });
    expect(await journalHandlers['journal.list']({ limit: 5 }, ownPage)).toMatchObject([
      { batch: 2, did: [{ do: 'save', count: 1 }], titles: ['Paper 2'], canUndo: true },
      { batch: 1, did: [{ do: 'save', count: 1 }], titles: ['Paper 1'], canUndo: true },
    ]);
    const undone = await journalHandlers['journal.undo'](Number(batch), ownPage);
    expect(undone).toMatchObject({ marks: [{ id: arxiv(1), saved: false }], batch: 3, left: [] });
    expect(stored('paper arxiv:2401.00002')).toBeDefined();
    expect(stored('paper arxiv:2401.00001')).toBeUndefined();
  });

  it('are taken back by our own pages only', async () => {
    await change(paper(1), { do: 'save' });
    await expect(journalHandlers['journal.undo'](1, page)).rejects.toMatchObject({ name: 'Forbidden' });
    await expect(journalHandlers['journal.list']({ limit: 5 }, page)).rejects.toMatchObject({ name: 'Forbidden' });
    await expect(journalHandlers['journal.list']({ limit: 101 }, ownPage)).rejects.toThrow(TypeError);
    await expect(journalHandlers['journal.undo']('1' as never, ownPage)).rejects.toThrow(TypeError);
    await expect(journalHandlers['journal.undo'](7, ownPage)).rejects.toMatchObject({ name: 'NothingToUndo' });
  });

  it('remember the site that they were made on', async () => {
    await annotationHandlers['annotation.change'](
      { papers: [paper(1)], change: { do: 'add tag', tag: 'ml' }, site: 'arxiv' },
      page,
    );
    const answer = await libraryHandlers['library.search']({ query: '', offset: 0, limit: 1 }, ownPage);
    expect(answer.rows[0]?.sites).toEqual(['arxiv']);
    expect(await annotationHandlers['tag.list'](undefined, page)).toMatchObject([{ tag: 'ml', count: 1 }]);
  });

  it('are refused for more than 2,000 papers at once', async () => {
    const papers = Array.from({ length: 2_001 }, (_, number) => paper(number));
    const asked = annotationHandlers['annotation.change']({ papers, change: { do: 'save' } }, page);
    await expect(asked).rejects.toMatchObject({ name: 'TooManyPapers' });
  });
});

describe('sightings', () => {
  const count = async () => (await (await openLibrary()).sightings([arxiv(1)])).length;

  it('are remembered by the page without its fragment', async () => {
    await sightingHandlers['sighting.put'](seen, page);
    const [sighting] = await (await openLibrary()).sightings([arxiv(1)]);
    expect(sighting?.page).toBe('https://arxiv.org/list/cs.CL/new');
    await sightingHandlers['sighting.clear']({}, ownPage);
    expect(await count()).toBe(0);
  });

  it('are not remembered in a private window', async () => {
    await sightingHandlers['sighting.put'](seen, contentScript('https://arxiv.org/', { id: 7, incognito: true }));
    expect(await count()).toBe(0);
  });

  it('are not remembered when switched off', async () => {
    await changeSettings({ keepsSightings: false });
    await sightingHandlers['sighting.put'](seen, page);
    expect(await count()).toBe(0);
  });

  describe('of an earlier visit', () => {
    const asked = { site: 'arxiv', page: seen.page, papers: [[arxiv(1)], [arxiv(2), 'doi:10.1000/2' as const]] };

    beforeEach(async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
      await sightingHandlers['sighting.put'](seen, page);
      vi.setSystemTime(1_000 + 2 * visitPause);
    });
    afterEach(() => void vi.useRealTimers());

    it('tell what is new', async () => {
      expect(await sightingHandlers['sighting.ask'](asked, page)).toEqual({ since: 1_000, fresh: [arxiv(2)] });
    });

    it('are not asked in a private window, when switched off, or of a page that was read just once', async () => {
      const ask = (sender: typeof page, said = asked) => sightingHandlers['sighting.ask'](said, sender);
      expect(await ask(contentScript(seen.page, { id: 7, incognito: true }))).toBeUndefined();
      expect(await ask(page, { ...asked, page: 'https://lab.example.edu/publications' })).toBeUndefined();
      await changeSettings({ keepsSightings: false });
      expect(await ask(page)).toBeUndefined();
    });

    it('are of sites that can be listed and forgotten one by one', async () => {
      expect(await sightingHandlers['sighting.visits'](undefined, ownPage)).toEqual([{ site: 'arxiv', last: 1_000 }]);
      await sightingHandlers['sighting.clear']({ site: 'huggingface' }, ownPage);
      expect(await count()).toBe(1);
      await sightingHandlers['sighting.clear']({ site: 'arxiv' }, ownPage);
      expect(await count()).toBe(0);
      expect(await sightingHandlers['sighting.visits'](undefined, ownPage)).toEqual([]);
    });
  });

  it('have their script where they are kept, and in no private window', async () => {
    const load = (sender: typeof page) => sightingHandlers['sighting.load'](undefined, sender);
    await load(contentScript('https://arxiv.org/list/cs.CL/new', { id: 7, incognito: true }));
    await load(contentScript('https://lab.example.edu/publications', { id: 7, incognito: false }));
    await load(contentScript('', { id: 7, incognito: false }));
    expect(fake.injected).toEqual([]);
    await load(page);
    const injected = fake.injected.map(({ tabId, files }) => [tabId, ...files]);
    expect(injected).toEqual([
      [7, 'sightings.css'],
      [7, 'script.js'],
    ]);
    await changeSettings({ keepsSightings: false });
    await load(page);
    expect(fake.injected).toHaveLength(2);
  });
});

describe('published versions that are offered', () => {
  it('are told to our own pages with their papers, as many as are asked for, and counted', async () => {
    for (const number of [1, 2]) {
      const venue = { 'container-title': 'ICLR', issued: '2022', author: [{ family: 'Hu', given: 'Edward' }] };
      await annotationHandlers['annotation.change'](
        { papers: [paper(number, { title: `LoRA ${number}`, ...venue })], change: { do: 'save' }, site: 'dblp' },
        ownPage,
      );
    }
    const { count, offers } = await factsHandlers['paper.offers'](1, ownPage);
    expect(count).toBe(2);
    expect(offers).toMatchObject([{ paper: { id: arxiv(1) }, published: { state: 'offered', source: 'dblp' } }]);
    await expect(factsHandlers['paper.offers'](1, page)).rejects.toMatchObject({ name: 'Forbidden' });
    await expect(factsHandlers['paper.offers'](51, ownPage)).rejects.toThrow(TypeError);
    await factsHandlers['paper.publish']({ id: arxiv(1), state: 'taken' }, ownPage);
    expect((await factsHandlers['paper.offers'](0, ownPage)).count).toBe(1);
  });
});

describe('the settings of what leaves the browser', () => {
  const metadata = { isOff: true, sources: { dblp: true, arxiv: false } };
  const set = (change: object, sender: typeof page) => browserHandlers['settings.change'](change, sender);

  it('are changed by our own pages only, and hold nothing but sources', async () => {
    await expect(set({ metadata }, page)).rejects.toMatchObject({ name: 'Forbidden' });
    await expect(set({ keyPattern: 'auth' }, page)).rejects.toMatchObject({ name: 'Forbidden' });
    expect((await readSettings()).metadata).toEqual({ isOff: false, sources: {} });
    await set({ metadata: { ...metadata, sources: { ...metadata.sources, nobody: true } } }, ownPage);
    expect((await readSettings()).metadata).toEqual(metadata);
    await expect(set({ metadata: { isOff: true, sources: { dblp: 'yes' } } }, ownPage)).rejects.toThrow(TypeError);
  });
});

describe('the pattern of citation keys', () => {
  const author = [{ family: 'Touvron', given: 'Hugo' }];
  const llama = paper(1, { title: 'Llama 2', author, issued: '2023-07-18' });
  const set = (keyPattern: string) => browserHandlers['settings.change']({ keyPattern }, ownPage);
  const preview = (pattern: string) => citingHandlers['key.preview']({ pattern, limit: 9 }, ownPage);

  it('is shown on the newest papers, each key once, and keeps none', async () => {
    await change(llama, { do: 'save' });
    await change(paper(2, { title: 'Code Llama', author, issued: '2023' }), { do: 'save' });
    const shown = await preview('auth + ":" + year');
    expect(shown.map(({ key }) => key)).toEqual(['Touvron:2023', 'Touvron:2023a']);
    expect(shown.map(({ title }) => title).sort()).toEqual(['Code Llama', 'Llama 2']);
    await expect(preview('auth +')).rejects.toMatchObject({ name: 'KeyPatternInvalid' });
    const { text } = await citingHandlers['library.export'](
      { choice: { ids: [arxiv(1)] }, freeze: false, options },
      page,
    );
    expect(text).toContain('{touvron2023llama,');
  });

  it('names what is exported from then on, and a key that was kept stays', async () => {
    await change(llama, { do: 'save' });
    await change(paper(2, { title: 'Code Llama', author, issued: '2023' }), { do: 'save' });
    const keys = async (ids: number[], freeze: boolean) => {
      const asked = { choice: { ids: ids.map(arxiv) }, freeze, offset: 0, limit: 9 };
      return (await citingHandlers['library.cited'](asked, ownPage)).map(({ key }) => key);
    };
    await keys([1], true);
    await set('auth.upper + year');
    expect(await keys([1, 2], false)).toEqual(['touvron2023llama', 'TOUVRON2023']);
  });

  it('is refused where it is broken, and as by default where it was stored so', async () => {
    await expect(set('auth +')).rejects.toMatchObject({ name: 'KeyPatternInvalid' });
    expect((await readSettings()).keyPattern).toBe(defaultSettings.keyPattern);
    await change(llama, { do: 'save' });
    fake.stored.set('settings', { keyPattern: 'auth +', keepsSightings: false });
    const { text } = await citingHandlers['library.export']({ choice: { query: '' }, freeze: true, options }, ownPage);
    expect(text).toContain('{touvron2023llama,');
    expect((await readSettings()).keepsSightings).toBe(false);
  });
});

describe('settings', () => {
  it('change in what is named, one change after the other', async () => {
    await Promise.all([changeSettings({ pausedSites: ['arxiv'] }), changeSettings({ keepsSightings: false })]);
    expect(await readSettings()).toEqual({ ...defaultSettings, pausedSites: ['arxiv'], keepsSightings: false });
  });

  it('are the default ones where what is stored can not be read', async () => {
    fake.stored.set('settings', { pausedSites: 'all' });
    expect(await readSettings()).toEqual(defaultSettings);
  });
});

describe('a library that can not be opened', () => {
  it('is told to pages and toolbar, with every message answered by name, until it opens', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('A mutation operation was attempted', 'InvalidStateError');
    });
    expect(await libraryHandlers['library.check'](undefined, page)).toEqual({ error: 'LibraryUnavailable' });
    await expect(change(paper(1), { do: 'save' })).rejects.toMatchObject({ name: 'LibraryUnavailable' });
    expect(stored('unavailable')).toBe('LibraryUnavailable');
    expect(fake.badges.get(undefined)).toBe('!');
    open.mockRestore();
    await change(paper(1), { do: 'save' });
    expect(stored('unavailable')).toBeUndefined();
    expect(fake.badges.get(undefined)).toBe('');
    expect(await libraryHandlers['library.check'](undefined, page)).toEqual({});
  });
});

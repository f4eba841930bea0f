import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Library } from '../../src/storage/library';
import { putSightings, sightingLifetime } from '../../src/storage/sightings';
import { visitPause } from '../../src/storage/visits';
import { arxiv, emptyLibrary, inDatabase, paper } from './fixture';

const page = 'https://arxiv.org/list/cs.CL/new';

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
});
afterEach(() => void vi.useRealTimers());

describe('sightings', () => {
  it('keep the first and the last time per page', async () => {
    await library.putSightings('arxiv', page, [arxiv(1)]);
    vi.setSystemTime(2_000);
    await library.putSightings('arxiv', page, [arxiv(1), arxiv(2)]);
    expect(await library.sightings([arxiv(1)])).toEqual([
      { paper: arxiv(1), site: 'arxiv', page, first: 1_000, last: 2_000 },
    ]);
  });

  it('are forgotten when they are old', async () => {
    await library.putSightings('arxiv', page, [arxiv(1)]);
    vi.setSystemTime(1_000 + sightingLifetime);
    await library.putSightings('arxiv', page, [arxiv(2)]);
    expect(await library.sightings([arxiv(1)])).toEqual([]);
    expect(await library.sightings([arxiv(2)])).toHaveLength(1);
  });

  it('can be cleared alone, and are no change of the library', async () => {
    await library.change([paper(1)], { do: 'add tag', tag: 'ml' });
    const revision = await library.revision();
    await library.putSightings('arxiv', page, [arxiv(1)]);
    await library.clearSightings();
    expect(await library.sightings([arxiv(1)])).toEqual([]);
    expect(await library.revision()).toBe(revision);
    expect((await library.get(arxiv(1))).tags).toEqual(['ml']);
  });
});

describe('the number of sightings', () => {
  it('is bounded: those of the pages that were visited longest ago go first', async () => {
    for (const number of [1, 2, 3]) {
      vi.setSystemTime(1_000 * number);
      await library.putSightings('arxiv', `${page}?${number}`, [arxiv(number)]);
    }
    vi.setSystemTime(4_000);
    await library.putSightings('arxiv', `${page}?1`, [arxiv(1)]);
    await inDatabase((db) => putSightings(db, 'arxiv', page, [arxiv(4)], 3));
    const kept = await library.sightings([1, 2, 3, 4].map(arxiv));
    expect(kept.map((sighting) => sighting.paper)).toEqual([arxiv(1), arxiv(3), arxiv(4)]);
  });
});

describe('what is forgotten of one site', () => {
  beforeEach(async () => {
    await library.putSightings('arxiv', page, [arxiv(1), arxiv(2)]);
    await library.putSightings('huggingface', 'https://huggingface.co/papers', [arxiv(1)]);
    await library.clearSightings('arxiv');
  });

  it('is what its pages have shown, and no other', async () => {
    expect((await library.sightings([arxiv(1), arxiv(2)])).map(({ site }) => site)).toEqual(['huggingface']);
  });

  it('is that it was ever visited', async () => {
    expect((await library.visits()).map(({ site }) => site)).toEqual(['huggingface']);
  });
});

describe('papers that were never shown before this visit', () => {
  const doi = 'doi:10.1000/182';
  const fresh = (...papers: Parameters<Library['freshPapers']>[1]) => library.freshPapers('arxiv', papers);
  const laterVisit = (times = 1) => vi.setSystemTime(Date.now() + times * (visitPause + 1));

  it('are not told on the first visit of a site, however often a page is loaded on it', async () => {
    expect(await fresh([arxiv(1)])).toBeUndefined();
    await library.putSightings('arxiv', page, [arxiv(1)]);
    vi.setSystemTime(2_000);
    expect(await fresh([arxiv(1)], [arxiv(2)])).toBeUndefined();
    await library.putSightings('huggingface', 'https://huggingface.co/papers', [arxiv(1)]);
    laterVisit();
    expect(await library.freshPapers('openreview', [[arxiv(2)]])).toBeUndefined();
  });

  it('are those that no page has shown, with when the last visit was', async () => {
    await library.putSightings('arxiv', page, [arxiv(1)]);
    laterVisit();
    expect(await fresh([arxiv(1)], [arxiv(2)])).toEqual({ since: 1_000, fresh: [arxiv(2)] });
  });

  it('stay so as long as the visit lasts, and not longer', async () => {
    await library.putSightings('arxiv', page, [arxiv(1)]);
    laterVisit();
    await library.putSightings('arxiv', page, [arxiv(1), arxiv(2)]);
    for (let time = 0; time < 3; time++) {
      vi.setSystemTime(Date.now() + visitPause - 1);
      expect(await fresh([arxiv(1)], [arxiv(2)])).toEqual({ since: 1_000, fresh: [arxiv(2)] });
      await library.putSightings('arxiv', page, [arxiv(1), arxiv(2)]);
    }
    const before = Date.now();
    laterVisit();
    expect(await fresh([arxiv(1)], [arxiv(2)])).toEqual({ since: before, fresh: [] });
  });

  it('are not those that another site has shown', async () => {
    await library.putSightings('arxiv', page, [arxiv(1)]);
    await library.putSightings('huggingface', 'https://huggingface.co/papers', [arxiv(2)]);
    laterVisit();
    expect((await fresh([arxiv(2)], [arxiv(3)]))?.fresh).toEqual([arxiv(3)]);
  });

  it('are known by each of the ids that their card has', async () => {
    await library.putSightings('arxiv', page, [doi]);
    laterVisit();
    expect((await fresh([arxiv(1), doi], [arxiv(2)]))?.fresh).toEqual([arxiv(2)]);
  });

  it('are known by each of the ids that the library has', async () => {
    await library.putSightings('arxiv', page, [doi]);
    laterVisit();
    await library.change([{ ...paper(1), aliases: [doi] }], { do: 'hide', hidden: true });
    expect((await fresh([arxiv(1)], [arxiv(2)]))?.fresh).toEqual([arxiv(2)]);
  });

  it('are not those that were saved before, and still those that were saved on it', async () => {
    await library.putSightings('arxiv', page, [arxiv(1)]);
    await library.change([paper(2)], { do: 'save' });
    laterVisit();
    await library.putSightings('arxiv', page, [arxiv(3)]);
    vi.setSystemTime(Date.now() + 1);
    await library.change([paper(3)], { do: 'save' });
    expect((await fresh([arxiv(2)], [arxiv(3)]))?.fresh).toEqual([arxiv(3)]);
  });

  it('are told as if nothing had been once the clock is set back', async () => {
    await library.putSightings('arxiv', page, [arxiv(1)]);
    vi.setSystemTime(1_000 - 3 * visitPause);
    expect(await fresh([arxiv(1)], [arxiv(2)])).toEqual({ since: Date.now(), fresh: [arxiv(2)] });
  });

  it('are forgotten with the sightings', async () => {
    await library.putSightings('arxiv', page, [arxiv(1)]);
    await library.clearSightings();
    laterVisit();
    expect(await fresh([arxiv(1)])).toBeUndefined();
  });
});

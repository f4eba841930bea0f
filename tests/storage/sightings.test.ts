import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Library } from '../../src/storage/library';
import { sightingLifetime } from '../../src/storage/sightings';
import { arxiv, emptyLibrary, paper } from './fixture';

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

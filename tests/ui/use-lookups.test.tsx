// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SourceState } from '../../src/core/metadata';
import { useLookups } from '../../src/ui/use-lookups';
import { settle, show } from './screen';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const arxiv: SourceState = {
  ...{ id: 'arxiv', name: 'arXiv', use: 'on', asks: '' },
  ...{ found: 0, waiting: 1, missing: 0, failed: 0 },
};

/** How often the worker is asked in so many seconds, once it was asked for the first time. */
async function askedIn(seconds: number, state: Partial<SourceState>) {
  const ask = vi.fn(async () => [{ ...arxiv, ...state }]);
  function Page() {
    useLookups(ask, 0, false);
    return null;
  }
  await show(<Page />);
  expect(ask).toHaveBeenCalledTimes(1);
  await pass(seconds);
  return ask;
}

async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 3) {
    await vi.advanceTimersByTimeAsync(3_000);
    await settle();
  }
}

describe('how far lookups are', () => {
  it('is asked again and again while a source is asked, and no more where none is', async () => {
    expect(await askedIn(30, {})).toHaveBeenCalledTimes(11);
    expect(await askedIn(30, { waiting: 0 })).toHaveBeenCalledTimes(1);
    expect(await askedIn(30, { use: 'off' })).toHaveBeenCalledTimes(1);
  });

  it('isn’t asked where a source’s host isn’t granted, so that the worker can sleep', async () => {
    expect(await askedIn(30, { needsHost: 'https://dblp.org/*' })).toHaveBeenCalledTimes(1);
  });

  it('is asked once a source has waited as long as it has to', async () => {
    const ask = await askedIn(57, { pausedUntil: Date.now() + 60_000 });
    expect(ask).toHaveBeenCalledTimes(1);
    await pass(3);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(await askedIn(30, { pausedUntil: Date.now() + 1e12 })).toHaveBeenCalledTimes(1);
  });

  it('isn’t asked without a network, and at once when it is there again', async () => {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const ask = await askedIn(30, {});
    expect(ask).toHaveBeenCalledTimes(1);
    online.mockReturnValue(true);
    dispatchEvent(new Event('online'));
    await pass(3);
    expect(ask).toHaveBeenCalledTimes(3);
  });
});

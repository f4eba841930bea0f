// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { BackgroundContext } from '../../src/popup/background';
import { LibraryLost } from '../../src/popup/LibraryLost';
import { click, complaints, find, has, show } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground } from './fake-background';
import { open } from './open';

inEnglish();

const made = Date.UTC(2026, 10, 20, 12);
const snapshot = { made, bytes: 9, reason: 'changed' };

async function lost(snapshots: object[], answers: Record<string, () => unknown> = {}) {
  const background = new FakeBackground();
  const send = vi.fn(
    async (kind: string, _data?: unknown): Promise<unknown> =>
      kind === 'backup.state' ? { schedule: 'never', snapshots, isOld: false } : answers[kind]?.(),
  );
  const onChanged = vi.fn();
  background.send = send as unknown as FakeBackground['send'];
  await show(
    <BackgroundContext.Provider value={background}>
      <main>
        <h1>Manicule</h1>
        <LibraryLost onChanged={onChanged} />
      </main>
    </BackgroundContext.Provider>,
  );
  return { send, onChanged };
}

describe('a library that the browser has lost', () => {
  it('is said to be lost where other troubles are, instead of an empty list', async () => {
    const background = new FakeBackground();
    background.failures.set('backup.state', new Error('nothing'));
    await open(background, undefined, { unavailable: 'LibraryLost' });
    expect(has('alert', /Your library is gone from this browser/)).toBe(true);
    expect(has('button', 'Try again')).toBe(false);
  });

  it('is offered from the newest snapshot that has papers', async () => {
    const { send, onChanged } = await lost([
      { ...snapshot, number: 9, saved: 0 },
      { ...snapshot, number: 8, saved: 42 },
    ]);
    expect(await complaints()).toEqual([]);
    expect(document.body.textContent).toMatch(/made Nov 20, 2026.* and has 42 papers\./);
    await click(find('button', 'Restore it'));
    expect(send).toHaveBeenLastCalledWith('backup.restore', { source: { snapshot: 8 }, how: 'replace' });
    expect(onChanged).toHaveBeenCalledOnce();
  });

  it('says what fails, and can be tried again', async () => {
    const { onChanged } = await lost([{ ...snapshot, number: 8, saved: 42 }], {
      'backup.restore': () => {
        throw Object.assign(new Error(), { name: 'QuotaExceededError' });
      },
    });
    await click(find('button', 'Restore it'));
    expect(document.body.textContent).toMatch(/disk is full/);
    expect(find<HTMLButtonElement>('button', 'Restore it').disabled).toBe(false);
    expect(onChanged).not.toHaveBeenCalled();
  });

  it('gives way to an empty one only after asking', async () => {
    const { send, onChanged } = await lost([]);
    expect(has('button', /^Restore/)).toBe(false);
    await click(find('button', 'Begin with an empty library'));
    expect(send).not.toHaveBeenCalledWith('library.begin');
    await click(find('button', 'Begin with an empty library'));
    expect(send).toHaveBeenCalledWith('library.begin');
    expect(onChanged).toHaveBeenCalledOnce();
  });
});

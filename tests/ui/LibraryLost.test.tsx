// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { lostLibrary } from '../../src/messaging/lost-library';
import type { send as realSend } from '../../src/messaging/send';
import { LibraryLost } from '../../src/ui/LibraryLost';
import { click, complaints, find, has, show } from './screen';
import { inEnglish } from './texts';

inEnglish();

const made = Date.UTC(2026, 10, 20, 12);
const snapshot = { made, bytes: 9, reason: 'changed' };

async function lost(snapshots: object[], answers: Record<string, () => unknown> = {}) {
  const send = vi.fn(
    async (kind: string, _data?: unknown): Promise<unknown> =>
      kind === 'backup.state' ? { schedule: 'never', snapshots, isOld: false } : answers[kind]?.(),
  );
  const [onChanged, openOptions] = [vi.fn(), vi.fn()];
  await show(
    <main>
      <h1>Manicule</h1>
      <LibraryLost
        library={lostLibrary(send as unknown as typeof realSend)}
        openOptions={openOptions}
        onChanged={onChanged}
      />
    </main>,
  );
  return { send, onChanged, openOptions };
}

describe('a library that the browser has lost', () => {
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

// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { type BackupNotes, oldAfter } from '../../src/core/backup';
import { BackupReminder } from '../../src/popup/BackupReminder';
import { BackgroundContext } from '../../src/popup/background';
import { click, complaints, find, has, show } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground } from './fake-background';

inEnglish();

const now = Date.now();
const day = 24 * 3_600_000;

async function remind(notes?: BackupNotes) {
  const background = new FakeBackground();
  background.read = async () => ({ ...(notes && { backups: notes }) });
  const send = vi.fn(async () => undefined);
  background.send = send as unknown as FakeBackground['send'];
  await show(
    <BackgroundContext.Provider value={background}>
      <main>
        <h1>Manicule</h1>
        <BackupReminder />
      </main>
    </BackgroundContext.Provider>,
  );
  return send;
}

describe('the reminder of a backup file', () => {
  it.each<[boolean, string, BackupNotes?]>([
    [false, 'nothing was ever kept'],
    [false, 'the first snapshot is new', { schedule: 'never', since: now - day }],
    [true, 'there never was a file', { schedule: 'never', since: now - oldAfter - day }],
    [false, 'the file is new', { schedule: 'never', since: 1, file: { made: now - day, saved: 1 } }],
    [true, 'the file is old', { schedule: 'never', since: 1, file: { made: now - oldAfter - day, saved: 1 } }],
    [true, 'one was due by schedule', { schedule: 'daily', since: 1, file: { made: now - 2 * day, saved: 1 } }],
    [false, 'monthly is enough', { schedule: 'monthly', since: 1, file: { made: now - 20 * day, saved: 1 } }],
    [true, 'the clock was far ahead then', { schedule: 'never', since: 1, file: { made: now + 99 * day, saved: 1 } }],
    [false, 'it was wanted later', { schedule: 'never', since: 1, later: now - day }],
    [true, 'that is long ago', { schedule: 'never', since: 1, later: now - 8 * day }],
  ])('is there: %s, where %s', async (isThere, _, notes) => {
    await remind(notes);
    expect(has('button', 'Later')).toBe(isThere);
  });

  it('goes when it is wanted later', async () => {
    const send = await remind({ schedule: 'never', since: 1 });
    expect(await complaints()).toEqual([]);
    await click(find('button', 'Later'));
    expect(send).toHaveBeenCalledWith('backup.later');
    expect(has('button', 'Later')).toBe(false);
  });
});

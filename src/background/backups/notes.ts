import browser from 'webextension-polyfill';
import { type BackupNotes, backupKey, noBackups } from '../../core/backup';

let last: Promise<unknown> = Promise.resolve();

/** Read what is kept of backups. */
export async function readNotes(): Promise<BackupNotes> {
  const { [backupKey]: stored } = await browser.storage.local.get(backupKey);
  return { ...noBackups, ...(stored as Partial<BackupNotes> | undefined) };
}

/** Change it, one change after the other. */
export function changeNotes(by: (notes: BackupNotes) => BackupNotes): Promise<BackupNotes> {
  const next = last.then(async () => {
    const notes = by(await readNotes());
    await browser.storage.local.set({ [backupKey]: notes });
    return notes;
  });
  last = next.catch(() => undefined);
  return next;
}

import { useEffect, useState } from 'preact/hooks';
import { type BackupNotes, backupKey, isReminderDue, noBackups } from '../core/backup';
import { text } from '../ui/text';
import { useBackground } from './background';

/** A line that says that there should be a backup file by now; nothing as long as there is one that isn't old. */
export function BackupReminder() {
  const { read, send, openOptions } = useBackground();
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    read([backupKey]).then(
      ({ [backupKey]: notes }) =>
        setIsDue(isReminderDue({ ...noBackups, ...(notes as Partial<BackupNotes> | undefined) }, Date.now())),
      () => undefined,
    );
  }, [read]);
  if (!isDue) return null;
  const later = () => {
    setIsDue(false);
    // It comes again the next time if this isn't kept.
    send('backup.later').catch(() => undefined);
  };
  return (
    <p class="p-count">
      <span>{text('reminder')}</span>
      <button type="button" class="m-b" onClick={openOptions}>
        {text('reminderSave')}
      </button>
      <button type="button" class="m-b" onClick={later}>
        {text('reminderLater')}
      </button>
    </p>
  );
}

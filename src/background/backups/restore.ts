import { type BackupDiff, type BackupReading, type BackupSource, incomingName } from '../../core/backup';
import type { Steps } from '../../core/job';
import { isSameTaught, maxTaught, type TaughtSite } from '../../core/taught';
import { type Backup, readBackup } from '../../formats/backup/read-backup';
import { writeBackup } from '../../formats/backup/write-backup';
import { LibraryChanged, LibraryLost } from '../../storage/errors';
import { Library } from '../../storage/library';
import { inSight } from '../jobs/live';
import { committed, keepUp } from '../keep-up';
import { closeLibrary, openLibrary } from '../open-library';
import { changeSettings, readSettings } from '../settings';
import { putTaught, readTaughtPages } from '../taught';
import { backupFolder, getFile, removeEntry } from './folder';
import { makeSnapshot, whileNoneIsMade } from './make-snapshot';
import { folderName, linesOfSnapshot, listSnapshots, type Manifest } from './snapshots';

/** How often restoring is tried while somebody changes the library. */
const maxAttempts = 3;

/** There is no such snapshot, or no file. */
export class BackupMissing extends Error {
  override name = 'BackupMissing';
}

/** A backup of which something is missing may be merged, but not put in place of a library. */
export class BackupNotWhole extends Error {
  override name = 'BackupNotWhole';
}

/**
 * Look what a backup holds. Nothing is changed by it.
 * @throws BackupMissing, NotABackup, BackupTooNew, BackupTooLarge, Cancelled
 */
export function lookInto(source: BackupSource): Promise<BackupReading> {
  return inSight({ do: 'compare' }, async (steps) => {
    const backup = await read(source);
    const { made, papers, rules, lists, faults, faultCount, isWhole } = backup;
    const diff = await compared(backup, steps);
    const counts = { papers: papers.length, rules: rules.length, lists: lists.length };
    const others = await otherSettings(backup);
    return { ...(made !== undefined && { made }), ...counts, diff, others, faults, faultCount, isWhole };
  });
}

/**
 * Merge a backup into the library, or put it in its place; in one transaction. Answers the number of the snapshot that
 * was made before, absent where there was no library any more.
 * @throws BackupMissing, NotABackup, BackupTooNew, BackupTooLarge, BackupNotWhole, TooManyRules, TooManyLists, Cancelled
 */
export function restore(source: BackupSource, how: 'merge' | 'replace'): Promise<{ before?: number }> {
  return inSight({ do: 'restore' }, async (steps) => {
    const backup = await read(source);
    if (how === 'replace' && !backup.isWhole) throw new BackupNotWhole('Expected a whole backup');
    const before = await putBack(backup, how, steps, 'snapshot' in source ? source.snapshot : undefined);
    // The library is what it was to become: what fails now is no reason to say that it isn't.
    await restoreSettings(backup, how === 'replace' || before === undefined).catch((error) => console.error(error));
    if ('file' in source) await removeEntry(await backupFolder(), incomingName(source.file));
    return before === undefined ? {} : { before };
  });
}

/** Answers the number of the snapshot that was made before; undefined where the library was lost. */
async function putBack(
  backup: Backup,
  how: 'merge' | 'replace',
  steps: Steps,
  from: number | undefined,
): Promise<number | undefined> {
  for (let attempt = 1; ; attempt++) {
    const before = await snapshotBefore(from);
    try {
      if (!before) await fillLost(backup, steps);
      else if (how === 'merge') await committed((library) => library.join(backup, steps));
      else await committed((library) => library.replace(backup, 'restored', before.revision, steps));
      return before?.number;
    } catch (error) {
      // What somebody did meanwhile must be in the snapshot, or there is no way back to it.
      if (!(error instanceof LibraryChanged) || attempt === maxAttempts) throw error;
    }
  }
}

/** A library that is lost takes what there is: all that can be read is more than nothing. */
async function fillLost(backup: Backup, steps: Steps): Promise<void> {
  await closeLibrary();
  const library = await Library.open();
  await library.replace(backup, 'restored', undefined, steps).finally(() => library.close());
  await keepUp();
}

async function snapshotBefore(needed: number | undefined): Promise<Manifest | undefined> {
  try {
    return await makeSnapshot(await openLibrary(), 'before restoring', needed);
  } catch (error) {
    if (error instanceof LibraryLost) return undefined;
    throw error;
  }
}

async function compared(backup: Backup, steps: Steps): Promise<BackupDiff> {
  try {
    return await (await openLibrary()).compare(backup, steps);
  } catch (error) {
    if (!(error instanceof LibraryLost)) throw error;
    const none = { newer: 0, older: 0, missing: 0 };
    return {
      papers: { ...none, added: backup.papers.length },
      rules: { ...none, added: backup.rules.length },
      lists: { ...none, added: backup.lists.length },
      examples: [],
    };
  }
}

async function read(source: BackupSource): Promise<Backup> {
  if ('file' in source) {
    const file = await getFile(await backupFolder(), incomingName(source.file));
    if (!file) throw new BackupMissing('Expected a file');
    return readBackup(file.stream());
  }
  const manifest = (await listSnapshots()).find(({ number }) => number === source.snapshot);
  if (!manifest) throw new BackupMissing(`Expected ${folderName(source.snapshot)}`);
  const head = { made: manifest.made, program: '' };
  return whileNoneIsMade(() => readBackup(writeBackup(head, linesOfSnapshot(manifest))));
}

async function otherSettings({ settings }: Backup): Promise<BackupReading['others']> {
  if (!settings) return { settings: false, taught: 0 };
  const [ours, known] = [await readSettings(), await readTaughtPages()];
  const changed = { ...ours, ...settings.settings };
  return {
    settings: JSON.stringify(changed) !== JSON.stringify(ours),
    taught: settings.taught.filter((page) => !known.some((one) => isSameTaught(one, page))).length,
  };
}

/** No taught page goes by it, and those that are kept stay as they are, unless the backup replaces everything; what there is no room for is left out. */
async function restoreSettings({ settings }: Backup, replaces: boolean): Promise<void> {
  if (!settings) return;
  if (replaces) await changeSettings(settings.settings);
  const known = await readTaughtPages();
  const isKnown = (page: TaughtSite) => known.some((one) => isSameTaught(one, page));
  const [again, added] = [settings.taught.filter(isKnown), settings.taught.filter((page) => !isKnown(page))];
  const pages = [...(replaces ? again : []), ...added.slice(0, maxTaught - known.length)];
  if (pages.length > 0) await putTaught(pages);
}

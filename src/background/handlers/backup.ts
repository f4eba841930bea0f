import { type BackupSource, backupSchedules, isFileOld } from '../../core/backup';
import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { staysAwake } from '../awake';
import { noteFile, planFile, writeFile } from '../backups/file';
import { makeSnapshot } from '../backups/make-snapshot';
import { changeNotes, readNotes } from '../backups/notes';
import { lookInto, restore } from '../backups/restore';
import { infoOf, listSnapshots } from '../backups/snapshots';
import { keepUp } from '../keep-up';
import { mirroredRevision } from '../mirror';
import { beginAnew, openLibrary } from '../open-library';
import { requireOwnPage } from '../sender';
import { integerFrom, objectFrom, oneFrom } from '../validate';

/** Faults that are told. */
const maxFaults = 1_000;

/** What is said to backups, and to the library as something that can break. */
export const backupHandlers: Pick<
  Handlers<Protocol>,
  | 'backup.state'
  | 'backup.make'
  | 'backup.file'
  | 'backup.filed'
  | 'backup.read'
  | 'backup.restore'
  | 'backup.release'
  | 'backup.later'
  | 'backup.schedule'
  | 'library.inspect'
  | 'library.mend'
  | 'library.begin'
> = {
  'backup.state': async (_, sender) => {
    requireOwnPage(sender);
    const [notes, snapshots] = await Promise.all([readNotes(), listSnapshots()]);
    return { ...notes, snapshots: snapshots.map(infoOf), isOld: isFileOld(notes, Date.now()) };
  },
  'backup.make': async (_, sender) => {
    requireOwnPage(sender);
    const library = await openLibrary();
    return infoOf(await staysAwake(() => makeSnapshot(library, 'asked')));
  },
  'backup.file': (_, sender) => {
    requireOwnPage(sender);
    return writeFile();
  },
  'backup.filed': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const made = integerFrom(said['made'], 0, Number.MAX_SAFE_INTEGER);
    await noteFile(made, integerFrom(said['saved'], 0, Number.MAX_SAFE_INTEGER));
    return undefined;
  },
  'backup.read': (source, sender) => {
    requireOwnPage(sender);
    return lookInto(sourceFrom(source));
  },
  'backup.restore': (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    return restore(sourceFrom(said['source']), oneFrom(said['how'], ['merge', 'replace'] as const));
  },
  'backup.release': async (_, sender) => {
    requireOwnPage(sender);
    await changeNotes(({ held: _held, ...notes }) => notes);
    return undefined;
  },
  'backup.later': async (_, sender) => {
    requireOwnPage(sender);
    await changeNotes((notes) => ({ ...notes, later: Date.now() }));
    return undefined;
  },
  'backup.schedule': async (schedule, sender) => {
    requireOwnPage(sender);
    const checked = oneFrom(schedule, backupSchedules);
    await changeNotes((notes) => ({ ...notes, schedule: checked }));
    await planFile();
    return undefined;
  },
  'library.inspect': async (_, sender) => {
    requireOwnPage(sender);
    const library = await openLibrary();
    return (await staysAwake(async () => library.check(await mirroredRevision()))).slice(0, maxFaults);
  },
  'library.mend': async (_, sender) => {
    requireOwnPage(sender);
    const library = await openLibrary();
    await staysAwake(() => library.mend());
    await keepUp();
    return (await staysAwake(async () => library.check(await mirroredRevision()))).slice(0, maxFaults);
  },
  'library.begin': async (_, sender) => {
    requireOwnPage(sender);
    await beginAnew();
    await keepUp();
    return undefined;
  },
};

function sourceFrom(value: unknown): BackupSource {
  const said = objectFrom(value);
  if (said['file'] !== undefined) return { file: integerFrom(said['file'], 0, Number.MAX_SAFE_INTEGER) };
  return { snapshot: integerFrom(said['snapshot'], 1, 999_999_999) };
}

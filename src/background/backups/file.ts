import browser from 'webextension-polyfill';
import { backupFileName, isFileOld, outgoingName } from '../../core/backup';
import { compressed, writeBackup } from '../../formats/backup/write-backup';
import { staysAwake } from '../awake';
import { openLibrary } from '../open-library';
import { backupFolder, getFile, putFile, removeEntry } from './folder';
import { makeSnapshot, settingsDigest, whileNoneIsMade } from './make-snapshot';
import { changeNotes, readNotes } from './notes';
import { isComplete, linesOfSnapshot, listSnapshots, type Manifest } from './snapshots';

/** The name of the alarm at which it is looked whether a file is due. */
export const fileAlarm = 'backup file';

/** Bytes of a file that the worker can hand over as an address, where it can make no other one. */
const maxAddress = 30_000_000;

/** A file is too large for the worker to save it; a page of ours can. */
export class FileTooLarge extends Error {
  override name = 'FileTooLarge';
}

/** Write the library as it is now into a file beside the snapshots, from where a page of ours saves it. */
export function writeFile(): Promise<{ name: string; made: number; saved: number }> {
  return staysAwake(async () => {
    const snapshot = await upToDate();
    // It is all that the library has now, however long ago that was last changed.
    const made = Date.now();
    const head = { made, program: browser.runtime.getManifest().version };
    await whileNoneIsMade(async () =>
      putFile(await backupFolder(), outgoingName, compressed(writeBackup(head, linesOfSnapshot(snapshot)))),
    );
    return { name: backupFileName(made), made, saved: snapshot.saved };
  });
}

/** Remember that a file was saved. */
export async function noteFile(made: number, saved: number): Promise<void> {
  await changeNotes((notes) => ({ ...notes, file: { made, saved } }));
  await removeEntry(await backupFolder(), outgoingName);
}

/** Save a file into the downloads where the user wants one by now. */
export async function saveFileIfDue(): Promise<void> {
  const notes = await readNotes();
  if (notes.schedule === 'never' || !isFileOld(notes, Date.now())) return;
  const library = await openLibrary();
  if ((await library.revision()) === 0) return;
  await staysAwake(async () => {
    const { name, made, saved } = await writeFile();
    const file = await getFile(await backupFolder(), outgoingName);
    if (!file) return;
    await download(file, name);
    await noteFile(made, saved);
  });
}

/** Have it looked after every hour whether a file is due, as long as the user wants any. */
export async function planFile(): Promise<void> {
  const { schedule } = await readNotes();
  if (schedule === 'never') await browser.alarms.clear(fileAlarm);
  else if (!(await browser.alarms.get(fileAlarm))) {
    browser.alarms.create(fileAlarm, { delayInMinutes: 1, periodInMinutes: 60 });
  }
}

/** The newest snapshot if it has everything, else a new one. */
async function upToDate(): Promise<Manifest> {
  const library = await openLibrary();
  const [newest] = await listSnapshots();
  const isSame = newest?.device === (await library.device()) && newest.revision === (await library.revision());
  if (newest && isSame && newest.settings === (await settingsDigest()) && (await isComplete(newest))) return newest;
  return makeSnapshot(library, 'asked');
}

/** Resolves once the file is there. */
async function download(file: File, filename: string): Promise<void> {
  const canMakeAddress = typeof URL.createObjectURL === 'function';
  const url = canMakeAddress ? URL.createObjectURL(file) : await dataAddress(file);
  try {
    const id = await browser.downloads.download({ url, filename, conflictAction: 'uniquify', saveAs: false });
    for (;;) {
      const [item] = await browser.downloads.search({ id });
      if (item?.state === 'complete') return;
      if (item?.state !== 'in_progress') throw new Error(`Expected a download, got ${item?.error ?? 'none'}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    if (canMakeAddress) URL.revokeObjectURL(url);
  }
}

/** Chromium's worker can make no address of a file. */
async function dataAddress(file: File): Promise<string> {
  if (file.size > maxAddress) throw new FileTooLarge(`Expected at most ${maxAddress} bytes, got ${file.size}`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  // A piece's length is a multiple of three, so that the pieces' texts stand behind each other.
  for (let start = 0; start < bytes.length; start += 30_000) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + 30_000))));
  }
  return `data:application/gzip;base64,${pieces.join('')}`;
}

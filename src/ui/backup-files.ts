import { backupFolderName, incomingName, incomingPrefix, outgoingName } from '../core/backup';

/** How files go to and from where the worker has its snapshots: too large for a message. */
export interface BackupFiles {
  /** Put a file that somebody has chosen beside the snapshots, in place of the one before; answers its number. */
  take: (file: File) => Promise<number>;
  /** Give the file that the worker has written to the user, under this name. */
  give: (name: string) => Promise<void>;
}

/** The real one: the extension's own file system. */
export const backupFiles: BackupFiles = {
  async take(file) {
    const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
    const place = await folder();
    const target = await place.getFileHandle(incomingName(number), { create: true });
    await file.stream().pipeTo(await target.createWritable());
    const others: string[] = [];
    for await (const name of place.keys()) {
      if (name.startsWith(incomingPrefix) && name !== incomingName(number)) others.push(name);
    }
    // One that can't be removed only takes room.
    await Promise.all(others.map((name) => place.removeEntry(name).catch(() => undefined)));
    return number;
  },
  async give(name) {
    const written = await (await (await folder()).getFileHandle(outgoingName)).getFile();
    // The worker removes it as soon as it hears that it was saved; what is in memory stays.
    const content = new Blob([await written.arrayBuffer()], { type: 'application/gzip' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },
};

/** The address of the settings that show what a file would change which was taken; inside the extension, from its root. */
export function restoreAddress(file: number): string {
  return `/src/options/index.html#restore=${file}`;
}

/** The number of the file that an address names so, by its part from the `#` on; undefined where it names none. */
export function fileToRestore(hash: string): number | undefined {
  const [, number] = /^#restore=(\d{1,10})$/.exec(hash) ?? [];
  return number === undefined ? undefined : Number(number);
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(backupFolderName, { create: true });
}

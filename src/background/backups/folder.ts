import { backupFolderName } from '../../core/backup';

/** The browser gives us no place for backups beside the database, as Firefox where it never remembers history. */
export class NoPlaceForBackups extends Error {
  override name = 'NoPlaceForBackups';
}

/**
 * The folder of all that is kept outside the database: in the browser's own file system, which is this extension's and
 * nobody else's.
 * @throws NoPlaceForBackups
 */
export async function backupFolder(): Promise<FileSystemDirectoryHandle> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(backupFolderName, { create: true });
  } catch (cause) {
    throw new NoPlaceForBackups('Expected a file system for backups', { cause });
  }
}

/** Write a whole file. What is there stays until all is written: a file that was begun is never seen in part. */
export async function putFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  content: ReadableStream<Uint8Array<ArrayBuffer>> | string,
): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  const file = await handle.createWritable();
  if (typeof content !== 'string') return content.pipeTo(file);
  await file.write(content);
  await file.close();
}

/** A file with something in it; undefined where there is none. One that was never finished has nothing in it. */
export async function getFile(folder: FileSystemDirectoryHandle, name: string): Promise<File | undefined> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile();
    return file.size > 0 ? file : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Remove a file or a folder with all that is in it; nothing where there is none. */
export async function removeEntry(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await folder.removeEntry(name, { recursive: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** The names of what is in a folder, in order. */
export async function listNames(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names.sort();
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotFoundError';
}

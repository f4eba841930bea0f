import type { SnapshotInfo } from '../../core/backup';
import { isPaperId, type PaperId } from '../../core/identifier';
import { linesOf } from '../../formats/backup/lines';
import { backupLimits } from '../../formats/backup/records';
import { backupFolder, getFile, listNames, removeEntry } from './folder';

/** A snapshot is a folder with parts, and this file, which is written last: without it the folder isn't finished. */
export const manifestName = 'snapshot.json';

/** The part with what was changed while the others were written, and all that isn't papers. */
export const lateName = 'late.gz';

/** What a finished snapshot says of itself. */
export interface Manifest extends SnapshotInfo {
  version: 1;
  /** Of the library that it is of, which the browser may have lost since. */
  device: string;
  /** Has all changes up to this one. */
  revision: number;
  parts: number;
  /** Tells the settings and taught pages that it has from others. */
  settings: string;
  /** Papers that may be in a part, and were gone in the end. */
  gone: PaperId[];
}

/** What others are told of a snapshot. */
export function infoOf({ number, made, saved, bytes, reason }: Manifest): SnapshotInfo {
  return { number, made, saved, bytes, reason };
}

/** The name of a part with papers. */
export function partName(number: number): string {
  return `part-${String(number).padStart(6, '0')}.gz`;
}

/** The name of a snapshot's folder. */
export function folderName(number: number): string {
  return `snapshot-${String(number).padStart(9, '0')}`;
}

/** All finished snapshots, newest first. What can't be read isn't one. */
export async function listSnapshots(): Promise<Manifest[]> {
  const folder = await backupFolder();
  const manifests: Manifest[] = [];
  for (const name of await listNames(folder)) {
    if (!name.startsWith('snapshot-')) continue;
    const manifest = await readManifest(await folder.getDirectoryHandle(name));
    if (manifest) manifests.push(manifest);
  }
  return manifests.sort((a, b) => b.number - a.number);
}

/** Read what a snapshot says of itself; undefined while it isn't finished. */
export async function readManifest(folder: FileSystemDirectoryHandle): Promise<Manifest | undefined> {
  const file = await getFile(folder, manifestName);
  if (!file) return undefined;
  try {
    const said = JSON.parse(await file.text()) as Manifest;
    return said.version === 1 && Number.isSafeInteger(said.number) && Array.isArray(said.gone) ? said : undefined;
  } catch {
    return undefined;
  }
}

/** Whether all parts of a snapshot are there. */
export async function isComplete({ number, parts }: Manifest): Promise<boolean> {
  const names = await listNames(await (await backupFolder()).getDirectoryHandle(folderName(number)));
  return [lateName, ...Array.from({ length: parts }, (_, part) => partName(part))].every((name) =>
    names.includes(name),
  );
}

/**
 * Read a snapshot record by record, each as a line of a backup. Of a record that was changed while it was made, the
 * later word. In place of a part that is gone comes a line that is no record, so that it isn't taken for whole.
 */
export async function* linesOfSnapshot({ number, parts, gone }: Manifest): AsyncGenerator<string> {
  const folder = await (await backupFolder()).getDirectoryHandle(folderName(number));
  const late: string[] = [];
  for await (const line of linesOrGone(folder, lateName)) late.push(line);
  const skipped = new Set<string | undefined>([...gone, ...late.map(paperIn).filter((id) => id !== undefined)]);
  for (let part = 0; part < parts; part++) {
    for await (const line of linesOrGone(folder, partName(part))) {
      const id = paperIn(line);
      if (id === undefined || !skipped.has(id)) yield line;
    }
  }
  yield* late;
}

async function* linesOrGone(folder: FileSystemDirectoryHandle, name: string): AsyncGenerator<string> {
  let isGone = true;
  for await (const line of linesOfPart(folder, name)) {
    isGone = false;
    yield line;
  }
  if (isGone) yield JSON.stringify({ gone: name });
}

/** Read the lines of a part; none where it was never finished. */
export async function* linesOfPart(folder: FileSystemDirectoryHandle, name: string): AsyncGenerator<string> {
  const file = await getFile(folder, name);
  if (!file) return;
  for await (const line of linesOf(file.stream(), backupLimits)) if (line !== '') yield line;
}

/** The id of the paper that a line is about: it stands first in it. */
export function paperIn(line: string): PaperId | undefined {
  const [, quoted] = /^\{"paper":\{"id":("(?:[^"\\]|\\.){1,1000}")/.exec(line) ?? [];
  const id: unknown = quoted === undefined ? undefined : JSON.parse(quoted);
  return isPaperId(id) ? id : undefined;
}

/** Remove a snapshot, its manifest first, so that what is left of it counts as none. */
export async function removeSnapshot(number: number): Promise<void> {
  const folder = await backupFolder();
  await removeEntry(await folder.getDirectoryHandle(folderName(number), { create: true }), manifestName);
  await removeEntry(folder, folderName(number));
}

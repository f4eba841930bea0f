import type { SnapshotInfo } from '../../core/backup';
import type { PaperId } from '../../core/identifier';
import type { BackupSettings } from '../../formats/backup/records';
import { compressed, encoded, lineOf } from '../../formats/backup/write-backup';
import type { LateCopy } from '../../storage/copy';
import type { Library } from '../../storage/library';
import { readSettings } from '../settings';
import { readTaughtPages } from '../taught';
import { backupFolder, getFile, listNames, putFile } from './folder';
import { changeNotes, readNotes } from './notes';
import { keptSnapshots } from './rotation';
import {
  folderName,
  lateName,
  linesOfPart,
  listSnapshots,
  type Manifest,
  manifestName,
  paperIn,
  partName,
  readManifest,
  removeSnapshot,
} from './snapshots';

/** Papers of one part. */
const papersOfPart = 1_000;

/** What an unfinished snapshot knows of its beginning. */
interface Begun {
  /** The library's id, and its revision then. */
  device: string;
  revision: number;
}

const begunName = 'begun.json';

let last: Promise<unknown> = Promise.resolve();

/**
 * Make a snapshot of the library, part by part; one that a stopped worker has begun is gone on with. Afterwards those
 * that are no longer wanted are removed, but for the one that somebody still wants to read (`needed`). Never two at
 * once.
 */
export function makeSnapshot(library: Library, reason: SnapshotInfo['reason'], needed?: number): Promise<Manifest> {
  return whileNoneIsMade(async () => {
    const manifest = (await goOn(library, reason)) ?? (await goOn(library, reason));
    if (!manifest) throw new Error('Expected the library to stay the same, got another one twice');
    const { made, device, revision } = manifest;
    await changeNotes((notes) => ({ ...notes, since: notes.since ?? made, snapshot: { made, device, revision } }));
    await rotate(needed);
    return manifest;
  });
}

/** Do something while no snapshot is made or removed. */
export function whileNoneIsMade<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work);
  last = next.catch(() => undefined);
  return next;
}

/** A text that tells settings and taught pages from others. */
export async function settingsDigest(): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([await readSettings(), await readTaughtPages()]));
  return String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Undefined where the library was replaced meanwhile: what was begun is given up. */
async function goOn(library: Library, reason: SnapshotInfo['reason']): Promise<Manifest | undefined> {
  const { number, folder, begun } = await findBegun(library, reason);
  let parts = 0;
  let after: PaperId | undefined;
  // What is there already is read for where it ends, the last part only.
  while (await getFile(folder, partName(parts))) parts++;
  if (parts > 0) for await (const line of linesOfPart(folder, partName(parts - 1))) after = paperIn(line) ?? after;
  for (;;) {
    const entries = await library.entriesAfter(after, papersOfPart);
    if (entries.length === 0) break;
    await putLines(
      folder,
      partName(parts++),
      entries.map((entry) => lineOf({ kind: 'paper', entry })),
    );
    after = entries.at(-1)?.paper.id;
  }
  const late = await library.lateCopy(begun.revision);
  if (!late) {
    await removeSnapshot(number);
    return undefined;
  }
  await putLines(
    folder,
    lateName,
    linesOfLate(late, { settings: await readSettings(), taught: await readTaughtPages() }),
  );
  const settings = await settingsDigest();
  const { gone, revision, total } = late;
  const bytes = await bytesOf(folder);
  const manifest: Manifest = {
    version: 1,
    number,
    made: Date.now(),
    device: begun.device,
    saved: total,
    bytes,
    reason,
    revision,
    parts,
    settings,
    gone,
  };
  await hold(manifest);
  await putFile(folder, manifestName, JSON.stringify(manifest));
  return manifest;
}

/** One that was begun for the same reason, or a new one behind all others. */
async function findBegun(library: Library, reason: SnapshotInfo['reason']) {
  const all = await backupFolder();
  const numbers = (await listNames(all)).flatMap((name) => /^snapshot-(\d{9})$/.exec(name)?.[1] ?? []).map(Number);
  const newest = Math.max(0, ...numbers);
  const [revision, device] = [await library.revision(), await library.device()];
  if (newest > 0 && reason === 'changed') {
    const folder = await all.getDirectoryHandle(folderName(newest));
    const begun = (await readManifest(folder)) ? undefined : await readBegun(folder);
    if (begun && begun.device === device && begun.revision <= revision) return { number: newest, folder, begun };
  }
  const folder = await all.getDirectoryHandle(folderName(newest + 1), { create: true });
  const begun: Begun = { device, revision };
  await putFile(folder, begunName, JSON.stringify(begun));
  return { number: newest + 1, folder, begun };
}

async function readBegun(folder: FileSystemDirectoryHandle): Promise<Begun | undefined> {
  const file = await getFile(folder, begunName);
  try {
    const said: unknown = file && JSON.parse(await file.text());
    const { device, revision } = (said ?? {}) as Partial<Begun>;
    return typeof device === 'string' && typeof revision === 'number' ? { device, revision } : undefined;
  } catch {
    return undefined;
  }
}

function linesOfLate({ papers, merges, rules, lists }: LateCopy, settings: BackupSettings): string[] {
  return [
    ...papers.map((entry) => lineOf({ kind: 'paper', entry })),
    ...merges.map((merge) => lineOf({ kind: 'merge', merge })),
    ...rules.map((rule) => lineOf({ kind: 'rule', rule })),
    ...lists.map((list) => lineOf({ kind: 'list', list })),
    lineOf({ kind: 'settings', settings }),
  ];
}

function putLines(folder: FileSystemDirectoryHandle, name: string, lines: readonly string[]): Promise<void> {
  const texts = (async function* () {
    for (const line of lines) yield `${line}\n`;
  })();
  return putFile(folder, name, compressed(encoded(texts)));
}

async function bytesOf(folder: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0;
  for (const name of await listNames(folder)) bytes += (await getFile(folder, name))?.size ?? 0;
  return bytes;
}

/**
 * Where the library has shrunk to less than half, the snapshot of before stays until it has grown again, or somebody
 * says that this is right; another library than that one doesn't grow in its place. Noted before the new snapshot counts.
 */
async function hold({ number, saved, device }: Manifest): Promise<void> {
  const before = (await listSnapshots()).find((one) => one.number < number);
  await changeNotes(({ held, ...notes }) => {
    const from = held ?? before;
    const isOther = held?.device !== undefined && held.device !== device;
    const isShrunk = from !== undefined && (isOther || saved * 2 < from.saved);
    const kept = isShrunk && { number: from.number, saved: from.saved, now: saved };
    return { ...notes, ...(kept && { held: { ...kept, ...(from.device !== undefined && { device: from.device }) } }) };
  });
}

async function rotate(needed: number | undefined): Promise<void> {
  const [all, { held }] = [await listSnapshots(), await readNotes()];
  const kept = keptSnapshots(all, held?.number);
  for (const { number } of all) if (!kept.has(number) && number !== needed) await removeSnapshot(number);
  // What was begun before the newest one, and never finished, is no use to anybody.
  const folder = await backupFolder();
  const numbers = new Set(all.map(({ number }) => folderName(number)));
  for (const name of await listNames(folder)) {
    const isOld = name.startsWith('snapshot-') && name < folderName(all[0]?.number ?? 0);
    if (isOld && !numbers.has(name)) await removeSnapshot(Number(name.slice('snapshot-'.length)));
  }
}

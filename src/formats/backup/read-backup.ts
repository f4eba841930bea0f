import type { BackupFault } from '../../core/backup';
import { BackupDamaged, BackupTooLarge, type LineLimits, linesOf } from './lines';
import { recordFrom } from './read-record';
import {
  type BackupCounts,
  type BackupEntry,
  type BackupList,
  type BackupMerge,
  type BackupRule,
  type BackupSettings,
  backupLimits,
  backupVersion,
} from './records';
import { RecordInvalid, Said } from './said';

/** A file is no backup of a library: another program's, or something else of ours. */
export class NotABackup extends Error {
  override name = 'NotABackup';
}

/** A backup was written by a newer version of the extension. */
export class BackupTooNew extends Error {
  override name = 'BackupTooNew';
}

/** What a backup holds. */
export interface Backup {
  /** Milliseconds since the Unix epoch; absent where it doesn't say. */
  made?: number;
  papers: BackupEntry[];
  merges: BackupMerge[];
  rules: BackupRule[];
  lists: BackupList[];
  settings?: BackupSettings;
  /** The first of the records that can't be read, and how many there are. */
  faults: BackupFault[];
  faultCount: number;
  /** Whether its end is there, with as many records as it says, and all can be read. What isn't whole must not replace anything. */
  isWhole: boolean;
}

/** The limits on a backup. */
export type BackupLimits = LineLimits & { records: number };

/** Lines of a file beside its records. */
const linesAround = 10;

/** Faults beyond which it is no library at all, where there are nine times as many as records that can be read. */
const maxBroken = 10_000;

/** Faults that are told one by one. */
const maxFaults = 50;

/**
 * Read a backup file, compressed or not. Records that can't be read are named, and left out; a file that breaks off
 * gives what came before.
 * @throws NotABackup, BackupTooNew, BackupTooLarge
 */
export async function readBackup(
  file: ReadableStream<Uint8Array>,
  limits: BackupLimits = backupLimits,
): Promise<Backup> {
  const collected = new Collected(limits.records);
  let number = 0;
  try {
    for await (const line of linesOf(file, limits)) {
      number++;
      if (number === 1) collected.begin(line);
      else collected.take(line, number);
    }
  } catch (error) {
    if (!(error instanceof BackupDamaged)) throw error;
    collected.breakOff(number + 1);
  }
  if (number === 0) throw new NotABackup('Expected a backup, got nothing');
  return collected.finish();
}

/** What was read so far. No id and no citation key belongs to two papers. */
class Collected {
  readonly #maxRecords: number;
  readonly #backup: Backup = {
    papers: [],
    merges: [],
    rules: [],
    lists: [],
    faults: [],
    faultCount: 0,
    isWhole: false,
  };
  readonly #lines = new Map<object, number>();
  readonly #taken = new Set<string>();
  #said: BackupCounts | undefined;

  constructor(maxRecords: number) {
    this.#maxRecords = maxRecords;
  }

  begin(line: string): void {
    const said = headOf(line);
    const version = said.of('version').value;
    if (said.of('manicule').value !== 'library' || !Number.isSafeInteger(version) || Number(version) < 1) {
      throw new NotABackup('Expected the first line of a backup');
    }
    if (Number(version) > backupVersion) throw new BackupTooNew(`Expected at most version ${backupVersion}`);
    const made = Date.parse(String(said.of('made').value));
    if (Number.isFinite(made)) this.#backup.made = made;
  }

  take(line: string, number: number): void {
    // Lines without anything count, too: there may be as many of them as of others.
    if (number > this.#maxRecords + linesAround)
      throw new BackupTooLarge(`Expected at most ${this.#maxRecords} records`);
    const json = line.trim().replace(/,$/, '');
    if (json === '' || json === ']}') return;
    let value: unknown;
    try {
      value = parsed(json);
      if (this.#said) throw new RecordInvalid('', 'astray');
      if (isEnd(value)) this.#said = countsFrom(new Said(value).of('end'));
      else this.#keep(value, number);
    } catch (error) {
      if (!(error instanceof RecordInvalid)) throw error;
      this.#blame(error, number, idIn(value));
      const { papers, rules, faultCount } = this.#backup;
      if (faultCount > maxBroken && faultCount > 9 * (papers.length + rules.length)) {
        throw new NotABackup('Expected records, got hardly anything that can be read');
      }
    }
  }

  breakOff(number: number): void {
    this.#blame(new RecordInvalid('', 'noJson'), number, undefined);
  }

  finish(): Backup {
    this.#dropAstray();
    const { papers, merges, rules, lists, faultCount } = this.#backup;
    const said = this.#said;
    this.#backup.isWhole =
      faultCount === 0 &&
      said?.papers === papers.length &&
      said.merges === merges.length &&
      said.rules === rules.length &&
      said.lists === lists.length;
    return this.#backup;
  }

  #keep(value: unknown, number: number): void {
    const record = recordFrom(value);
    switch (record.kind) {
      case 'paper':
        this.#claim([
          ...record.entry.paper.ids.map((id): [string, string] => [`id ${id}`, 'paper.custom.ids']),
          ...(record.entry.paper.absorbed ?? []).map((id): [string, string] => [
            `absorbed ${id}`,
            'paper.custom.absorbed',
          ]),
          ...keysOf(record.entry).map((key): [string, string] => [`key ${key}`, 'annotation.key']),
        ]);
        this.#lines.set(record.entry.paper, number);
        return void this.#backup.papers.push(record.entry);
      case 'merge':
        this.#claim([[`merge ${record.merge.id}`, 'merge.id']]);
        this.#lines.set(record.merge, number);
        return void this.#backup.merges.push(record.merge);
      case 'rule':
        this.#claim([[`rule ${record.rule.id}`, 'rule.id']]);
        return void this.#backup.rules.push(record.rule);
      case 'list':
        this.#claim([[`list ${record.list.id}`, 'list.id']]);
        return void this.#backup.lists.push(record.list);
      case 'settings':
        this.#claim([['settings', 'settings']]);
        this.#backup.settings = record.settings;
    }
  }

  #claim(all: readonly [name: string, property: string][]): void {
    for (const [name, property] of all) if (this.#taken.has(name)) throw new RecordInvalid(property, 'twice');
    for (const [name] of all) this.#taken.add(name);
  }

  /** What was merged must be part of a paper that is there, and that knows it, by way of others maybe, but in no circle. */
  #dropAstray(): void {
    const papers = new Map(this.#backup.papers.map(({ paper }) => [paper.id, paper]));
    const merges = new Map(this.#backup.merges.map((merge) => [merge.id, merge]));
    const holders = new Map([...papers.values()].flatMap(({ id, absorbed = [] }) => absorbed.map((one) => [one, id])));
    const isAtHome = ({ id, into }: BackupMerge) => {
      const passed = new Set([id]);
      let at = into;
      for (let next = merges.get(at); next && !passed.has(at); next = merges.get(at)) {
        passed.add(at);
        at = next.into;
      }
      return !papers.has(id) && papers.has(at) && holders.get(id) === at;
    };
    for (const merge of this.#backup.merges.filter((one) => !isAtHome(one))) {
      this.#blame(new RecordInvalid('merge.into', 'astray'), this.#lines.get(merge) ?? 0, merge.id);
      merges.delete(merge.id);
    }
    this.#backup.merges = [...merges.values()];
    for (const { paper } of this.#backup.papers) {
      if (!paper.absorbed?.some((id) => !merges.has(id))) continue;
      const line = this.#lines.get(paper) ?? 0;
      this.#blame(new RecordInvalid('paper.custom.absorbed', 'astray'), line, paper.id);
      const stays = paper.absorbed.filter((id) => merges.has(id));
      if (stays.length > 0) paper.absorbed = stays;
      else delete paper.absorbed;
    }
  }

  #blame({ property, problem }: RecordInvalid, line: number, id: string | undefined): void {
    this.#backup.faultCount++;
    if (this.#backup.faults.length >= maxFaults) return;
    this.#backup.faults.push({ line, ...(id !== undefined && { id }), property, problem });
  }
}

/** The first line opens the list of records, which the last one closes. */
function headOf(line: string): Said {
  try {
    return new Said(JSON.parse(`${line.trim()}]}`));
  } catch (cause) {
    throw new NotABackup('Expected the first line of a backup', { cause });
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new RecordInvalid('', 'noJson');
  }
}

function isEnd(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'end');
}

function countsFrom(said: Said): BackupCounts {
  const count = (name: string) => said.of(name).whole(0, Number.MAX_SAFE_INTEGER);
  return { papers: count('papers'), merges: count('merges'), rules: count('rules'), lists: count('lists') };
}

function keysOf({ annotation: { key, aliasKeys } }: BackupEntry): string[] {
  const keys = [key?.value ?? [], aliasKeys?.value ?? []].flat();
  return [...new Set(keys.map((one) => one.toLowerCase()))];
}

/** An id for the user to find the record by. */
function idIn(value: unknown): string | undefined {
  try {
    const said = new Said(value);
    const of = ['paper', 'merge', 'rule', 'list'].find((kind) => said.of(kind).value !== undefined);
    const id = of && said.of(of).of('id').value;
    return typeof id === 'string' ? id.slice(0, 100) : undefined;
  } catch {
    return undefined;
  }
}

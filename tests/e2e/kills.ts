import type { Annotation, AnnotationMark, Change } from '../../src/core/annotation';
import type { BackupReading, BackupState, SnapshotInfo } from '../../src/core/backup';
import type { PastChange } from '../../src/core/history';
import type { PaperId } from '../../src/core/identifier';
import { Model } from '../storage/model';

/** One thing that is done while the worker may be killed. */
export type Deed =
  | { do: 'change'; numbers: number[]; change: Change }
  | { do: 'import'; first: number; tag: string }
  | { do: 'merge'; into: number; from: number }
  | { do: 'undo'; batch: number }
  | { do: 'snapshot' }
  | { do: 'put back'; snapshot: number; deeds: number }
  | { do: 'merge file'; first: number; tag: string };

/** What somebody's browser can do with the extension. */
export interface Killing {
  /** Ask the worker; undefined where it has died over it. */
  send(type: string, data: unknown): Promise<unknown>;
  /** Kill the worker after so many milliseconds. */
  kill(after: number): Promise<void>;
  /** All of `storage.local`. */
  stored(): Promise<Record<string, unknown>>;
  /** Choose a backup file, as one does who wants to restore it. */
  choose(file: string): Promise<void>;
}

/** Papers that things are done to again and again, papers of one import, and of one backup file. */
const [few, imported, filed] = [10, 120, 40];

/** Rows that are asked for at a time. */
const rowsAtOnce = 500;

/** Deeds after which everything is held against the model. */
const betweenLooks = 25;

/** Milliseconds within which the worker is killed: about as long as it needs, so that half of the deeds are finished. */
const longest: Readonly<Record<Deed['do'], number>> = {
  change: 30,
  import: 100,
  merge: 40,
  undo: 50,
  snapshot: 100,
  'put back': 250,
  'merge file': 250,
};

/**
 * Change a library while its worker is killed at random moments, the same ones for the same seed, and hold it against a
 * model of it: what was acknowledged is there, what wasn't is there as a whole or not at all.
 * @returns what is wrong, and how many deeds were acknowledged, weren't but were kept, and were lost unacknowledged
 */
export async function liveThroughKills(
  killing: Killing,
  kills: number,
  seed: number,
): Promise<{ faults: string[]; acknowledged: number; kept: number; lost: number }> {
  const { send, kill, choose } = killing;
  const pick = random(seed);
  const done: Deed[] = [];
  const result = { faults: [] as string[], acknowledged: 0, kept: 0, lost: 0 };
  const seen = new Set<number>();
  const snapshots = new Map<number, number>();
  for (let killed = 1; killed <= kills && result.faults.length === 0; killed += 1) {
    const before = replay(done);
    const deed = nextDeed(pick, before, done.length, killed, snapshots);
    const after = replay([...done, deed]);
    for (const number of numbersOf(deed)) seen.add(number);
    if (deed.do === 'merge file') await choose(fileOf(deed));
    const [answer] = await Promise.all([send(...messageOf(deed)), kill(pick(longest[deed.do]))]);
    const touchesAll = deed.do === 'undo' || deed.do === 'put back';
    const looked = [...new Set([...range(few, 0), ...(touchesAll ? seen : numbersOf(deed))])];
    const is = await annotationsOf(looked, killing);
    const differs = (model: Model) => looked.filter((number, at) => !isSame(is[at], model.view(idOf(number))));
    const [fromAfter, fromBefore] = [differs(after), differs(before)];
    const say = (fault: string) => result.faults.push(`kill ${killed}: ${fault}`);
    for (const fault of await snapshotFaults(killing, snapshots, deed, answer, before, done.length)) say(fault);
    const [last] = (await send('journal.list', { limit: 1 })) as PastChange[];
    const isWritten = (last?.batch ?? 0) === after.batches.length;
    if (fromAfter.length === 0 && isWritten) {
      done.push(deed);
      if (answer === undefined) result.kept += 1;
    } else if (answer === undefined && fromBefore.length === 0) result.lost += 1;
    else {
      const at = looked.indexOf(fromAfter[0] ?? 0);
      const how = answer === undefined ? 'half' : 'acknowledged but not';
      say(`${how} done, journal at ${last?.batch}: ${JSON.stringify(deed)}, ${JSON.stringify(is[at])}`);
    }
    if (answer !== undefined) result.acknowledged += 1;
    for (const fault of (await send('library.inspect', undefined)) as unknown[]) say(JSON.stringify(fault));
    if (killed % betweenLooks === 0 || killed === kills)
      for (const fault of await faultsOf(replay(done), [...seen], killing)) say(fault);
  }
  return result;
}

/** Ask for the annotations of papers: of those that many things are done to one by one, of others as they are listed. */
async function annotationsOf(numbers: readonly number[], { send }: Killing): Promise<Annotation[]> {
  const listed = new Map<PaperId, Annotation>();
  for (let isMore = numbers.some((number) => number >= few); isMore; ) {
    const asked = { query: '', offset: listed.size, limit: rowsAtOnce };
    const { rows } = (await send('library.search', asked)) as { rows: { annotation: Annotation }[] };
    for (const { annotation } of rows) listed.set(annotation.id, annotation);
    isMore = rows.length === rowsAtOnce;
  }
  const unknown = new Model();
  return Promise.all(
    numbers.map(async (number) => {
      if (number < few) return (await send('annotation.get', idOf(number))) as Annotation;
      return listed.get(idOf(number)) ?? unknown.view(idOf(number));
    }),
  );
}

/**
 * Look which snapshots there are, after what may have made one: each is of the library as it was before.
 * @param snapshots after how many deeds each was made; those that are new are added, those that are gone removed
 */
async function snapshotFaults(
  { send }: Killing,
  snapshots: Map<number, number>,
  deed: Deed,
  answer: unknown,
  before: Model,
  deeds: number,
): Promise<string[]> {
  if (deed.do !== 'snapshot' && deed.do !== 'put back' && deed.do !== 'merge file') return [];
  const { snapshots: listed } = (await send('backup.state', undefined)) as BackupState;
  const faults: string[] = [];
  for (const { number, saved, reason } of listed) {
    if (snapshots.has(number) || reason === 'changed') continue;
    snapshots.set(number, deeds);
    const reading = (await send('backup.read', { snapshot: number })) as BackupReading;
    if (!reading.isWhole || saved !== before.saved.length)
      faults.push(`snapshot ${number} has ${saved}, not ${before.saved.length}: ${JSON.stringify(reading.faults)}`);
  }
  const made = deed.do === 'snapshot' ? (answer as SnapshotInfo | undefined)?.number : undefined;
  if (made !== undefined && !listed.some(({ number }) => number === made)) faults.push(`snapshot ${made} is gone`);
  for (const number of snapshots.keys()) if (!listed.some((one) => one.number === number)) snapshots.delete(number);
  return faults;
}

/** Runs on a page of ours: put a file where those are that somebody has chosen. */
export async function putIncoming(text: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('backups', { create: true });
  const file = await (await folder.getFileHandle('incoming-1', { create: true })).createWritable();
  await file.write(text);
  await file.close();
}

/** Hold everything against the model: what is found, and what pages see. */
async function faultsOf(model: Model, seen: number[], { send, stored }: Killing): Promise<string[]> {
  const faults: string[] = [];
  for (const query of ['paper', 'tag:a', 'is:starred', '-status:unread']) {
    const { matched } = (await send('library.search', { query, offset: 0, limit: 0 })) as { matched: number };
    const wanted = model.saved.map((id) => model.view(id)).filter((annotation) => meets(annotation, query)).length;
    if (matched !== wanted) faults.push(`${query} finds ${matched}, not ${wanted}`);
  }
  // What changes nothing has the worker bring the pages' mirror up to the library before it answers.
  await send('tag.remove', 'nobody has this');
  const marks = await stored();
  for (const number of seen) {
    const { note: _, ...view } = model.view(idOf(number));
    const { noteLine: __, ...mark } = (marks[`paper ${idOf(number)}`] ?? {}) as AnnotationMark;
    const isMarked = view.saved || view.hidden || view.shown;
    if (isMarked ? !isSame(mark, view) : mark.id !== undefined)
      faults.push(`${number} is mirrored as ${JSON.stringify(mark)}`);
  }
  return faults;
}

function meets({ tags, starred, status }: Annotation, query: string): boolean {
  if (query === 'tag:a') return tags.includes('a');
  if (query === 'is:starred') return starred;
  return query === 'paper' || status !== 'unread';
}

function nextDeed(
  pick: (limit: number) => number,
  model: KilledModel,
  count: number,
  killed: number,
  snapshots: ReadonlyMap<number, number>,
): Deed {
  const [one, other, kind] = [pick(few), pick(few), pick(14)];
  if (kind === 0) return { do: 'import', first: few + imported * pick(3), tag: `import ${count}` };
  if (kind <= 2 && model.canMerge(idOf(one), idOf(other))) return { do: 'merge', into: one, from: other };
  const batch = model.batches.length - pick(4);
  if (kind <= 4 && batch > model.replacedBy && model.canUndo(batch)) return { do: 'undo', batch };
  if (kind === 5) return { do: 'snapshot' };
  const [snapshot, deeds] = [...snapshots][pick(snapshots.size)] ?? [];
  if (kind === 6 && snapshot !== undefined && deeds !== undefined) return { do: 'put back', snapshot, deeds };
  // Others each time: what a file says of a paper that is there is older than what is said here.
  if (kind === 7) return { do: 'merge file', first: few + imported * 3 + filed * killed, tag: `file ${count}` };
  const changes: Change[] = [
    { do: 'save' },
    { do: 'add tag', tag: 'abc'[pick(3)] ?? 'a' },
    { do: 'add tag', tag: `step ${count}` },
    { do: 'remove tag', tag: 'abc'[pick(3)] ?? 'a' },
    { do: 'note', note: `note ${count}` },
    { do: 'status', status: (['unread', 'reading', 'read'] as const)[pick(3)] ?? 'read' },
    { do: 'star', starred: pick(2) === 0 },
    { do: 'hide', hidden: pick(2) === 0 },
    { do: 'show', shown: pick(2) === 0 },
    { do: 'remove' },
  ];
  return { do: 'change', numbers: [...new Set([one, other])], change: changes[pick(changes.length)] ?? { do: 'save' } };
}

function messageOf(deed: Deed): [type: string, data: unknown] {
  switch (deed.do) {
    case 'change':
      return ['annotation.change', { papers: deed.numbers.map(paperOf), change: deed.change }];
    case 'import':
      return ['annotation.change', { papers: numbersOf(deed).map(paperOf), change: { do: 'add tag', tag: deed.tag } }];
    case 'merge':
      return ['paper.merge', { into: idOf(deed.into), from: idOf(deed.from) }];
    case 'undo':
      return ['journal.undo', deed.batch];
    case 'snapshot':
      return ['backup.make', undefined];
    case 'put back':
      return ['backup.restore', { source: { snapshot: deed.snapshot }, how: 'replace' }];
    case 'merge file':
      return ['backup.restore', { source: { file: 1 }, how: 'merge' }];
  }
}

/** A backup file with some papers that the library hasn't seen. */
function fileOf(deed: Extract<Deed, { do: 'merge file' }>): string {
  const now = Date.now();
  const timed = (value: unknown) => ({ value, changed: now });
  const papers = numbersOf(deed).map((number) => {
    const { id, title } = paperOf(number);
    return JSON.stringify({
      paper: { id, title, custom: { ids: [id], sources: { title: 'huggingface' }, sites: ['huggingface'] } },
      annotation: {
        id,
        saved: timed(now),
        hidden: timed(false),
        status: timed('unread'),
        starred: timed(false),
        note: timed(''),
        tags: [{ tag: deed.tag, ...timed(now) }],
      },
    });
  });
  return [
    `{"manicule":"library","version":1,"made":"${new Date(now).toISOString()}","program":"0.1.0","records":[`,
    ...papers.map((paper) => `${paper},`),
    `{"end":{"papers":${papers.length},"merges":0,"rules":0}}`,
    ']}',
    '',
  ].join('\n');
}

/** A model that can be put back to what it was, by one change behind which nothing can be undone. */
class KilledModel extends Model {
  /** The number of that change. */
  replacedBy = 0;

  putBack(to: Model): void {
    const { papers, merges, absorbed } = copied(to);
    Object.assign(this, { papers, merges, absorbed });
    this.batches.push({ steps: [], time: 0, isUndone: false });
    this.replacedBy = this.batches.length;
  }
}

function copied({ papers, merges, absorbed }: Model): Pick<Model, 'papers' | 'merges' | 'absorbed'> {
  return structuredClone({ papers, merges, absorbed });
}

function replay(deeds: readonly Deed[]): KilledModel {
  const model = new KilledModel();
  const wanted = new Set(deeds.map((deed) => (deed.do === 'put back' ? deed.deeds : undefined)));
  const copies = new Map<number, Model>();
  for (const [index, deed] of deeds.entries()) {
    if (wanted.has(index)) copies.set(index, Object.assign(new Model(), copied(model)));
    const time = (index + 1) * 1_000;
    if (deed.do === 'change') model.change(deed.numbers, idOf, deed.change, time);
    if (deed.do === 'import') model.change(numbersOf(deed), idOf, { do: 'add tag', tag: deed.tag }, time);
    if (deed.do === 'merge') model.merge(idOf(deed.into), idOf(deed.from), time);
    if (deed.do === 'undo') model.undo(deed.batch, time);
    if (deed.do === 'put back') model.putBack(copies.get(deed.deeds) ?? new Model());
    if (deed.do === 'merge file') model.change(numbersOf(deed), idOf, { do: 'add tag', tag: deed.tag }, time);
  }
  return model;
}

function numbersOf(deed: Deed): number[] {
  if (deed.do === 'change') return deed.numbers;
  if (deed.do === 'merge') return [deed.into, deed.from];
  if (deed.do === 'merge file') return range(filed, deed.first);
  return deed.do === 'import' ? range(imported, deed.first) : [];
}

function range(count: number, first: number): number[] {
  return Array.from({ length: count }, (_, at) => first + at);
}

function paperOf(number: number) {
  return { id: idOf(number), title: `Paper ${number}` };
}

function idOf(number: number): PaperId {
  return `arxiv:2401.${String(number).padStart(5, '0')}`;
}

/** Compare what JSON says, whatever the order of properties. */
function isSame(one: object | undefined, other: object): boolean {
  const sorted = (of: object | undefined) =>
    JSON.stringify(Object.entries(of ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}

/** Whole numbers below a limit, the same ones for the same seed. Source: mulberry32, public domain. */
function random(start: number): (limit: number) => number {
  let state = start;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

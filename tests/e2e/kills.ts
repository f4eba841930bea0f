import type { Annotation, AnnotationMark, Change } from '../../src/core/annotation';
import type { PaperId } from '../../src/core/identifier';
import { Model } from '../storage/model';

/** One thing that is done while the worker may be killed. */
export type Deed =
  | { do: 'change'; numbers: number[]; change: Change }
  | { do: 'import'; first: number; tag: string }
  | { do: 'merge'; into: number; from: number }
  | { do: 'undo'; batch: number };

/** What somebody's browser can do with the extension. */
export interface Killing {
  /** Ask the worker; undefined where it has died over it. */
  send(type: string, data: unknown): Promise<unknown>;
  /** Kill the worker after so many milliseconds. */
  kill(after: number): Promise<void>;
  /** All of `storage.local`. */
  stored(): Promise<Record<string, unknown>>;
}

/** Papers that things are done to again and again, and papers of one import. */
const [few, imported] = [10, 120];

/** Deeds after which everything is held against the model. */
const betweenLooks = 25;

/**
 * Change a library while its worker is killed at random moments, the same ones for the same seed, and hold it against a
 * model of it: what was acknowledged is there, what wasn't is there as a whole or not at all.
 * @returns what is wrong, and how many deeds were acknowledged, weren't but were kept, and were lost unacknowledged
 */
export async function liveThroughKills(
  { send, kill, stored }: Killing,
  kills: number,
  seed: number,
): Promise<{ faults: string[]; acknowledged: number; kept: number; lost: number }> {
  const pick = random(seed);
  const done: Deed[] = [];
  const result = { faults: [] as string[], acknowledged: 0, kept: 0, lost: 0 };
  const seen = new Set<number>();
  for (let killed = 1; killed <= kills && result.faults.length === 0; killed += 1) {
    const before = replay(done);
    const deed = nextDeed(pick, before, done.length);
    const after = replay([...done, deed]);
    for (const number of numbersOf(deed)) seen.add(number);
    const [answer] = await Promise.all([send(...messageOf(deed)), kill(pick(70))]);
    const looked = deed.do === 'undo' ? [...seen] : [...new Set([...numbersOf(deed), ...range(few, 0)])];
    const is = await Promise.all(looked.map((number) => send('annotation.get', idOf(number)) as Promise<Annotation>));
    const differs = (model: Model) => looked.filter((number, at) => !isSame(is[at], model.view(idOf(number))));
    const [fromAfter, fromBefore] = [differs(after), differs(before)];
    if (fromAfter.length === 0) {
      done.push(deed);
      if (answer === undefined) result.kept += 1;
    } else if (answer === undefined && fromBefore.length === 0) result.lost += 1;
    else {
      const at = looked.indexOf(fromAfter[0] ?? 0);
      const how = answer === undefined ? 'half' : 'acknowledged but not';
      result.faults.push(`kill ${killed}: ${how} done: ${JSON.stringify(deed)}, ${JSON.stringify(is[at])}`);
    }
    if (answer !== undefined) result.acknowledged += 1;
    if (killed % betweenLooks === 0 || killed === kills) {
      result.faults.push(
        ...(await faultsOf(replay(done), [...seen], { send, stored })).map((one) => `kill ${killed}: ${one}`),
      );
    }
  }
  return result;
}

/** Hold everything against the model: records, what is derived, what is found, and what pages see. */
async function faultsOf(model: Model, seen: number[], { send, stored }: Omit<Killing, 'kill'>): Promise<string[]> {
  const inspected = (await send('library.inspect', undefined)) as unknown[];
  const faults = inspected.map((fault) => JSON.stringify(fault));
  for (const query of ['paper', 'tag:a', 'is:starred', '-status:unread']) {
    const { matched } = (await send('library.search', { query, offset: 0, limit: 0 })) as { matched: number };
    const wanted = model.saved.map((id) => model.view(id)).filter((annotation) => meets(annotation, query)).length;
    if (matched !== wanted) faults.push(`${query} finds ${matched}, not ${wanted}`);
  }
  // A change that changes nothing has the worker bring the pages' mirror up to the library.
  await send('annotation.change', { papers: [paperOf(0)], change: { do: 'remove tag', tag: 'nobody has this' } });
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

function nextDeed(pick: (limit: number) => number, model: Model, count: number): Deed {
  const [one, other, kind] = [pick(few), pick(few), pick(12)];
  if (kind === 0) return { do: 'import', first: few + imported * pick(3), tag: `import ${count}` };
  if (kind <= 2 && model.canMerge(idOf(one), idOf(other))) return { do: 'merge', into: one, from: other };
  const batch = model.batches.length - pick(4);
  if (kind <= 4 && batch > 0 && model.canUndo(batch)) return { do: 'undo', batch };
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
  }
}

function replay(deeds: readonly Deed[]): Model {
  const model = new Model();
  for (const [index, deed] of deeds.entries()) {
    const time = (index + 1) * 1_000;
    if (deed.do === 'change') model.change(deed.numbers, idOf, deed.change, time);
    if (deed.do === 'import') model.change(numbersOf(deed), idOf, { do: 'add tag', tag: deed.tag }, time);
    if (deed.do === 'merge') model.merge(idOf(deed.into), idOf(deed.from), time);
    if (deed.do === 'undo') model.undo(deed.batch, time);
  }
  return model;
}

function numbersOf(deed: Deed): number[] {
  if (deed.do === 'change') return deed.numbers;
  if (deed.do === 'merge') return [deed.into, deed.from];
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

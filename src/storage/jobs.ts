import type { IDBPTransaction } from 'idb';
import type { PaperId } from '../core/identifier';
import type { JobState, JobTask } from '../core/job';
import { transactJob } from './database';
import { JobUnknown, NothingToUndo } from './errors';
import { deviceOf, isUndone, newestRevision, replacedIn } from './journal';
import type {
  ChangeTransaction,
  JobTransaction,
  LibraryDatabase,
  LibrarySchema,
  StoredJob,
  StoredJobPart,
} from './schema';

/** Papers of one slice, and steps of one that takes a change back. */
export const [papersPerSlice, stepsPerSlice] = [250, 500];

/** Milliseconds for which a job that has ended is still shown, and one that a page no longer hands anything over to is kept. */
const keptFor = 600_000;

/** What a part of a job is about. */
export type Content = Omit<StoredJobPart, 'id'>;

type JobReader = JobTransaction | IDBPTransaction<LibrarySchema, ['jobs'], 'readonly'>;

/** Begin long work on papers that are known by their ids; answers its number. Nothing is changed yet. */
export async function beginJob(
  db: LibraryDatabase,
  task: JobTask,
  ids: readonly PaperId[],
  size = papersPerSlice,
): Promise<number> {
  // What is written has the order asked; of what is changed, papers that stand together are quicker to read.
  const unique = task.do === 'export' ? [...new Set(ids)] : [...new Set(ids)].sort();
  const seen = await newestRevision(db);
  return transactJob(db, (tx) =>
    putJob(
      tx,
      { task, state: 'going', of: unique.length, seen },
      inSlices(unique, size, (some) => ({ ids: some })),
    ),
  );
}

/**
 * Hand over papers that are to be added, in as many calls as it takes; nothing is changed before the last. Answers the
 * number of the job, which the later calls name.
 * @throws JobUnknown where it was cancelled
 */
export async function gatherJob<T>(
  db: LibraryDatabase,
  papers: readonly T[],
  contentOf: (some: T[]) => Content,
  { task, job, isLast }: { task: JobTask; job?: number | undefined; isLast: boolean },
  size = papersPerSlice,
): Promise<number> {
  const state = isLast ? 'going' : 'gathering';
  const slices = inSlices(papers, size, contentOf);
  const seen = await newestRevision(db);
  return transactJob(db, async (tx) => {
    if (job === undefined) return putJob(tx, { task, state, of: papers.length, seen }, slices);
    const known = await headOf(tx, job);
    if (known?.state !== 'gathering' || known.task.do !== task.do)
      throw new JobUnknown(`Expected a job that gathers, got ${job}`);
    await putParts(tx, job, known.parts, slices);
    const parts = known.parts + slices.length;
    await tx.objectStore('jobs').put({ ...known, state, parts, of: known.of + papers.length, written: Date.now() });
    return job;
  });
}

/** Whether a change is part of long work that isn't over. */
export async function isBeingMade(db: LibraryDatabase, batch: number): Promise<boolean> {
  return (await heads(db.transaction(['jobs'], 'readonly'))).some((job) => job.batch === batch && job.state !== 'done');
}

/**
 * Begin to take back a change of this device; answers the number of the work, undefined where it was taken back already.
 * Long work that is still making that change is cancelled instead.
 * @throws NothingToUndo
 */
export async function beginUndo(db: LibraryDatabase, batch: number, size = stepsPerSlice): Promise<number | undefined> {
  return transactJob(db, async (tx) => {
    const maker = (await heads(tx)).find((job) => job.batch === batch && job.state !== 'done');
    if (maker) return cancelled(tx, maker, size);
    const change = tx as unknown as ChangeTransaction;
    if (await replacedIn(change, batch)) throw new NothingToUndo('Expected a change of this library');
    if (await isUndone(change, batch)) return undefined;
    return takeBack(tx, { do: 'undo', batch }, size);
  });
}

/**
 * Have a job no longer done: what it has done is taken back, by another job, of which this answers the number; undefined
 * where there is nothing to take back. Taking back because of this can't be cancelled, so that it comes to an end.
 */
export async function cancelJob(
  db: LibraryDatabase,
  number: number,
  size = stepsPerSlice,
): Promise<number | undefined> {
  return transactJob(db, async (tx) => {
    const job = await headOf(tx, number);
    if (!job || job.state === 'done' || (job.task.do === 'undo' && job.task.cancels)) return undefined;
    return cancelled(tx, job, size);
  });
}

/** Go on with a job that has failed. */
export async function retryJob(db: LibraryDatabase, number: number): Promise<void> {
  await changeHead(db, number, ({ error: _, ...job }) =>
    job.state === 'failed' ? { ...job, state: 'going' } : undefined,
  );
}

/** Note that a job can't go on, by the name of the error. */
export async function failJob(db: LibraryDatabase, number: number, error: string): Promise<void> {
  await changeHead(db, number, (job) => (job.state === 'going' ? { ...job, state: 'failed', error } : undefined));
}

/** Forget a job that has ended, and what it has written. */
export async function dismissJob(db: LibraryDatabase, number: number): Promise<void> {
  await transactJob(db, async (tx) => {
    if ((await headOf(tx, number))?.state === 'done') await tx.objectStore('jobs').delete(rangeOf(number));
  });
}

/** All jobs as pages see them, in the order in which they were begun. */
export async function listJobs(db: LibraryDatabase): Promise<JobState[]> {
  return (await heads(db.transaction(['jobs'], 'readonly'))).map(stateOf);
}

/** What an export has written, by its parts from 1; undefined where there is no such part. */
export async function textOfJob(db: LibraryDatabase, number: number, part: number): Promise<string | undefined> {
  const record = (await db.get('jobs', [number, part])) as StoredJobPart | undefined;
  return record?.text;
}

/** A job as pages see it. */
export function stateOf(job: StoredJob): JobState {
  const { task, state, done, of, changed, left, batch, error, beyondPdftex } = job;
  return {
    id: job.id[0],
    // Nobody looks at the note that many papers get.
    task: task.do === 'change' && task.change.do === 'note' ? { ...task, change: { do: 'note', note: '' } } : task,
    ...{ state, done, of, changed, left },
    ...(batch !== undefined && { batch }),
    ...(error !== undefined && { error }),
    ...(state === 'done' && beyondPdftex && { beyondPdftex }),
  };
}

/** The jobs that are to be worked on, the next one first: what somebody no longer wants is taken back before all else. */
export async function goingJobs(tx: JobTransaction): Promise<StoredJob[]> {
  const going = (await heads(tx)).filter(({ state }) => state === 'going');
  const isFirst = ({ task }: StoredJob) => Number(task.do === 'undo' && task.cancels === true);
  return going.sort((a, b) => isFirst(b) - isFirst(a));
}

/** The keys of a job and of its parts. */
export function rangeOf(number: number, first = 0): IDBKeyRange {
  return IDBKeyRange.bound([number, first], [number, Number.POSITIVE_INFINITY]);
}

async function heads(tx: JobReader): Promise<StoredJob[]> {
  const store = (tx as JobTransaction).objectStore('jobs');
  const found: StoredJob[] = [];
  let key = await store.getKey(IDBKeyRange.lowerBound([0, 0]));
  while (key !== undefined) {
    const head = (await store.get([key[0], 0])) as StoredJob | undefined;
    if (head) found.push(head);
    key = await store.getKey(IDBKeyRange.lowerBound([key[0] + 1, 0]));
  }
  return found;
}

async function headOf(tx: JobTransaction, number: number): Promise<StoredJob | undefined> {
  return (await tx.objectStore('jobs').get([number, 0])) as StoredJob | undefined;
}

async function changeHead(
  db: LibraryDatabase,
  number: number,
  change: (job: StoredJob) => StoredJob | undefined,
): Promise<void> {
  await transactJob(db, async (tx) => {
    const job = await headOf(tx, number);
    const next = job && change(job);
    if (next) await tx.objectStore('jobs').put(next);
  });
}

/** Put a new job behind all others, and forget those that are over. */
async function putJob(
  tx: JobTransaction,
  { task, state, of, seen }: Pick<StoredJob, 'task' | 'state' | 'of' | 'seen'>,
  slices: readonly Content[],
): Promise<number> {
  const store = tx.objectStore('jobs');
  const [known, now] = [await heads(tx), Date.now()];
  const isOver = ({ state: is, written }: StoredJob) =>
    (is === 'done' || is === 'gathering') && Math.abs(now - written) > keptFor;
  await Promise.all(known.filter(isOver).map(({ id: [id] }) => store.delete(rangeOf(id))));
  const number = (known.at(-1)?.id[0] ?? 0) + 1;
  await putParts(tx, number, 0, slices);
  const counts = { done: 0, of, changed: 0, left: 0, parts: slices.length, next: 1 };
  await store.put({ id: [number, 0], task, state, ...counts, begun: now, written: now, seen, touched: {} });
  return number;
}

async function putParts(tx: JobTransaction, number: number, behind: number, slices: readonly Content[]): Promise<void> {
  const store = tx.objectStore('jobs');
  await Promise.all(slices.map((slice, at) => store.put({ id: [number, behind + at + 1], ...slice })));
}

async function cancelled(tx: JobTransaction, job: StoredJob, size: number): Promise<number | undefined> {
  await tx.objectStore('jobs').delete(rangeOf(job.id[0]));
  // Keys that were handed out are kept for good, whatever becomes of the text.
  if (job.batch === undefined || job.task.do === 'export') return undefined;
  return takeBack(tx, { do: 'undo', batch: job.batch, cancels: true }, size);
}

/** Cut the steps of a change into slices, the last ones first, which are told by their first and last revision. */
async function takeBack(tx: JobTransaction, task: JobTask & { do: 'undo' }, size: number): Promise<number> {
  const key = [await deviceOf(tx as unknown as ChangeTransaction), task.batch] as [string, number];
  const revisions = await tx.objectStore('journal').index('batch').getAllKeys(IDBKeyRange.only(key));
  if (revisions.length === 0) throw new NothingToUndo(`Expected the number of a change, got ${task.batch}`);
  const slices = inSlices(revisions.toReversed(), size, (some): Content => {
    const [last = 0, first = last] = [some[0], some.at(-1)];
    return { steps: [first, last] };
  });
  const newest = (await tx.objectStore('journal').openKeyCursor(null, 'prev'))?.key ?? 0;
  return putJob(tx, { task, state: 'going', of: revisions.length, seen: newest }, slices);
}

function inSlices<T>(all: readonly T[], size: number, contentOf: (some: T[]) => Content): Content[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    contentOf(all.slice(at * size, (at + 1) * size)),
  );
}

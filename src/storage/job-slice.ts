import type { Change } from '../core/annotation';
import type { BeyondPdftex } from '../core/citing';
import type { PaperId } from '../core/identifier';
import type { ImportedPaper } from '../core/importing';
import type { JobState } from '../core/job';
import type { Paper } from '../core/paper';
import { tagByRules } from './auto-tags';
import { editSome } from './bulk';
import { transactJob } from './database';
import { type Draft, edit, writeDrafts } from './drafts';
import { checkedChange, editsOf } from './edits';
import { type ExportTools, exportPart, needsOrder, putInOrder } from './export-slice';
import { importSome } from './imports';
import { failJob, goingJobs, stateOf } from './jobs';
import { type Batch, beginBatch, isKey } from './journal';
import { meetPapers } from './meet';
import type { Edit } from './record';
import type {
  ChangeTransaction,
  JobTransaction,
  LibraryDatabase,
  StoredAnnotation,
  StoredJob,
  StoredJobPart,
} from './schema';
import { tagEdits } from './tag-changes';
import { takeBackSteps } from './undo';

/** Steps around a slice of a change that is taken back which are looked at, too: more than one paper ever has in one. */
const stepsBeside = 50;

/**
 * Do the next slice of long work, and keep how far it is, in one transaction; answers the job, undefined where there is
 * none. What goes wrong because of the work itself stops the job, to be tried again or taken back.
 */
export async function workOnJob(db: LibraryDatabase, tools: ExportTools): Promise<JobState | undefined> {
  let number: number | undefined;
  try {
    return await transactJob(db, async (tx) => {
      const [job, ...waiting] = await goingJobs(tx);
      number = job?.id[0];
      return job && stateOf(await workOn(tx, job, waiting, tools));
    });
  } catch (error) {
    // Of a database that was closed amid it the job knows nothing: it goes on where it was.
    if (number === undefined || !(error instanceof Error) || isInterruption(error)) throw error;
    await failJob(db, number, error.name);
    console.error(error);
    return undefined;
  }
}

function isInterruption({ name }: Error): boolean {
  return name === 'InvalidStateError' || name === 'AbortError';
}

async function workOn(
  tx: JobTransaction,
  job: StoredJob,
  waiting: readonly StoredJob[],
  tools: ExportTools,
): Promise<StoredJob> {
  const change = tx as unknown as ChangeTransaction;
  const store = tx.objectStore('jobs');
  const [held, ...others] = await Promise.all([job, ...waiting].map((one) => withTouched(change, one)));
  const part = (await store.get([job.id[0], job.next])) as StoredJobPart | undefined;
  const worked = part ? await workOnPart(tx, held ?? job, part, tools) : job;
  const isOver = worked.next > worked.parts || !part;
  const next = !isOver ? worked : needsOrder(worked) ? await putInOrder(tx, worked) : ended(worked);
  const seen = (await change.objectStore('journal').openKeyCursor(null, 'prev'))?.key ?? 0;
  // What this slice has done comes before what those that wait were asked for.
  await Promise.all([next, ...others].map((one) => store.put({ ...one, seen })));
  return next;
}

/** What was to be written and isn't there any more is done with, too. */
function ended(job: StoredJob): StoredJob {
  return { ...job, state: 'done', touched: {}, ...(job.task.do === 'export' && { done: job.of }) };
}

async function workOnPart(
  tx: JobTransaction,
  job: StoredJob,
  part: StoredJobPart,
  tools: ExportTools,
): Promise<StoredJob> {
  const change = tx as unknown as ChangeTransaction;
  const batch = await beginBatch(change, {
    ...(job.task.do === 'undo' && { undoes: job.task.batch }),
    ...(job.batch !== undefined && { number: job.batch }),
    time: job.begun,
  });
  const slice = new Slice(change, batch, job);
  const { done, changed, left = 0, keeps, beyondPdftex } = await slice.work(part, tools);
  const store = tx.objectStore('jobs');
  await (keeps === undefined ? store.delete(part.id) : store.put({ ...keeps, id: part.id }));
  return {
    ...job,
    done: job.done + done,
    changed: job.changed + changed,
    left: job.left + left,
    next: job.next + 1,
    written: Date.now(),
    ...(batch.number !== undefined && { batch: batch.number }),
    ...(beyondPdftex && { beyondPdftex }),
  };
}

/** The job with what others have changed since it was asked for: it is done as if it all had been at once, so theirs is the later word. */
async function withTouched(tx: ChangeTransaction, job: StoredJob): Promise<StoredJob> {
  const touched = { ...job.touched };
  for (const { store, id, field } of await tx.objectStore('journal').getAll(IDBKeyRange.lowerBound(job.seen, true))) {
    if (store !== 'annotations' || isKey(field)) continue;
    touched[id as PaperId] = [...new Set([...(touched[id as PaperId] ?? []), field])];
  }
  return { ...job, touched };
}

/** What came of a slice: how much of the work it was, what it changed, left and wrote. */
interface Outcome {
  done: number;
  changed: number;
  left?: number;
  /** What stays in place of the part. */
  keeps?: Omit<StoredJobPart, 'id'>;
  beyondPdftex?: BeyondPdftex;
}

class Slice {
  readonly #tx: ChangeTransaction;
  readonly #batch: Batch;
  readonly #job: StoredJob;
  readonly #touched: StoredJob['touched'];

  constructor(tx: ChangeTransaction, batch: Batch, job: StoredJob) {
    this.#tx = tx;
    this.#batch = batch;
    this.#job = job;
    this.#touched = job.touched;
  }

  async work(part: StoredJobPart, tools: ExportTools): Promise<Outcome> {
    const { ids = [], papers = [], imported = [], steps = [0, 0] } = part;
    const { task } = this.#job;
    switch (task.do) {
      case 'change': {
        const change = checkedChange(task.change);
        return this.#edit(ids, (record, time) => editsOf(record, change, time));
      }
      case 'rename tag':
        return this.#edit(ids, tagEdits(task.from, task.to));
      case 'remove tag':
        return this.#edit(ids, tagEdits(task.tag, undefined));
      case 'add':
        return this.#add(papers, task.tags, task.site);
      case 'import':
        return this.#import(imported, task.tags);
      case 'undo':
        return this.#takeBack(task.batch, steps);
      case 'export': {
        return exportPart(this.#tx, this.#job, part, tools, this.#batch);
      }
    }
  }

  async #edit(
    ids: readonly PaperId[],
    editsFor: (record: StoredAnnotation, time: number) => readonly Edit[],
  ): Promise<Outcome> {
    const edits = (record: StoredAnnotation, time: number) => this.#untouched(record.id, editsFor(record, time));
    return { done: ids.length, changed: await editSome(this.#tx, ids, edits, this.#batch) };
  }

  /** Add papers; what was removed meanwhile stays so. */
  async #add(papers: readonly Paper[], tags: readonly string[], site: string): Promise<Outcome> {
    const { asked, all } = await meetPapers(this.#tx, [...papers], site, this.#batch);
    const drafts = [...new Set(asked)].filter((draft) => isSaved(draft) || !this.#isTouched(draft.paper.id, 'saved'));
    const unsaved = drafts.filter((draft) => !isSaved(draft));
    const changes: Change[] = [{ do: 'save' }, ...tags.map((tag): Change => ({ do: 'add tag', tag }))];
    const changed = drafts.filter((draft) => {
      const { annotation } = draft;
      for (const change of changes.map(checkedChange)) {
        const edits = this.#untouched(draft.paper.id, editsOf(draft.annotation, change, this.#batch.time));
        for (const one of edits) edit(draft, one, this.#batch);
      }
      return draft.annotation !== annotation;
    });
    await tagByRules(this.#tx, unsaved, site, this.#batch);
    await writeDrafts(this.#tx, all, this.#batch);
    return { done: papers.length, changed: changed.length };
  }

  async #import(papers: readonly ImportedPaper[], tags: readonly string[]): Promise<Outcome> {
    const isTouched = (id: PaperId, field: string) => this.#isTouched(id, field);
    return { done: papers.length, changed: await importSome(this.#tx, papers, tags, this.#batch, isTouched) };
  }

  async #takeBack(batch: number, [first, last]: [number, number]): Promise<Outcome> {
    const range = IDBKeyRange.bound(first - stepsBeside, last + stepsBeside);
    const beside = (await this.#tx.objectStore('journal').getAll(range)).filter((step) => step.batch === batch);
    const steps = beside.filter(({ revision = 0 }) => revision >= first && revision <= last);
    const { touched, left } = await takeBackSteps(this.#tx, steps, beside, this.#batch);
    return { done: steps.length, changed: touched.length, left: left.length };
  }

  /** Edits but those of what was touched meanwhile; and what anything was said of meanwhile isn't removed. */
  #untouched(id: PaperId, edits: readonly Edit[]): Edit[] {
    const removes = ({ field, new: now }: Edit) => field === 'saved' && now === false;
    return edits.filter((one) => !this.#isTouched(id, one.field) && !(removes(one) && this.#touched[id]));
  }

  #isTouched(id: PaperId, field: string): boolean {
    return this.#touched[id]?.includes(field) === true;
  }
}

function isSaved({ annotation }: Draft): boolean {
  return annotation.saved.value !== false;
}

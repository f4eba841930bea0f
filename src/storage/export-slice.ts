import type { BeyondPdftex, CitedPaper, ExportOptions } from '../core/citing';
import type { PaperId } from '../core/identifier';
import { citeSome, type Naming } from './citations';
import type { Batch } from './journal';
import type { ChangeTransaction, JobTransaction, StoredJob, StoredJobPart } from './schema';

/** Writes papers one by one, so that many can be written in parts: `open`, entries with `between` them, `close`. */
export interface PartWriter {
  open: string;
  between: string;
  close: string;
  entry: (cited: CitedPaper) => string;
  /** Whether an entry can't be set by pdfTeX. */
  isBeyondPdftex: (cited: CitedPaper) => boolean;
}

/** What an export needs that the library doesn't know: how papers are named, written, and put in order. */
export interface ExportTools {
  naming: Naming;
  writerOf: (options: ExportOptions) => PartWriter;
  /** Where a paper stands in an order, as a text that is compared by its characters. */
  placeIn: (order: ExportOptions['order'], cited: CitedPaper) => string;
}

/** What came of a part of an export: what is kept in its place, and what the job knows more. */
export interface ExportedPart {
  done: number;
  changed: number;
  keeps: Pick<StoredJobPart, 'ids' | 'places' | 'text'>;
  beyondPdftex?: BeyondPdftex;
}

/** Keys of entries beyond pdfTeX that are told. */
const maxKeysBeyond = 100;

/**
 * Do a part of an export: write its papers; or first, where another order than the one given is asked for, give them their
 * keys and say where each stands.
 */
export async function exportPart(
  tx: ChangeTransaction,
  job: StoredJob,
  { id: [, number], ids = [] }: StoredJobPart,
  tools: ExportTools,
  batch: Batch,
): Promise<ExportedPart> {
  if (job.task.do !== 'export') throw new TypeError(`Expected an export, got ${job.task.do}`);
  const { options } = job.task;
  const cited = await citeSome(tx, ids, tools.naming, batch);
  const half = Math.floor(ids.length / 2);
  if (needsOrder(job)) {
    const own = cited.map(({ paper }) => paper.id);
    const places = cited.map((one) => tools.placeIn(options.order, one));
    return { done: half, changed: 0, keeps: { ids: own, places } };
  }
  const papers = await withoutOthers(tx, job, number, ids, cited);
  const writer = tools.writerOf(options);
  return {
    done: options.order === 'given' ? ids.length : ids.length - half,
    changed: papers.length,
    keeps: { ids, text: textOf(papers, job, writer) },
    beyondPdftex: joined(job.beyondPdftex, papers.filter(writer.isBeyondPdftex)),
  };
}

/** Whether a job's papers are still to be put in order. */
export function needsOrder({ task, isInOrder }: StoredJob): boolean {
  return task.do === 'export' && task.options.order !== 'given' && isInOrder !== true;
}

/** Put the papers of an export in order, of which all parts have said where they stand; it then begins anew. */
export async function putInOrder(tx: JobTransaction, job: StoredJob): Promise<StoredJob> {
  const store = tx.objectStore('jobs');
  const parts = await partsOf(tx, job);
  const size = Math.max(1, ...parts.map(({ ids = [] }) => ids.length));
  const placed = parts.flatMap(({ ids = [], places = [] }) => ids.map((id, at) => ({ id, place: places[at] ?? '' })));
  placed.sort((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place)));
  const ids = [...new Set(placed.map(({ id }) => id))];
  const count = Math.ceil(ids.length / size);
  await Promise.all([
    ...parts.slice(count).map(({ id }) => store.delete(id)),
    ...Array.from({ length: count }, (_, at) =>
      store.put({ id: [job.id[0], at + 1], ids: ids.slice(at * size, (at + 1) * size) }),
    ),
  ]);
  return { ...job, isInOrder: true, parts: count, next: 1 };
}

/** Those that no other part writes: a paper that goes by another's id since it was asked for may stand in two. */
async function withoutOthers(
  tx: ChangeTransaction,
  job: StoredJob,
  number: number,
  asked: readonly PaperId[],
  cited: readonly CitedPaper[],
): Promise<CitedPaper[]> {
  const own = new Set(asked);
  if (cited.every(({ paper }) => own.has(paper.id))) return [...cited];
  const parts = await partsOf(tx as unknown as JobTransaction, job);
  const elsewhere = new Set(parts.filter(({ id }) => id[1] !== number).flatMap(({ ids = [] }) => ids));
  const before = new Set(parts.filter(({ id }) => id[1] < number).flatMap(({ ids = [] }) => ids));
  return cited.filter(
    ({ paper: { id, aliases = [] } }) =>
      own.has(id) || !(elsewhere.has(id) || aliases.some((alias) => before.has(alias))),
  );
}

/** A part of a text: what stands between two entries belongs to the later one, the ends to the first and the last part. */
function textOf(papers: readonly CitedPaper[], { changed, next, parts }: StoredJob, writer: PartWriter): string {
  const isBehind = changed > 0 && papers.length > 0;
  const entries = papers.map((cited) => writer.entry(cited)).join(writer.between);
  return [next === 1 && writer.open, isBehind && writer.between, entries, next === parts && writer.close]
    .filter((piece) => piece !== false)
    .join('');
}

function joined(known: BeyondPdftex = { keys: [], count: 0 }, papers: readonly CitedPaper[]): BeyondPdftex {
  const keys = [...known.keys, ...papers.map(({ key }) => key)].slice(0, maxKeysBeyond);
  return { keys, count: known.count + papers.length };
}

async function partsOf(tx: JobTransaction, { id: [number] }: StoredJob): Promise<StoredJobPart[]> {
  const range = IDBKeyRange.bound([number, 1], [number, Number.POSITIVE_INFINITY]);
  return (await tx.objectStore('jobs').getAll(range)) as StoredJobPart[];
}

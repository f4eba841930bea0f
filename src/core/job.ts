import type { Change } from './annotation';
import type { BeyondPdftex, ExportOptions } from './citing';

/** What long work does. `list` is the name of a reading list. `undo` takes back a change by its number; with `cancels`, because somebody no longer wants it done. */
export type JobTask =
  | { do: 'change'; change: Change }
  | { do: 'rename tag'; from: string; to: string }
  | { do: 'remove tag'; tag: string }
  | { do: 'add'; tags: string[]; site: string }
  | { do: 'import'; tags: string[] }
  | { do: 'undo'; batch: number; cancels?: true }
  | { do: 'export'; options: ExportOptions; list?: string };

/** Work that isn't cut into pieces, but is shown like a job while it is going. */
export type LiveTask = { do: 'restore' } | { do: 'compare' } | { do: 'mend' };

/** Long work as pages show it. */
export interface JobState {
  /** Its number; negative where it isn't cut into pieces, and dies with the worker. */
  id: number;
  task: JobTask | LiveTask;
  /** `gathering`: a page is still handing over what is to be done. */
  state: 'gathering' | 'going' | 'done' | 'failed';
  /** How many papers are done, of how many; steps of a change where that is taken back. */
  done: number;
  of: number;
  /** How many of them it has changed, or written. */
  changed: number;
  /** Of steps that are taken back: how many were left, because the same was changed again since. */
  left: number;
  /** The number of the change that it makes, by which it can be taken back. */
  batch?: number;
  /** Of an export, once it is done. */
  beyondPdftex?: BeyondPdftex;
  /** The name of the error that has stopped it. */
  error?: string;
}

/** Papers from which on a change, an import or an export is long work; steps from which on taking back is. */
export const manyPapers = 2_000;

/** Says how far long work is that isn't cut into pieces. */
export interface Steps {
  report: (done: number, of: number) => void;
  /** Whether somebody no longer wants it; the work then throws its `reason`. */
  signal: AbortSignal;
}

/** Items between two words. */
const betweenWords = 250;

/**
 * Go through items, saying now and then how far it is.
 * @throws what the signal was aborted with
 */
export function* stepsOf<T>(items: readonly T[], steps: Steps | undefined): Generator<T> {
  let done = 0;
  for (const item of items) {
    if (steps && done % betweenWords === 0) {
      steps.signal.throwIfAborted();
      steps.report(done, items.length);
    }
    yield item;
    done += 1;
  }
}

import type { JobState, LiveTask, Steps } from '../../core/job';
import { staysAwake } from '../awake';
import { live, tellJobs } from './tell';

/** Milliseconds between two words on how far it is. */
const betweenWords = 250;

/** Somebody no longer wants what was going. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

let lastNumber = 0;

/**
 * Do long work that isn't cut into pieces, showing pages how far it is. It is all or nothing: who cancels it, or
 * stops the worker, has it not done.
 * @throws Cancelled, and what the work throws
 */
export async function inSight<T>(task: LiveTask, work: (steps: Steps) => Promise<T>): Promise<T> {
  lastNumber -= 1;
  const control = new AbortController();
  const state: JobState = { id: lastNumber, task, state: 'going', done: 0, of: 0, changed: 0, left: 0 };
  live.set(state.id, { state, control });
  let told = Date.now();
  const report = (done: number, of: number) => {
    Object.assign(state, { done, of });
    if (Math.abs(Date.now() - told) < betweenWords) return;
    told = Date.now();
    void tell();
  };
  try {
    return await staysAwake(() => work({ report, signal: control.signal }));
  } finally {
    live.delete(state.id);
    await tell();
  }
}

/** Have such work stop; it changes nothing then. */
export function cancelLive(id: number): void {
  live.get(id)?.control.abort(new Cancelled('Somebody has cancelled it'));
}

function tell(): Promise<void> {
  return tellJobs().catch((error: unknown) => console.error(error));
}

import browser from 'webextension-polyfill';
import type { JobState } from '../../core/job';
import { mirrorKeys } from '../../core/mirror';
import type { Library } from '../../storage/library';

/** The work that is going and isn't cut into pieces, by its number. */
export const live = new Map<number, { state: JobState; control: AbortController }>();

let last = Promise.resolve();

/** All long work as pages see it. */
export async function allJobs(library: Library): Promise<JobState[]> {
  return [...(await library.jobs()), ...liveJobs()];
}

/** The jobs of the library as they were when it was asked last: one that is being replaced answers nothing until it is. */
let known: JobState[] = [];

/**
 * Tell all pages how far long work is: nothing is written where they know. One after the other, so that the last word is
 * the last. Without a library its jobs are as they were.
 */
export function tellJobs(open?: () => Promise<Library>): Promise<void> {
  const next = last.then(async () => {
    if (open)
      known = await open().then(
        (library) => library.jobs(),
        () => [],
      );
    const jobs = [...known, ...liveJobs()];
    const { [mirrorKeys.jobs]: told = [] } = await browser.storage.local.get(mirrorKeys.jobs);
    if (JSON.stringify(told) === JSON.stringify(jobs)) return;
    if (jobs.length === 0) await browser.storage.local.remove(mirrorKeys.jobs);
    else await browser.storage.local.set({ [mirrorKeys.jobs]: jobs });
  });
  last = next.catch(() => undefined);
  return next;
}

function liveJobs(): JobState[] {
  return [...live.values()].map(({ state }) => ({ ...state }));
}

import { useEffect, useState } from 'preact/hooks';
import type { JobState } from '../core/job';

/** Milliseconds after which a page that shows long work asks for it: a worker that was stopped wakes up and goes on. */
const betweenCalls = 5_000;

/** Where pages hear of long work, and what they say to it. */
export interface JobSource {
  /** Calls back with all long work, at once and whenever it has changed, until the returned function is called. */
  watch: (changed: (jobs: JobState[]) => void) => () => void;
  /** Wakes the worker, which goes on with what there is. */
  wake: () => Promise<unknown>;
  cancel: (job: number) => Promise<unknown>;
  retry: (job: number) => Promise<unknown>;
  dismiss: (job: number) => Promise<unknown>;
  /** Takes back the change that a job has made, by its number. */
  undo: (batch: number) => Promise<unknown>;
  /** The text that a job has written, piece by piece; undefined where it has been forgotten. */
  text: (job: number) => Promise<string | undefined>;
}

/** Keep what long work there is; what a page hasn't handed over yet is left to that page. */
export function useJobs({ watch, wake }: JobSource): JobState[] {
  const [jobs, setJobs] = useState<JobState[]>([]);
  useEffect(() => watch((all) => setJobs(all.filter(({ state }) => state !== 'gathering'))), [watch]);
  const isGoing = jobs.some(({ state }) => state === 'going');
  useEffect(() => {
    if (!isGoing) return;
    const timer = setInterval(() => void wake().catch(() => undefined), betweenCalls);
    return () => clearInterval(timer);
  }, [isGoing, wake]);
  return jobs;
}

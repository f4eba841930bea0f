import type { JobState } from '../core/job';
import { mirrorKeys } from '../core/mirror';
import { extension } from './extension';
import { send } from './send';

/** Long work as pages of ours hear of it, from `storage.local`, and what they say to it. */
export const jobs = {
  watch(changed: (jobs: JobState[]) => void): () => void {
    const { local } = extension.storage;
    let isOver = false;
    const listener = (changes: Record<string, { newValue?: unknown }>) => {
      const change = changes[mirrorKeys.jobs];
      if (change) changed(jobsFrom(change.newValue));
    };
    local.onChanged.addListener(listener);
    local.get(mirrorKeys.jobs).then(
      ({ [mirrorKeys.jobs]: told }) => !isOver && changed(jobsFrom(told)),
      () => undefined,
    );
    return () => {
      isOver = true;
      local.onChanged.removeListener(listener);
    };
  },
  wake: () => send('job.list'),
  cancel: (job: number) => send('job.cancel', job),
  retry: (job: number) => send('job.retry', job),
  dismiss: (job: number) => send('job.dismiss', job),
  undo: (batch: number) => send('journal.undo', batch),
  async text(job: number): Promise<string | undefined> {
    const parts: string[] = [];
    for (let part = 1; ; part += 1) {
      const written = await send('job.text', { job, part });
      if (written === undefined) return parts.length === 0 ? undefined : parts.join('');
      parts.push(written);
    }
  },
};

function jobsFrom(told: unknown): JobState[] {
  return Array.isArray(told) ? (told as JobState[]) : [];
}

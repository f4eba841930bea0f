import { useId, useState } from 'preact/hooks';
import { mediaTypes } from '../core/citing';
import type { JobState } from '../core/job';
import { download } from './download';
import { Beyond } from './ExportPreview';
import { fileNameOn } from './file-name';
import { Icon } from './Icon';
import { doingWords, endWords } from './job-words';
import { Progress } from './Progress';
import { errorText, text } from './text';
import { type JobSource, useJobs } from './use-jobs';

export interface JobsProps {
  source: JobSource;
  /** Gives a text to the user as a file; absent: as the browser does. */
  save?: typeof download;
}

/** The long work that there is, a line each: how far it is with a way to cancel it, then what became of it. */
export function Jobs({ source, save = download }: JobsProps) {
  const jobs = useJobs(source);
  return (
    <section class="m-jobs" aria-label={text('jobs')} hidden={jobs.length === 0}>
      {jobs.map((job) => (
        <Job key={job.id} job={job} source={source} save={save} />
      ))}
    </section>
  );
}

function Job({ job, source, save }: { job: JobState; source: JobSource; save: typeof download }) {
  const [error, setError] = useState<unknown>();
  const [isAsking, setAsking] = useState(false);
  const id = useId();
  const { state, task } = job;
  const run = (work: () => Promise<unknown>) => async () => {
    setAsking(true);
    setError(undefined);
    await work().catch(setError);
    setAsking(false);
  };
  const button = (label: string, work: () => Promise<unknown>) => (
    <button type="button" class="m-link" disabled={isAsking} onClick={() => void run(work)()}>
      {label}
    </button>
  );
  const saveText = async () => {
    if (task.do !== 'export') return;
    const { list, options } = task;
    const { format } = options;
    const written = await source.text(job.id);
    if (written !== undefined) save(fileNameOn(new Date(), format, list), written, mediaTypes[format]);
  };
  const undo = async (batch: number) => {
    await source.undo(batch);
    await source.dismiss(job.id);
  };
  const cancel = () => source.cancel(job.id);
  const canUndo = state === 'done' && task.do !== 'export' && task.do !== 'undo';
  const isEnding = task.do === 'undo' && task.cancels === true;
  return (
    <div class="m-job" role="group" aria-labelledby={id}>
      <span id={id} class={state === 'failed' ? 'm-job-words m-danger' : 'm-job-words'}>
        {state === 'going' ? doingWords(task) : endWords(job)}
      </span>
      {state === 'going' && <Progress done={job.done} of={job.of} label={doingWords(task)} />}
      {state === 'going' && !isEnding && button(text('cancel'), cancel)}
      {canUndo && job.batch !== undefined && button(text('undo'), () => undo(job.batch ?? 0))}
      {state === 'done' && task.do === 'export' && button(text('jobSave'), saveText)}
      {state === 'failed' && button(text('tryAgain'), () => source.retry(job.id))}
      {state === 'failed' && !isEnding && button(text('jobTakeBack'), cancel)}
      {state === 'done' && (
        <button
          type="button"
          class="m-b is-icon"
          aria-label={text('jobDismiss')}
          title={text('jobDismiss')}
          onClick={() => void run(() => source.dismiss(job.id))()}
        >
          <Icon name="x" small />
        </button>
      )}
      {state === 'done' && job.beyondPdftex && <Beyond beyond={job.beyondPdftex} />}
      {state === 'going' && !isEnding && <p class="m-hint">{hintOf(task)}</p>}
      <span class="m-sr" role="status">
        {state === 'going' ? '' : endWords(job)}
      </span>
      {error !== undefined && (
        <p class="m-danger" role="alert">
          {errorText(error)}
        </p>
      )}
    </div>
  );
}

/** What cancelling does, and that the page needn't stay. */
function hintOf(task: JobState['task']): string {
  switch (task.do) {
    case 'restore':
    case 'compare':
    case 'mend':
      return text('jobHintWhole');
    case 'export':
      return text('jobHintExport');
    default:
      return text('jobHint');
  }
}

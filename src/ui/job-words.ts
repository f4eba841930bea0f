import type { JobState, JobTask, LiveTask } from '../core/job';
import { counted, errorText, text } from './text';

/** Say what long work is doing. */
export function doingWords(task: JobTask | LiveTask): string {
  switch (task.do) {
    case 'change':
      if (task.change.do === 'add tag') return text('jobAddTag', task.change.tag);
      if (task.change.do === 'remove tag') return text('jobRemoveTag', task.change.tag);
      return text(task.change.do === 'remove' ? 'jobRemove' : 'jobChange');
    case 'rename tag':
      return text('jobRenameTag', task.from, task.to);
    case 'remove tag':
      return text('jobRemoveTag', task.tag);
    case 'add':
      return text('jobAdd');
    case 'import':
      return text('jobImport');
    case 'undo':
      return text(task.cancels ? 'jobCancel' : 'jobUndo');
    case 'export':
      return text('jobExport');
    case 'restore':
      return text('jobRestore');
    case 'compare':
      return text('jobCompare');
    case 'mend':
      return text('jobMend');
  }
}

/** Say what became of long work. */
export function endWords({ task, state, done, of, changed, left, error = '' }: JobState): string {
  if (state === 'failed') {
    const cause = Object.assign(new Error(error), { name: error });
    return `${text('jobStopped', doingWords(task), done, of)} ${errorText(cause)}`;
  }
  switch (task.do) {
    case 'add':
      return counted('popupAdded', changed);
    case 'import':
      return counted('jobImported', changed);
    case 'export':
      return counted('jobWritten', changed);
    case 'undo': {
      const words = text(task.cancels ? 'jobCancelled' : 'popupAddUndone');
      return left === 0 ? words : `${words} ${counted('jobLeft', left)}`;
    }
    default:
      return counted('wsChanged', changed);
  }
}

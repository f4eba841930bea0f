import { useState } from 'preact/hooks';
import { errorText, text } from '../ui/text';

/** What was last removed of a list, and what failed. */
export interface Removal<T> {
  removed: T | undefined;
  failure: string | undefined;
  /** Remove one by `work`; it is offered again until the next. */
  remove: (one: T, work: () => Promise<unknown>) => void;
  /** Bring what was removed back by `work`. */
  restore: (work: () => Promise<unknown>) => void;
}

/** Remove of a list with a way back. `onChanged` reads the list again, also where it failed. */
export function useRemoval<T extends object>(onChanged: () => Promise<void>): Removal<T> {
  const [removed, setRemoved] = useState<T>();
  const [failure, setFailure] = useState<string>();
  const attempt = async (work: () => Promise<unknown>, left: T | undefined) => {
    try {
      await work();
      setRemoved(left);
      setFailure(undefined);
    } catch (error) {
      setFailure(errorText(error));
    }
    await onChanged();
  };
  return {
    removed,
    failure,
    remove: (one, work) => void attempt(work, one),
    restore: (work) => void attempt(work, undefined),
  };
}

export interface RemovalNoticeProps {
  /** What was removed; absent where nothing was. */
  words: string | undefined;
  failure: string | undefined;
  onUndo: () => void;
}

/** Says below a list what was removed, with a way back, and what failed. */
export function RemovalNotice({ words, failure, onUndo }: RemovalNoticeProps) {
  return (
    <>
      <p class="o-notice" role="status">
        {words !== undefined && (
          <>
            {words}{' '}
            <button type="button" class="m-link" onClick={onUndo}>
              {text('undo')}
            </button>
          </>
        )}
      </p>
      {failure !== undefined && (
        <p class="m-danger" role="alert">
          {failure}
        </p>
      )}
    </>
  );
}

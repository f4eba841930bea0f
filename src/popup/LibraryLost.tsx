import { useEffect, useState } from 'preact/hooks';
import type { SnapshotInfo } from '../core/backup';
import { counted, errorText, text } from '../ui/text';
import { useBackground } from './background';

export interface LibraryLostProps {
  /** The library is there again, or another one is. */
  onChanged: () => void;
}

/** The browser has lost the library: the newest snapshot is offered, other backups, and last an empty library, which asks first. */
export function LibraryLost({ onChanged }: LibraryLostProps) {
  const { send, openOptions } = useBackground();
  const [newest, setNewest] = useState<SnapshotInfo>();
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [isWorking, setIsWorking] = useState(false);
  useEffect(() => {
    send('backup.state')
      // One without papers is no library to go back to.
      .then(({ snapshots }) => setNewest(snapshots.find(({ saved }) => saved > 0) ?? snapshots[0]))
      .catch((error: unknown) => setFailure(errorText(error)));
  }, [send]);
  const attempt = async (work: () => Promise<unknown>) => {
    setIsWorking(true);
    setFailure(undefined);
    try {
      await work();
      onChanged();
    } catch (error) {
      setFailure(errorText(error));
    }
    setIsWorking(false);
  };
  return (
    <div class="p-empty" role="alert">
      <h2>{text('lost')}</h2>
      <p>{text('error_LibraryLost')}</p>
      {newest && (
        <>
          <p>
            {text(
              'lostSnapshot',
              new Date(newest.made).toLocaleString(text('language'), { dateStyle: 'medium', timeStyle: 'short' }),
              counted('countPapers', newest.saved),
            )}
          </p>
          <button
            type="button"
            class="m-btn is-primary"
            disabled={isWorking}
            onClick={() =>
              void attempt(() => send('backup.restore', { source: { snapshot: newest.number }, how: 'replace' }))
            }
          >
            {text('lostRestoreIt')}
          </button>
        </>
      )}
      <button type="button" class="m-btn" onClick={openOptions}>
        {text('lostOthers')}
      </button>
      {isAsking ? (
        <>
          <p>{text('lostSure')}</p>
          <button
            type="button"
            class="m-btn m-danger"
            disabled={isWorking}
            onClick={() => void attempt(() => send('library.begin'))}
          >
            {text('lostBeginYes')}
          </button>
        </>
      ) : (
        <button type="button" class="m-link" onClick={() => setIsAsking(true)}>
          {text('lostBegin')}
        </button>
      )}
      {failure !== undefined && <p class="m-danger">{failure}</p>}
    </div>
  );
}

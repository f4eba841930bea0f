import { useEffect, useState } from 'preact/hooks';
import type { SnapshotInfo } from '../core/backup';
import { moment } from './moment';
import { counted, errorText, text } from './text';

/** What can be done about it (src/messaging/lost-library.ts). */
export interface LostLibrary {
  /** Newest first. */
  snapshots: () => Promise<SnapshotInfo[]>;
  /** Put a snapshot, by its number, in place of the library. */
  restore: (snapshot: number) => Promise<unknown>;
  /** Begin with an empty library. */
  begin: () => Promise<unknown>;
}

export interface LibraryLostProps {
  library: LostLibrary;
  openOptions: () => void;
  /** The library is there again, or another one is. */
  onChanged: () => void;
}

/** The browser has lost the library: the newest snapshot is offered, other backups, and last an empty library, which asks first. */
export function LibraryLost({ library, openOptions, onChanged }: LibraryLostProps) {
  const [newest, setNewest] = useState<SnapshotInfo>();
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [isWorking, setIsWorking] = useState(false);
  useEffect(() => {
    library
      .snapshots()
      // One without papers is no library to go back to.
      .then((snapshots) => setNewest(snapshots.find(({ saved }) => saved > 0) ?? snapshots[0]))
      .catch((error: unknown) => setFailure(errorText(error)));
  }, [library]);
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
    <div class="m-trouble" role="alert">
      <h2>{text('lost')}</h2>
      <p>{text('error_LibraryLost')}</p>
      {newest && (
        <>
          <p>{text('lostSnapshot', moment(newest.made), counted('countPapers', newest.saved))}</p>
          <button
            type="button"
            class="m-btn is-primary"
            disabled={isWorking}
            onClick={() => void attempt(() => library.restore(newest.number))}
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
            onClick={() => void attempt(() => library.begin())}
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

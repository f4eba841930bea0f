import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type BackupSource, type BackupState, backupSchedules, type SnapshotInfo } from '../core/backup';
import type { send } from '../messaging/send';
import { type BackupFiles, fileToRestore } from '../ui/backup-files';
import { moment } from '../ui/moment';
import { counted, errorText, text } from '../ui/text';
import { Restoring } from './Restoring';
import { Tried } from './Tried';

export interface BackupsProps {
  send: typeof send;
  files: BackupFiles;
}

/** Files and snapshots of the library: how old the last ones are, making one, and what to restore. */
export function Backups({ send: ask, files }: BackupsProps) {
  const [state, setState] = useState<BackupState>();
  const [failure, setFailure] = useState<string>();
  const [source, setSource] = useState<BackupSource | undefined>(givenSource);
  const section = useRef<HTMLElement>(null);
  const refresh = useCallback(async () => {
    try {
      setState(await ask('backup.state'));
      setFailure(undefined);
    } catch (error) {
      setFailure(errorText(error));
    }
  }, [ask]);
  useEffect(() => void refresh(), [refresh]);
  useEffect(() => {
    if (givenSource() === undefined) return;
    section.current?.scrollIntoView?.();
    // Once it is restored the file is gone.
    history.replaceState(null, '', location.pathname);
  }, []);
  const saveFile = async () => {
    const { name, ...file } = await ask('backup.file');
    await files.give(name);
    await ask('backup.filed', file);
    await refresh();
  };
  const choose = async (file: File) => {
    try {
      setSource({ file: await files.take(file) });
      setFailure(undefined);
    } catch (error) {
      setFailure(errorText(error));
    }
  };
  return (
    <section class="o-box" id="backups" ref={section}>
      <h2>{text('backups')}</h2>
      <p>{text('backupsHint')}</p>
      {failure !== undefined && (
        <p class="m-danger" role="alert">
          {failure}
        </p>
      )}
      {state?.held && <Held held={state.held} send={ask} onChanged={refresh} onLook={setSource} />}
      <ul>
        <Tried work={saveFile}>
          {(attempt) => (
            <>
              <span class="o-name" role="status">
                <b>{state?.file ? text('backupsLast', moment(state.file.made)) : text('backupsNever')}</b>
                <small class={state?.isOld ? 'm-danger' : undefined}>
                  {state?.isOld ? text('backupsOld') : counted('countPapers', state?.file?.saved ?? 0)}
                </small>
              </span>
              <button type="button" class="m-btn is-primary" onClick={attempt}>
                {text('backupsSave')}
              </button>
            </>
          )}
        </Tried>
        {state && <Schedule schedule={state.schedule} send={ask} onChanged={refresh} />}
        <li class="o-row">
          <span class="o-name">
            <b>{text('backupsRestoreFile')}</b>
            <small>{text('backupsRestoreHint')}</small>
          </span>
          <label class="m-btn">
            <input
              class="m-sr"
              type="file"
              accept=".gz,.json,application/gzip,application/json"
              onChange={({ currentTarget }) => {
                const [file] = currentTarget.files ?? [];
                if (file) void choose(file);
                // The same file again is a change, too.
                currentTarget.value = '';
              }}
            />
            {text('backupsChoose')}
          </label>
        </li>
      </ul>
      {source && (
        <Restoring
          key={JSON.stringify(source)}
          source={source}
          send={ask}
          onDone={refresh}
          onLeave={() => setSource(undefined)}
        />
      )}
      {state && <Snapshots snapshots={state.snapshots} send={ask} onChanged={refresh} onLook={setSource} />}
    </section>
  );
}

/** The file that somebody has opened on another page of ours. */
function givenSource(): BackupSource | undefined {
  const file = fileToRestore(location.hash);
  return file === undefined ? undefined : { file };
}

interface ScheduleProps {
  schedule: BackupState['schedule'];
  send: typeof send;
  onChanged: () => Promise<void>;
}

function Schedule({ schedule, send: ask, onChanged }: ScheduleProps) {
  const [wanted, setWanted] = useState(schedule);
  const set = async () => {
    await ask('backup.schedule', wanted);
    await onChanged();
  };
  return (
    <Tried work={set}>
      {(attempt) => (
        <>
          <span class="o-name">
            <b id="backup-schedule">{text('backupsSchedule')}</b>
            <small>{text('backupsScheduleHint')}</small>
          </span>
          <select
            class="o-select"
            aria-labelledby="backup-schedule"
            value={wanted}
            onChange={({ currentTarget }) => {
              const chosen = backupSchedules.find((one) => one === currentTarget.value);
              if (chosen) setWanted(chosen);
            }}
          >
            {backupSchedules.map((one) => (
              <option key={one} value={one}>
                {text(`backups_${one}`)}
              </option>
            ))}
          </select>
          {wanted !== schedule && (
            <button type="button" class="m-btn" onClick={attempt}>
              {text('backupsKeep')}
            </button>
          )}
        </>
      )}
    </Tried>
  );
}

interface SnapshotsProps {
  /** Newest first. */
  snapshots: readonly SnapshotInfo[];
  send: typeof send;
  onChanged: () => Promise<void>;
  onLook: (source: BackupSource) => void;
}

function Snapshots({ snapshots, send: ask, onChanged, onLook }: SnapshotsProps) {
  const make = async () => {
    await ask('backup.make');
    await onChanged();
  };
  return (
    <details class="o-more">
      <summary>{counted('backupsSnapshots', snapshots.length)}</summary>
      <p>{text('backupsSnapshotsHint')}</p>
      <ul>
        <Tried work={make}>
          {(attempt) => (
            <button type="button" class="m-btn" onClick={attempt}>
              {text('backupsMake')}
            </button>
          )}
        </Tried>
        {snapshots.map(({ number, made, saved }) => (
          <li class="o-row" key={number}>
            <span class="o-name">
              <b>{moment(made)}</b>
              <small>{counted('countPapers', saved)}</small>
            </span>
            <button
              type="button"
              class="m-btn"
              aria-label={text('backupsLookAt', moment(made))}
              onClick={() => onLook({ snapshot: number })}
            >
              {text('backupsLook')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface HeldProps {
  held: NonNullable<BackupState['held']>;
  send: typeof send;
  onChanged: () => Promise<void>;
  onLook: (source: BackupSource) => void;
}

/** The library has shrunk a lot: the snapshot of before stays until somebody says that this is right. */
function Held({ held: { number, saved, now }, send: ask, onChanged, onLook }: HeldProps) {
  const release = async () => {
    await ask('backup.release');
    await onChanged();
  };
  return (
    <ul>
      <Tried work={release}>
        {(attempt) => (
          <>
            <span class="o-name" role="alert">
              <b>{text('backupsShrunk', saved, now)}</b>
              <small>{text('backupsShrunkHint')}</small>
            </span>
            <button type="button" class="m-btn" onClick={() => onLook({ snapshot: number })}>
              {text('backupsShrunkLook')}
            </button>
            <button type="button" class="m-btn" onClick={attempt}>
              {text('backupsShrunkRight')}
            </button>
          </>
        )}
      </Tried>
    </ul>
  );
}

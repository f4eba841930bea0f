import { useEffect, useState } from 'preact/hooks';
import type { BackupReading, BackupSource, Differences } from '../core/backup';
import type { send } from '../messaging/send';
import { moment } from '../ui/moment';
import { counted, errorText, text } from '../ui/text';

export interface RestoringProps {
  source: BackupSource;
  send: typeof send;
  /** Something was restored. */
  onDone: () => Promise<void>;
  onLeave: () => void;
}

const kinds = ['added', 'newer', 'older', 'missing'] as const satisfies readonly (keyof Differences)[];

/** What a backup holds and how it differs from the library, before anything is changed; then merging, replacing, and the way back. */
export function Restoring({ source, send: ask, onDone, onLeave }: RestoringProps) {
  const [reading, setReading] = useState<BackupReading>();
  const [before, setBefore] = useState<number>();
  const [said, setSaid] = useState<string>(text('restoreReading'));
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    let isStale = false;
    setReading(undefined);
    setFailure(undefined);
    setBefore(undefined);
    setSaid(text('restoreReading'));
    ask('backup.read', source).then(
      (read) => {
        if (isStale) return;
        setReading(read);
        setSaid('');
      },
      (error: unknown) => {
        if (isStale) return;
        setFailure(errorText(error));
        setSaid('');
      },
    );
    return () => {
      isStale = true;
    };
  }, [ask, source]);
  const work = async (doing: () => Promise<{ before?: number }>, done: string) => {
    setWorking(true);
    setSaid(text('restoreWorking'));
    setFailure(undefined);
    try {
      setBefore((await doing()).before);
      setReading(undefined);
      setSaid(done);
      await onDone();
    } catch (error) {
      setSaid('');
      setFailure(errorText(error));
    }
    setWorking(false);
  };
  const restore = (how: 'merge' | 'replace') =>
    void work(
      () => ask('backup.restore', { source, how }),
      text(how === 'merge' ? 'restoreMerged' : 'restoreReplaced'),
    );
  const undo = (number: number) =>
    void work(async () => {
      await ask('backup.restore', { source: { snapshot: number }, how: 'replace' });
      return {};
    }, text('restoreUndone'));
  return (
    <div role="group" aria-label={text('restoreTitle')}>
      {reading && <Differing reading={reading} />}
      <p class="o-notice" role="status">
        {said}{' '}
        {before !== undefined && reading === undefined && (
          <button type="button" class="m-link" disabled={isWorking} onClick={() => undo(before)}>
            {text('undo')}
          </button>
        )}
      </p>
      {failure !== undefined && (
        <p class="m-danger" role="alert">
          {failure}
        </p>
      )}
      <p class="o-acts">
        <button type="button" class="m-btn" disabled={isWorking} onClick={onLeave}>
          {text(reading ? 'optionsCancel' : 'restoreClose')}
        </button>
        {reading && (
          <>
            <button
              type="button"
              class="m-btn m-danger"
              disabled={isWorking || !reading.isWhole}
              onClick={() => restore('replace')}
            >
              {text('restoreReplace')}
            </button>
            <button type="button" class="m-btn is-primary" disabled={isWorking} onClick={() => restore('merge')}>
              {text('restoreMerge')}
            </button>
          </>
        )}
      </p>
    </div>
  );
}

function Differing({
  reading: { made, papers, diff, others, faults, faultCount, isWhole },
}: {
  reading: BackupReading;
}) {
  const differing = kinds.filter((kind) => diff.papers[kind] + diff.rules[kind] + diff.lists[kind] > 0);
  const isSame = differing.length === 0 && !others.settings && others.taught === 0;
  return (
    <>
      <p>
        <b>{made === undefined ? text('restoreUndated') : text('restoreMade', moment(made))}</b>{' '}
        {counted('countPapers', papers)}
      </p>
      <ul>
        {isSame && <li class="o-row">{text('restoreSame')}</li>}
        {differing.map((kind) => (
          <li class="o-row" key={kind}>
            <span class="o-name">
              <b>
                {diff.papers[kind] > 0 && counted(`restore_${kind}`, diff.papers[kind])}{' '}
                {diff.rules[kind] > 0 && counted(`restoreRules_${kind}`, diff.rules[kind])}{' '}
                {diff.lists[kind] > 0 && counted(`restoreLists_${kind}`, diff.lists[kind])}
              </b>
              <small>{text(`restoreSays_${kind}`)}</small>
              {diff.papers[kind] > 0 && <Examples diff={diff} kind={kind} />}
            </span>
          </li>
        ))}
        {others.taught > 0 && (
          <li class="o-row">
            <span class="o-name">
              <b>{counted('restoreTaught', others.taught)}</b>
              <small>{text('restoreSays_added')}</small>
            </span>
          </li>
        )}
        {others.settings && (
          <li class="o-row">
            <span class="o-name">
              <b>{text('restoreSettings')}</b>
              <small>{text('restoreSaysSettings')}</small>
            </span>
          </li>
        )}
      </ul>
      {!isWhole && (
        <div role="alert">
          <p class="m-danger">{faultCount > 0 ? counted('restoreFaults', faultCount) : text('restoreBroken')}</p>
          <ul>
            {faults.slice(0, 10).map(({ line, id = '', property, problem }) => (
              <li key={`${line} ${property}`}>
                {text('restoreFault', line, id, property)}: {text(`fault_${problem}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Examples({ diff, kind }: { diff: BackupReading['diff']; kind: keyof Differences }) {
  const examples = diff.examples.filter(({ how }) => how === kind);
  return (
    <details>
      <summary>{text('restoreExamples')}</summary>
      <ul>
        {examples.map(({ id, title, fields }) => (
          <li key={id}>
            {title || id} {fields.length > 0 && <small>{fields.join(', ')}</small>}
          </li>
        ))}
      </ul>
    </details>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { PastChange } from '../core/history';
import { dayOf } from '../core/local-day';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { errorText, text } from '../ui/text';
import { leftWords } from '../ui/undo';
import { useBackground } from './background';
import { deedWords, paperWords } from './deed-words';
import { useHistory } from './use-history';

export interface HistoryProps {
  revision: number;
  onClose: () => void;
}

/** The last changes of the library by days, each to be taken back. */
export function History({ revision, onClose }: HistoryProps) {
  const { send } = useBackground();
  const { run } = useActions();
  const { changes, isAll, error, loadEarlier, retry } = useHistory(revision);
  const [undoing, setUndoing] = useState<number>();
  /** The change whose button had the focus that is gone with it. */
  const undone = useRef<number | undefined>(undefined);
  const list = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLParagraphElement>(null);
  const hasGoneBack = useRef(false);
  const undo = async ({ batch }: PastChange) => {
    setUndoing(batch);
    undone.current = batch;
    await run(
      async () => {
        const { left, job } = await send('journal.undo', batch);
        // Of long work the page says itself how far it is.
        return job === undefined
          ? ((await leftWords(left, (id) => send('library.row', id))) ?? text('wsUndone'))
          : undefined;
      },
      (words) => (words === undefined ? undefined : { words }),
    );
    setUndoing(undefined);
  };
  useEffect(() => {
    const stands = list.current?.querySelector<HTMLElement>(`[data-undone="${undone.current}"]`);
    if (!stands) return;
    undone.current = undefined;
    if (document.activeElement === document.body) stands.focus();
  });
  useEffect(() => {
    if (isAll && hasGoneBack.current && document.activeElement === document.body) end.current?.focus();
  }, [isAll]);

  return (
    <div class="w-pairs w-history" ref={list}>
      <div class="w-shead">
        <h2>{text('wsHistory')}</h2>
        <button type="button" class="m-btn" onClick={onClose}>
          {text('wsBackToList')}
        </button>
      </div>
      <p class="m-hint" role="status">
        {!changes && error === undefined && text('wsLooking')}
        {changes && text(changes.length === 0 ? 'wsHistoryNone' : 'wsHistoryHint')}
      </p>
      {error !== undefined && (
        <p class="m-danger" role="alert">
          {errorText(error)}{' '}
          <button type="button" class="m-link" onClick={retry}>
            {text('tryAgain')}
          </button>
        </p>
      )}
      {daysOf(changes ?? []).map((day) => (
        <section key={day[0]?.batch}>
          <h3>{dayName(day[0]?.time ?? 0)}</h3>
          <ul>
            {day.map((change) => (
              <Row
                key={change.batch}
                change={change}
                isWorking={undoing === change.batch}
                onUndo={() => void undo(change)}
              />
            ))}
          </ul>
        </section>
      ))}
      {changes && changes.length > 0 && !isAll && (
        <button
          type="button"
          class="m-btn"
          onClick={() => {
            hasGoneBack.current = true;
            loadEarlier();
          }}
        >
          {text('wsHistoryEarlier')}
        </button>
      )}
      {changes && changes.length > 0 && isAll && (
        <p class="m-hint" ref={end} tabIndex={-1}>
          {text('wsHistoryAll')}
        </p>
      )}
    </div>
  );
}

interface RowProps {
  change: PastChange;
  isWorking: boolean;
  onUndo: () => void;
}

function Row({ change, isWorking, onUndo }: RowProps) {
  const { batch, time, undoes, isUndone, canUndo } = change;
  const [did, of] = [deedWords(change), paperWords(change)];
  const at = new Date(time).toLocaleTimeString(text('language'), { timeStyle: 'short' });
  return (
    <li class="w-change" data-over={isUndone}>
      <time dateTime={new Date(time).toISOString()}>{at}</time>
      <div>
        <p dir="auto">
          {undoes !== undefined && <span class="w-changekind">{text('wsHistoryUndo')}</span>}
          {did}
        </p>
        {of !== '' && (
          <p class="m-hint" dir="auto">
            {of}
          </p>
        )}
      </div>
      {isUndone && (
        <span class="m-hint" data-undone={batch} tabIndex={-1}>
          {text('wsHistoryUndone')}
        </span>
      )}
      {!isUndone && !canUndo && <span class="m-hint">{text('wsHistoryStays')}</span>}
      {canUndo && (
        <button
          type="button"
          class="m-btn"
          disabled={isWorking}
          aria-label={text('wsHistoryUndoThis', did, at)}
          onClick={onUndo}
        >
          <Icon name="undo" />
          {text('undo')}
        </button>
      )}
    </li>
  );
}

/** The changes of each local day together, in their order. */
function daysOf(changes: readonly PastChange[]): PastChange[][] {
  const days: PastChange[][] = [];
  for (const change of changes) {
    const last = days.at(-1);
    if (last?.[0] && dayOf(last[0].time) === dayOf(change.time)) last.push(change);
    else days.push([change]);
  }
  return days;
}

function dayName(time: number): string {
  const format = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const isToday = dayOf(time) === dayOf(Date.now());
  return isToday ? text('wsToday') : new Date(time).toLocaleDateString(text('language'), format);
}

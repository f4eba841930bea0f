import { useId, useRef, useState } from 'preact/hooks';
import { type Change, statuses } from '../core/annotation';
import type { DoneToMany, TagCount } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { StatusMark } from '../ui/StatusMark';
import { statusName } from '../ui/status-name';
import { TagField } from '../ui/TagField';
import { counted, text } from '../ui/text';
import { useBackground } from './background';
import type { Selection } from './use-selection';
import { useUndo } from './use-undo';

export interface BulkBarProps {
  selection: Selection;
  /** Exports what is selected. */
  onExport: () => void;
}

/** What can be done with all that is selected, each at once and taken back at once. */
export function BulkBar({ selection, onExport }: BulkBarProps) {
  const { send } = useBackground();
  const { run } = useActions();
  const undoable = useUndo({ run });
  const [tagging, setTagging] = useState<'add tag' | 'remove tag'>();
  const [tags, setTags] = useState<TagCount[]>([]);
  const [isBusy, setBusy] = useState(false);
  const opener = useRef<HTMLElement | null>(null);
  const id = useId();
  const { choice, count } = selection;
  if (!choice) return null;

  const ask = (wanted: Change) => send('library.change', { choice, change: wanted });
  const said = ({ papers, batch, job }: DoneToMany) =>
    job === undefined ? undoable(counted('wsChanged', papers), batch) : undefined;
  const change = async (wanted: Change) => {
    setBusy(true);
    const isDone = await run(() => ask(wanted), said);
    setBusy(false);
    if (isDone && wanted.do === 'remove') selection.clear();
  };
  /** What couldn't be done comes back into the field, which says why. */
  const changeTag = async (wanted: Change) => {
    setBusy(true);
    try {
      const done = await ask(wanted);
      await run(async () => done, said);
    } finally {
      setBusy(false);
    }
  };
  const openTags = (wanted: 'add tag' | 'remove tag') => (event: Event) => {
    opener.current = event.currentTarget as HTMLElement;
    setTagging(tagging === wanted ? undefined : wanted);
    void send('tag.list').then(setTags, () => setTags([]));
  };

  return (
    <div class="w-bulk" role="region" aria-label={text('wsBulk')} aria-busy={isBusy}>
      <b class="m-num">{counted('popupSelected', count)}</b>
      <button
        type="button"
        class="m-b"
        aria-expanded={tagging === 'add tag'}
        aria-controls={id}
        onClick={openTags('add tag')}
      >
        <Icon name="plus" />
        {text('wsTag')}
      </button>
      <button
        type="button"
        class="m-b"
        aria-expanded={tagging === 'remove tag'}
        aria-controls={id}
        onClick={openTags('remove tag')}
      >
        {text('wsUntag')}
      </button>
      <fieldset class="w-statuses" aria-label={text('popupStatus')}>
        {statuses.map((status) => (
          <button
            type="button"
            key={status}
            class="m-b is-icon"
            aria-label={statusName(status)}
            title={statusName(status)}
            onClick={() => void change({ do: 'status', status })}
          >
            <StatusMark status={status} />
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        class="m-b is-icon"
        aria-label={text('popupStar')}
        title={text('popupStar')}
        onClick={() => void change({ do: 'star', starred: true })}
      >
        <Icon name="star" />
      </button>
      <button type="button" class="m-b" onClick={() => void change({ do: 'hide', hidden: true })}>
        <Icon name="hide" />
        {text('popupHide')}
      </button>
      <button type="button" class="m-b" aria-label={text('wsExportSelected')} onClick={onExport}>
        <Icon name="save" />
        {text('wsExport')}
      </button>
      <button type="button" class="m-b" onClick={() => void change({ do: 'remove' })}>
        <Icon name="trash" />
        {text('wsRemove')}
      </button>
      <span class="m-gap" />
      <button type="button" class="m-b is-icon" aria-label={text('popupSelectNone')} onClick={selection.clear}>
        <Icon name="x" small />
      </button>
      <div id={id} class="w-bulktags" hidden={!tagging}>
        {tagging && (
          <TagField
            key={tagging}
            tags={[]}
            options={tags}
            canCreate={tagging === 'add tag'}
            autoFocus
            foldsAway
            label={text(tagging === 'add tag' ? 'wsTagLabel' : 'wsUntagLabel')}
            onAdd={(tag) => changeTag({ do: tagging, tag })}
            onRemove={async () => undefined}
            onClose={() => {
              setTagging(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
    </div>
  );
}

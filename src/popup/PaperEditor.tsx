import { useEffect, useRef, useState } from 'preact/hooks';
import { type AnnotationMark, type Change, statuses } from '../core/annotation';
import { type PaperId, pageOf } from '../core/identifier';
import type { Paper } from '../core/paper';
import type { TagCount } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { NoteEditor } from '../ui/NoteEditor';
import { useActions } from '../ui/notice';
import { StatusMark } from '../ui/StatusMark';
import { statusName } from '../ui/status-name';
import { TagField } from '../ui/TagField';
import { text } from '../ui/text';
import { useBackground } from './background';
import { CopyCitation } from './CopyCitation';
import { useUndo } from './use-undo';

export interface PaperEditorProps {
  paper: Paper;
  mark: AnnotationMark;
  /** Id of the site whose page says what `paper` says; absent where it comes from the library. */
  site?: string;
  /** The papers that were merged into it. */
  absorbed?: readonly PaperId[];
  /** Absent: it stays open. */
  onClose?: () => void;
}

/** All that a user can say of one paper. What it shows is what the worker has stored. */
export function PaperEditor({ paper, mark: given, site, absorbed = [], onClose }: PaperEditorProps) {
  const { send, openWorkspace } = useBackground();
  const { run, load, fail, clear } = useActions();
  const undoable = useUndo({ run });
  const [mark, setMark] = useState(given);
  const [note, setNote] = useState<string>();
  const [tags, setTags] = useState<TagCount[]>([]);
  const isThere = useRef(true);
  useEffect(() => setMark(given), [given]);
  useEffect(() => {
    void load(async () => {
      const [annotation, list] = await Promise.all([send('annotation.get', paper.id), send('tag.list')]);
      setNote(annotation.note);
      setTags(list);
    });
  }, [send, load, paper.id]);
  useEffect(
    () => () => {
      isThere.current = false;
    },
    [],
  );

  const change = async (wanted: Change) => {
    const { marks, batch } = await send('annotation.change', {
      papers: [paper],
      change: wanted,
      ...(site && { site }),
    });
    clear();
    if (marks[0]) setMark(marks[0]);
    return batch;
  };
  const saveNote = async (written: string) => {
    try {
      await change({ do: 'note', note: written });
    } catch (error) {
      // The editor shows it, unless it has gone: then the text lives on in the notice.
      if (!isThere.current) fail(error, () => change({ do: 'note', note: written }));
      throw error;
    }
  };
  const remove = () =>
    run(
      () => change({ do: 'remove' }),
      (batch) => undoable(text('popupRemoved', paper.title ?? paper.id), batch),
    );
  const separate = (id: PaperId) =>
    run(
      () => send('paper.separate', id),
      ({ batch }) => undoable(text('popupSeparated'), batch),
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !onClose) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };

  const page = addressOf(paper);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes from anywhere inside
    <div class="p-editor" onKeyDown={onKeyDown}>
      <div class="p-acts">
        <fieldset class="m-seg" aria-label={text('popupStatus')}>
          {statuses.map((status) => (
            <button
              type="button"
              key={status}
              aria-pressed={mark.saved && mark.status === status}
              onClick={() => void run(() => change({ do: 'status', status }))}
            >
              <StatusMark status={status} />
              {statusName(status)}
            </button>
          ))}
        </fieldset>
        <span class="m-gap" />
        <button
          type="button"
          class={mark.starred ? 'm-b is-icon m-starb is-on' : 'm-b is-icon m-starb'}
          aria-pressed={mark.starred}
          aria-label={text('popupStar')}
          title={text('popupStar')}
          onClick={() => void run(() => change({ do: 'star', starred: !mark.starred }))}
        >
          <Icon name="star" />
        </button>
        {page && (
          <a
            class="m-b is-icon"
            href={page}
            target="_blank"
            rel="noreferrer"
            aria-label={text('popupOpenPage')}
            title={text('popupOpenPage')}
          >
            <Icon name="out" />
          </a>
        )}
        {mark.saved && (
          <button
            type="button"
            class="m-b is-icon"
            aria-label={text('popupOpenInWorkspace')}
            title={text('popupOpenInWorkspace')}
            onClick={() => openWorkspace({ query: '', paper: paper.id })}
          >
            <Icon name="file" />
          </button>
        )}
        {mark.saved && (
          <button
            type="button"
            class="m-b is-icon"
            aria-label={text('popupRemove')}
            title={text('popupRemove')}
            onClick={() => void remove()}
          >
            <Icon name="trash" />
          </button>
        )}
        {!mark.saved && (
          <button type="button" class="m-btn is-primary" onClick={() => void run(() => change({ do: 'save' }))}>
            {text('popupSave')}
          </button>
        )}
      </div>
      <TagField
        tags={mark.tags}
        options={tags}
        showsChips
        foldsAway
        onAdd={(tag) => change({ do: 'add tag', tag })}
        onRemove={(tag) => change({ do: 'remove tag', tag })}
        {...(onClose && { onClose })}
      />
      {mark.saved && <CopyCitation id={paper.id} />}
      {absorbed.map((id) => (
        <p class="p-absorbed" key={id}>
          <span class="m-cut">{text('popupAbsorbed', id)}</span>
          <button type="button" class="m-b m-link" onClick={() => void separate(id)}>
            {text('popupSeparate')}
          </button>
        </p>
      ))}
      {note === undefined ? <div class="p-noteplace" /> : <NoteEditor note={note} onSave={saveNote} />}
    </div>
  );
}

/** Where the paper itself is; a listing's link only if it is one of the web's. */
function addressOf({ id, URL: seen }: Paper): string | undefined {
  return pageOf(id) ?? (seen && /^https?:\/\//i.test(seen) ? seen : undefined);
}

import { useEffect, useId, useReducer, useRef, useState } from 'preact/hooks';
import { maxNoteLength } from '../core/annotation';
import { Draft } from './draft';
import { Icon } from './Icon';
import { counted, errorText, text } from './text';

export interface NoteEditorProps {
  /** The stored note. A later value is taken up unless something is typed that isn't stored yet. */
  note: string;
  /** Stores the note; resolves once it is stored. */
  onSave: (note: string) => Promise<unknown>;
  /** Called by Esc and Done, after what was typed is stored. */
  onClose?: () => void;
  /** What was typed before and isn't stored yet: the text to begin with. */
  unsaved?: string | undefined;
  /** Called once it has gone, with what is not stored of it, and why; undefined where all is. */
  onLeft?: ((unsaved: string | undefined, error: unknown) => void) | undefined;
  autoFocus?: boolean;
}

/** A note's text, saved while typing and on closing. A failed save keeps the text and offers to try again. */
export function NoteEditor({ note, onSave, onClose, unsaved, onLeft, autoFocus = false }: NoteEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const draft = useDraft(note, onSave, unsaved, onLeft);
  useEffect(() => {
    if (!autoFocus || !area.current) return;
    area.current.focus();
    area.current.setSelectionRange(area.current.value.length, area.current.value.length);
  }, [autoFocus]);
  const close = async () => {
    if (await draft.flush()) onClose?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || !onClose) return;
    event.preventDefault();
    event.stopPropagation();
    void close();
  };
  const { state } = draft;
  const over = draft.text.length - maxNoteLength;

  return (
    <div class="m-noteeditor">
      <textarea
        ref={area}
        class="m-ta"
        dir="auto"
        rows={linesOf(draft.text)}
        aria-label={text('noteLabel')}
        aria-describedby={`${id}-state`}
        aria-invalid={over > 0}
        placeholder={text('noteHint')}
        value={draft.text}
        onInput={(event) => draft.edit(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="m-foot">
        <span role="status" id={`${id}-state`}>
          {over > 0 && <span class="m-danger">{counted('noteTooLong', over)}</span>}
          {over <= 0 && state === 'failed' && <span class="m-danger">{errorText(draft.error)}</span>}
          {over <= 0 && state === 'saving' && text('noteSaving')}
          {over <= 0 && state === 'saved' && (
            <span class="m-ok">
              <Icon name="check" small />
              {text('noteSaved')}
            </span>
          )}
        </span>
        {over <= 0 && state === 'failed' && (
          <button type="button" class="m-link m-danger" onClick={() => void draft.flush()}>
            {text('tryAgain')}
          </button>
        )}
        {over <= 0 && state !== 'failed' && <span>{text('noteMarkdown')}</span>}
        <span class="m-gap" />
        {onClose && (
          <button type="button" class="m-btn is-primary" title={text('noteDoneTitle')} onClick={() => void close()}>
            {text('noteDone')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Keep a draft for as long as the component is there, and save it when that or its page goes. */
function useDraft(
  stored: string,
  save: NoteEditorProps['onSave'],
  unsaved: string | undefined,
  onLeft: NoteEditorProps['onLeft'],
): Draft {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [draft] = useState(() => new Draft(stored, maxNoteLength, save, () => redraw(undefined)));
  const left = useRef(onLeft);
  draft.save = save;
  left.current = onLeft;
  useEffect(() => draft.adopt(stored), [draft, stored]);
  useEffect(() => {
    if (unsaved !== undefined && draft.state === 'clean') draft.edit(unsaved);
  }, [draft, unsaved]);
  useEffect(() => {
    const leave = () => draft.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      void leave().then((isStored) => left.current?.(isStored ? undefined : draft.text, draft.error));
    };
  }, [draft]);
  return draft;
}

/** Six to fourteen lines, for browsers that don't size a field by its content. */
function linesOf(draft: string): number {
  return Math.min(14, Math.max(6, draft.slice(0, 2_000).split('\n').length));
}

import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../ui/Icon';
import { NoteEditor, type NoteEditorProps } from '../ui/NoteEditor';
import { text } from '../ui/text';
import { Markdown } from './Markdown';

export interface NoteProps extends Pick<NoteEditorProps, 'note' | 'onSave' | 'unsaved' | 'onLeft'> {}

/** A paper's note as it reads, and above that its editor where one asks for it: what is typed reads so once it is stored. */
export function Note({ note, onSave, unsaved, onLeft }: NoteProps) {
  const [isEdited, setEdited] = useState(unsaved !== undefined);
  useEffect(() => {
    if (unsaved !== undefined) setEdited(true);
  }, [unsaved]);
  return (
    <section aria-labelledby="note-head">
      <div class="w-shead">
        <h3 class="m-head" id="note-head">
          {text('wsNote')}
        </h3>
        {!isEdited && (
          <button type="button" class="m-b" id="note-edit" onClick={() => setEdited(true)}>
            <Icon name="note" />
            {text(note === '' ? 'wsWriteNote' : 'wsEditNote')}
          </button>
        )}
      </div>
      {isEdited && (
        <NoteEditor
          note={note}
          onSave={onSave}
          unsaved={unsaved}
          onLeft={onLeft}
          autoFocus
          onClose={() => {
            setEdited(false);
            // The button is there again once this is drawn.
            setTimeout(() => document.getElementById('note-edit')?.focus());
          }}
        />
      )}
      {isEdited && note !== '' && (
        <div class="w-preview" role="group" aria-label={text('wsPreview')}>
          <Markdown note={note} />
        </div>
      )}
      {!isEdited && note !== '' && <Markdown note={note} />}
    </section>
  );
}

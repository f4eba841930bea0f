import { useState } from 'preact/hooks';
import { Icon } from '../ui/Icon';
import { NoteEditor } from '../ui/NoteEditor';
import { text } from '../ui/text';
import { Markdown } from './Markdown';

export interface NoteProps {
  note: string;
  onSave: (note: string) => Promise<unknown>;
}

/** A paper's note as it reads, and its editor where one asks for it. */
export function Note({ note, onSave }: NoteProps) {
  const [isEdited, setEdited] = useState(false);
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
          autoFocus
          onClose={() => {
            setEdited(false);
            // The button is there again once this is drawn.
            setTimeout(() => document.getElementById('note-edit')?.focus());
          }}
        />
      )}
      {!isEdited && note !== '' && <Markdown note={note} />}
    </section>
  );
}

import type { ComponentChildren, RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon } from '../ui/Icon';

/** Whether a row shows its fields, and the button that opens them, which has the focus again once they are closed. */
export function useEdited() {
  const [isEdited, setEdited] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return {
    isEdited,
    button,
    open: () => setEdited(true),
    close: () => {
      setEdited(false);
      // The button comes back with the next paint.
      requestAnimationFrame(() => button.current?.focus());
    },
  };
}

export interface RowButtonsProps {
  editRef: RefObject<HTMLButtonElement | null>;
  editLabel: string;
  removeLabel: string;
  onEdit: () => void;
  onRemove: () => void;
}

/** A row's buttons: one opens its fields, the other removes it. */
export function RowButtons({ editRef, editLabel, removeLabel, onEdit, onRemove }: RowButtonsProps) {
  return (
    <>
      <button type="button" ref={editRef} class="m-b is-icon" aria-label={editLabel} title={editLabel} onClick={onEdit}>
        <Icon name="note" />
      </button>
      <button type="button" class="m-b is-icon" aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
        <Icon name="trash" />
      </button>
    </>
  );
}

export interface RowFormProps {
  onStore: () => void;
  onClose: () => void;
  children: ComponentChildren;
}

/** A row's fields: Enter stores them, Esc closes them. */
export function RowForm({ onStore, onClose, children }: RowFormProps) {
  return (
    <form
      class="o-form"
      onSubmit={(event) => {
        event.preventDefault();
        onStore();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) onClose();
      }}
    >
      {children}
    </form>
  );
}

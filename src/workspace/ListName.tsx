import { useEffect, useRef, useState } from 'preact/hooks';
import { maxListNameLength } from '../core/reading-list';
import { text } from '../ui/text';

export interface ListNameProps {
  /** What it is called until now; empty for a new list. */
  name: string;
  onName: (name: string) => void;
  onClose: () => void;
}

/** The field for a reading list's name. */
export function ListName({ name, onName, onClose }: ListNameProps) {
  const [typed, setTyped] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    const wanted = typed.trim();
    if (wanted === '' || wanted === name) onClose();
    else onName(wanted);
  };
  return (
    <form class="w-newlist" onSubmit={submit}>
      <span class="m-in">
        <input
          type="text"
          dir="auto"
          aria-label={text('wsListName')}
          placeholder={text('wsListName')}
          maxLength={maxListNameLength}
          value={typed}
          ref={input}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onClose();
          }}
        />
      </span>
      <button type="submit" class="m-btn is-primary">
        {text('wsKeepList')}
      </button>
    </form>
  );
}

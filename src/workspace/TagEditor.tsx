import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { maxTagLength, tidyTag } from '../core/annotation';
import type { FacetValue } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { counted, text } from '../ui/text';

export interface TagEditorProps {
  tag: string;
  /** All tags there are, with all that is above them. */
  tags: readonly FacetValue[];
  onRename: (to: string) => void;
  onRemove: () => void;
  onClose: () => void;
}

/** One tag's name with its path: another name renames it, another path nests it, a name that there is merges it. */
export function TagEditor({ tag, tags, onRename, onRemove, onClose }: TagEditorProps) {
  const [typed, setTyped] = useState(tag);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    setTyped(tag);
    input.current?.focus();
    input.current?.select();
  }, [tag]);
  const wanted = tidyTag(typed);
  const isSame = wanted === '' || wanted === tag;
  const target = isSame ? undefined : tags.find(({ value }) => value === wanted);
  const below = tags.filter(({ value }) => value.startsWith(`${tag}/`)).length;
  const submit = (event: Event) => {
    event.preventDefault();
    if (!isSame) onRename(wanted);
  };
  return (
    <form
      class="w-tageditor m-pop"
      aria-label={text('wsEditTag', tag)}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <label for={id}>{text('wsTagName', tag)}</label>
      <span class="m-in">
        <input
          ref={input}
          id={id}
          type="text"
          dir="auto"
          spellcheck={false}
          autocomplete="off"
          maxLength={maxTagLength}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </span>
      <p class="m-hint" role="status">
        {target ? counted('wsWillMerge', target.count, wanted) : text('wsTagHint')}
        {below > 0 && ` ${counted('wsTagsBelow', below)}`}
      </p>
      <div class="w-formacts">
        <button type="submit" class="m-btn is-primary" disabled={isSame}>
          {text(target ? 'wsMerge' : 'wsRename')}
        </button>
        <button type="button" class="m-btn is-bare" onClick={onClose}>
          {text('wsCancel')}
        </button>
        <span class="m-gap" />
        <button type="button" class="m-btn is-bare m-danger" onClick={onRemove}>
          <Icon name="trash" />
          {text('wsRemoveTag')}
        </button>
      </div>
    </form>
  );
}

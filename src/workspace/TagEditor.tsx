import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { maxTagLength, tidyTag } from '../core/annotation';
import { withChoice } from '../query/terms';
import { Icon } from '../ui/Icon';
import { counted, text } from '../ui/text';
import { useBackground } from './background';
import { levelsOf } from './facet-tree';

export interface TagEditorProps {
  tag: string;
  revision: number;
  onRename: (to: string) => void;
  onRemove: () => void;
  onClose: () => void;
}

/** One tag's name with its path: another name renames it, another path nests it, a name that there is merges it. */
export function TagEditor({ tag, revision, onRename, onRemove, onClose }: TagEditorProps) {
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
  const tags = useAllTags(revision);
  const target = !isSame && tags.has(wanted) ? wanted : undefined;
  const carriers = useCarriers(target, revision);
  const below = [...tags].filter((one) => one.startsWith(`${tag}/`)).length;
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
        {target && carriers !== undefined ? counted('wsWillMerge', carriers, target) : text('wsTagHint')}
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

/** All tags of the library, whatever is searched, with all that is above them. */
function useAllTags(revision: number): ReadonlySet<string> {
  const { send } = useBackground();
  const [tags, setTags] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    let stale = false;
    send('tag.list').then(
      (all) => {
        if (!stale) setTags(new Set(all.flatMap(({ tag }) => levelsOf(tag))));
      },
      () => undefined, // The tag can be renamed without.
    );
    return () => {
      stale = true;
    };
  }, [send, revision]);
  return tags;
}

/** How many papers carry a tag or one below it; undefined while that isn't known. */
function useCarriers(tag: string | undefined, revision: number): number | undefined {
  const { send } = useBackground();
  const [known, setKnown] = useState<{ tag: string; count: number }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    if (tag === undefined) return;
    let stale = false;
    send('library.search', { query: withChoice('', 'tag', tag), offset: 0, limit: 0 }).then(
      ({ matched }) => {
        if (!stale) setKnown({ tag, count: matched });
      },
      () => undefined, // The button says that the two become one.
    );
    return () => {
      stale = true;
    };
  }, [send, tag, revision]);
  return known?.tag === tag ? known?.count : undefined;
}

import { Icon } from './Icon';
import { text } from './text';

export interface ChipProps {
  tag: string;
  /** Takes the tag off: by its ×, Delete or Backspace. Absent: the chip has no ×. */
  onRemove?: () => void;
  /** A click on the tag's name. Without it and `onRemove` the chip is plain text. */
  onOpen?: () => void;
  /** -1 where Tab passes over it. */
  tabIndex?: number;
}

/** A tag, with the path before its last level dimmed. */
export function Chip({ tag, onRemove, onOpen, tabIndex }: ChipProps) {
  const name = (
    <span>
      <i>{pathOf(tag)}</i>
      {tag.slice(pathOf(tag).length)}
    </span>
  );
  if (!onRemove && !onOpen)
    return (
      <span class="m-chip" title={tag}>
        {name}
      </span>
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (!onRemove || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
    event.preventDefault();
    onRemove();
  };
  const onClick = (event: MouseEvent) => {
    if (onRemove && (event.target as Element).closest('.m-off')) onRemove();
    else onOpen?.();
  };
  return (
    <button
      type="button"
      class="m-chip"
      tabIndex={tabIndex}
      title={onRemove ? text('chipTitle', tag) : tag}
      aria-keyshortcuts={onRemove && 'Delete'}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {name}
      {onRemove && (
        <span class="m-off" aria-hidden="true">
          <Icon name="x" small />
        </span>
      )}
    </button>
  );
}

function pathOf(tag: string): string {
  return tag.slice(0, tag.lastIndexOf('/') + 1);
}

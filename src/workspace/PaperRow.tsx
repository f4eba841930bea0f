import type { LibraryRow } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { StatusMark } from '../ui/StatusMark';
import { statusName } from '../ui/status-name';
import { text } from '../ui/text';
import { Prose } from './Prose';
import { paperLine } from './paper-line';
import { rowHeight } from './rows-in-view';

export interface PaperRowProps {
  /** Absent while it is being read. */
  row: LibraryRow | undefined;
  /** Its place in the list, counted from 0, and how long the list is. */
  index: number;
  count: number;
  /** The element's id, for `aria-activedescendant`. */
  id: string;
  /** Where the keys are. */
  isActive: boolean;
  isSelected: boolean;
  /** Shown in full beside the list. */
  isOpen: boolean;
}

/** Tags that fit beside the authors. */
const fewTags = 3;

/** One paper in the list: the list itself listens to clicks and keys. */
export function PaperRow({ row, index, count, id, isActive, isSelected, isOpen }: PaperRowProps) {
  const states = [isActive && 'is-active', isSelected && 'is-ticked', isOpen && 'is-sel'];
  const place = {
    id,
    role: 'option' as const,
    'aria-posinset': index + 1,
    'aria-setsize': count,
    'aria-selected': isSelected,
    'data-index': index,
    style: { transform: `translateY(${index * rowHeight}px)` },
  };
  if (!row) {
    return (
      <div class="w-row is-empty" aria-busy="true" {...place}>
        <span class="m-sr">{text('wsLoading')}</span>
      </div>
    );
  }
  const { paper, annotation } = row;
  const isRead = annotation.status === 'read';
  return (
    <div class={['w-row', isRead && 'is-read', ...states].filter(Boolean).join(' ')} draggable {...place}>
      <span class="w-pick" data-pick>
        <span class={isSelected ? 'm-check is-on' : 'm-check'}>
          <Icon name="check" />
        </span>
        <StatusMark status={annotation.status} />
      </span>
      <span class="w-title m-cut" dir="auto">
        <Prose text={paper.title ?? paper.id} />
      </span>
      <span class="w-marks">
        <span class="m-sr">{statusName(annotation.status)}</span>
        {annotation.note !== '' && (
          <span role="img" aria-label={text('popupHasNote')}>
            <Icon name="note" />
          </span>
        )}
        {annotation.starred && (
          <span class="is-on" role="img" aria-label={text('popupStarred')}>
            <Icon name="star" />
          </span>
        )}
      </span>
      <span class="w-meta">
        <span class="m-cut" dir="auto">
          {paperLine(paper)}
        </span>
        <span class="w-tags">
          {annotation.tags.slice(0, fewTags).map((tag) => (
            <span key={tag} class="m-chip" title={tag} data-tag={tag}>
              <span>
                <i>{tag.slice(0, tag.lastIndexOf('/') + 1)}</i>
                {tag.slice(tag.lastIndexOf('/') + 1)}
              </span>
            </span>
          ))}
          {annotation.tags.length > fewTags && (
            <span class="m-chip is-more" title={annotation.tags.slice(fewTags).join(', ')}>
              +{annotation.tags.length - fewTags}
            </span>
          )}
        </span>
      </span>
    </div>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import type { AnnotationMark } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { Chip } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import { StatusMark } from '../ui/StatusMark';
import { statusName } from '../ui/status-name';
import { text } from '../ui/text';
import { useBackground } from './background';
import { PaperEditor } from './PaperEditor';

/** A paper with what the user says of it. */
export interface Row {
  paper: Paper;
  mark: AnnotationMark;
  /** The papers that were merged into it, which can be separated again. */
  absorbed?: readonly PaperId[];
  /** What hides it on the page, as a text: a rule by name, or the user's own hand. */
  hidden?: string;
}

export interface PaperRowProps extends Row {
  isOpen: boolean;
  isSelected: boolean;
  /** The one row of its list that Tab stops at. */
  isStop: boolean;
  onOpen: (isOpen: boolean) => void;
  onSelect: (isSelected: boolean) => void;
  onFocus: () => void;
  /** A tag was clicked. */
  onTag: (tag: string) => void;
}

/** One paper of a list: its status, title, tags and year, and its editor in place while it is open. */
export function PaperRow(props: PaperRowProps) {
  const { paper, mark, absorbed, hidden, isOpen, isSelected, isStop, onOpen, onSelect, onFocus, onTag } = props;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isOpen]);
  const { openWorkspace } = useBackground();
  const title = paper.title ?? paper.id;
  const inFull = { query: '', paper: paper.id };
  return (
    <li ref={row} class={isOpen ? 'p-row is-open' : 'p-row'} data-selected={isSelected}>
      <div class="p-line">
        <label class="p-pick">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={text('popupSelect', title)}
            checked={isSelected}
            onChange={(event) => onSelect(event.currentTarget.checked)}
          />
          <span class={isSelected ? 'm-check is-on' : 'm-check'}>
            <Icon name="check" />
          </span>
          <StatusMark status={mark.status} />
        </label>
        <div class="p-text">
          <button
            type="button"
            class="p-title"
            dir="auto"
            data-row={paper.id}
            tabIndex={isStop ? 0 : -1}
            aria-expanded={isOpen}
            onClick={(event) => (event.ctrlKey || event.metaKey ? openWorkspace(inFull) : onOpen(!isOpen))}
            onAuxClick={(event) => event.button === 1 && openWorkspace(inFull)}
            onFocus={onFocus}
          >
            {title}
          </button>
          <div class="p-meta">
            <span class="m-sr">{statusName(mark.status)}</span>
            {!isOpen && mark.tags.map((tag) => <Chip key={tag} tag={tag} tabIndex={-1} onOpen={() => onTag(tag)} />)}
            <span class="m-cut">{detailsOf(paper, mark, isOpen)}</span>
            {hidden !== undefined && (
              <span class="m-cut" dir="auto">
                {hidden}
              </span>
            )}
            {mark.starred && (
              <span class="p-star" role="img" aria-label={text('popupStarred')}>
                <Icon name="star" small />
              </span>
            )}
          </div>
        </div>
      </div>
      {isOpen && (
        <PaperEditor paper={paper} mark={mark} onClose={() => onOpen(false)} {...(absorbed && { absorbed })} />
      )}
    </li>
  );
}

/** The year, and that there is a note; while the row is open, the authors in place of the latter. */
function detailsOf(paper: Paper, mark: AnnotationMark, isOpen: boolean): string {
  const people = paper.author?.map((name) => name.family ?? name.literal).filter((name) => name !== undefined) ?? [];
  const authors = people.slice(0, 3).join(', ') + (people.length > 3 || paper.authorsIncomplete ? ' …' : '');
  const year = paper.issued?.slice(0, 4);
  const rest = isOpen ? authors : mark.noteLine !== undefined && text('popupHasNote');
  return [year, rest].filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

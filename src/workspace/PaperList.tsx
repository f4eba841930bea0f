import type { RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import type { LibraryRow } from '../messaging/protocol';
import { text } from '../ui/text';
import { moveOf } from './list-keys';
import { PaperRow } from './PaperRow';
import { rowHeight, rowsInView, topToShow } from './rows-in-view';
import type { Papers } from './use-papers';
import { useRowDrag } from './use-row-drag';
import type { Selection } from './use-selection';

export interface PaperListProps {
  papers: Papers;
  selection: Selection;
  /** The paper that is shown in full. */
  open: PaperId | undefined;
  /** Where the keys are, counted from 0. */
  active: number;
  onActive: (index: number) => void;
  /** Show a paper in full; with `goes` the keys go there, too. */
  onOpen: (row: LibraryRow, goes: boolean) => void;
  onTag: (tag: string) => void;
  /** Select everything between two places, which needn't be at hand. */
  onRange: (from: number, to: number) => void;
  onAll: () => void;
  /** A letter was pressed that says what to do with the paper at the keys. */
  onLetter: (letter: string, row: LibraryRow) => void;
  hasLetters: boolean;
  list: RefObject<HTMLDivElement | null>;
  revision: number;
}

/** Height that is reckoned with until the list has been measured. */
const usualHeight = 800;

/**
 * Papers in rows of one height, of which only those in view are drawn. The list has the focus, whatever becomes of its
 * rows: the keys' place is told to those who hear it by `aria-activedescendant`.
 */
export function PaperList(props: PaperListProps) {
  const {
    papers,
    selection,
    open,
    active,
    onActive,
    onOpen,
    onTag,
    onRange,
    onAll,
    onLetter,
    hasLetters,
    list,
    revision,
  } = props;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  /** Where a range begins: the paper, and its place for when it has gone. */
  const anchor = useRef<{ index: number; id: PaperId | undefined } | undefined>(undefined);
  const id = useId();
  const drag = useRowDrag(papers, selection, revision);
  const { matched, want } = papers;
  const { scrollTop: top, clientHeight } = list.current ?? { scrollTop: 0, clientHeight: 0 };
  const { first, end } = rowsInView(top, clientHeight || usualHeight, matched);
  const drawn = useRef({ first, end });
  drawn.current = { first, end };
  useEffect(() => want(first, end), [want, first, end]);
  useLayoutEffect(() => {
    // It has no height before it is in the page, and another one when the window has.
    const box = list.current;
    if (!box) return;
    redraw(undefined);
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => redraw(undefined));
    observer.observe(box);
    return () => observer.disconnect();
  }, [list]);

  const onScroll = () => {
    const box = list.current;
    if (!box) return;
    const now = rowsInView(box.scrollTop, box.clientHeight || usualHeight, matched);
    if (now.first !== drawn.current.first || now.end !== drawn.current.end) redraw(undefined);
  };
  const goTo = (index: number) => {
    const box = list.current;
    if (!box || matched === 0) return;
    const next = Math.max(0, Math.min(matched - 1, index));
    box.scrollTop = topToShow(next, box.scrollTop, box.clientHeight || usualHeight);
    onActive(next);
    redraw(undefined);
  };
  const anchorAt = (index: number) => ({ index, id: papers.rowAt(index)?.paper.id });
  const placeOfAnchor = () => {
    anchor.current ??= anchorAt(active);
    const { index, id } = anchor.current;
    return (id === undefined ? undefined : papers.indexOf(id)) ?? index;
  };
  const toggle = (index: number) => {
    const row = papers.rowAt(index);
    if (row) selection.set([row.paper.id], !selection.has(row.paper.id));
    anchor.current = anchorAt(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey) return;
    const row = papers.rowAt(active);
    const rows = Math.max(1, Math.floor((list.current?.clientHeight || usualHeight) / rowHeight) - 1);
    const move = moveOf(event, { active, count: matched, rows, hasLetters });
    if (move !== undefined) {
      if (event.shiftKey) {
        onRange(placeOfAnchor(), Math.max(0, Math.min(matched - 1, move)));
      } else anchor.current = undefined;
      goTo(move);
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') onAll();
    else if (event.ctrlKey || event.metaKey) return;
    else if (event.key === 'Escape' && selection.count > 0) selection.clear();
    else if (event.key === ' ' || (hasLetters && event.key === 'x')) toggle(active);
    else if (event.key === 'Enter' && row) onOpen(row, true);
    else if (hasLetters && /^[a-z]$/.test(event.key) && row) return onLetter(event.key, row);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    const index = Number(target.closest('[data-index]')?.getAttribute('data-index') ?? Number.NaN);
    const row = papers.rowAt(index);
    if (!row) return;
    const tag = target.closest('[data-tag]')?.getAttribute('data-tag');
    if (event.shiftKey) onRange(placeOfAnchor(), index);
    else if (event.ctrlKey || event.metaKey || target.closest('[data-pick]')) toggle(index);
    else if (tag) return onTag(tag);
    else onOpen(row, false);
    onActive(index);
  };

  const indexes = Array.from({ length: end - first }, (_, at) => first + at);
  return (
    <div
      ref={list}
      class="w-list"
      role="listbox"
      aria-label={text('wsPapers')}
      aria-multiselectable="true"
      aria-activedescendant={active >= first && active < end ? `${id}-${active}` : undefined}
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onClick={onClick}
      {...drag}
    >
      <div role="presentation" style={{ height: `${matched * rowHeight}px` }}>
        {indexes.map((index) => {
          const row = papers.rowAt(index);
          return (
            <PaperRow
              key={index}
              id={`${id}-${index}`}
              row={row}
              index={index}
              count={matched}
              isActive={index === active}
              isSelected={row !== undefined && selection.has(row.paper.id)}
              isOpen={row !== undefined && row.paper.id === open}
            />
          );
        })}
      </div>
    </div>
  );
}

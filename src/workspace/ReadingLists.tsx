import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { maxReadingLists, type ReadingList } from '../core/reading-list';
import { Icon } from '../ui/Icon';
import { text } from '../ui/text';
import { ListName } from './ListName';
import { useReadingLists } from './use-reading-lists';

export interface ReadingListsProps {
  revision: number;
  /** What is shown now. */
  shown: Pick<ReadingList, 'query' | 'order'>;
  onOpen: (list: Pick<ReadingList, 'query' | 'order'>) => void;
  /** Exports the papers of a list. */
  onExport: (list: ReadingList) => void;
}

/** What there is to read, first come first read: it is always there. */
const unread = { query: 'status:unread', order: 'oldest' } as const;

/** Searches that are kept with a name, in an order of their own, and the unread papers, oldest first. */
export function ReadingLists({ revision, shown, onOpen, onExport }: ReadingListsProps) {
  const { lists, actions } = useReadingLists(revision);
  /** The list of which the name is typed; `new` for one that isn't kept yet. */
  const [named, setNamed] = useState<string>();
  const [target, setTarget] = useState<string>();
  const dragged = useRef<ReadingList | undefined>(undefined);
  const goal = useRef<string | undefined>(undefined);
  const group = useRef<HTMLDivElement>(null);
  const id = useId();
  // A list that was moved or renamed has the focus again once it is drawn.
  useEffect(() => {
    const button = group.current?.querySelector<HTMLElement>(`[data-list="${goal.current}"]`);
    if (goal.current === undefined || !button) return;
    goal.current = undefined;
    button.focus();
  });
  const isOn = ({ query, order }: Pick<ReadingList, 'query' | 'order'>) =>
    query.trim() === shown.query.trim() && order === shown.order;
  const canKeep = shown.query.trim() !== '' && !isOn(unread) && !lists.some(isOn) && lists.length < maxReadingLists;
  const rename = (list: ReadingList, name: string) => {
    goal.current = list.id;
    setNamed(undefined);
    actions.rename(list, name);
  };
  const onKeyDown = (event: KeyboardEvent, list: ReadingList) => {
    const at = lists.indexOf(list);
    const isMove = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    if (isMove && event.key === 'ArrowUp' && at > 0) move(list, lists[at - 1]);
    else if (isMove && event.key === 'ArrowDown' && at < lists.length - 1) move(list, lists[at + 2]);
    else if (event.key === 'F2') setNamed(list.id);
    else if (event.key === 'Delete') actions.remove(list);
    else if (!isMove) return;
    event.preventDefault();
  };
  const move = (list: ReadingList, before: ReadingList | undefined) =>
    void actions.move(list, before).then(() => {
      goal.current = list.id;
      group.current?.querySelector<HTMLElement>(`[data-list="${list.id}"]`)?.focus();
    });
  // It was dropped elsewhere, or given up.
  const endDrag = () => {
    dragged.current = undefined;
    setTarget(undefined);
  };
  const dropOn = (list: ReadingList) => ({
    onDragOver: (event: DragEvent) => {
      if (dragged.current === undefined || dragged.current.id === list.id) return;
      event.preventDefault();
      setTarget(list.id);
    },
    onDragLeave: () => setTarget(undefined),
    onDrop: (event: DragEvent) => {
      const from = dragged.current;
      setTarget(undefined);
      dragged.current = undefined;
      if (!from) return;
      event.preventDefault();
      const isDown = lists.indexOf(from) < lists.indexOf(list);
      move(from, isDown ? lists[lists.indexOf(list) + 1] : list);
    },
  });

  return (
    <div class="w-group" role="group" aria-labelledby={id} ref={group}>
      <h2 class="m-head" id={id}>
        {text('wsLists')}
      </h2>
      <ul>
        <li>
          <button
            type="button"
            class={isOn(unread) ? 'w-facet is-on' : 'w-facet'}
            aria-pressed={isOn(unread)}
            onClick={() => onOpen(unread)}
          >
            <span class="m-cut">{text('wsUnreadOldest')}</span>
          </button>
        </li>
        {lists.map((list) => (
          <li key={list.id} class={target === list.id ? 'w-list-row is-target' : 'w-list-row'} {...dropOn(list)}>
            {named === list.id ? (
              <ListName name={list.name} onName={(name) => rename(list, name)} onClose={() => setNamed(undefined)} />
            ) : (
              <>
                <button
                  type="button"
                  class={isOn(list) ? 'w-facet is-on' : 'w-facet'}
                  aria-pressed={isOn(list)}
                  aria-keyshortcuts="F2 Delete Alt+ArrowUp Alt+ArrowDown"
                  title={text('wsListTitle', list.name, list.query)}
                  data-list={list.id}
                  draggable
                  onDragStart={(event) => {
                    dragged.current = list;
                    event.dataTransfer?.setData('text/plain', list.query);
                  }}
                  onDragEnd={endDrag}
                  onKeyDown={(event) => onKeyDown(event, list)}
                  onClick={() => onOpen(list)}
                >
                  <span class="m-cut" dir="auto">
                    {list.name}
                  </span>
                </button>
                <button
                  type="button"
                  class="m-b is-icon"
                  aria-label={text('wsExportList', list.name)}
                  title={text('wsExportList', list.name)}
                  onClick={() => onExport(list)}
                >
                  <Icon name="save" small />
                </button>
                <button
                  type="button"
                  class="m-b is-icon"
                  aria-label={text('wsRenameList', list.name)}
                  title={text('wsRenameList', list.name)}
                  onClick={() => setNamed(list.id)}
                >
                  <Icon name="note" small />
                </button>
                <button
                  type="button"
                  class="m-b is-icon"
                  aria-label={text('wsRemoveList', list.name)}
                  title={text('wsRemoveList', list.name)}
                  onClick={() => actions.remove(list)}
                >
                  <Icon name="x" small />
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {canKeep && named !== 'new' && (
        <button type="button" class="m-b" onClick={() => setNamed('new')}>
          <Icon name="plus" small />
          {text('wsKeepSearch')}
        </button>
      )}
      {named === 'new' && (
        <ListName
          name=""
          onName={(name) => {
            setNamed(undefined);
            actions.create({ name, ...shown });
          }}
          onClose={() => setNamed(undefined)}
        />
      )}
    </div>
  );
}

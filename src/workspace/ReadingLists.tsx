import { useEffect, useId, useState } from 'preact/hooks';
import { maxListNameLength, maxReadingLists, type ReadingList, readingListsKey } from '../core/reading-list';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { text } from '../ui/text';
import { useBackground } from './background';

export interface ReadingListsProps {
  /** What is shown now. */
  shown: Pick<ReadingList, 'query' | 'order'>;
  onOpen: (list: Pick<ReadingList, 'query' | 'order'>) => void;
}

/** What there is to read, first come first read: it is always there. */
const unread = { query: 'status:unread', order: 'oldest' } as const;

/** Searches that are kept with a name, and the unread papers, oldest first. */
export function ReadingLists({ shown, onOpen }: ReadingListsProps) {
  const { send, read, watch } = useBackground();
  const { run } = useActions();
  const [lists, setLists] = useState<ReadingList[]>([]);
  const [name, setName] = useState<string>();
  const id = useId();
  useEffect(() => {
    const load = () =>
      void read([readingListsKey]).then(
        (kept) => setLists((kept[readingListsKey] as ReadingList[] | undefined) ?? []),
        () => undefined, // Those that are shown stay.
      );
    load();
    return watch(load);
  }, [read, watch]);
  const isOn = ({ query, order }: Pick<ReadingList, 'query' | 'order'>) =>
    query.trim() === shown.query.trim() && order === shown.order;
  const put = async (next: readonly ReadingList[]) => setLists(await send('list.put', [...next]));
  const keep = (event: Event) => {
    event.preventDefault();
    const made = { id: crypto.randomUUID(), name: name?.trim() ?? '', ...shown };
    if (made.name !== '') void run(() => put([...lists, made]));
    setName(undefined);
  };
  const remove = (list: ReadingList) =>
    run(
      () => put(lists.filter((one) => one.id !== list.id)),
      () => ({
        words: text('wsListRemoved', list.name),
        action: { label: text('undo'), run: () => void run(() => put(lists)) },
      }),
    );
  const canKeep = shown.query.trim() !== '' && !isOn(unread) && !lists.some(isOn) && lists.length < maxReadingLists;

  return (
    <div class="w-group" role="group" aria-labelledby={id}>
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
          <li key={list.id} class="w-list-row">
            <button
              type="button"
              class={isOn(list) ? 'w-facet is-on' : 'w-facet'}
              aria-pressed={isOn(list)}
              title={list.query}
              onClick={() => onOpen(list)}
            >
              <span class="m-cut" dir="auto">
                {list.name}
              </span>
            </button>
            <button
              type="button"
              class="m-b is-icon"
              aria-label={text('wsRemoveList', list.name)}
              onClick={() => void remove(list)}
            >
              <Icon name="x" small />
            </button>
          </li>
        ))}
      </ul>
      {canKeep && name === undefined && (
        <button type="button" class="m-b" onClick={() => setName('')}>
          <Icon name="plus" small />
          {text('wsKeepSearch')}
        </button>
      )}
      {name !== undefined && (
        <form class="w-newlist" onSubmit={keep}>
          <span class="m-in">
            <input
              type="text"
              dir="auto"
              aria-label={text('wsListName')}
              placeholder={text('wsListName')}
              maxLength={maxListNameLength}
              value={name}
              ref={(input) => input?.focus()}
              onInput={(event) => setName(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                event.preventDefault();
                setName(undefined);
              }}
            />
          </span>
          <button type="submit" class="m-btn is-primary">
            {text('wsKeepList')}
          </button>
        </form>
      )}
    </div>
  );
}

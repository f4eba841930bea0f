import { dayOf } from '../core/local-day';
import type { LibraryRow } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { counted, text } from '../ui/text';
import { useBackground } from './background';

export interface TodayProps {
  /** The papers last saved, newest first. */
  rows: readonly LibraryRow[];
  /** Whether there are more behind them. */
  hasMore: boolean;
  onSearch: (query: string) => void;
}

/** What was saved today and how much of it is unread, each a search; and the way to the whole library. */
export function Today({ rows, hasMore, onSearch }: TodayProps) {
  const { openWorkspace } = useBackground();
  const day = dayOf(Date.now());
  const saved = rows.filter((row) => dayOf(row.saved) === day);
  const unread = saved.filter(({ annotation }) => annotation.status === 'unread');
  // Of a day on which more was saved than the popup has at hand it only says that it was more.
  const more = hasMore && saved.length === rows.length ? '+' : '';
  return (
    <div class="p-today">
      {saved.length === 0 && <span>{text('popupTodayNone')}</span>}
      {saved.length > 0 && (
        <button type="button" class="m-link" onClick={() => onSearch(`added>=${day}`)}>
          {counted('popupToday', saved.length, `${saved.length}${more}`)}
        </button>
      )}
      {unread.length > 0 && (
        <button type="button" class="m-link" onClick={() => onSearch(`added>=${day} status:unread`)}>
          {counted('popupTodayUnread', unread.length, `${unread.length}${more}`)}
        </button>
      )}
      <span class="m-gap" />
      <button type="button" class="m-b" onClick={() => openWorkspace()}>
        <Icon name="out" />
        {text('popupLibrary')}
      </button>
    </div>
  );
}

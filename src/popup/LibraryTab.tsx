import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { markOf } from '../core/annotation';
import { matchesEverything } from '../query/everything';
import { faultOf } from '../query/language';
import { parse } from '../query/parse';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { counted, errorText, text, written } from '../ui/text';
import { BackupReminder } from './BackupReminder';
import { useBackground } from './background';
import { EmptyLibrary } from './EmptyLibrary';
import { NoMatch } from './NoMatch';
import { PaperList } from './PaperList';
import type { LibraryView } from './use-library';
import type { Selection } from './use-selection';

export interface LibraryTabProps {
  library: LibraryView;
  query: string;
  onQuery: (query: string) => void;
  onTag: (tag: string) => void;
  selection: Selection;
  /** To the export of what is selected, or else of the search. */
  onExport: () => void;
  /** The line above the foot. */
  children?: ComponentChildren;
}

/** The library: what matches the query, newest first, each to be edited in place. */
export function LibraryTab({ library, query, onQuery, onTag, selection, onExport, children }: LibraryTabProps) {
  const { run } = useActions();
  const { openRules, openWorkspace } = useBackground();
  const { rows, matched, total, answered, error } = library;
  // The same rows as long as the answer is the same: an editor takes up what is new in them.
  const shown = useMemo(
    () =>
      rows.map(({ paper, annotation, absorbed }) => ({
        paper,
        mark: markOf(annotation),
        ...(absorbed && { absorbed }),
      })),
    [rows],
  );
  const canBeRule = useMemo(() => isRule(query), [query]);
  const rest = matched - rows.length;
  const onScroll = (event: Event) => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget as HTMLElement;
    if (scrollTop + 2 * clientHeight > scrollHeight) library.loadMore();
  };
  const isAll = matched > 0 && selection.count >= matched;

  return (
    <>
      <div class="p-body" onScroll={onScroll}>
        <BackupReminder />
        {(matched > 0 || canBeRule) && (
          <div class="p-count">
            <span role="status">{matched > 0 && <Count matched={matched} total={total} />}</span>
            {canBeRule && (
              <button type="button" class="m-b" onClick={() => openRules({ query: query.trim() })}>
                <Icon name="hide" />
                {text('popupMakeRule')}
              </button>
            )}
            {total > 0 && (
              <button
                type="button"
                class="m-b is-icon"
                aria-label={text('popupOpenWorkspace')}
                title={text('popupOpenWorkspace')}
                onClick={() => openWorkspace({ query })}
              >
                <Icon name="out" />
              </button>
            )}
            {matched > 0 && (
              <button
                type="button"
                class="m-b"
                aria-pressed={isAll}
                onClick={() =>
                  isAll ? selection.clear() : selection.setAll({ query: answered ?? query, count: matched })
                }
              >
                {isAll ? text('popupSelectNone') : counted('popupSelectAll', matched)}
              </button>
            )}
          </div>
        )}
        {error !== undefined && (
          <div class="p-empty" role="alert">
            <p class="m-danger">{errorText(error)}</p>
            <button type="button" class="m-btn" onClick={library.retry}>
              {text('tryAgain')}
            </button>
          </div>
        )}
        <PaperList
          label={text('popupTabLibrary')}
          rows={shown}
          isSelected={selection.has}
          onSelect={(id, isSelected) => void run(() => selection.set(id, isSelected))}
          onTag={onTag}
        />
        {rest > 0 && (
          <button type="button" class="m-btn is-bare p-more" onClick={library.loadMore}>
            {counted('popupMore', rest)}
          </button>
        )}
        {answered !== undefined && error === undefined && total === 0 && <EmptyLibrary />}
        {answered !== undefined && matched === 0 && total > 0 && <NoMatch query={answered} onQuery={onQuery} />}
      </div>
      {children}
      {total > 0 && (
        <div class="p-foot">
          {selection.count > 0 && (
            <>
              <span>{counted('popupSelected', selection.count)}</span>
              <button type="button" class="m-b" onClick={selection.clear}>
                {text('popupSelectNone')}
              </button>
            </>
          )}
          {selection.count === 0 && rows.length > 0 && <Keys />}
          <span class="m-gap" />
          <button type="button" class="m-btn" onClick={onExport} disabled={matched === 0 && selection.count === 0}>
            <Icon name="save" />
            {text('popupExportCount', selection.count || matched)}
          </button>
        </div>
      )}
    </>
  );
}

/** Whether a query can be a rule's: it can be read, and asks for something. */
function isRule(query: string): boolean {
  return faultOf(query) === undefined && !matchesEverything(parse(query));
}

/** “38 of 412 papers”, with the first number strong, wherever the language puts it. */
function Count({ matched, total }: { matched: number; total: number }) {
  const [before, after] = (
    matched === total ? counted('popupPapers', total) : counted('popupMatched', total, '\n')
  ).split('\n');
  return (
    <span class="m-num">
      {before}
      {after !== undefined && <b>{written(matched)}</b>}
      {after}
    </span>
  );
}

function Keys() {
  return (
    <>
      <span>
        <kbd class="m-kbd">↑</kbd>
        <kbd class="m-kbd">↓</kbd>
        {text('popupKeysMove')}
      </span>
      <span>
        <kbd class="m-kbd">↵</kbd>
        {text('popupKeysOpen')}
      </span>
      <span>
        <kbd class="m-kbd">{text('popupKeysSpace')}</kbd>
        {text('popupKeysSelect')}
      </span>
    </>
  );
}

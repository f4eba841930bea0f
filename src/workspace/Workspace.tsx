import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { statuses } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import { lostLibrary } from '../messaging/lost-library';
import type { LibraryPage, LibraryRow } from '../messaging/protocol';
import { matchesEverything } from '../query/everything';
import { languageFor } from '../query/language';
import { parse } from '../query/parse';
import { withChoice } from '../query/terms';
import { Icon } from '../ui/Icon';
import { LibraryLost } from '../ui/LibraryLost';
import { ActionsContext, useNotice } from '../ui/notice';
import { counted, errorText, text } from '../ui/text';
import { Unavailable } from '../ui/Unavailable';
import { useDrop } from '../ui/use-drop';
import { useLookups } from '../ui/use-lookups';
import { useUnavailable } from '../ui/use-unavailable';
import { BulkBar } from './BulkBar';
import { useBackground, useRevision } from './background';
import { type ChartPlace, Charts } from './charts/Charts';
import { Detail } from './Detail';
import { Duplicates } from './Duplicates';
import { ExportPane, type ExportWhat } from './ExportPane';
import { Facets } from './Facets';
import { Foot } from './Foot';
import { FactDrafts } from './facts/drafts';
import { Offers } from './facts/Offers';
import { useOffers } from './facts/use-offers';
import { Hints, Letters } from './Hints';
import { History } from './History';
import { Import } from './import/Import';
import { useImporting } from './import/use-import';
import { ListHead } from './ListHead';
import { keepLetters, readLetters } from './list-keys';
import { NoMatch } from './NoMatch';
import { Nothing } from './Nothing';
import { PaperList } from './PaperList';
import { QueryBox } from './QueryBox';
import { ReadingLists } from './ReadingLists';
import { TagEditor } from './TagEditor';
import { useActive } from './use-active';
import { useAddress } from './use-address';
import { useCopyCite } from './use-copy-cite';
import { useFacets } from './use-facets';
import { useKeptFocus } from './use-kept-focus';
import { useMedia } from './use-media';
import { useOpenPaper } from './use-open-paper';
import { usePapers } from './use-papers';
import { useSelecting } from './use-selecting';
import { useSelection } from './use-selection';
import { useTagChanges } from './use-tag-changes';
import { useUnsavedNotes } from './use-unsaved-notes';

/** What `storage.local` holds for the first paint. */
export interface Initial {
  recent?: LibraryPage;
  unavailable?: string;
}

export interface WorkspaceProps {
  initial: Initial;
}

const { faultOf } = languageFor({});

/** The library on a page of its own: what it is told apart by, its papers, and one of them in full. */
export function Workspace({ initial }: WorkspaceProps) {
  const { view, go } = useAddress();
  const { query, paper: openId, shows } = view;
  const order = view.order ?? 'newest';
  const revision = useRevision();
  const background = useBackground();
  const { send, openOptions, openRules } = background;
  const { unavailable, check } = useUnavailable(background, initial.unavailable, revision);
  const lost = useMemo(() => lostLibrary(background.send), [background]);
  const papers = usePapers(query, order, revision, query === '' ? initial.recent : undefined);
  const facets = useFacets(query, revision);
  const selection = useSelection();
  const importing = useImporting();
  const [isOver, setOver] = useState(false);
  const { notice, actions } = useNotice();
  const tagChanges = useTagChanges(actions);
  const onOpenId = useCallback((paper: PaperId) => go({ paper }), [go]);
  const unsaved = useUnsavedNotes(actions, onOpenId);
  const drafts = useRef(new FactDrafts());
  const askSources = useCallback(() => send('source.list'), [send]);
  const offered = useOffers(revision, 0).found?.count ?? 0;
  const lookups = useLookups(askSources, revision);
  const select = useSelecting({ papers, order, selection, load: actions.load });
  const [active, setActive] = useActive(papers, order);
  const [edited, setEdited] = useState<string>();
  const [exported, setExported] = useState<ExportWhat>();
  const [hasLetters, setLetters] = useState(readLetters);
  const [isFiltering, setFiltering] = useState(false);
  const isNarrow = useMedia('(max-width: 1099px)');
  const isSmall = useMedia('(max-width: 799px)');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const chartsHeading = useRef<HTMLHeadingElement>(null);
  const exportHeading = useRef<HTMLHeadingElement>(null);
  const detail = useRef<HTMLElement>(null);
  const goal = useRef<'list' | 'title' | 'tags' | 'charts' | 'export' | undefined>(undefined);
  /** Where something was chosen in the charts, and the query that it made. */
  const chosen = useRef<{ place: ChartPlace; query: string } | undefined>(undefined);
  const { answered, matched, total, error } = papers;
  const at = openId === undefined ? undefined : papers.indexOf(openId);
  const open = useOpenPaper(openId, at === undefined ? undefined : papers.rowAt(at), revision);
  const isOpen = openId !== undefined;
  /** The paper stands over the list. One that couldn't be had leaves the list, which says why. */
  const isCovered = isNarrow && open !== undefined;

  // The charts follow the query; whatever else stands in place of the list makes room for it.
  const kept = shows === 'charts' ? shows : undefined;
  const onQuery = useCallback((next: string) => go({ query: next, shows: kept }, true), [go, kept]);
  const onChoice = useCallback((next: string) => go({ query: next, shows: kept }), [go, kept]);
  const onTag = useCallback((tag: string) => go({ query: withChoice('', 'tag', tag) }), [go]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer begins at its first row
  useEffect(() => {
    if (list.current) list.current.scrollTop = 0;
  }, [answered, order]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  // What is to have the focus is there, or can have it, only once the page is drawn anew.
  const isShown = open !== undefined && open !== 'gone';
  useEffect(() => {
    const wanted = goal.current;
    if (wanted === undefined) return;
    const isThere = wanted === 'list' ? !isCovered : wanted === 'charts' || wanted === 'export' || isShown;
    if (!isThere) return;
    goal.current = undefined;
    if (wanted === 'list') list.current?.focus();
    else if (wanted === 'charts') chartsHeading.current?.focus();
    else if (wanted === 'export') exportHeading.current?.focus();
    else if (wanted === 'title') heading.current?.focus();
    else detail.current?.querySelector<HTMLElement>('.m-tagfield input')?.focus();
  });

  // What is covered can't have the focus, and nobody would hear Esc.
  useEffect(() => {
    if (!isCovered || detail.current?.contains(document.activeElement)) return;
    (heading.current ?? detail.current?.querySelector('button'))?.focus();
  }, [isCovered]);

  useDrop(setOver, ([file, ...others]) => {
    if (!file) return;
    if (others.length > 0)
      void actions.run(
        async () => undefined,
        () => ({ words: text('importOneAtATime', file.name) }),
      );
    go({ shows: 'import', paper: undefined });
    void importing.open(file);
  });

  const page = useRef<HTMLDivElement>(null);
  const listOrPaper = () => (isOpen ? (heading.current ?? detail.current?.querySelector('button')) : list.current);
  useKeptFocus(page, {
    '.p-notice': listOrPaper,
    '.w-bulk': () => list.current,
    '.w-pairs': () => list.current,
    '.w-tageditor': () => page.current?.querySelector<HTMLElement>('[role=tree] [tabindex="0"]'),
  });

  const onCharted = (next: string, place: ChartPlace) => {
    chosen.current = { place, query: next };
    goal.current = 'list';
    go({ query: next, shows: undefined });
  };
  const place = chosen.current?.query === query ? chosen.current.place : undefined;
  const openCharts = () => {
    // What was chosen there last has the focus again, else the heading.
    goal.current = place ? undefined : 'charts';
    go({ shows: 'charts', paper: undefined, query: place?.query ?? query });
  };
  const exportPapers = (what: ExportWhat) => {
    goal.current = 'export';
    setExported(what);
    if (shows) go({ shows: undefined });
  };
  const openRow = ({ paper }: LibraryRow, goes: boolean) => {
    if (goes) goal.current = 'title';
    go({ paper: paper.id });
  };
  const close = () => {
    goal.current = 'list';
    go({ paper: undefined });
  };
  const onActive = (index: number) => {
    setActive(index);
    const row = papers.rowAt(index);
    // Beside the list the open paper goes along with the keys.
    if (isOpen && !isNarrow && row && row.paper.id !== openId) go({ paper: row.paper.id }, true);
  };
  const copyCite = useCopyCite(actions);
  const onLetter = (letter: string, { paper, annotation }: LibraryRow) => {
    if (letter === 's') {
      const next = statuses[(statuses.indexOf(annotation.status) + 1) % statuses.length] ?? 'unread';
      void actions.run(() => send('annotation.change', { papers: [paper], change: { do: 'status', status: next } }));
    } else if (letter === 't') {
      goal.current = 'tags';
      go({ paper: paper.id });
    } else if (letter === 'c') void copyCite(selection.choice ?? { ids: [paper.id] });
  };
  const onLetters = (isOn: boolean) => {
    keepLetters(isOn);
    setLetters(isOn);
  };
  const canBeRule = useMemo(() => faultOf(query) === undefined && !matchesEverything(parse(query)), [query]);

  return (
    <ActionsContext.Provider value={actions}>
      <div ref={page} class={shows === 'charts' && !isOpen ? 'w-page is-wide' : 'w-page'}>
        <header class="w-top">
          <h1>
            <Icon name="hand" />
            {text('name')}
          </h1>
          <QueryBox
            query={query}
            onQuery={onQuery}
            onDown={() => list.current?.focus()}
            facets={facets}
            field={field}
          />
          <div class="w-tools">
            {isSmall && (
              <button
                type="button"
                class="m-btn"
                aria-expanded={isFiltering}
                aria-controls="facets"
                onClick={() => setFiltering(!isFiltering)}
              >
                <Icon name="tune" />
                {text('wsFilter')}
              </button>
            )}
            <button
              type="button"
              class="m-btn"
              aria-pressed={shows === 'duplicates'}
              onClick={() => go({ shows: shows === 'duplicates' ? undefined : 'duplicates' })}
            >
              <Icon name="copy" />
              <span class="w-name">{text('wsDuplicates')}</span>
            </button>
            <button
              type="button"
              class="m-btn"
              aria-pressed={shows === 'history'}
              onClick={() => go({ shows: shows === 'history' ? undefined : 'history' })}
            >
              <Icon name="undo" />
              <span class="w-name">{text('wsHistory')}</span>
            </button>
            <button
              type="button"
              class="m-btn"
              aria-pressed={shows === 'import'}
              onClick={() => go({ shows: shows === 'import' ? undefined : 'import' })}
            >
              <Icon name="plus" />
              <span class="w-name">{text('wsImport')}</span>
            </button>
            <button
              type="button"
              class="m-b is-icon"
              aria-label={text('popupSettings')}
              title={text('popupSettings')}
              onClick={openOptions}
            >
              <Icon name="tune" />
            </button>
          </div>
        </header>
        <section
          class="w-side"
          id="facets"
          aria-label={text('wsFilter')}
          hidden={(isSmall && !isFiltering) || unavailable !== undefined}
          inert={isCovered}
        >
          {edited !== undefined && (
            <TagEditor
              tag={edited}
              revision={revision}
              onRename={async (to) => (await tagChanges.rename(edited, to)) && setEdited(undefined)}
              onRemove={async () => (await tagChanges.remove(edited)) && setEdited(undefined)}
              onClose={() => setEdited(undefined)}
            />
          )}
          <ReadingLists
            revision={revision}
            shown={{ query, order }}
            onOpen={(list) =>
              go({ query: list.query, order: list.order === 'oldest' ? 'oldest' : undefined, shows: undefined })
            }
            onExport={({ name, query: asked, order: its }) =>
              exportPapers({ choice: { query: asked, order: its }, label: name, list: name })
            }
          />
          <Facets
            facets={facets}
            query={query}
            onQuery={onChoice}
            onEditTag={setEdited}
            onNest={(tag, under) => void tagChanges.nest(tag, under)}
          />
          {isNarrow && <Letters hasLetters={hasLetters} onLetters={onLetters} />}
        </section>
        {unavailable !== undefined && (
          // Beside it stays what is open: a note that somebody is typing isn't lost with the library.
          <main class="w-main is-alone" inert={isCovered}>
            {unavailable === 'LibraryLost' ? (
              <LibraryLost library={lost} openOptions={openOptions} onChanged={() => void check()} />
            ) : (
              <Unavailable name={unavailable} onRetry={() => void check()} />
            )}
          </main>
        )}
        <main
          class={shows || exported ? 'w-main is-aside' : 'w-main'}
          inert={isCovered}
          hidden={unavailable !== undefined}
        >
          {exported && !shows && (
            <ExportPane
              what={exported}
              revision={revision}
              heading={exportHeading}
              onClose={() => {
                goal.current = 'list';
                setExported(undefined);
              }}
            />
          )}
          {shows === 'duplicates' && (
            <Duplicates
              revision={revision}
              onOpen={(paper) => go({ paper })}
              onClose={() => go({ shows: undefined })}
            />
          )}
          {shows === 'charts' && (
            <Charts
              query={query}
              revision={revision}
              span={view.span ?? 'year'}
              onSpan={(span) => go({ span: span === 'year' ? undefined : span })}
              onChoose={onCharted}
              onQuery={onChoice}
              onClose={() => {
                goal.current = 'list';
                go({ shows: undefined });
              }}
              place={chosen.current?.place}
              heading={chartsHeading}
            />
          )}
          {shows === 'offers' && (
            <Offers revision={revision} onOpen={(paper) => go({ paper })} onClose={() => go({ shows: undefined })} />
          )}
          {shows === 'import' && (
            <Import
              importing={importing}
              isOver={isOver}
              onClose={() => {
                goal.current = 'list';
                go({ shows: undefined });
              }}
            />
          )}
          {shows === 'history' && <History revision={revision} onClose={() => go({ shows: undefined })} />}
          <ListHead
            {...(total > 0 && { onCharts: openCharts, isBack: place !== undefined })}
            papers={papers}
            order={order}
            onOrder={() => go({ order: order === 'newest' ? 'oldest' : undefined })}
            selection={selection}
            onAll={select.all}
            {...(matched > 0 &&
              answered !== undefined && {
                onExport: () =>
                  exportPapers({
                    choice: { query: answered, order },
                    label: text(answered.trim() === '' ? 'popupExportLibrary' : 'popupExportSearch'),
                  }),
              })}
            {...(canBeRule && { onRule: () => openRules({ query: query.trim() }) })}
          />
          {selection.count > 0 && (
            <BulkBar
              selection={selection}
              onExport={() =>
                selection.choice &&
                exportPapers({ choice: selection.choice, label: counted('popupSelected', selection.count) })
              }
            />
          )}
          {error !== undefined && (
            <div class="w-nothing" role="alert">
              <p class="m-danger">{errorText(error)}</p>
              <button type="button" class="m-btn" onClick={papers.retry}>
                {text('tryAgain')}
              </button>
            </div>
          )}
          {matched > 0 && (
            <PaperList
              papers={papers}
              selection={selection}
              open={openId}
              active={active}
              onActive={onActive}
              onOpen={openRow}
              onTag={onTag}
              onRange={select.range}
              onAll={select.all}
              onLetter={onLetter}
              hasLetters={hasLetters}
              list={list}
              revision={revision}
            />
          )}
          {answered !== undefined && matched === 0 && total > 0 && error === undefined && (
            <NoMatch query={answered} onQuery={onChoice} />
          )}
          {answered !== undefined && total === 0 && error === undefined && (
            <Nothing onImport={() => go({ shows: 'import' })} />
          )}
        </main>
        <Foot
          sources={lookups.sources}
          offered={offered}
          {...(shows !== 'offers' && { onOffers: () => go({ shows: 'offers' }) })}
          notice={notice}
        />
        <aside
          ref={detail}
          class={open ? 'w-detail is-open' : 'w-detail'}
          aria-label={text('wsDetail')}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented || !isOpen) return;
            event.preventDefault();
            close();
          }}
        >
          {open !== undefined && open !== 'gone' && isOpen && (
            <Detail
              row={open}
              revision={revision}
              onClose={close}
              unsaved={unsaved}
              drafts={drafts.current}
              lookups={lookups}
              heading={heading}
            />
          )}
          {open === 'gone' && (
            <div class="w-hints">
              <p>{text('wsGone')}</p>
              <button type="button" class="m-btn" onClick={close}>
                {text('wsClose')}
              </button>
            </div>
          )}
          {!isOpen && <Hints hasLetters={hasLetters} onLetters={onLetters} />}
        </aside>
      </div>
    </ActionsContext.Provider>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea');
}

import { useCallback, useContext, useMemo, useRef, useState } from 'preact/hooks';
import { markOf } from '../core/annotation';
import { lostLibrary } from '../messaging/lost-library';
import type { LibraryPage } from '../messaging/protocol';
import { withTerm } from '../query/terms';
import { Icon } from '../ui/Icon';
import { Jobs } from '../ui/Jobs';
import { LibraryLost } from '../ui/LibraryLost';
import { Lookups } from '../ui/Lookups';
import { NoticeLine } from '../ui/NoticeLine';
import { ActionsContext, useNotice } from '../ui/notice';
import { text } from '../ui/text';
import { Unavailable } from '../ui/Unavailable';
import { useLookups } from '../ui/use-lookups';
import { useUnavailable } from '../ui/use-unavailable';
import { useBackground, useRevision } from './background';
import { type ExportOption, ExportTab } from './ExportTab';
import { exportOptions } from './export-options';
import { FilterPanel } from './FilterPanel';
import { knownOf } from './known-values';
import { LibraryTab } from './LibraryTab';
import { OpenAddPapersContext } from './open-add-papers';
import { PageTab } from './PageTab';
import { SearchField } from './SearchField';
import { type TabId, Tabs } from './Tabs';
import { Today } from './Today';
import { useLibrary } from './use-library';
import { usePage } from './use-page';
import { useSelection } from './use-selection';
import { useTags } from './use-tags';

/** What `storage.local` holds for the popup's first paint. */
export interface Initial {
  recent?: LibraryPage;
  unavailable?: string;
}

export interface AppProps {
  initial: Initial;
}

/** Rows of the last saved papers beside a page that has none. */
const fewRecent = 8;

/** The popup: one search over three tabs. */
export function App({ initial }: AppProps) {
  const [tab, setTab] = useState<TabId>('page');
  const [query, setQuery] = useState('');
  const [filters, setFilters] = useState(false);
  const [chosen, setChosen] = useState<ExportOption['id']>('page');
  const background = useBackground();
  const revision = useRevision();
  const page = usePage(revision);
  const library = useLibrary(query, revision, initial.recent);
  const selection = useSelection();
  const { notice, actions } = useNotice();
  const { unavailable, check } = useUnavailable(background, initial.unavailable, revision);
  const lost = useMemo(() => lostLibrary(background.send), [background]);
  const askSources = useCallback(() => background.send('source.list'), [background]);
  const lookups = useLookups(askSources, revision);
  // A note that somebody is typing stays where it is, out of sight, when the library goes.
  const wasThere = useRef(false);
  wasThere.current ||= unavailable === undefined;
  const tags = useTags(filters || query !== '', revision);
  const sites = useMemo(() => sitesOf(library, page.report?.site.id), [library, page.report]);
  const known = useMemo(() => knownOf(library.rows, page.report, tags), [library.rows, page.report, tags]);
  const last = library.answered === '' ? library : initial.recent;
  const recent = useMemo(
    () => (last?.rows ?? []).slice(0, fewRecent).map(({ paper, annotation }) => ({ paper, mark: markOf(annotation) })),
    [last?.rows],
  );

  const search = (next: string) => {
    setQuery(next);
    if (tab === 'page') setTab('library');
  };
  const searchTag = (tag: string) => search(withTerm('', 'tag', tag));
  const openAddPapers = useContext(OpenAddPapersContext);
  const addPapers = (pasted?: string) => void actions.run(() => openAddPapers(pasted));
  const { papers = [], saved = [], hiddenIds = [] } = page.report ?? {};
  // What somebody has hidden isn't meant by the page's papers.
  const listed = papers.filter(({ id }) => !hiddenIds.includes(id));
  const options = exportOptions(background, { listed, saved, selection, library, query });
  const line = <NoticeLine notice={notice} />;

  return (
    <ActionsContext.Provider value={actions}>
      <main class="p-main">
        <h1 class="p-unseen">{text('name')}</h1>
        <header class="p-top">
          <SearchField query={query} onQuery={search} onDown={focusFirstRow} onAddPasted={addPapers} known={known} />
          <button
            type="button"
            class="m-b is-icon"
            aria-label={text('popupAddOpen')}
            title={text('popupAddOpen')}
            onClick={() => addPapers()}
          >
            <Icon name="plus" />
          </button>
          <button
            type="button"
            class={filters ? 'm-b is-icon is-on' : 'm-b is-icon'}
            aria-label={text('popupFilters')}
            title={text('popupFilters')}
            aria-expanded={filters}
            aria-controls="filters"
            id="filters-button"
            onClick={() => setFilters(!filters)}
          >
            <Icon name="tune" />
          </button>
        </header>
        {filters && (
          <FilterPanel
            query={query}
            onQuery={search}
            tags={tags}
            sites={sites}
            onClose={() => {
              setFilters(false);
              document.getElementById('filters-button')?.focus();
            }}
          />
        )}
        <Tabs
          chosen={tab}
          onChoose={setTab}
          tabs={[
            { id: 'page', label: text('popupTabPage'), count: page.report?.papers.length || undefined },
            {
              id: 'library',
              label: text('popupTabLibrary'),
              count: library.answered === undefined ? undefined : library.total,
            },
            { id: 'export', label: text('popupTabExport') },
          ]}
        />
        <div class="p-panel" id="panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
          {unavailable === 'LibraryLost' && (
            <LibraryLost library={lost} openOptions={background.openOptions} onChanged={() => void check()} />
          )}
          {unavailable !== undefined && unavailable !== 'LibraryLost' && (
            <Unavailable name={unavailable} onRetry={() => void check()} />
          )}
          {(unavailable === undefined || wasThere.current) && (
            <div class="p-tab" hidden={unavailable !== undefined}>
              {tab === 'page' && (
                <PageTab page={page} recent={recent} revision={revision} selection={selection} onTag={searchTag}>
                  {line}
                  {last && last.total > 0 && (
                    <Today rows={last.rows} hasMore={last.total > last.rows.length} onSearch={search} />
                  )}
                </PageTab>
              )}
              {tab === 'library' && (
                <LibraryTab
                  library={library}
                  query={query}
                  onQuery={search}
                  onTag={searchTag}
                  selection={selection}
                  onExport={() => {
                    setChosen(selection.count > 0 ? 'selection' : 'search');
                    setTab('export');
                  }}
                >
                  {line}
                </LibraryTab>
              )}
              {tab === 'export' && (
                <ExportTab options={options} chosen={chosen} onChoose={setChosen} revision={revision}>
                  {line}
                </ExportTab>
              )}
            </div>
          )}
        </div>
        <Jobs source={background.jobs} save={background.download} />
        <Lookups sources={lookups.sources} />
      </main>
    </ActionsContext.Provider>
  );
}

function sitesOf({ rows }: LibraryPage, here: string | undefined): string[] {
  const all = rows.flatMap(({ sites }) => sites);
  return [...new Set(here ? [...all, here] : all)].toSorted();
}

function focusFirstRow(): void {
  document.querySelector<HTMLElement>('#panel [data-row]')?.focus();
}

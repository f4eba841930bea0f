import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { type AnnotationMark, emptyAnnotation, markOf } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { ListedRule } from '../core/rule';
import type { PageReport } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { counted, text } from '../ui/text';
import { useBackground } from './background';
import { PlaceLinks } from './EmptyLibrary';
import { HiddenHere } from './HiddenHere';
import { HideField } from './HideField';
import { hiddenBy } from './hidden-by';
import { PageLayout } from './PageLayout';
import { PaperEditor } from './PaperEditor';
import { PaperList } from './PaperList';
import type { Row } from './PaperRow';
import { SiteAccess } from './SiteAccess';
import { SiteHead } from './SiteHead';
import { Skipped } from './Skipped';
import { UnreadPage } from './UnreadPage';
import type { Page, PageActions } from './use-page';
import { useRules } from './use-rules';
import type { Selection } from './use-selection';
import { useSettings } from './use-settings';
import { useUndo } from './use-undo';

export interface PageTabProps {
  page: Page & PageActions;
  /** The papers last saved, for a page that has none. */
  recent: readonly Row[];
  revision: number;
  selection: Selection;
  onTag: (tag: string) => void;
  /** The line above the foot. */
  children?: ComponentChildren;
}

/** What is on the page in the tab: how many papers, what is hidden and why, what is saved. */
export function PageTab({ page, recent, revision, selection, onTag, children }: PageTabProps) {
  const { state, report, marks, access } = page;
  const { send, openOptions, openRules } = useBackground();
  const { run } = useActions();
  const undoable = useUndo({ run });
  const isListing = report !== undefined && report.kind === 'listing';
  const paper = report?.kind === 'paper' ? report.papers[0] : undefined;
  const mark = useMemo(() => paper && (marks.get(paper.id) ?? markOf(emptyAnnotation(paper.id))), [paper, marks]);
  const hasPapers = report !== undefined && report.kind !== 'other';
  const rules = useRules(isListing, revision);
  const settings = useSettings(revision);
  const saved = report && isListing ? savedRows(report, marks, rules) : [];
  const list = {
    onTag,
    isSelected: selection.has,
    onSelect: (id: PaperId, isSelected: boolean) => void run(() => selection.set(id, isSelected)),
  };
  // What somebody has hidden isn't meant by “all”.
  const shown = report?.papers.filter(({ id }) => !report.hiddenIds.includes(id)) ?? [];
  const saveAll = (papers: PageReport['papers']) =>
    run(
      () => send('annotation.change', { papers, change: { do: 'save' }, ...(report && { site: report.site.id }) }),
      ({ batch }) => undoable(counted('popupSavedAll', papers.length), batch),
    );

  return (
    <>
      <div class="p-body">
        {report && hasPapers && <SiteHead report={report} settings={settings} onPage={page.pause} />}
        {!hasPapers && settings?.pausedEverywhere && (
          <p class="p-paused" role="status">
            <Icon name="pause" />
            {text('popupPausedEverywhere')}
          </p>
        )}
        {report?.origin !== undefined && access && (
          <SiteAccess origin={report.origin} access={access} onChanged={page.refresh} />
        )}
        {report && paper && mark && (
          <article class="p-paper">
            <h2 dir="auto">{paper.title ?? paper.id}</h2>
            <PaperEditor paper={paper} mark={mark} site={report.site.id} />
          </article>
        )}
        {report && isListing && (
          <>
            <HiddenHere report={report} marks={marks} rules={rules} onShow={page.show} />
            <HideField report={report} marks={marks} />
          </>
        )}
        {report && <Skipped report={report} />}
        {report && isDoubtful(report) && <PageLayout />}
        {saved.length > 0 && (
          <>
            <h2 class="p-section m-head">{text('popupSavedHere')}</h2>
            <PaperList label={text('popupSavedHere')} rows={saved} {...list} />
          </>
        )}
        {report && isListing && saved.length === 0 && <p class="p-hint">{text('popupNothingSavedHere')}</p>}
        {state === 'none' && (
          <UnreadPage probe={page.probe} isClosed={page.isClosed === true} access={access} onChanged={page.refresh} />
        )}
        {report?.kind === 'other' && report.linked === 0 && (
          <div class="p-empty is-short">
            <h2>{text('popupNoListing')}</h2>
            <p>{text('popupNoListingHint')}</p>
            <PlaceLinks />
          </div>
        )}
        {(!report || report.kind === 'other') && recent.length > 0 && (
          <>
            <h2 class="p-section m-head">{text('popupLastSaved')}</h2>
            <PaperList label={text('popupLastSaved')} rows={recent} {...list} />
          </>
        )}
        {report && !paper && !isDoubtful(report) && <PageLayout />}
      </div>
      {children}
      <div class="p-foot">
        <button type="button" class="m-btn is-bare p-settings" onClick={openOptions}>
          {text('popupSettings')}
        </button>
        <button type="button" class="m-btn is-bare" onClick={() => openRules()}>
          {text('popupRules')}
        </button>
        <span class="m-gap" />
        {!hasPapers && settings && page.state !== 'asking' && (
          <button
            type="button"
            class="m-btn"
            onClick={() => void run(() => send('settings.change', { pausedEverywhere: !settings.pausedEverywhere }))}
          >
            <Icon name={settings.pausedEverywhere ? 'play' : 'pause'} />
            {text(settings.pausedEverywhere ? 'popupResumeEverywhere' : 'popupPauseAll')}
          </button>
        )}
        {report && isListing && shown.length > 0 && (
          <button
            type="button"
            class="m-btn"
            disabled={shown.every(({ id }) => report.saved.includes(id))}
            onClick={() => void saveAll(shown)}
          >
            {counted('popupSaveAll', shown.length)}
          </button>
        )}
      </div>
    </>
  );
}

/** Whether there is a sign that a page is read wrong; without one that is the last thing to be said of it. */
function isDoubtful({ kind, foundBy, skipped, linked }: PageReport): boolean {
  return kind !== 'paper' && (foundBy === 'generic' || skipped.untitled + skipped.unlinked > 0 || linked > 0);
}

function savedRows(
  report: PageReport,
  marks: ReadonlyMap<PaperId, AnnotationMark>,
  rules: readonly ListedRule[],
): Row[] {
  const saved = new Set(report.saved);
  const whyHidden = hiddenBy(report, marks, rules);
  return report.papers.flatMap((paper) => {
    const mark = marks.get(paper.id);
    if (!mark || !saved.has(paper.id)) return [];
    const why = whyHidden(paper);
    return [{ paper, mark, ...(why !== undefined && { hidden: why }) }];
  });
}

import { useState } from 'preact/hooks';
import type { Settings } from '../core/settings';
import type { PageReport, Pause } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { since } from '../ui/since';
import { counted, type TextKey, text } from '../ui/text';
import { PauseSwitches } from './PauseSwitches';

export interface SiteHeadProps {
  report: PageReport;
  /** Undefined until they are known. */
  settings: Settings | undefined;
  /** Pauses the page until it is left, or ends that. */
  onPage: (paused: boolean) => Promise<void>;
}

const pausedTexts: Record<Pause, TextKey> = {
  page: 'popupPausedPage',
  site: 'popupPausedSite',
  everywhere: 'popupPausedEverywhere',
};

/** The site in the tab: how many papers are there and how they were read, and its pauses. */
export function SiteHead({ report, settings, onPage }: SiteHeadProps) {
  const { site, paused } = report;
  const [isOpen, setIsOpen] = useState(false);
  const showsSwitches = isOpen || paused !== undefined;
  return (
    <>
      <div class="p-site">
        <div>
          <b>{site.name}</b>
          {paused ? <small class="p-state">{text(pausedTexts[paused])}</small> : <small>{factsOf(report)}</small>}
          {report.papers.length > 0 && <small>{howRead(report)}</small>}
        </div>
        {paused === undefined && (
          <button
            type="button"
            class="m-btn"
            aria-expanded={isOpen}
            aria-controls="pause"
            onClick={() => setIsOpen(!isOpen)}
          >
            <Icon name="pause" />
            {text('popupPause')}
          </button>
        )}
      </div>
      {showsSwitches && settings && <PauseSwitches report={report} settings={settings} onPage={onPage} />}
    </>
  );
}

function factsOf({ kind, papers, saved, fresh }: PageReport): string {
  if (kind === 'paper') return text('popupOnePaper');
  const facts = [counted('popupPapers', papers.length), counted('popupSavedCount', saved.length)];
  if (fresh && fresh.count > 0) facts.push(counted('popupFresh', fresh.count, since(fresh.since, Date.now())));
  return facts.join(' · ');
}

function howRead({ foundBy, hasAdapter }: PageReport): string {
  switch (foundBy) {
    case 'adapter':
      return text('popupReadByAdapter');
    case 'taught':
      return text('popupReadTaught');
    case 'generic':
      return text(hasAdapter ? 'popupReadChanged' : 'popupReadWithout');
  }
}

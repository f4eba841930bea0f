import type { PageReport } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { counted, text } from '../ui/text';
import { useBackground } from './background';
import { useActions } from './notice';

export interface SiteHeadProps {
  report: PageReport;
}

/** The site in the tab: how many papers are there and how they were read, and its pause. */
export function SiteHead({ report }: SiteHeadProps) {
  const { site, paused } = report;
  const { send, read } = useBackground();
  const { run } = useActions();
  const pause = () =>
    run(async () => {
      const { settings } = (await read(['settings'])) as { settings?: { pausedSites?: string[] } };
      const others = (settings?.pausedSites ?? []).filter((id) => id !== site.id);
      await send('settings.change', { pausedSites: paused ? others : [...others, site.id] });
    });
  return (
    <div class="p-site">
      <div>
        <b>{site.name}</b>
        <small>{paused ? text('popupPaused') : factsOf(report)}</small>
        {report.papers.length > 0 && <small>{howRead(report)}</small>}
      </div>
      <button type="button" class="m-btn" onClick={() => void pause()}>
        <Icon name={paused ? 'play' : 'pause'} />
        {text(paused ? 'popupResume' : 'popupPause')}
      </button>
    </div>
  );
}

function factsOf({ kind, papers, saved }: PageReport): string {
  if (kind === 'paper') return text('popupOnePaper');
  return [counted('popupPapers', papers.length), counted('popupSavedCount', saved.length)].join(' · ');
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

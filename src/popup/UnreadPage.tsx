import { useState } from 'preact/hooks';
import type { PageProbe } from '../messaging/probe';
import type { SiteAccess } from '../messaging/site-access';
import { useActions } from '../ui/notice';
import { counted, text } from '../ui/text';
import { useBackground } from './background';
import { PlaceLinks } from './EmptyLibrary';
import { PageLayout } from './PageLayout';
import { TeachUnread } from './TeachUnread';

export interface UnreadPageProps {
  /** What could be read; absent where that couldn't be found out. */
  probe: PageProbe | undefined;
  /** Whether the browser lets no extension in. */
  isClosed: boolean;
  access: SiteAccess | undefined;
  /** Asks the page anew, until it is read or isn't any more. */
  onChanged: (isRead: boolean) => Promise<void>;
}

/** A page where no script of ours runs: what could be read there, and the ways to have it read. */
export function UnreadPage({ probe, isClosed, access, onChanged }: UnreadPageProps) {
  const { send, findTab, enableSites } = useBackground();
  const { run } = useActions();
  const [isTaught, setTaught] = useState(false);
  const { host = '', origin, papers = 0, linked = 0, site } = probe ?? {};
  const mustAsk = origin !== undefined && access === 'none';
  const canEnable = mustAsk && (papers > 0 || site !== undefined);
  // The request is the first thing that a click does, or the browser refuses it.
  const enable = () =>
    run(() => enableSites([origin ?? '']).then((isEnabled) => (isEnabled ? onChanged(true) : undefined)));
  const readOnce = () =>
    run(async () => {
      const tab = await findTab();
      if (tab !== undefined) await send('tab.read', tab);
      await onChanged(true);
    });
  return (
    <>
      <div class="p-empty is-short">
        <h2>{isClosed ? text('popupClosed') : headOf(papers, linked)}</h2>
        {isClosed && <p>{text('error_PageClosed')}</p>}
        {papers === 0 && linked > 0 && <p>{counted('popupLinked', linked)}</p>}
        {canEnable && <p>{text('popupEnableHint', host)}</p>}
        {papers > 0 && origin === undefined && <p>{text('popupOnceHint')}</p>}
        {(canEnable || papers > 0) && (
          <p class="p-ways">
            {canEnable && (
              <button type="button" class="m-btn is-primary" onClick={() => void enable()}>
                {text('popupEnable', host)}
              </button>
            )}
            {papers > 0 && (
              <button type="button" class="m-btn" onClick={() => void readOnce()}>
                {text(access === 'none' || access === undefined ? 'popupOnce' : 'popupReadNow')}
              </button>
            )}
          </p>
        )}
        {papers === 0 && linked === 0 && (
          <>
            <p>{text('popupNoListingHint')}</p>
            <PlaceLinks />
          </>
        )}
      </div>
      {probe && <PageLayout {...(mustAsk && { onTeach: () => setTaught(true) })} />}
      {isTaught && <TeachUnread origin={canEnable ? undefined : origin} host={host} onChanged={onChanged} />}
    </>
  );
}

function headOf(papers: number, linked: number): string {
  if (papers > 0) return counted('popupRecognizable', papers);
  return text(linked > 0 ? 'popupNoneRead' : 'popupNoListing');
}

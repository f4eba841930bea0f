import { hostOf } from '../core/origin';
import type { SiteAccess as Access } from '../messaging/site-access';
import { useActions } from '../ui/notice';
import { text } from '../ui/text';
import { useBackground } from './background';

export interface SiteAccessProps {
  /** The match pattern of the page's host. */
  origin: string;
  access: Access;
  /** Asks the page anew, until it is read or isn't any more. */
  onChanged: (isRead: boolean) => Promise<void>;
}

/** Whether the page's site is enabled or was read just once, with the way to the other; nothing on a site that always works. */
export function SiteAccess({ origin, access, onChanged }: SiteAccessProps) {
  const { enableSites, takeBackSites } = useBackground();
  const { run } = useActions();
  // The request is the first thing that a click does, or the browser refuses it.
  const enable = () => run(() => enableSites([origin]).then(() => onChanged(true)));
  const takeBack = () => run(() => takeBackSites([origin]).then(() => onChanged(false)));
  if (access === 'required') return null;
  return (
    <p class="p-access">
      {text(access === 'enabled' ? 'popupEnabledHere' : 'popupOnceHere')}
      <span class="m-gap" />
      {access === 'enabled' ? (
        <button type="button" class="m-btn is-bare" onClick={() => void takeBack()}>
          {text('popupTakeBack')}
        </button>
      ) : (
        <button type="button" class="m-btn" onClick={() => void enable()}>
          {text('popupEnable', hostOf(origin))}
        </button>
      )}
    </p>
  );
}

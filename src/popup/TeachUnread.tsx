import { useActions } from '../ui/notice';
import { text } from '../ui/text';
import { useBackground } from './background';
import { useTeaching } from './PageLayout';

export interface TeachUnreadProps {
  /** The host's match pattern, to ask the browser for; absent where that is offered already. */
  origin: string | undefined;
  host: string;
  /** Asks the page anew, until it is read. */
  onChanged: (isRead: boolean) => Promise<void>;
}

/** Before a page is taught where no script of ours may run: let one in from now on, or this once. */
export function TeachUnread({ origin, host, onChanged }: TeachUnreadProps) {
  const { enableSites } = useBackground();
  const { run } = useActions();
  const teach = useTeaching();
  // The request is the first thing that a click does, or the browser refuses it.
  const enable = (wanted: string) =>
    run(() => enableSites([wanted]).then((isEnabled) => (isEnabled ? onChanged(true) : undefined)));
  return (
    <div class="p-layout" role="group" aria-label={text('popupTeach')}>
      <p>{text('popupTeachFirst')}</p>
      <p class="p-ways">
        {origin !== undefined && (
          <button type="button" class="m-btn is-primary" onClick={() => void enable(origin)}>
            {text('popupEnable', host)}
          </button>
        )}
        <button type="button" class="m-btn" onClick={teach}>
          {text('popupTeachOnce')}
        </button>
      </p>
    </div>
  );
}
